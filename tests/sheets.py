"""Small XLSForms, as their authors would send them."""

import io
from collections.abc import Sequence

from openpyxl import Workbook

Rows = Sequence[Sequence[str]]


def xlsform(survey: Rows, choices: Rows, settings: Rows) -> bytes:
    """An .xlsx of three sheets; the first row of each is its heads."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in (("survey", survey), ("choices", choices), ("settings", settings)):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
