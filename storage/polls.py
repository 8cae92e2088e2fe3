"""Polls: Telegram's own, with what we know of their votes."""

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
    origin: Mapped[str] = mapped_column(unique=True)
    """The message or draft it was made from, which makes one poll however often it is handled."""
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

    telegram_id: Mapped[str] = mapped_column(primary_key=True)
    """Telegram's id of the poll. A vote may come before we are told which of our polls that is."""
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"), primary_key=True)
    choices: Mapped[list[int]]
    """Positions of the options chosen."""
    voted_at: Mapped[datetime]


async def by_id(tx: Tx, poll_id: int) -> Poll | None:
    return await tx.get(Poll, poll_id)


async def look_at(tx: Tx, poll_id: int) -> Poll | None:
    """Without holding it for a change, as a reader must."""
    return await tx.get(Poll, poll_id)


async def by_telegram_id(tx: Tx, telegram_id: str) -> Poll | None:
    return await tx.scalar(select(Poll).where(Poll.telegram_id == telegram_id))


async def by_origin(tx: Tx, origin: str) -> Poll | None:
    return await tx.scalar(select(Poll).where(Poll.origin == origin))


async def open_in(tx: Tx, group_id: GroupId) -> list[Poll]:
    """The polls of a group that are not closed, oldest first."""
    rows = await tx.scalars(
        select(Poll).where(Poll.group_id == group_id, Poll.state != PollState.CLOSED).order_by(Poll.id)
    )
    return list(rows)


async def closed_in(tx: Tx, group_id: GroupId, limit: int) -> list[Poll]:
    """The polls of a group that stood there and were closed, newest first."""
    rows = await tx.scalars(
        select(Poll)
        .where(Poll.group_id == group_id, Poll.state == PollState.CLOSED, Poll.telegram_id.is_not(None))
        .order_by(Poll.closed_at.desc(), Poll.id.desc())
        .limit(limit)
    )
    return list(rows)


async def unfinished(tx: Tx) -> list[Poll]:
    """All polls that are not closed."""
    return list(await tx.scalars(select(Poll).where(Poll.state != PollState.CLOSED).order_by(Poll.id)))


async def is_posting(tx: Tx) -> bool:
    """Whether there is a poll of which we do not know Telegram's id yet."""
    return await tx.scalar(select(Poll.id).where(Poll.state == PollState.POSTING).limit(1)) is not None


async def vote(tx: Tx, telegram_id: str, person_id: PersonId, choices: list[int], now: datetime) -> None:
    """Keep a named vote; an empty one takes it back."""
    if not choices:
        await tx.execute(delete(Vote).where(Vote.telegram_id == telegram_id, Vote.person_id == person_id))
        return
    values = {"choices": choices, "voted_at": now}
    statement = insert_into(tx, Vote).values(telegram_id=telegram_id, person_id=person_id, **values)
    await tx.execute(statement.on_conflict_do_update(index_elements=["telegram_id", "person_id"], set_=values))


async def votes(tx: Tx, telegram_id: str) -> list[Vote]:
    rows = await tx.scalars(select(Vote).where(Vote.telegram_id == telegram_id).order_by(Vote.voted_at))
    return list(rows)
