"""The six templates that ship: facts that can be asked, words in every language, labels that fit a button."""

import re

import pytest

from content import tags, templates
from content.template_files import CODES, LARGEST_FILE, SHIPPED, BadTemplate, Problem, read_yaml, shipped
from content.template_schema import Step, StepWords
from locales import languages, texts

BUTTON = 60
STEPS = [(one.id, step) for one in shipped() for step in one.steps]
SMALL = """
id: walk
name: {en: A walk, es: Un paseo}
use: {en: To tell of a walk., es: Para contar un paseo.}
steps:
- key: where
  type: choice
  quick: true
  prompt: {en: "Where?", es: "¿Dónde?"}
  options:
    wood: {en: wood, es: bosque}
    no: {en: none, es: ninguno}
- key: far
  type: number
  max: 30
  prompt: {en: "How far?", es: "¿A qué distancia?"}
  only_if: {step: where, any_of: [wood]}
- {key: consent_share, type: choice, quick: true}
"""


def texts_of(words: StepWords) -> dict[str, str]:
    own = {"prompt": words.prompt, "example": words.example, "why": words.why, "hint": words.hint}
    return own | {f"option {slug}": label for slug, label in words.options.items()}


def step(template_id: str, key: str) -> Step:
    return templates.template(template_id).step(key)


def problems(words: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(BadTemplate) as bad:
        read_yaml(words)
    return bad.value.problems


def test_there_are_six_templates_in_the_order_they_are_offered() -> None:
    assert [one.id for one in templates.offered()] == [
        "promising-practice",
        "lesson-study",
        "inquiry-report",
        "we-tried-it-here",
        "wellbeing-foundational",
        "innovation-scaling",
    ]


@pytest.mark.parametrize("language", languages())
def test_every_shipped_template_is_complete_in_every_language(language: str) -> None:
    assert [(one.id, place) for one in shipped() for place in one.missing_in(language)] == []


def test_an_unknown_template_version_or_step_is_a_key_error() -> None:
    for ask in (
        lambda: templates.template("poem"),
        lambda: templates.template("lesson-study", 99),
        lambda: step("lesson-study", "poem"),
    ):
        with pytest.raises(KeyError):
            ask()


@pytest.mark.parametrize(("template_id", "step"), STEPS)
def test_keys_and_options_are_short_enough_for_the_bytes_of_a_button(template_id: str, step: Step) -> None:
    assert re.fullmatch(r"[a-z][a-z_]{0,19}", step.key)
    for slug in step.options:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
        assert len(slug) <= 28
    assert step.type != "multi" or (step.maximum or 0) <= len(step.options)


def test_a_rule_is_always_explained_by_a_hint() -> None:
    assert {step.key for _, step in STEPS if step.rule and not step.hint} == set()


def test_the_limits_of_an_answer_are_the_ones_asked_for() -> None:
    title, pupils = step("promising-practice", "title"), step("promising-practice", "pupils")
    assert (title.minimum, title.maximum, title.required, title.quick) == (8, 90, True, True)
    assert (pupils.minimum, pupils.maximum, pupils.type) == (1, 5000, "number")
    assert step("innovation-scaling", "leader_ok").rule == "yes-for-funding"


def test_limits_of_a_study_and_risks_cannot_be_skipped_and_the_rest_can() -> None:
    assert {step.key for _, step in STEPS if not step.skippable} == {"limitations", "risk"}
    assert all("limitations" in {step.key for step in one.steps} for one in shipped())


def test_no_case_is_shared_without_consent() -> None:
    for one in shipped():
        assert one.step("consent_pupils").required
        assert one.step("consent_share").required


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("template_id", "step"), STEPS)
def test_a_translation_keeps_every_number_and_labels_fit_a_button(template_id: str, step: Step, language: str) -> None:
    words, english = step.words(language), texts_of(step.words("en"))
    for name, text in texts_of(words).items():
        assert set(re.findall(r"\d+", text)) == set(re.findall(r"\d+", english[name])), name
    assert all(len(label) <= BUTTON for label in words.options.values())
    assert len(set(words.options.values())) == len(words.options)


def test_words_of_a_language_we_lack_are_english_and_of_a_region_its_language() -> None:
    title = step("lesson-study", "title")
    assert title.words("fi") == title.words("en") != title.words("es")
    assert title.words("../es") == title.words("en")
    assert title.words("es-419") == title.words("es")


def test_a_template_may_ask_a_shared_step_with_an_example_of_its_own() -> None:
    titles = [step(one, "title").words("en") for one in ("lesson-study", "innovation-scaling")]
    assert titles[0].prompt == titles[1].prompt
    assert titles[0].example != titles[1].example


@pytest.mark.parametrize("language", languages())
def test_age_groups_are_called_the_same_in_a_template_and_in_the_library(language: str) -> None:
    labels = tags.phases(language)
    options = step("promising-practice", "phase").words(language).options
    assert options == {slug: labels[slug] for slug in options}


# --- files of others ----------------------------------------------------------------------------------------------


def test_a_small_file_is_a_template_with_the_common_words_put_in() -> None:
    walk = read_yaml(SMALL)
    assert walk.languages() == ("en", "es")
    assert list(walk.step("where").options) == ["wood", "no"]
    assert walk.step("consent_share").words("es").options["my-group"] == "mi grupo"
    far = walk.step("far").only_if[0]
    assert [far.holds(value) for value in ("wood", "no", None)] == [True, False, False]


def test_what_is_not_translated_yet_is_named() -> None:
    half = read_yaml(SMALL.replace(", es: bosque", "").replace(', es: "¿Dónde?"', ""))
    assert half.missing_in("es") == ["steps.where.prompt", "steps.where.options.wood"]
    assert half.step("where").words("es").prompt == "Where?"


@pytest.mark.parametrize(
    ("was", "now", "code", "line", "step"),
    [
        ("type: choice", "type: chose", "unknown-type", 7, "where"),
        ("  max: 30", "  maximun: 30", "unknown-field", 15, "far"),
        ("max: 30", "max: many", "whole-number", 15, "far"),
        ("max: 30", "max: -1", "out-of-range", 15, "far"),
        ("max: 30", "max: 30\n  max: 31", "twice", 16, None),
        ("key: far", "key: Far away", "bad-name", 13, "Far away"),
        ("key: far", "key: where", "same-key", 6, "where"),
        ("step: where, any_of", "step: there, any_of", "condition-step", 13, "far"),
        ("any_of: [wood]", "any_of: [sea]", "condition-option", 13, "far"),
        ("any_of: [wood]", "any_of: wood", "list", 17, "far"),
        ("    no: {en: none, es: ninguno}\n", "", "few-options", 6, "where"),
        ('prompt: {en: "Where?", es: "¿Dónde?"}', "prompt: Where?", "per-language", 9, "where"),
        ('prompt: {en: "Where?", es: "¿Dónde?"}', "", "no-prompt", 6, "where"),
        ('prompt: {en: "Where?", es: "¿Dónde?"}', "prompt: {en: }", "words", 9, "where"),
        ("- {key: consent_share, type: choice, quick: true}\n", "", "no-sharing", 2, None),
        ("id: walk\n", "", "missing", 2, None),
        ("name: {", "name: {{", "not-yaml", 4, None),
        ("id: walk", "id: &walk walk\nbased: *walk", "alias", 3, None),
        ("SMALL", "", "not-a-template", 1, None),
    ],
)
def test_a_mistake_is_told_with_its_line_and_step(was: str, now: str, code: str, line: int, step: str | None) -> None:
    words = SMALL.replace(was, now) if was != "SMALL" else "just words"
    found = [(problem.code, problem.line, problem.step) for problem in problems(words)]
    assert (code, line, step) in found, found


@pytest.mark.slow
def test_files_that_are_no_text_too_large_or_too_deep_are_refused() -> None:
    assert problems(b"\xff\xfe\x00")[0].code == "not-utf8"
    assert problems("a" * (LARGEST_FILE + 1))[0].code == "too-large"
    assert problems("a: " + "[" * 50 + "]" * 50)[0].code == "too-deep"
    assert problems("a: " + "[" * 100_000)[0].code == "not-yaml"


@pytest.mark.parametrize("language", languages())
def test_every_problem_has_its_words(language: str) -> None:
    values = dict.fromkeys(
        ("field", "given", "known", "expected", "minimum", "maximum", "other", "option", "size", "detail"), "x"
    )
    for code in CODES:
        assert texts(language).plain(f"templates-problem-{code}", **values), code


def test_the_template_in_the_documents_is_one() -> None:
    words = (SHIPPED.parent.parent / "docs" / "templates.md").read_text(encoding="utf-8")
    assert [step.key for step in read_yaml(words.split("```yaml")[1].split("```")[0]).steps][-1] == "consent_share"
