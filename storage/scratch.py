"""A copy of what will be told, in memory, for playing ahead: whatever happens in it, the database hears nothing of it.

What is done for ever and what no message is made of stays out, so a copy costs what is planned and not what was.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Engine,
    Table,
    and_,
    create_engine,
    event,
    false,
    func,
    literal_column,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateIndex, CreateTable

from storage import tables  # noqa: F401 (they make themselves known to Base)
from storage.base import Base, GroupId
from storage.cases import Case
from storage.database import NOTED, Database, Tx
from storage.forms import UNFINISHED, Draft
from storage.groups import Group, Membership
from storage.notices import Notice, State
from storage.people import Person
from storage.polls import Poll, PollState, Vote
from storage.posts import Post
from storage.research import ResearchCard, ResearchWords
from storage.webinars import WebinarDate

NO_PART = {
    "updates",
    "prompt_answers",
    "saved_cards",
    "searches",
    "unanswered_searches",
}
"""Tables that no message is made of."""
OF_AUTHORS = {"case_notes", "case_reviews", "clearances", "consents"}
"""What is told of case studies to their authors and to admins, and not to groups."""
OPEN: ColumnElement[bool] = literal_column("notices.state IN ('due', 'sending')")
REMEMBERED, TODAY = timedelta(days=14), timedelta(days=1)
"""What went out before counts towards the reminders of a draft, and towards the messages that a group has in a day."""
ANSWERED_FOR = timedelta(days=60)
"""How long a post is looked for to reply to it."""


@cache
def _engine() -> Engine:
    """One for all copies, since it remembers how statements are compiled; each connection is a database of its own."""
    engine = create_engine("sqlite://", poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "connect", lambda connection, _: setattr(connection, "isolation_level", None))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


@cache
def _empty() -> sqlite3.Connection:
    """All tables, to be copied: to make them anew takes longer than many a preview."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    every = Base.metadata.sorted_tables
    made = [CreateTable(table) for table in every] + [CreateIndex(one) for table in every for one in table.indexes]
    connection.executescript(";".join(str(one.compile(_engine())) for one in made))
    return connection


class Scratch(Database):
    """One connection, one transaction that is never committed; use cases are savepoints of it."""

    def __init__(self) -> None:
        # Not the other one's: it has engines for a file or a server, for threads and for many who write at once.
        self.url = make_url("sqlite+aiosqlite://")
        self.settling = None
        self.noted = asyncio.Event()
        self._connection = _engine().connect()
        self._alone = asyncio.Lock()
        _empty().backup(self._connection.connection.dbapi_connection)  # type: ignore[arg-type]
        self._connection.begin()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Tx]:
        async with self._alone:
            tx = Tx(self._connection, _at_once)
            tx.set_savepoint()
            try:
                yield tx
                tx.keep()
            except BaseException:
                tx.undo()
                raise
        if tx.info.get(NOTED):
            self.noted.set()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """What is changed in here is taken back at the end."""
        tx = Tx(self._connection, _at_once)
        try:
            yield tx
        finally:
            tx.close()

    @asynccontextmanager
    async def glance(self) -> AsyncIterator[Tx]:
        async with self.read() as tx:
            yield tx

    async def close(self) -> None:
        self._connection.close()

    def put(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(table.insert(), rows)


async def _at_once(work: Callable[..., Any], *args: Any) -> Any:
    return work(*args)


@asynccontextmanager
async def scratch(
    db: Database,
    since: datetime,
    *,
    group_id: GroupId | None = None,
    private: Sequence[str] = (),
    draft_id: int | None = None,
) -> AsyncIterator[Scratch]:
    """A copy of what waits and of what happened since then; of one group if asked, and of one draft.

    With a group, only notices to people whose kind begins with one of *private* are taken along: the others may be
    about something else.
    """
    copy = Scratch()
    try:
        async with db.read() as tx:
            for table in Base.metadata.sorted_tables:
                for where in _wanted(table, since, group_id, private, draft_id):
                    rows = await tx.execute(select(table).where(where))
                    copy.put(table, [dict(row._mapping) for row in rows])
        async with copy.begin() as tx:
            # What is on its way this very moment is told as if it still waited, and not as lost.
            notice = Base.metadata.tables["notices"]
            await tx.execute(notice.update().where(notice.c.state == State.SENDING).values(state=State.DUE))
        yield copy
    finally:
        await copy.close()


def _wanted(
    table: Table, since: datetime, group_id: GroupId | None, private: Sequence[str], draft_id: int | None
) -> list[ColumnElement[bool]]:
    """The conditions of the rows to copy; rows of two conditions must differ."""
    if table is Draft.__table__:
        asleep = and_(Draft.state.in_(UNFINISHED), Draft.changed_at >= since - REMEMBERED)
        told = or_(asleep, Draft.id.in_(_subjects("drafts", since))) if group_id is None else false()
        return [or_(told, Draft.id == draft_id)]
    if table.name in NO_PART or (group_id is not None and table.name in OF_AUTHORS):
        return []
    if table in (ResearchCard.__table__, ResearchWords.__table__):
        card = ResearchCard.id if table is ResearchCard.__table__ else ResearchWords.card_id
        return [card.in_(_subjects("research", since))]
    mine = true() if group_id is None else _of_group(table, group_id)
    if group_id is not None and table in (Case.__table__, Person.__table__):
        shown = Case.id.in_(_subjects("cases", since))
        return [shown if table is Case.__table__ else or_(mine, Person.id.in_(select(Case.person_id).where(shown)))]
    if table is Notice.__table__:
        # Each finds its rows by an index of its own, however long the history is.
        if group_id is None:
            return [OPEN, Notice.done_at >= since - REMEMBERED]
        # What waits is few; by the index of groups, all that was ever told to somebody alone would be walked through.
        whose = func.coalesce(Notice.group_id, 0)
        alone = and_(whose == 0, or_(*(Notice.kind.startswith(word) for word in private)))
        own, today = Notice.group_id == group_id, since - TODAY
        return [
            and_(or_(whose == group_id, alone), OPEN),
            and_(own, Notice.due_at >= today, Notice.done_at >= today),
        ]
    return [and_(mine, _recent(table, since))]


def _subjects(area: str, since: datetime) -> CompoundSelect[Any]:
    """What the notices of an area are about; most drafts and cards of a library are not told of."""
    mine = select(Notice.subject_id).where(Notice.kind.startswith(f"{area}-"))
    return union_all(mine.where(OPEN), mine.where(Notice.done_at >= since))


def _recent(table: Table, since: datetime) -> ColumnElement[bool]:
    if table is Post.__table__:
        return and_(Post.standing, Post.posted_at >= since - ANSWERED_FOR)
    if table is WebinarDate.__table__:
        return WebinarDate.starts_at >= since - ANSWERED_FOR
    unfinished = or_(Poll.state != PollState.CLOSED, Poll.closed_at >= since)
    if table is Poll.__table__:
        return unfinished
    if table is Vote.__table__:
        return Vote.telegram_id.in_(select(Poll.telegram_id).where(unfinished))
    return true()


def _of_group(table: Table, group_id: GroupId) -> ColumnElement[bool]:
    """What belongs to a group, or to what belongs to it; and what belongs to all."""
    if table is Group.__table__:
        return Group.id == group_id
    if table is Person.__table__:
        members = select(Membership.person_id).where(Membership.group_id == group_id)
        return or_(Person.id.in_(members), Person.is_admin)
    parents = {key.column.table.name: key for column in table.columns for key in column.foreign_keys}
    if (key := parents.pop("groups", None)) is not None:
        column = key.parent
        return or_(column == group_id, column.is_(None)) if column.nullable else column == group_id
    person = parents.pop("people", None)
    if (parent := next(iter(parents.values()), person)) is None:
        return true()
    return parent.parent.in_(select(parent.column).where(_of_group(parent.column.table, group_id)))
