"""Whatever file somebody sends as a template: it is read, or what is to be mended is said in words."""

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from cards.templates import problem_lines
from content.template_files import SHIPPED, BadTemplate, read_yaml
from content.xlsform import read_xlsform
from locales import languages, texts
from tests.sheets import xlsform

GOOD = (SHIPPED / "we-tried-it-here.yaml").read_text(encoding="utf-8")
LINES = GOOD.splitlines()
JUNK = st.sampled_from(
    ["", "- ", "  ", "{", "[", "key: x", "type: poem", "min: -5", "max: []", "&a", "*a", "\t", "é: 🇺🇿", "? :", "'"]
)
CELLS = st.one_of(
    st.sampled_from(
        ["text", "integer", "select_one yn", "select_multiple yn", "begin repeat", "end repeat", "note", "range",
         "image", "barcode", "begin group", "end group", "${title} = 'a'", "selected(${x}, 'b')", ". > 3", "yes"]
    ),
    st.text(max_size=12).filter(lambda words: all(sign.isprintable() for sign in words)),
)  # fmt: skip
HEADS = ["type", "name", "label::English (en)", "relevant", "constraint", "required"]


def said(bad: BadTemplate) -> None:
    for language in languages():
        words = problem_lines(bad, texts(language))
        assert words.strip()
        assert len(words) < 4000


def reads(read: object, file: str | bytes) -> None:
    try:
        assert read(file).steps  # type: ignore[operator]
    except BadTemplate as bad:
        said(bad)


@settings(max_examples=60, deadline=None)
@given(edits=st.lists(st.tuples(st.integers(0, len(LINES) - 1), JUNK, st.booleans()), min_size=1, max_size=4))
@pytest.mark.slow
def test_a_template_with_broken_lines_is_read_or_told_what_to_mend(edits: list[tuple[int, str, bool]]) -> None:
    lines = list(LINES)
    for number, junk, whole in edits:
        lines[number] = junk if whole else lines[number] + junk
    reads(read_yaml, "\n".join(lines))


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=300), st.binary(max_size=300)))
@pytest.mark.slow
def test_anything_at_all_is_told_what_to_mend(file: str | bytes) -> None:
    with pytest.raises(BadTemplate) as bad:
        read_yaml(file)
    said(bad.value)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(
    rows=st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=5),
    choices=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=3),
)
@pytest.mark.slow
def test_any_spreadsheet_is_read_or_told_what_to_mend(rows: list[list[str]], choices: list[list[str]]) -> None:
    reads(read_xlsform, sheet(rows, choices))


@settings(max_examples=20, deadline=None)
@given(cut=st.integers(0, 4000), junk=st.binary(max_size=50))
def test_a_broken_spreadsheet_is_told_so(cut: int, junk: bytes) -> None:
    reads(read_xlsform, sheet([["text", "title", "Title", "", "", "yes"]], [])[:cut] + junk)


def sheet(rows: list[list[str]], choices: list[list[str]]) -> bytes:
    listed = [["list_name", "name", "label::English (en)"], ["yn", "a", "A"], ["yn", "b", "B"], *choices]
    return xlsform([HEADS, *rows], listed, [["form_title", "form_id"], ["My form", "my-form"]])


@pytest.mark.slow
def test_a_spreadsheet_becomes_a_template_in_its_languages() -> None:
    rows = [
        ["select_one yn", "Did it work?", "Did it work?", "", "", "yes"],
        ["integer", "pupils", "How many?", "", ". >= 1 and . <= 40", ""],
    ]
    template = read_xlsform(sheet([["select_one yn", "worked", "Did it work?", "", "", "yes"], rows[1]], []))
    assert [step.key for step in template.steps] == ["worked", "pupils", "consent_pupils", "consent_share"]
    assert (template.step("pupils").minimum, template.step("pupils").maximum) == (1, 40)
    assert template.step("worked").required
    assert not template.step("pupils").required
    with pytest.raises(BadTemplate) as bad:
        read_xlsform(sheet([["select_one yn", "worked", "Did it work?", "pulldata(1)", "", ""]], []))
    assert [(one.code, one.line, one.step) for one in bad.value.problems] == [("condition", 2, "worked")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("settings_", "missing"),
    [
        ([["form_title::English (en)", "form_title::Español (es)", "form_id"], ["A walk", "Un paseo", "walk"]], []),
        ([["form_title", "form_title::Español (es)", "form_id"], ["A walk", "Un paseo", "walk"]], []),
        ([["form_title::Español (es)", "form_id"], ["Un paseo", "walk"]], ["name", "use"]),
    ],
)
def test_a_spreadsheet_may_have_its_title_in_every_language(settings_: list[list[str]], missing: list[str]) -> None:
    survey = [
        ["type", "name", "label::English (en)", "label::Español (es)"],
        ["text", "title", "What do you call it?", "¿Cómo se llama?"],
    ]
    template = read_xlsform(xlsform(survey, [["list_name", "name"]], settings_))
    assert (template.id, template.name_in("es"), template.missing_in("es")) == ("walk", "Un paseo", [])
    assert template.name_in("en") == ("Un paseo" if missing else "A walk")
    assert template.missing_in("en") == missing


def test_languages_without_a_code_are_asked_for_it_and_one_alone_is_that_of_the_whole() -> None:
    heads = ["type", "name", "label::English", "label::Spanish"]
    rows = [["text", "title", "What do you call it?", "¿Cómo se llama?"]]
    sheets = [["list_name", "name"]], [["form_title", "form_id"], ["A walk", "walk"]]
    with pytest.raises(BadTemplate) as bad:
        read_xlsform(xlsform([heads, *rows], *sheets))
    assert [(one.code, one.values["given"]) for one in bad.value.problems] == [
        ("language-code", "English"),
        ("language-code", "Spanish"),
    ]
    alone = read_xlsform(xlsform([row[:3] for row in [heads, *rows]], *sheets))
    assert alone.step("title").words("en").prompt == "What do you call it?"


def test_another_answer_than_those_offered_may_be_asked_for() -> None:
    template = read_xlsform(sheet([["select_one yn or_other", "worked", "Did it work?", "", "", "yes"]], []))
    assert template.step("worked_other").only_if[0].any_of == ("other",)
    assert "other" in template.step("worked").options
