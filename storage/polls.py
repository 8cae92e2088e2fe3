"""Polls: Telegram's own, with what we know of their votes."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, GroupId, PersonId
from storage.database import Tx, insert_into


class PollState(StrEnum):
    POSTING = "posting"
    OPEN = "open"
    CLOSED = "closed"


class Poll(Base):
    __tablename__ = "polls"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    group_id: Mapped[GroupId] = mapped_column(ForeignKey("groups.id"), index=True)
    made_by: Mapped[PersonId] = mapped_column(ForeignKey("people.id"))
    question: Mapped[str]
    options: Mapped[list[str]]
    anonymous: Mapped[bool]
    closes_at: Mapped[datetime | None]
    state: Mapped[PollState] = mapped_column(default=PollState.POSTING)
    telegram_id: Mapped[str | None] = mapped_column(unique=True)
    """Telegram's id of the poll, by which votes arrive."""
    tally: Mapped[list[int]]
    """Voters per option, as Telegram last said; in the order of the options."""
    voters: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class Vote(Base):
    __tablename__ = "votes"

    poll_id: Mapped[int] = mapped_column(ForeignKey("polls.id"), primary_key=True)
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"), primary_key=True)
    choices: Mapped[list[int]]
    """Positions of the options chosen."""
    voted_at: Mapped[datetime]


async def by_id(tx: Tx, poll_id: int) -> Poll | None:
    return await tx.get(Poll, poll_id, with_for_update=True)


async def by_telegram_id(tx: Tx, telegram_id: str) -> Poll | None:
    return await tx.scalar(select(Poll).where(Poll.telegram_id == telegram_id).with_for_update())


async def open_in(tx: Tx, group_id: GroupId) -> Sequence[Poll]:
    rows = await tx.scalars(
        select(Poll).where(Poll.group_id == group_id, Poll.state != PollState.CLOSED).order_by(Poll.id)
    )
    return list(rows)


async def vote(tx: Tx, poll_id: int, person_id: PersonId, choices: list[int], now: datetime) -> None:
    """Keep a named vote; an empty one takes it back."""
    if not choices:
        await tx.execute(delete(Vote).where(Vote.poll_id == poll_id, Vote.person_id == person_id))
        return
    values = {"choices": choices, "voted_at": now}
    statement = insert_into(tx, Vote).values(poll_id=poll_id, person_id=person_id, **values)
    await tx.execute(statement.on_conflict_do_update(index_elements=["poll_id", "person_id"], set_=values))


async def votes(tx: Tx, poll_id: int) -> list[Vote]:
    rows = await tx.scalars(select(Vote).where(Vote.poll_id == poll_id).order_by(Vote.voted_at))
    return list(rows)
