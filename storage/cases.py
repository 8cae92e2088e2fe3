"""Case studies that were submitted, and what reviewers said of them."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, and_, delete, func, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, GroupId, PersonId
from storage.database import Tx, insert_into
from storage.groups import Membership, Role


class CaseState(StrEnum):
    IN_REVIEW = "in-review"
    CHANGES_ASKED = "changes-asked"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    """The author took it back; they may always do that."""


class Verdict(StrEnum):
    APPROVE = "approve"
    CHANGES = "changes"
    DECLINE = "decline"


class Case(Base):
    __tablename__ = "cases"
    __table_args__ = (
        Index("ix_cases_state", "state", "submitted_at"),
        Index("ix_cases_decided", "state", "decided_at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"), index=True)
    group_id: Mapped[GroupId | None] = mapped_column(ForeignKey("groups.id"))
    draft_id: Mapped[int] = mapped_column(ForeignKey("drafts.id"), unique=True)
    """The draft it was written in; asking for changes opens that one again."""
    template: Mapped[str]
    template_version: Mapped[int]
    route: Mapped[str]
    language: Mapped[str]
    title: Mapped[str]
    tags: Mapped[list[str]]
    audience: Mapped[str]
    """Who may read it once approved: the author's answer to "who may see this?"."""
    answers: Mapped[dict[str, Any]]
    state: Mapped[CaseState] = mapped_column(default=CaseState.IN_REVIEW)
    revision: Mapped[int] = mapped_column(default=1)
    submitted_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]


FOR_GROUPS = "my-group"
"""The audience of who has a group in common with the author."""
FOR_ALL = ("my-network", "everyone")
"""Audiences that need no group in common."""


class CaseReview(Base):
    __tablename__ = "case_reviews"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    revision: Mapped[int]
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"))
    verdict: Mapped[Verdict]
    reason: Mapped[str]
    step: Mapped[str | None]
    """The answer the reason is about."""
    said_at: Mapped[datetime]


class CaseNote(Base):
    """Who noted down, as an answer that can be compared, what the author told by voice."""

    __tablename__ = "case_notes"

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    step: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"), index=True)
    noted_at: Mapped[datetime]


async def by_id(tx: Tx, case_id: int) -> Case | None:
    return await tx.get(Case, case_id)


async def by_draft(tx: Tx, draft_id: int) -> Case | None:
    return await tx.scalar(select(Case).where(Case.draft_id == draft_id))


async def in_review(tx: Tx, *, limit: int, offset: int = 0) -> list[Case]:
    """The queue, longest waiting first."""
    rows = await tx.scalars(
        select(Case)
        .where(Case.state == CaseState.IN_REVIEW)
        .order_by(Case.submitted_at, Case.id)
        .limit(limit)
        .offset(offset)
    )
    return list(rows)


async def count_in_review(tx: Tx) -> int:
    return await tx.scalar(select(func.count()).where(Case.state == CaseState.IN_REVIEW)) or 0


async def of_person(tx: Tx, person_id: PersonId) -> list[Case]:
    return list(await tx.scalars(select(Case).where(Case.person_id == person_id).order_by(Case.id.desc())))


async def approved(tx: Tx, *which: ColumnElement[bool], limit: int, offset: int = 0) -> list[Case]:
    """What is in the library, newest first."""
    rows = await tx.scalars(
        select(Case)
        .where(Case.state == CaseState.APPROVED, *which)
        .order_by(Case.decided_at.desc(), Case.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return list(rows)


def readable_by(person_id: PersonId) -> ColumnElement[bool]:
    """What its author shared with everybody, or with their groups if this person is in one of those; and one's own."""
    groups = select(Membership.group_id).where(Membership.person_id == person_id, Membership.role != Role.LEFT)
    circle = select(Membership.person_id).where(Membership.group_id.in_(groups), Membership.role != Role.LEFT)
    for_groups = and_(Case.audience == FOR_GROUPS, Case.person_id.in_(circle))
    return or_(Case.audience.in_(FOR_ALL), Case.person_id == person_id, for_groups)


def written_with(template: str, language: str, by_others_than: PersonId) -> ColumnElement[bool]:
    return and_(Case.template == template, Case.language == language, Case.person_id != by_others_than)


def one_of(ids: Sequence[int]) -> ColumnElement[bool]:
    return Case.id.in_(ids)


async def last_review(tx: Tx, case_id: int) -> CaseReview | None:
    return await tx.scalar(
        select(CaseReview).where(CaseReview.case_id == case_id).order_by(CaseReview.id.desc()).limit(1)
    )


async def notes(tx: Tx, case_id: int) -> list[CaseNote]:
    return list(await tx.scalars(select(CaseNote).where(CaseNote.case_id == case_id)))


async def note(tx: Tx, case_id: int, step: str, person_id: PersonId, now: datetime) -> None:
    """Who noted it last counts."""
    values = {"person_id": person_id, "noted_at": now}
    statement = insert_into(tx, CaseNote).values(case_id=case_id, step=step, **values)
    await tx.execute(statement.on_conflict_do_update(index_elements=["case_id", "step"], set_=values))


async def forget_note(tx: Tx, case_id: int, step: str) -> None:
    await tx.execute(delete(CaseNote).where(CaseNote.case_id == case_id, CaseNote.step == step))
