"""Notices: everything that has to be told to somebody later, and what became of it.

    due -> sending -> sent | due again | undeliverable | missed | uncertain | cancelled

The key is unique, so planning the same thing twice tells it once.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, GroupId, PersonId
from storage.database import NOTED, Tx, insert_into


class State(StrEnum):
    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    UNDELIVERABLE = "undeliverable"
    MISSED = "missed"
    UNCERTAIN = "uncertain"
    CANCELLED = "cancelled"


OPEN = (State.DUE, State.SENDING)
# What is over is never looked at again, so the index of what is open stays small whatever the history.
_OPEN_ONLY = text("state IN ('due', 'sending')")


class Notice(Base):
    __tablename__ = "notices"
    __table_args__ = (
        Index("ix_notices_open", "due_at", "id", sqlite_where=_OPEN_ONLY, postgresql_where=_OPEN_ONLY),
        Index("ix_notices_subject", "subject_id", "kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    subject_id: Mapped[int]
    group_id: Mapped[GroupId | None] = mapped_column(ForeignKey("groups.id"))
    person_id: Mapped[PersonId | None] = mapped_column(ForeignKey("people.id"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"))
    """The post to bring up to date; None for a new message."""
    details: Mapped[dict[str, Any]]
    """What the card needs besides its subject: ids, dates and words that were true when this was noted."""
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    """After this moment it is of no use any more and is recorded as missed."""
    state: Mapped[State] = mapped_column(default=State.DUE)
    attempts: Mapped[int] = mapped_column(default=0)
    outcome: Mapped[str | None]
    """Why it ended as it did: a word of `scheduler/outcome.py` or of the use case that cancelled it."""
    done_at: Mapped[datetime | None]


async def by_id(tx: Tx, notice_id: int) -> Notice | None:
    return await tx.get(Notice, notice_id)


async def by_key(tx: Tx, key: str) -> Notice | None:
    return await tx.scalar(select(Notice).where(Notice.key == key))


async def add(tx: Tx, *notices: Notice) -> None:
    """Note them; those whose key is known already stay as they are."""
    for notice in notices:
        await tx.execute(_insert(tx, notice).on_conflict_do_nothing(index_elements=["key"]))


async def renew(tx: Tx, notice: Notice) -> None:
    """Note it, or make it due once more if its key is known: for cards that follow what changes.

    One that is being sent this very moment becomes due again too, since its card may be built already.
    """
    fresh = {"state": State.DUE, "due_at": notice.due_at, "attempts": 0, "outcome": None, "done_at": None}
    await tx.execute(_insert(tx, notice).on_conflict_do_update(index_elements=["key"], set_=fresh))


def _insert(tx: Tx, notice: Notice) -> Any:
    tx.info[NOTED] = True
    return insert_into(tx, Notice).values(
        key=notice.key,
        kind=notice.kind,
        subject_id=notice.subject_id,
        group_id=notice.group_id,
        person_id=notice.person_id,
        post_id=notice.post_id,
        details=notice.details or {},
        due_at=notice.due_at,
        expires_at=notice.expires_at,
        state=State.DUE,
        attempts=0,
    )


async def claim_due(tx: Tx, now: datetime, limit: int) -> list[Notice]:
    """Take up to *limit* due notices for ourselves; nobody else can take them again."""
    due = (
        select(Notice.id)
        .where(Notice.state == State.DUE, Notice.due_at <= now, _OPEN_ONLY)
        .order_by(Notice.due_at, Notice.id)
        .limit(limit)
    )
    claimed = (
        update(Notice)
        .where(Notice.id.in_(due.scalar_subquery()))
        .values(state=State.SENDING, attempts=Notice.attempts + 1)
        .returning(Notice)
        .execution_options(synchronize_session=False)
    )
    rows = list(await tx.scalars(claimed))
    return sorted(rows, key=lambda notice: (notice.due_at, notice.id))


async def record(tx: Tx, notice_id: int, state: State, outcome: str | None, now: datetime) -> bool:
    """Write down what became of a notice in our hands. False if it was renewed meanwhile and is due again."""
    over = state is not State.DUE
    ended = (
        update(Notice)
        .where(Notice.id == notice_id, Notice.state == State.SENDING)
        .values(state=state, outcome=outcome, done_at=now if over else None)
    )
    return await _changed(tx, ended) > 0


async def put_off(tx: Tx, notice_id: int, until: datetime) -> None:
    """Give it back, to be taken again at that moment."""
    later = update(Notice).where(Notice.id == notice_id, Notice.state == State.SENDING)
    await tx.execute(later.values(state=State.DUE, due_at=until))


async def give_back(tx: Tx, notice_id: int, until: datetime) -> None:
    """The same for one that was not even tried."""
    untried = update(Notice).where(Notice.id == notice_id, Notice.state == State.SENDING)
    await tx.execute(untried.values(state=State.DUE, due_at=until, attempts=Notice.attempts - 1))


async def hurry(tx: Tx, group_id: GroupId, now: datetime) -> None:
    """What was put off because of something about the group that is different now need not wait any longer."""
    tx.info[NOTED] = True
    waiting = update(Notice).where(Notice.group_id == group_id, Notice.state == State.DUE, Notice.attempts > 0)
    await tx.execute(waiting.values(due_at=now))


async def cancel(tx: Tx, kinds: Sequence[str], subject_ids: Sequence[int], why: str, now: datetime) -> None:
    """What has not gone out yet will not."""
    await tx.execute(
        update(Notice)
        .where(Notice.kind.in_(kinds), Notice.subject_id.in_(subject_ids), Notice.state == State.DUE)
        .values(state=State.CANCELLED, outcome=why, done_at=now)
    )


async def next_due(tx: Tx) -> datetime | None:
    """The earliest moment at which something waits to be told; in the past if it is overdue."""
    return await tx.scalar(
        select(Notice.due_at).where(Notice.state == State.DUE, _OPEN_ONLY).order_by(Notice.due_at).limit(1)
    )


async def anything_open(tx: Tx, now: datetime) -> bool:
    """Whether anything is due by now or in somebody's hands."""
    return bool(await tx.scalar(select(Notice.id).where(_OPEN_ONLY, Notice.due_at <= now).limit(1)))


async def left_in_hand(tx: Tx) -> list[Notice]:
    """What a process that died was sending."""
    rows = await tx.scalars(
        select(Notice).where(Notice.state == State.SENDING, _OPEN_ONLY).order_by(Notice.due_at, Notice.id)
    )
    return list(rows)


async def waiting(tx: Tx, until: datetime) -> list[Notice]:
    """Everything that will go out until then, in order."""
    rows = await tx.scalars(
        select(Notice)
        .where(Notice.state == State.DUE, Notice.due_at <= until, _OPEN_ONLY)
        .order_by(Notice.due_at, Notice.id)
    )
    return list(rows)


async def _changed(tx: Tx, statement: Any) -> int:
    return int((await tx.execute(statement)).rowcount)  # type: ignore[attr-defined]


async def missed_in(tx: Tx, group_id: GroupId, since: datetime) -> list[Notice]:
    """What came too late for a group since then, in order."""
    rows = await tx.scalars(
        select(Notice)
        .where(Notice.group_id == group_id, Notice.state == State.MISSED, Notice.done_at >= since)
        .order_by(Notice.due_at, Notice.id)
    )
    return list(rows)


async def send_again(tx: Tx, notice_id: int, now: datetime) -> bool:
    """Make an uncertain one due once more. False if it is not uncertain."""
    tx.info[NOTED] = True
    again = update(Notice).where(Notice.id == notice_id, Notice.state == State.UNCERTAIN)
    return await _changed(tx, again.values(state=State.DUE, due_at=now, done_at=None, outcome=None)) > 0
