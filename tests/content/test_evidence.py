"""The research cards: what is shipped is sound, translations say the same, and bad files are refused with a place."""

import csv
import re
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import content
from content import evidence
from content.card_checks import COLUMNS
from content.evidence import BadFile, Card

FOLDER = Path(content.__file__).parent
GOOD = {
    "slug": "quiet-corner",
    "title": "A quiet corner",
    "months_progress": "2",
    "evidence_strength": "3",
    "cost": "1",
    "phase": "primary",
    "source_url": "https://example.org/corner",
    "source_year": "2024",
    "checked": "yes",
    "tags": "wellbeing;early-years",
    "own_words_summary": "A corner with cushions, and time in it.",
    "what_to_watch": "One school only.",
    "citation": "Nobody (2024)",
    "doi": "10.1000/corner",
    "collection": "our-own",
}


def as_file(*rows: dict[str, str], columns: Iterable[str] = COLUMNS, delimiter: str = ",") -> str:
    out = StringIO()
    writer = csv.DictWriter(out, list(columns), extrasaction="ignore", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def faults(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(BadFile) as refused:
        evidence.read_cards(text)
    return [(row.line, row.column, row.reason_code) for row in refused.value.rows]


def numbers(text: str) -> list[str]:
    """Numbers with their decimals, sorted; the sign between thousands, which differs by language, is left out."""
    return sorted(re.findall(r"[+]?\d+(?:\.\d+)?", re.sub(r"(?<=\d)[,\u00a0](?=\d{3}\b)", "", text)))


# What is shipped


def test_ninety_two_cards_are_shipped_and_each_says_what_to_watch() -> None:
    cards = evidence.shipped()
    assert len(cards) == len({card.slug for card in cards}) == 92
    assert all(card.summary and card.watch and card.citation and card.tags for card in cards)


def test_no_figure_is_none_and_not_zero() -> None:
    by_slug = {card.slug: card for card in evidence.shipped()}
    assert by_slug["learning-styles"].months is None
    assert by_slug["setting-and-streaming"].months == 0
    assert by_slug["repeating-a-year"].months == -2


def test_a_reader_who_changes_the_list_changes_only_a_copy() -> None:
    evidence.shipped().clear()
    evidence.translations("es").clear()
    assert len(evidence.shipped()) == len(evidence.translations("es")) == 92


def test_the_spanish_cards_are_all_there_in_the_same_order_and_nothing_is_empty() -> None:
    with (FOLDER / "es" / "evidence.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert [row["slug"] for row in rows] == [card.slug for card in evidence.shipped()]
    for row in rows:
        assert set(row) == {"slug", "title", "own_words_summary", "what_to_watch"}
        assert all(text == text.strip() != "" for text in row.values())
        assert len(row["title"]) <= 120


@pytest.mark.parametrize("card", evidence.shipped(), ids=lambda card: card.slug)
def test_a_spanish_card_has_the_numbers_of_the_english_one_and_other_words(card: Card) -> None:
    spanish = evidence.translations("es")[card.slug]
    for there, here in zip(spanish, (card.title, card.summary, card.watch), strict=True):
        assert numbers(there) == numbers(here)
        assert there != here


def test_cards_in_a_language_we_lack_are_english() -> None:
    assert evidence.translations("fi") == evidence.translations("en")
    feedback = next(card for card in evidence.shipped() if card.slug == "feedback")
    assert evidence.translations("en")["feedback"] == (feedback.title, feedback.summary, feedback.watch)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_glossary_has_every_word_once(language: str) -> None:
    with (FOLDER / language / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert len({row["term"] for row in rows}) == len(rows) == 52
    assert all(text == text.strip() != "" for row in rows for text in row.values())


def test_the_spanish_glossary_explains_the_same_words_with_the_same_numbers() -> None:
    read = {}
    for language in ("en", "es"):
        with (FOLDER / language / "glossary.csv").open(encoding="utf-8", newline="") as file:
            read[language] = list(csv.DictReader(file, strict=True))
    for english, spanish in zip(read["en"], read["es"], strict=True):
        assert spanish["english"] == english["term"]
        assert set(re.findall(r"\d+", spanish["explanation"])) == set(re.findall(r"\d+", english["explanation"]))


def test_questionnaire_items_each_have_an_id_of_their_own() -> None:
    with (FOLDER / "items.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert len({row["item_id"] for row in rows}) == len(rows) == 40


# What people bring


def test_a_good_file_becomes_cards() -> None:
    assert evidence.read_cards(as_file(GOOD)) == [
        Card(
            slug="quiet-corner",
            title="A quiet corner",
            months=2,
            strength=3,
            cost=1,
            phase="primary",
            source_url="https://example.org/corner",
            source_year=2024,
            checked="yes",
            tags=("wellbeing", "early-years"),
            summary="A corner with cushions, and time in it.",
            watch="One school only.",
            citation="Nobody (2024)",
            doi="10.1000/corner",
            collection="our-own",
        )
    ]


def test_figures_doi_and_collection_may_be_left_empty() -> None:
    empty = ("months_progress", "evidence_strength", "cost", "source_year", "tags", "doi", "collection")
    card = evidence.read_cards(as_file(GOOD | dict.fromkeys(empty, "")))[0]
    assert (card.months, card.strength, card.cost, card.source_year) == (None, None, None, None)
    assert (card.tags, card.doi, card.collection) == ((), "", "")


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + as_file(GOOD),
        as_file(GOOD).replace("\r\n", "\n"),
        as_file(GOOD, delimiter=";"),
        as_file(GOOD, delimiter="\t"),
        as_file(GOOD, columns=reversed(COLUMNS)),
        as_file(GOOD | {"note": "ask Amina"}, columns=(*COLUMNS, "note")),
        "\n" + as_file(GOOD) + ",,,\n\n",
        as_file(GOOD | {"tags": " wellbeing ; early-years;wellbeing;", "months_progress": "+2"}),
    ],
    ids=["byte mark", "unix", "semicolons", "tabs", "other order", "own column", "blank lines", "loose spaces"],
)
def test_what_spreadsheets_do_to_a_file_is_forgiven(text: str) -> None:
    assert evidence.read_cards(text) == evidence.read_cards(as_file(GOOD))


def test_empty_cells_left_out_at_the_end_of_a_line_are_forgiven() -> None:
    text = as_file(GOOD | {"doi": "", "collection": ""}).replace(",,\r\n", "\r\n")
    assert evidence.read_cards(text)[0].collection == ""


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("slug", "", "missing-value"),
        ("slug", "Quiet Corner", "slug-not-a-slug"),
        ("slug", "a" * 41, "too-long"),
        ("title", "", "missing-value"),
        ("title", "a" * 121, "too-long"),
        ("months_progress", "many", "months-not-a-number"),
        ("months_progress", "4,5", "months-not-a-number"),
        ("months_progress", "25", "months-not-in-24"),
        ("evidence_strength", "6", "strength-not-0-to-5"),
        ("evidence_strength", "-1", "strength-not-0-to-5"),
        ("evidence_strength", "strong", "strength-not-a-number"),
        ("cost", "0", "cost-not-1-to-5"),
        ("cost", "6", "cost-not-1-to-5"),
        ("cost", "£", "cost-not-a-number"),
        ("phase", "university", "phase-unknown"),
        ("source_url", "", "missing-value"),
        ("source_url", "example.org", "url-not-http"),
        ("source_url", "ftp://example.org/x", "url-not-http"),
        ("source_url", "javascript:alert(1)", "url-not-http"),
        ("source_url", "https://", "url-not-http"),
        ("source_url", "https://exa mple.org", "url-not-http"),
        ("source_url", "https://[broken", "url-not-http"),
        ("source_year", "24", "year-not-a-year"),
        ("source_year", "last year", "year-not-a-number"),
        ("checked", "maybe", "checked-unknown"),
        ("tags", "Wellbeing", "tag-not-lower-case-words"),
        ("tags", "early years", "tag-not-lower-case-words"),
        ("tags", "wellbeing,time", "tag-not-lower-case-words"),
        ("own_words_summary", "", "missing-value"),
        ("what_to_watch", "", "missing-value"),
        ("citation", "", "missing-value"),
        ("doi", "https://doi.org/10.1000/corner", "doi-not-a-doi"),
        ("collection", "Our Own", "slug-not-a-slug"),
    ],
)
def test_a_bad_cell_is_refused_with_its_line_and_column(column: str, cell: str, code: str) -> None:
    text = as_file(GOOD | {"slug": "fine"}, GOOD | {column: cell})
    assert faults(text) == [(3, column, code)]


def test_the_same_slug_twice_is_refused_at_the_second() -> None:
    assert faults(as_file(GOOD, GOOD)) == [(3, "slug", "duplicate-slug")]


def test_every_fault_of_a_file_is_told_at_once() -> None:
    text = as_file(GOOD | {"cost": "9", "phase": "moon"}, GOOD | {"slug": "fine"}, GOOD | {"slug": ""})
    assert faults(text) == [
        (2, "cost", "cost-not-1-to-5"),
        (2, "phase", "phase-unknown"),
        (4, "slug", "missing-value"),
    ]


def test_the_line_is_the_one_where_the_card_begins_when_a_cell_has_two_lines() -> None:
    text = as_file(GOOD | {"own_words_summary": "One.\nTwo.", "cost": "9"}, GOOD | {"slug": "x", "cost": "8"})
    assert faults(text) == [(2, "cost", "cost-not-1-to-5"), (4, "cost", "cost-not-1-to-5")]


def test_what_stood_in_a_bad_cell_is_shown_but_not_a_whole_page_of_it() -> None:
    with pytest.raises(BadFile) as refused:
        evidence.read_cards(as_file(GOOD | {"cost": "9", "phase": "moon " * 99}))
    assert [(row.column, len(row.value)) for row in refused.value.rows] == [("cost", 1), ("phase", 60)]


def test_missing_columns_are_all_named() -> None:
    columns = [column for column in COLUMNS if column not in ("cost", "doi")]
    assert faults(as_file(GOOD, columns=columns)) == [(1, "cost", "missing-column"), (1, "doi", "missing-column")]


def test_a_column_that_stands_twice_is_refused() -> None:
    header, line = as_file(GOOD).splitlines()
    assert faults(f"{header},cost\n{line},1\n") == [(1, "cost", "column-twice")]


@pytest.mark.parametrize("text", ["", "\ufeff", " \n\n", ",,,\n"])
def test_an_empty_file_is_refused(text: str) -> None:
    assert faults(text) == [(1, "", "empty-file")]


def test_a_file_with_a_header_only_is_refused() -> None:
    assert faults(as_file()) == [(1, "", "no-cards")]


@pytest.mark.parametrize("text", ["Dear all,\nsee you on Monday.", '{"slug": "x"}', "PK\x03\x04\0\0", "<html></html>"])
def test_a_file_that_is_not_of_this_kind_is_refused(text: str) -> None:
    assert faults(text) == [(1, "", "not-csv")]


def test_a_line_with_too_many_or_too_few_cells_is_refused() -> None:
    header, line = as_file(GOOD).splitlines()
    assert faults(f"{header}\n{line},surplus\n") == [(2, "", "too-many-cells")]
    assert faults(f"{header}\nquiet-corner,A quiet corner\n") == [(2, "", "too-few-cells")]


def test_a_quotation_mark_that_never_closes_is_refused_at_its_line() -> None:
    assert faults(as_file(GOOD) + '"quiet,corner\nand more\n') == [(3, "", "broken-quotes")]


def reasons(text: str) -> list[str] | None:
    """Why a file is refused, or None when it is taken."""
    try:
        evidence.read_cards(text)
    except BadFile as refused:
        return [row.reason_code for row in refused.rows if row.line >= 1]
    return None


@given(st.text())
def test_any_text_that_is_no_such_file_is_refused_with_reasons(text: str) -> None:
    assert reasons(text)


@given(st.sampled_from(COLUMNS), st.text())
def test_any_cell_is_taken_or_refused_with_its_place(column: str, cell: str) -> None:
    assert reasons(as_file(GOOD | {column: cell})) != []
