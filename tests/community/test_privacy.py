"""The privacy check, and the page that says how well it does."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.privacy import Kind, check, digests
from tests.privacy_set import measured, sentences

ROOT = Path(__file__).parents[2]


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(str(one.kind), text[one.start : one.end]) for one in check(text, language)]


def test_the_set_is_large_in_both_languages_and_half_of_it_is_harmless() -> None:
    every = list(sentences())
    assert len(every) >= 300
    assert len({one.id for one in every}) == len(every)
    for language in ("en", "es"):
        spoken = [one for one in every if one.language == language]
        harmless = [one for one in spoken if not one.expected]
        assert len(spoken) >= 140
        assert 0.4 <= len(harmless) / len(spoken) <= 0.6


def test_the_page_shows_what_is_measured() -> None:
    assert measured() in (ROOT / "docs" / "privacy-check.md").read_text(encoding="utf-8")


def test_every_kind_is_explained_on_the_page() -> None:
    page = (ROOT / "docs" / "privacy-check.md").read_text(encoding="utf-8")
    assert [kind for kind in Kind if f"`{kind}`" not in page] == []


@pytest.mark.parametrize("typed", ["Zorah Quell", "zorah quell", "ZORAH  QUELL", "Zórah Quéll"])
def test_a_name_of_the_schools_list_is_found_however_it_is_typed(typed: str) -> None:
    known = digests("Zorah Quell\nPim; Ana Obregón")
    text = f"It was {typed} who asked."
    assert [text[one.start : one.end] for one in check(text, "en", known)] == [typed]
    assert [one.kind for one in check(text, "en", known)] == [Kind.LISTED]
    assert [one for one in check(text, "en") if one.kind is Kind.LISTED] == []


def test_a_name_on_no_list_stays_what_it_is() -> None:
    assert check("It was the river that asked.", "en", digests("Zorah Quell")) == []


def test_positions_count_characters_and_not_bytes() -> None:
    text = "👩🏽‍🏫🇺🇿 alumna Lucía G. de 4º B"
    (one,) = check(text, "es")
    assert text[one.start : one.end] == "Lucía G."


def test_one_letter_is_in_one_finding_only() -> None:
    assert found("Write to maria.lopez@school.org or @maria_l") == [
        ("email", "maria.lopez@school.org"),
        ("handle", "@maria_l"),
    ]


def test_a_language_without_cues_is_read_with_the_english_ones() -> None:
    assert found("my student Juan Pérez", "fi") == found("my student Juan Pérez", "en")


@given(st.text(max_size=200), st.sampled_from(["en", "es", "es-419", "", "../x"]))
def test_any_text_is_taken(text: str, language: str) -> None:
    at = 0
    for one in check(text, language, digests("Zorah Quell")):
        assert at <= one.start < one.end <= len(text)
        at = one.end


_PIECES = st.sampled_from(
    ["Maria", "the pupil", "7B", "+44 7911 123456", "@ana_1", "12", "García", "from", ",", "Will", "."]
)


@given(st.lists(_PIECES, max_size=12))
def test_any_mixture_of_what_looks_personal_is_taken(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert all(text[one.start : one.end].strip() for one in check(text, "en"))
