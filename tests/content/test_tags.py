"""Topics and age groups: every one has a label in every language, and people find it by the words they type."""

import json
from pathlib import Path

import pytest

import content
from content import evidence, tags

FOLDER = Path(content.__file__).parent
LANGUAGES = sorted(path.parent.name for path in FOLDER.glob("*/tags.json"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_of_a_card_has_a_label_and_no_label_is_for_nothing(language: str) -> None:
    assert set(tags.labels(language)) == {tag for card in evidence.shipped() for tag in card.tags}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_age_group_of_a_card_has_a_label(language: str) -> None:
    assert {card.phase for card in evidence.shipped()} <= set(tags.phases(language))


@pytest.mark.parametrize("file", ["tags.json", "phases.json"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_and_synonyms_are_the_same_in_number_filled_and_short(file: str, language: str) -> None:
    english, other = (json.loads((FOLDER / name / file).read_text("utf-8")) for name in ("en", language))
    assert list(other) == list(english)
    for entry in other.values():
        assert set(entry) == {"label", "also"}
        assert entry["also"]
        assert all(word == word.strip() != "" and len(word) <= 60 for word in (entry["label"], *entry["also"]))
    assert len({entry["label"] for entry in other.values()}) == len(other)


@pytest.mark.parametrize("file", ["tags.json", "phases.json"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_means_two_things(file: str, language: str) -> None:
    find = tags.find if file == "tags.json" else tags.find_phase
    for slug, entry in json.loads((FOLDER / language / file).read_text("utf-8")).items():
        assert {find(word, language) for word in (slug, entry["label"], *entry["also"])} == {slug}


@pytest.mark.parametrize(
    ("word", "language", "slug"),
    [
        ("marking", "en", "feedback"),
        ("  #Maths ", "en", "numeracy"),
        ("mother_tongue", "en", "mother-tongue"),
        ("girls\N{RIGHT SINGLE QUOTATION MARK} education", "en", "girls"),
        ("evaluacion", "es", "assessment"),
        ("RETROALIMENTACIÓN", "es", "feedback"),
        ("homework", "es", "homework"),
        ("marking", "fi", "feedback"),
    ],
)
def test_a_topic_is_found_by_what_people_type(word: str, language: str, slug: str) -> None:
    assert tags.find(word, language) == slug


@pytest.mark.parametrize("word", ["", "#", "astronomy", "evaluación"])
def test_an_unknown_word_finds_no_topic(word: str) -> None:
    assert tags.find(word, "en") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_of_a_topic_counts_as_only_asking(language: str) -> None:
    assert tags.idle(language)
    assert not tags.idle(language) & {*tags.names(language), *tags.labels(language).values()}


def test_an_age_group_is_found_by_what_people_type() -> None:
    assert tags.find_phase("Preescolar", "es") == "early-years"
    assert tags.find_phase("high school", "en") == "secondary"
    assert tags.find_phase("university", "en") is None


def test_labels_cannot_be_changed_by_a_reader() -> None:
    with pytest.raises(TypeError):
        tags.labels("en")["arts"] = "crafts"  # type: ignore[index]


def test_topics_are_listed_without_a_last_and() -> None:
    assert tags.listed(["literacy", "oracy", "clay"], "en") == "literacy, speaking and listening, clay"
    assert tags.listed(["literacy", "oracy"], "es") == "lectura y escritura, hablar y escuchar"
