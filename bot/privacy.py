"""`check privacy FILE`: the privacy check over a community's own sentences, so that it can be measured on them."""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TextIO

import typer

from bot.settings import read_settings
from bot.telling import end
from locales import texts

COLUMNS = ("id", "lang", "text")


class BadFile(Exception):
    """The file cannot be checked; ``text_id`` and ``values`` say why."""

    def __init__(self, text_id: str, **values: str) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.values = values


def check_privacy(
    file: Annotated[Path, typer.Argument(help="A CSV file in UTF-8 with the columns id, lang and text.")],
) -> None:
    """Look for personal data in sentences. Writes a CSV of id, kind and span (start-end in characters)."""
    said = texts(read_settings().default_language)
    try:
        found = list(findings(file))  # before a line is written: a bad file is answered with one sentence only
    except BadFile as bad:
        end(said.plain(bad.text_id, **bad.values))
    write(found, sys.stdout)


def findings(file: Path) -> Iterator[tuple[str, str, str]]:
    """Id, kind and span of each finding, in the order of the file. Raises BadFile."""
    from community.privacy import check

    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines, strict=True)
            missing = [name for name in COLUMNS if name not in (table.fieldnames or ())]
            if missing:
                raise BadFile("operator-privacy-columns", file=str(file), missing=", ".join(missing))
            for row in table:
                if any(row[name] is None for name in COLUMNS) or None in row:
                    raise BadFile("operator-privacy-row", file=str(file), line=str(table.line_num))
                for one in check(row["text"], row["lang"].strip() or "en"):
                    yield row["id"], str(one.kind), f"{one.start}-{one.end}"
    except (OSError, UnicodeDecodeError) as error:
        raise BadFile("operator-file", file=str(file), why=type(error).__name__) from error
    except csv.Error as error:
        raise BadFile("operator-privacy-csv", file=str(file), why=str(error)) from error


def write(found: list[tuple[str, str, str]], to: TextIO) -> None:
    table = csv.writer(to, lineterminator="\n")
    table.writerow(("id", "kind", "span"))
    table.writerows(found)
