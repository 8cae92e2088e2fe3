"""How somebody wants to be reminded, and how many messages a day they want at most."""

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, PersonId
from storage.database import Tx


class Reminders(StrEnum):
    PRIVATE = "private"
    """In the private chat."""
    GROUP = "group"
    """In the group's own messages, by name."""
    DIGEST = "digest"
    """In one private message on the morning of a day."""
    NONE = "none"


class Preference(Base):
    __tablename__ = "preferences"

    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"), primary_key=True)
    reminders: Mapped[Reminders] = mapped_column(default=Reminders.PRIVATE)
    messages_per_day: Mapped[int | None]
    """None for as many as there are."""


async def of_person(tx: Tx, person_id: PersonId) -> Preference:
    """What they chose; what holds for everybody who chose nothing, as a row that is not kept."""
    found = await tx.get(Preference, person_id)
    return found or Preference(person_id=person_id, reminders=Reminders.PRIVATE, messages_per_day=None)


async def to_change(tx: Tx, person_id: PersonId) -> Preference:
    """The row itself, made if there was none."""
    row = await of_person(tx, person_id)
    tx.add(row)
    return row


async def reminders_of(tx: Tx, people: Iterable[PersonId]) -> dict[PersonId, Reminders]:
    """What each of them chose; those who chose nothing are left out."""
    rows = await tx.execute(
        select(Preference.person_id, Preference.reminders).where(Preference.person_id.in_(list(people)))
    )
    return {row[0]: row[1] for row in rows}
