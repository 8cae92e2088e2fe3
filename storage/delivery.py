"""What delivery knows of the past: what became of a group's messages, and who wants the line that says all is well."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, GroupId, PersonId
from storage.database import Tx, insert_into
from storage.notices import Notice, State
from storage.people import Person


class DailyReader(Base):
    """Somebody who wants a line a day about what was sent."""

    __tablename__ = "daily_readers"

    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"), primary_key=True)


async def of_group(
    tx: Tx, group_id: GroupId, now: datetime, *, leaving_out: Sequence[str], skip: int, limit: int
) -> list[Notice]:
    """What was to be posted in a group by now, the latest first. Changes of what stands there already are no posts."""
    rows = await tx.scalars(
        select(Notice)
        .where(Notice.group_id == group_id, Notice.meant_for <= now, Notice.post_id.is_(None))
        .where(Notice.kind.not_in(leaving_out))
        .order_by(Notice.due_at.desc(), Notice.id.desc())
        .offset(skip)
        .limit(limit)
    )
    return list(rows)


async def private_ones(tx: Tx, kind: str, subject_id: int) -> dict[State, int]:
    """How many people were told the same privately, by what became of it."""
    rows = await tx.execute(
        select(Notice.state, func.count())
        .where(Notice.kind == kind, Notice.subject_id == subject_id, Notice.person_id.is_not(None))
        .group_by(Notice.state)
    )
    return {row[0]: row[1] for row in rows}


async def ended_in(tx: Tx, group_ids: Collection[GroupId], since: datetime) -> list[Notice]:
    """New posts in these groups that were sent, or given up, since then; in the order they were meant for."""
    over = (State.SENT, State.MISSED, State.UNDELIVERABLE, State.UNCERTAIN)
    rows = await tx.scalars(
        select(Notice)
        .where(Notice.done_at > since, Notice.group_id.in_(group_ids), Notice.state.in_(over))
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
