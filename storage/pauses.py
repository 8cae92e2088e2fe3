"""Pauses: to whom nothing may be sent for a while, because Telegram said so or a minute is full."""

from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, ForeignKey, and_, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, GroupId, PersonId
from storage.database import Tx

Chat = tuple[GroupId | None, PersonId | None]
"""A group, or a person's private chat."""
EVERYBODY: Chat = (None, None)


class Pause(Base):
    """Nothing is sent to a group, a person, or anybody at all, from one moment until another.

    Both moments, because a clock that was set back must not prolong it.
    """

    __tablename__ = "pauses"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    group_id: Mapped[GroupId | None] = mapped_column(ForeignKey("groups.id"))
    person_id: Mapped[PersonId | None] = mapped_column(ForeignKey("people.id"))
    since: Mapped[datetime]
    until: Mapped[datetime]


def holds(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """Of a pause: that it lasts now."""
    return and_(Pause.since <= now, Pause.until > now)


async def pause(tx: Tx, chat: Chat, now: datetime, until: datetime) -> None:
    """A longer pause takes the place of a shorter one; those that are over go."""
    group_id, person_id = chat
    same = and_(Pause.group_id.is_not_distinct_from(group_id), Pause.person_id.is_not_distinct_from(person_id))
    longest = await tx.scalar(select(func.max(Pause.until)).where(same, holds(now)))
    await tx.execute(delete(Pause).where(same | (Pause.until <= now)))
    tx.add(Pause(group_id=group_id, person_id=person_id, since=now, until=max(until, longest or until)))
    await tx.flush()


async def paused_until(tx: Tx, chat: Chat, now: datetime) -> datetime | None:
    """Until when nothing goes to a chat, for its own sake or everybody's."""
    group_id, person_id = chat
    own = and_(Pause.group_id.is_not_distinct_from(group_id), Pause.person_id.is_not_distinct_from(person_id))
    everybody = and_(Pause.group_id.is_(None), Pause.person_id.is_(None))
    found: datetime | None = await tx.scalar(select(func.max(Pause.until)).where(own | everybody, holds(now)))
    return found
