"""The six case-study templates: facts that can be asked, words in every language, labels that fit a button."""

import json
import re
from pathlib import Path

import pytest

import content
from content import tags, templates
from content.templates import Step, StepWords

FOLDER = Path(content.__file__).parent
LANGUAGES = sorted(path.parent.name for path in FOLDER.glob("*/templates.json"))
BUTTON = 60
STEPS = [(one.id, step) for one in templates.all_templates() for step in one.steps]


def texts_of(words: StepWords) -> dict[str, str | None]:
    own = {"prompt": words.prompt, "example": words.example, "why": words.why, "hint": words.hint}
    return own | {f"option {slug}": label for slug, label in words.options.items()}


def step(template_id: str, key: str) -> Step:
    return templates.template(template_id).step(key)


def test_there_are_six_templates_in_the_order_they_are_offered() -> None:
    assert [one.id for one in templates.all_templates()] == [
        "promising-practice",
        "lesson-study",
        "inquiry-report",
        "we-tried-it-here",
        "wellbeing-foundational",
        "innovation-scaling",
    ]


def test_english_and_spanish_words_are_shipped() -> None:
    assert LANGUAGES == ["en", "es"]


def test_no_template_asks_two_steps_under_one_key() -> None:
    for one in templates.all_templates():
        keys = [step.key for step in one.steps]
        assert len(keys) == len(set(keys))
        assert one.based


def test_an_unknown_template_or_step_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        templates.template("poem")
    with pytest.raises(KeyError):
        templates.words("poem", "en")
    with pytest.raises(KeyError):
        step("lesson-study", "poem")


@pytest.mark.parametrize(("template_id", "step"), STEPS)
def test_a_step_has_limits_and_options_as_its_type_needs(template_id: str, step: Step) -> None:
    if step.type in ("choice", "multi"):
        assert len(step.options) >= 2
        assert len(set(step.options)) == len(step.options)
    else:
        assert step.options == ()
    if step.type in ("choice", "consent"):
        assert step.minimum is None
        assert step.maximum is None
    elif step.minimum is not None and step.maximum is not None:
        assert 0 <= step.minimum < step.maximum
    else:
        assert step.rule == "library-code-or-link"
    if step.type == "multi":
        assert step.maximum is not None
        assert step.maximum <= len(step.options)


@pytest.mark.parametrize(("template_id", "step"), STEPS)
def test_keys_and_options_are_short_enough_for_the_bytes_of_a_button(template_id: str, step: Step) -> None:
    assert re.fullmatch(r"[a-z][a-z_]{0,19}", step.key)
    for slug in step.options:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
        assert len(slug) <= 28


def test_a_rule_is_always_explained_by_a_hint() -> None:
    assert {step.key for _, step in STEPS if step.rule and not step.hint} == set()


def test_the_limits_of_an_answer_are_the_ones_asked_for() -> None:
    title, pupils = step("promising-practice", "title"), step("promising-practice", "pupils")
    assert (title.minimum, title.maximum, title.required, title.quick) == (8, 90, True, True)
    assert (pupils.minimum, pupils.maximum, pupils.type) == (1, 5000, "number")
    assert step("innovation-scaling", "leader_ok").rule == "yes-for-funding"


def test_limits_of_a_study_and_risks_cannot_be_skipped_and_the_rest_can() -> None:
    assert {step.key for _, step in STEPS if not step.skippable} == {"limitations", "risk"}
    assert all("limitations" in {step.key for step in one.steps} for one in templates.all_templates())


def test_no_case_is_shared_without_consent() -> None:
    for one in templates.all_templates():
        assert one.step("consent_pupils").required
        assert one.step("consent_share").required


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("template_id", "step"), STEPS)
def test_every_step_has_its_words_and_no_other(template_id: str, step: Step, language: str) -> None:
    words = templates.words(template_id, language).steps[step.key]
    assert tuple(words.options) == step.options
    assert (words.hint is not None) == step.hint
    assert all(text is None or text == text.strip() != "" for text in texts_of(words).values())
    assert all(len(label) <= BUTTON for label in words.options.values())
    assert len(set(words.options.values())) == len(words.options)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_same_shape_as_english(language: str) -> None:
    def shape(node: object) -> object:
        return {key: shape(value) for key, value in node.items()} if isinstance(node, dict) else None

    english, other = (json.loads((FOLDER / name / "templates.json").read_text("utf-8")) for name in ("en", language))
    assert shape(other) == shape(english)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("template_id", "step"), STEPS)
def test_a_translation_keeps_every_number(template_id: str, step: Step, language: str) -> None:
    english = texts_of(templates.words(template_id, "en").steps[step.key])
    other = texts_of(templates.words(template_id, language).steps[step.key])
    for name, text in english.items():
        assert set(re.findall(r"\d+", other[name] or "")) == set(re.findall(r"\d+", text or "")), name


def test_words_come_in_the_order_of_the_steps() -> None:
    for one in templates.all_templates():
        assert list(templates.words(one.id, "es").steps) == [step.key for step in one.steps]


def test_words_of_a_language_we_lack_are_english_and_of_a_region_its_language() -> None:
    english, spanish = templates.words("lesson-study", "en"), templates.words("lesson-study", "es")
    assert templates.words("lesson-study", "fi") == english != spanish
    assert templates.words("lesson-study", "../es") == english
    assert templates.words("lesson-study", "es-419") == spanish


def test_a_template_may_ask_a_shared_step_with_an_example_of_its_own() -> None:
    titles = [templates.words(one, "en").steps["title"] for one in ("lesson-study", "innovation-scaling")]
    assert titles[0].prompt == titles[1].prompt
    assert titles[0].example != titles[1].example


@pytest.mark.parametrize("language", LANGUAGES)
def test_age_groups_are_called_the_same_in_a_template_and_in_the_library(language: str) -> None:
    labels = tags.phases(language)
    options = templates.words("promising-practice", language).steps["phase"].options
    assert options == {slug: labels[slug] for slug in options}
