"""Prompts that come round, and the answers given as replies to them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, func, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, GroupId, PersonId
from storage.database import Tx
from storage.plans import Planned, PlanState


class Prompt(Planned, Base):
    __tablename__ = "prompts"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    group_id: Mapped[GroupId | None] = mapped_column(ForeignKey("groups.id"), index=True)
    """None for a prompt to all groups."""
    made_by: Mapped[PersonId] = mapped_column(ForeignKey("people.id"))
    text: Mapped[str]


class PromptAnswer(Base):
    __tablename__ = "prompt_answers"
    __table_args__ = (UniqueConstraint("post_id", "message_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"), index=True)
    message_id: Mapped[int]
    text: Mapped[str]
    media: Mapped[list[str]]
    """Telegram file ids, each with its kind before a colon."""
    answered_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


async def by_id(tx: Tx, prompt_id: int) -> Prompt | None:
    return await tx.get(Prompt, prompt_id, with_for_update=True)


async def of_group(tx: Tx, group_id: GroupId, *, everywhere: bool = False) -> list[Prompt]:
    """The prompts of a group that have not ended; with those to all groups if asked."""
    mine = or_(Prompt.group_id == group_id, Prompt.group_id.is_(None)) if everywhere else Prompt.group_id == group_id
    rows = await tx.scalars(select(Prompt).where(mine, Prompt.state != PlanState.ENDED).order_by(Prompt.id))
    return list(rows)


async def to_plan(tx: Tx, until: datetime, limit: int) -> Sequence[Prompt]:
    rows = await tx.scalars(
        select(Prompt)
        .where(Prompt.state == PlanState.ACTIVE, Prompt.planned_until < until)
        .order_by(Prompt.planned_until)
        .limit(limit)
    )
    return list(rows)


async def answer_by_id(tx: Tx, answer_id: int) -> PromptAnswer | None:
    return await tx.get(PromptAnswer, answer_id, with_for_update=True)


async def answer_at(tx: Tx, post_id: int, message_id: int) -> PromptAnswer | None:
    return await tx.scalar(
        select(PromptAnswer).where(PromptAnswer.post_id == post_id, PromptAnswer.message_id == message_id)
    )


async def has_answered_before(tx: Tx, person_id: PersonId) -> bool:
    mine = select(PromptAnswer.id).where(PromptAnswer.person_id == person_id)
    return await tx.scalar(mine.limit(1)) is not None


async def answers(tx: Tx, post_ids: Sequence[int]) -> list[PromptAnswer]:
    """The answers that stand, in order."""
    rows = await tx.scalars(
        select(PromptAnswer)
        .where(PromptAnswer.post_id.in_(post_ids), PromptAnswer.withdrawn_at.is_(None))
        .order_by(PromptAnswer.id)
    )
    return list(rows)


async def count_answers(tx: Tx, post_ids: Sequence[int]) -> int:
    return (
        await tx.scalar(
            select(func.count()).where(PromptAnswer.post_id.in_(post_ids), PromptAnswer.withdrawn_at.is_(None))
        )
        or 0
    )
