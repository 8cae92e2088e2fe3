"""What is planned in one database, read without touching it, and written into another that is thrown away later.

Only the tables named here are read: what people wrote to the bot in private, what they answered, what they searched
for and what was sent stay where they are.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, or_, select, true
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from storage.base import Base
from storage.database import CannotOpen, Database, Tx
from storage.groups import Group, Membership, Role
from storage.notices import Notice, State
from storage.people import Person

READ = (
    "people",
    "groups",
    "memberships",
    "preferences",
    "holidays",
    "webinars",
    "webinar_dates",
    "rsvps",
    "prompts",
    "prompt_dates",
    "notices",
)
WAITING = ("webinars-", "prompts-")
"""The kinds of notices that come of plans; what else waits is about single people."""
Rows = dict[str, list[dict[str, Any]]]
"""Rows by table, each by the names of its columns."""


async def read_plan(url: str) -> Rows:
    """Everything planned in the groups the bot is in. Raises CannotOpen."""
    async with _untouched(url) as database:
        try:
            async with database.read() as tx:
                return {name: await _rows(tx, Base.metadata.tables[name]) for name in READ}
        except (SQLAlchemyError, OSError) as error:
            raise CannotOpen(str(error).splitlines()[0][:200]) from error


async def write_plan(database: Database, rows: Rows) -> None:
    """Into a database that is empty."""
    async with database.begin() as tx:
        for name in READ:
            if rows[name]:
                await tx.run(Base.metadata.tables[name].insert(), rows[name])


def has_plan(file: Path) -> bool:
    """Whether an SQLite file has anything planned in it. Any other file has not."""
    if not file.exists():
        return False
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            planned = "SELECT 1 FROM webinars UNION ALL SELECT 1 FROM prompts LIMIT 1"
            return connection.execute(planned).fetchone() is not None
    except sqlite3.Error:
        return False


@asynccontextmanager
async def _untouched(url: str) -> AsyncIterator[Database]:
    """An SQLite file is copied first, so that bringing it up to date changes the copy; a server is only read."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        database = Database(url)
        try:
            yield database
        finally:
            await database.close()
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        try:
            await asyncio.to_thread(_back_up, Path(address.database or ""), copy)
        except sqlite3.Error as error:
            raise CannotOpen(str(error)) from error
        async with Database.open(f"sqlite+aiosqlite:///{copy}") as database:
            yield database


def _back_up(source: Path, copy: Path) -> None:
    """By SQLite's own means, which take what stands in the log as well while somebody else writes."""
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as original,
        closing(sqlite3.connect(copy)) as target,
    ):
        original.backup(target)


async def _rows(tx: Tx, table: Table) -> list[dict[str, Any]]:
    rows = await tx.execute(select(table).where(_wanted(table)))
    return [dict(row._mapping) for row in rows]


def _wanted(table: Table) -> ColumnElement[bool]:
    """What belongs to a group the bot is in, or to all."""
    here = select(Group.id).where(Group.present)
    if table is Group.__table__:
        return Group.present.is_(True)
    if table is Notice.__table__:
        waiting = or_(*(Notice.kind.startswith(word) for word in WAITING))
        return and_(Notice.state == State.DUE, Notice.post_id.is_(None), Notice.group_id.in_(here), waiting)
    if table is Membership.__table__:
        return and_(Membership.group_id.in_(here), Membership.role != Role.LEFT)
    if table is Person.__table__:
        return true()
    for column in table.columns:
        for key in column.foreign_keys:
            parent = key.column
            if parent.table is Group.__table__:
                return or_(column.in_(here), column.is_(None))
            if parent.table is not Person.__table__:
                return column.in_(select(parent).where(_wanted(parent.table)))
    return true()
