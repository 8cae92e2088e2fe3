"""What a file of research cards must keep to. Each check gives codes with their place, and no sentence."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

PHASES = ("both", "early-years", "primary", "secondary")
CHECKED = ("yes", "partly", "no")
NEEDED = ("slug", "title", "phase", "source_url", "checked", "own_words_summary", "what_to_watch", "citation")
# A card has to fit on one screen of a phone, and its slug into the 64 bytes of a button.
LONGEST = {"slug": 40, "title": 120, "own_words_summary": 700, "what_to_watch": 400, "citation": 300}
LONGEST_OTHERWISE = 500
SHOWN = 60


@dataclass(frozen=True, slots=True)
class BadRow:
    """One fault: the line of the file from 1, the column ("" for the whole line), a code, what was there."""

    line: int
    column: str
    reason_code: str
    value: str


def header_faults(line: int, header: Sequence[str]) -> list[BadRow]:
    """Faults of the header. Columns we do not know are left alone: people keep notes in them."""
    if not set(header) & set(COLUMNS):
        return [BadRow(line, "", "not-csv", ",".join(header)[:SHOWN])]
    missing = [BadRow(line, column, "missing-column", "") for column in COLUMNS if column not in header]
    return missing + [BadRow(line, column, "column-twice", "") for column in COLUMNS if header.count(column) > 1]


def length_faults(line: int, header: Sequence[str], cells: Sequence[str]) -> list[BadRow]:
    """A line with fewer or more cells than the header: most often a comma outside quotes.

    Spreadsheets leave out empty cells at the end of a line; that is no fault.
    """
    if set(header[len(cells) :]) & set(NEEDED):
        return [BadRow(line, "", "too-few-cells", str(len(cells)))]
    if any(cells[len(header) :]):
        return [BadRow(line, "", "too-many-cells", str(len(cells)))]
    return []


def row_faults(line: int, row: Mapping[str, str], seen: set[str]) -> list[BadRow]:
    """Every fault of one card's cells; `seen` holds the slugs of the lines above."""
    found = [(column, _fault(column, row[column])) for column in row]
    if row["slug"] and row["slug"] in seen:
        found.append(("slug", "duplicate-slug"))
    return [BadRow(line, column, code, row[column][:SHOWN]) for column, code in found if code]


def split_tags(cell: str) -> tuple[str, ...]:
    """The tags of a cell, each once, in their order."""
    return tuple(dict.fromkeys(tag for tag in (part.strip() for part in cell.split(";")) if tag))


def _fault(column: str, cell: str) -> str | None:
    if not cell:
        return "missing-value" if column in NEEDED else None
    if column not in CHECKS:
        return None
    too_long = len(cell) > LONGEST.get(column, LONGEST_OTHERWISE)
    return "too-long" if too_long else CHECKS[column](cell)


def _slug(cell: str) -> str | None:
    return None if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", cell) else "slug-not-a-slug"


def _url(cell: str) -> str | None:
    try:
        parts = urlsplit(cell)
    except ValueError:
        return "url-not-http"
    spaced = any(sign.isspace() for sign in cell)
    return None if parts.scheme in ("http", "https") and parts.hostname and not spaced else "url-not-http"


def _doi(cell: str) -> str | None:
    return None if re.fullmatch(r"10\.\d{4,9}/\S+", cell, re.ASCII) else "doi-not-a-doi"


def _tags(cell: str) -> str | None:
    words = [part for tag in split_tags(cell) for part in tag.split("-")]
    return None if all(word.isalnum() and word == word.lower() for word in words) else "tag-not-lower-case-words"


def _number(name: str, least: int, most: int, outside: str) -> Callable[[str], str | None]:
    def check(cell: str) -> str | None:
        if not re.fullmatch(r"[+-]?[0-9]{1,4}", cell):
            return f"{name}-not-a-number"
        return None if least <= int(cell) <= most else outside

    return check


def _one_of(allowed: tuple[str, ...], code: str) -> Callable[[str], str | None]:
    return lambda cell: None if cell in allowed else code


def _any_words(_cell: str) -> str | None:
    return None


CHECKS: dict[str, Callable[[str], str | None]] = {
    "slug": _slug,
    "title": _any_words,
    "months_progress": _number("months", -24, 24, "months-not-in-24"),
    "evidence_strength": _number("strength", 0, 5, "strength-not-0-to-5"),
    "cost": _number("cost", 1, 5, "cost-not-1-to-5"),
    "phase": _one_of(PHASES, "phase-unknown"),
    "source_url": _url,
    "source_year": _number("year", 1900, 2100, "year-not-a-year"),
    "checked": _one_of(CHECKED, "checked-unknown"),
    "tags": _tags,
    "own_words_summary": _any_words,
    "what_to_watch": _any_words,
    "citation": _any_words,
    "doi": _doi,
    "collection": _slug,
}
COLUMNS = tuple(CHECKS)
