"""What is known of a person: a summary, and two files; and asking to be forgotten."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from cards.card import Card, File, button, lines, paragraphs
from community.mydata import Everything
from locales import Texts
from locales.dates import day_words
from storage.farewells import Farewell
from storage.personal import HOLDINGS


def summary(everything: Everything, texts: Texts) -> Card:
    """How much there is of what; the files tell the rest."""
    counted = [
        texts("mydata-count", what=_heading(name, texts), count=len(rows)) for name, rows in everything.rows.items()
    ]
    forget = button(texts, "mydata-button-forget", "mydata:ask:")
    return Card(paragraphs([texts("mydata-summary"), lines(counted), texts("mydata-files")]), ((forget,),))


def files(everything: Everything, texts: Texts) -> list[Card]:
    """To read, and for machines."""
    readable = File("document", "mydata.txt", _readable(everything, texts).encode())
    every = json.dumps(everything.rows, ensure_ascii=False, indent=2, default=_plain)
    return [
        Card(texts("mydata-readable"), file=readable),
        Card(texts("mydata-json"), file=File("document", "mydata.json", every.encode())),
    ]


def _readable(everything: Everything, texts: Texts) -> str:
    parts = []
    for name, rows in everything.rows.items():
        told = [_row(row, HOLDINGS[name].told, texts) for row in rows]
        parts.append("\n\n".join([_heading(name, texts).upper(), *filter(None, told)]))
    return "\n\n\n".join(parts) + "\n"


def _row(row: Mapping[str, Any], told: tuple[str, ...], texts: Texts) -> str:
    shown = [(column, row[column]) for column in told if row[column] not in (None, "", [], {})]
    return "\n".join(f"{texts.plain(_label(column))}: {_value(value)}" for column, value in shown)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "".join(f"\n  {key}: {_value(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(_value(one) for one in value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return str(value)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime | date | time) else str(value)


def _heading(name: str, texts: Texts) -> str:
    return texts.plain(f"mydata-table-{name.replace('_', '-')}")


def _label(column: str) -> str:
    return f"mydata-column-{column.replace('_', '-')}"


# --- being forgotten ------------------------------------------------------------------------------------------------


def ask(texts: Texts) -> Card:
    """What goes, what stays without a name, and what nobody can call back."""
    yes = button(texts, "mydata-button-forget-yes", "mydata:forget:")
    data = button(texts, "mydata-button-data", "mydata:show:")
    return Card(paragraphs([texts("mydata-forget"), texts("mydata-not-recalled")]), ((yes,), (data,)))


def asked(due: datetime, texts: Texts) -> Card:
    stay = button(texts, "mydata-button-stay", "mydata:stay:")
    return Card(texts("mydata-asked", day=day_words(due.date(), texts)), ((stay,),))


def asking(farewell: Farewell | None, texts: Texts) -> Card:
    return asked(farewell.due_at, texts) if farewell else ask(texts)


def stayed(texts: Texts) -> Card:
    return Card(texts("mydata-stayed"))


def tomorrow(due: datetime, texts: Texts) -> Card:
    stay = button(texts, "mydata-button-stay", "mydata:stay:")
    return Card(texts("mydata-tomorrow", day=day_words(due.date(), texts)), ((stay,),))
