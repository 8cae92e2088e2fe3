"""Drafts: one person's answers to one form so far."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, bindparam, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, GroupId, PersonId
from storage.database import Tx
from storage.plain import Plain


class DraftState(StrEnum):
    ACTIVE = "active"
    """The one that takes what its person types next."""
    ASIDE = "aside"
    """Kept, to be opened again."""
    DONE = "done"
    DISCARDED = "discarded"


class Draft(Base):
    __tablename__ = "drafts"
    __table_args__ = (Index("ix_drafts_person", "person_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"))
    group_id: Mapped[GroupId | None] = mapped_column(ForeignKey("groups.id"))
    """The group it was begun in or is meant for."""
    form: Mapped[str]
    """Which form, such as "webinar" or "case:lesson-study:quick"."""
    version: Mapped[int]
    subject_id: Mapped[int | None]
    """What is being changed, when the form changes something that exists."""
    answers: Mapped[dict[str, Any]]
    step: Mapped[str | None]
    """The step that is being asked; None at the preview."""
    returning: Mapped[bool] = mapped_column("returns_to_preview", default=False)
    """True when one answer is being changed and the preview comes next."""
    message_id: Mapped[int | None]
    """The private message that shows the step now."""
    state: Mapped[DraftState] = mapped_column(default=DraftState.ACTIVE)
    changed_at: Mapped[datetime]


async def by_id(tx: Tx, draft_id: int) -> Draft | None:
    return await tx.get(Draft, draft_id)


# Made once, because every private message asks.
_PLAIN = Plain(Draft)
_ACTIVE = (
    _PLAIN.select.where(Draft.person_id == bindparam("person"), Draft.state == DraftState.ACTIVE)
    .order_by(Draft.changed_at.desc())
    .limit(1)
)


async def active(tx: Tx, person_id: PersonId) -> Draft | None:
    """The one that takes what its person types. No session watches it: whoever changes it saves it."""
    return await _PLAIN.one(tx, _ACTIVE, {"person": person_id})


async def save(tx: Tx, draft: Draft) -> None:
    await _PLAIN.save(tx, draft)


async def put_aside(tx: Tx, person_id: PersonId) -> None:
    """Whatever was active is kept for later."""
    mine = update(Draft).where(Draft.person_id == person_id, Draft.state == DraftState.ACTIVE)
    await tx.execute(mine.values(state=DraftState.ASIDE))


async def unfinished(tx: Tx, person_id: PersonId, *, beginning: str = "") -> list[Draft]:
    """Drafts that are neither done nor discarded, newest first; of forms whose name begins so."""
    rows = await tx.scalars(
        select(Draft)
        .where(
            Draft.person_id == person_id,
            Draft.state.in_([DraftState.ACTIVE, DraftState.ASIDE]),
            Draft.form.startswith(beginning, autoescape=True),
        )
        .order_by(Draft.changed_at.desc(), Draft.id.desc())
    )
    return list(rows)
