"""What delivery knows of the past: what became of a group's messages, and who wants the line that says all is well."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, GroupId, PersonId
from storage.database import Tx, insert_into
from storage.notices import BEGUN, OPEN, OPEN_ONLY, UNTRIED, Notice, State
from storage.people import Person


class DailyReader(Base):
    """Somebody who wants a line a day about what was sent."""

    __tablename__ = "daily_readers"

    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"), primary_key=True)


async def of_group(
    tx: Tx, group_id: GroupId, now: datetime, *, leaving_out: Sequence[str], skip: int, limit: int
) -> list[Notice]:
    """What was to be posted in a group by now, the latest first. Changes of what stands there already are no posts."""
    mine = (
        select(Notice)
        .where(Notice.group_id == group_id, Notice.meant_for <= now, Notice.post_id.is_(None))
        .where(Notice.kind.not_in(leaving_out))
        .order_by(Notice.due_at.desc(), Notice.id.desc())
        .limit(skip + limit)
    )
    # Each by an index of its own: what waits untried is not in that of the group.
    begun = await tx.scalars(mine.where(BEGUN))
    untried = await tx.scalars(mine.where(OPEN_ONLY, UNTRIED, Notice.due_at <= now))
    rows = sorted([*begun, *untried], key=lambda notice: (notice.due_at, notice.id), reverse=True)
    return rows[skip : skip + limit]


async def private_ones(tx: Tx, kind: str, subject_id: int) -> dict[State, int]:
    """How many people were told the same privately, by what became of it."""
    rows = await tx.execute(
        select(Notice.state, func.count())
        .where(Notice.kind == kind, Notice.subject_id == subject_id, Notice.person_id.is_not(None))
        .group_by(Notice.state)
    )
    return {row[0]: row[1] for row in rows}


async def ended_in(tx: Tx, group_ids: Collection[GroupId], since: datetime, until: datetime) -> list[Notice]:
    """New posts in these groups that were sent, or given up, between these; in the order they were meant for."""
    over = (State.SENT, State.MISSED, State.UNDELIVERABLE, State.UNCERTAIN)
    # Hidden from the index of groups, which would be walked through their whole history.
    group_id = func.coalesce(Notice.group_id, 0)
    rows = await tx.scalars(
        select(Notice)
        .where(Notice.done_at > since, Notice.done_at <= until, group_id.in_(group_ids), Notice.state.in_(over))
        .where(Notice.post_id.is_(None))
        .order_by(Notice.meant_for, Notice.id)
    )
    return list(rows)


async def reads_daily(tx: Tx, person_id: PersonId) -> bool:
    return await tx.get(DailyReader, person_id) is not None


async def set_daily(tx: Tx, person_id: PersonId, wanted: bool) -> None:
    if wanted:
        statement = insert_into(tx, DailyReader).values(person_id=person_id)
        await tx.execute(statement.on_conflict_do_nothing(index_elements=["person_id"]))
    else:
        await tx.execute(delete(DailyReader).where(DailyReader.person_id == person_id))


async def daily_readers(tx: Tx) -> Collection[Person]:
    """Those who want the line and can be reached."""
    wanting = select(DailyReader.person_id)
    return list(await tx.scalars(select(Person).where(Person.id.in_(wanting), Person.reachable).order_by(Person.id)))


async def count_sent(
    tx: Tx, since: datetime, *, group_id: GroupId | None = None, person_id: PersonId | None = None
) -> int:
    """How many new messages a group or a person has got since then."""
    whose = Notice.group_id == group_id if group_id is not None else Notice.person_id == person_id
    sent = select(func.count(Notice.id)).where(whose, Notice.state == State.SENT, Notice.post_id.is_(None))
    # What is sent is seldom due for a week, and an index knows when it was due.
    return await tx.scalar(sent.where(Notice.done_at >= since, Notice.due_at >= since - timedelta(days=7))) or 0


async def count_told(tx: Tx, kind: str, subject_id: int) -> int:
    """How many of a kind have arrived about a subject."""
    sent = select(func.count()).where(
        Notice.subject_id == subject_id, Notice.kind == kind, Notice.state.in_([State.SENT, State.UNCERTAIN])
    )
    return await tx.scalar(sent) or 0


async def forget(tx: Tx, before: datetime, limit: int) -> int:
    """Delete up to *limit* that were over before then; returns how many. Those sent by hand number the next one."""
    old = (
        select(Notice.id)
        .where(Notice.done_at < before, Notice.state.not_in(OPEN), ~Notice.key.startswith("prompts-now:"))
        .limit(limit)
    )
    gone = delete(Notice).where(Notice.id.in_(old.scalar_subquery()))
    return int((await tx.execute(gone)).rowcount)  # type: ignore[attr-defined]
