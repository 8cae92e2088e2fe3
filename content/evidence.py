"""The research cards that come with the bot, and the reader of files of such cards that admins import.

Every fault of a file is found in one reading and told as a code with its place; sentences are in `locales/`.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import StringIO
from itertools import zip_longest
from typing import NamedTuple

from content import card_checks
from content.card_checks import BadRow
from content.languages import FALLBACK, FOLDER, folder

__all__ = ["BadFile", "BadRow", "Card", "CardWords", "read_cards", "shipped", "translations"]


@dataclass(frozen=True, slots=True)
class Card:
    """One research finding. `months` of progress may be negative; `strength` is 0 to 5 and `cost` 1 to 5;
    None means that the source gives no figure, never zero."""

    slug: str
    title: str
    months: int | None
    strength: int | None
    cost: int | None
    phase: str
    source_url: str
    source_year: int | None
    checked: str
    tags: tuple[str, ...]
    summary: str
    watch: str
    citation: str
    doi: str
    collection: str


class CardWords(NamedTuple):
    """The words of a card that are translated."""

    title: str
    summary: str
    watch: str


class BadFile(ValueError):
    """A file of cards that was refused, with every reason, in the order of its lines."""

    def __init__(self, rows: list[BadRow]) -> None:
        self.rows = rows
        super().__init__("; ".join(f"{row.line}:{row.column}:{row.reason_code}" for row in rows))


def read_cards(text: str) -> list[Card]:
    """The cards of a CSV file, with commas, semicolons or tabs between cells and one header line.

    Raises BadFile with every fault when there is one: a file is taken whole or not at all.
    """
    lines = _rows(text)
    first, header = lines[0]
    faults = card_checks.header_faults(first, header)
    if faults:
        raise BadFile(faults)
    if not lines[1:]:
        raise BadFile([BadRow(first, "", "no-cards", "")])
    cards = []
    seen: set[str] = set()
    for line, cells in lines[1:]:
        row = dict(zip_longest(header, cells[: len(header)], fillvalue=""))
        found = card_checks.length_faults(line, header, cells) or card_checks.row_faults(line, row, seen)
        faults += found
        seen.add(row.get("slug", ""))
        if not found:
            cards.append(_card(row))
    if faults:
        raise BadFile(faults)
    return cards


def shipped() -> list[Card]:
    """The cards that come with the bot, in English, in the order of their file."""
    return list(_shipped())


def translations(language: str) -> dict[str, CardWords]:
    """Title, summary and what to watch of every shipped card by slug, in a language or else in English."""
    return dict(_translations(language))


@cache
def _shipped() -> tuple[Card, ...]:
    return tuple(read_cards((FOLDER / "evidence.csv").read_text(encoding="utf-8")))


@cache
def _translations(language: str) -> Mapping[str, CardWords]:
    english = {card.slug: CardWords(card.title, card.summary, card.watch) for card in _shipped()}
    path = folder(language, "evidence.csv")
    if path.parent.name == FALLBACK or not path.is_file():
        return english
    with path.open(encoding="utf-8", newline="") as file:
        return english | {
            row["slug"]: CardWords(row["title"], row["own_words_summary"], row["what_to_watch"])
            for row in csv.DictReader(file, strict=True)
        }


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The stripped cells of every line that is not blank, with the number of the line it begins on."""
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        raise BadFile([BadRow(1, "", "not-csv", "")])
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((begins, [cell.strip() for cell in cells]))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise BadFile([BadRow(begins, "", "broken-quotes", "")]) from error
    if not rows:
        raise BadFile([BadRow(1, "", "empty-file", "")])
    return rows


def _delimiter(text: str) -> str:
    """What stands between the cells. Spreadsheets write semicolons where the comma is the decimal sign."""
    header = text.lstrip().partition("\n")[0]
    known = set(card_checks.COLUMNS)
    return max(",;\t", key=lambda sign: len({cell.strip(' "\r') for cell in header.split(sign)} & known))


def _card(row: Mapping[str, str]) -> Card:
    return Card(
        slug=row["slug"],
        title=row["title"],
        months=_number(row["months_progress"]),
        strength=_number(row["evidence_strength"]),
        cost=_number(row["cost"]),
        phase=row["phase"],
        source_url=row["source_url"],
        source_year=_number(row["source_year"]),
        checked=row["checked"],
        tags=card_checks.split_tags(row["tags"]),
        summary=row["own_words_summary"],
        watch=row["what_to_watch"],
        citation=row["citation"],
        doi=row["doi"],
        collection=row["collection"],
    )


def _number(cell: str) -> int | None:
    return int(cell) if cell else None
