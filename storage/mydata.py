"""Everything of one person, read and erased by what `personal.py` says of each table."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, select, update

from storage.base import Base, PersonId
from storage.database import Tx
from storage.personal import HOLDINGS, Fate, Holding
from storage.webinars import Rsvp, WebinarDate


async def everything_of(tx: Tx, person_id: PersonId) -> dict[str, list[dict[str, Any]]]:
    """All rows of a person by table, in the order of `HOLDINGS`; tables without any are left out."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name, table, holding in _tables():
        if holding.whose:
            rows = await tx.execute(select(table).where(table.c[holding.whose] == person_id))
            if told := [dict(row) for row in rows.mappings()]:
                found[name] = told
    return found


async def dates_answered(tx: Tx, person_id: PersonId, after: datetime) -> list[int]:
    """The dates of webinars to come for which a person said whether they come."""
    mine = select(Rsvp.date_id).join(WebinarDate, WebinarDate.id == Rsvp.date_id)
    return list(await tx.scalars(mine.where(Rsvp.person_id == person_id, WebinarDate.starts_at > after)))


async def forget(tx: Tx, person_id: PersonId) -> None:
    """Erase what is only theirs; of what is others' too, nothing says any more who it was."""
    for _, table, holding in _tables():
        if holding.fate is Fate.ERASED:
            await _erase(tx, table, table.c[holding.whose] == person_id)
        elif holding.fate is Fate.LOOSENED:
            loosened = update(table).where(table.c[holding.whose] == person_id)
            await tx.execute(loosened.values({holding.whose: None}))
    people = Base.metadata.tables["people"]
    # No account of Telegram's has a number below zero, so whoever comes back is somebody new.
    nameless = {"telegram_id": -person_id, "name": "", "username": None, "zone": None, "language_chosen": False}
    gone = {"is_admin": False, "reachable": False}
    await tx.execute(update(people).where(people.c.id == person_id).values(**nameless, **gone))


async def _erase(tx: Tx, table: Table, which: ColumnElement[bool]) -> None:
    """Delete rows, and before them those that point to them."""
    for other in Base.metadata.tables.values():
        for column in other.columns:
            for key in column.foreign_keys:
                if key.column.table is table and other is not table:
                    await _erase(tx, other, column.in_(select(key.column).where(which)))
    await tx.execute(delete(table).where(which))


def _tables() -> list[tuple[str, Table, Holding]]:
    tables = Base.metadata.tables
    return [(name, tables[name], holding) for name, holding in HOLDINGS.items() if name in tables]
