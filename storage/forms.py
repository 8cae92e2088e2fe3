"""Drafts: one person's answers to one form so far."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, bindparam, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, GroupId, PersonId
from storage.database import Tx
from storage.plain import Plain
from storage.prepared import Prepared


class DraftState(StrEnum):
    ACTIVE = "active"
    """The one that takes what its person types next."""
    ASIDE = "aside"
    """Kept, to be opened again."""
    DONE = "done"
    DISCARDED = "discarded"


UNFINISHED = (DraftState.ACTIVE, DraftState.ASIDE)


class Draft(Base):
    __tablename__ = "drafts"
    __table_args__ = (Index("ix_drafts_person", "person_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"))
    group_id: Mapped[GroupId | None] = mapped_column(ForeignKey("groups.id"))
    """The group it was begun in or is meant for."""
    form: Mapped[str]
    """Which form, such as "webinar" or "case:lesson-study:quick@2"."""
    subject_id: Mapped[int | None]
    """What is being changed, when the form changes something that exists."""
    answers: Mapped[dict[str, Any]]
    step: Mapped[str | None]
    """The step that is being asked; None at the preview."""
    returning: Mapped[bool] = mapped_column("returns_to_preview", default=False)
    """True when one answer is being changed and the preview comes next."""
    message_id: Mapped[int | None]
    """The newest private message that was taken as an answer."""
    said: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """By step, the messages its answer is made of: each with id, text and file."""
    joining: Mapped[bool] = mapped_column(default=False)
    """True while the messages that come in are one answer."""
    refused: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    """The last messages to the step that is asked which were no answer, as in ``said``."""
    handover: Mapped[str | None] = mapped_column(index=True)
    """The secret of the link with which a colleague can take it over."""
    state: Mapped[DraftState] = mapped_column(default=DraftState.ACTIVE)
    changed_at: Mapped[datetime]


async def by_id(tx: Tx, draft_id: int) -> Draft | None:
    return await tx.get(Draft, draft_id)


# Made once, because every private message asks.
_PLAIN = Plain(Draft)
_ACTIVE = Prepared(
    _PLAIN.select.where(Draft.person_id == bindparam("person"), Draft.state == DraftState.ACTIVE)
    .order_by(Draft.changed_at.desc())
    .limit(1)
)


async def active(tx: Tx, person_id: PersonId) -> Draft | None:
    """The one that takes what its person types. No session watches it: whoever changes it saves it."""
    return await _PLAIN.one(tx, _ACTIVE, {"person": person_id})


async def save(tx: Tx, draft: Draft) -> None:
    await _PLAIN.save(tx, draft)


async def handed(tx: Tx, secret: str) -> Draft | None:
    """The unfinished draft that is handed over with this secret."""
    return await tx.scalar(select(Draft).where(Draft.handover == secret, Draft.state.in_(UNFINISHED)))


async def sleeping(tx: Tx, beginning: str, since: datetime, until: datetime) -> list[Draft]:
    """Unfinished drafts of such forms that were changed last in between."""
    unfinished = select(Draft).where(Draft.state.in_(UNFINISHED), Draft.form.startswith(beginning, autoescape=True))
    return list(await tx.scalars(unfinished.where(Draft.changed_at.between(since, until)).order_by(Draft.id)))


async def with_message(tx: Tx, person_id: PersonId, since: datetime, has: Callable[[Draft], bool]) -> Draft | None:
    """The newest draft a message was said to; of those that were finished only recent ones."""
    mine = select(Draft).where(Draft.person_id == person_id, Draft.state != DraftState.DISCARDED)
    recent = mine.where(or_(Draft.state != DraftState.DONE, Draft.changed_at >= since))
    rows = await tx.scalars(recent.order_by(Draft.changed_at.desc()).limit(50))
    return next((draft for draft in rows if has(draft)), None)


async def said_before(tx: Tx, person_id: PersonId, key: str, limit: int) -> list[str]:
    """What somebody answered to a step of this name in their newest drafts."""
    mine = select(Draft).where(Draft.person_id == person_id, Draft.state != DraftState.DISCARDED)
    rows = await tx.scalars(mine.order_by(Draft.changed_at.desc()).limit(20))
    said = (draft.answers.get(key) for draft in rows)
    return list(dict.fromkeys(words for words in said if isinstance(words, str) and words))[:limit]


async def unfinished(tx: Tx, person_id: PersonId, *, beginning: str = "") -> list[Draft]:
    """Drafts that are neither done nor discarded, newest first; of forms whose name begins so."""
    rows = await tx.scalars(
        select(Draft)
        .where(
            Draft.person_id == person_id,
            Draft.state.in_(UNFINISHED),
            Draft.form.startswith(beginning, autoescape=True),
        )
        .order_by(Draft.changed_at.desc(), Draft.id.desc())
    )
    return list(rows)
