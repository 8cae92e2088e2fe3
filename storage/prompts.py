"""Prompts that come round, and the answers given as replies to them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, UniqueConstraint, bindparam, delete, func, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, GroupId, PersonId
from storage.database import Tx
from storage.groups import Group
from storage.notices import OPEN, Notice, State
from storage.people import Person
from storage.plans import PlanDate, Planned, Plans, PlanState
from storage.posts import Post
from storage.prepared import Prepared

KIND = "prompts-prompt"
"""The kind of the notices and posts that put a prompt before a group."""


class Prompt(Planned, Base):
    __tablename__ = "prompts"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    group_id: Mapped[GroupId | None] = mapped_column(ForeignKey("groups.id"), index=True)
    """None for a prompt to all groups."""
    made_by: Mapped[PersonId] = mapped_column(ForeignKey("people.id"))
    """Who looks after it: whoever made it, or took it over."""
    text: Mapped[str]
    revision: Mapped[int] = mapped_column(default=0)
    """Rises with every change, so that what was noted before it does not go out after it."""


class PromptDate(PlanDate, Base):
    """A date somebody skipped or moved, or that stays where an older rule put it; all others follow from the rule."""

    __tablename__ = "prompt_dates"
    __table_args__ = (UniqueConstraint("prompt_id", "recurrence_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    prompt_id: Mapped[int] = mapped_column(ForeignKey("prompts.id"))


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
    return await tx.get(Prompt, prompt_id)


async def look_at(tx: Tx, prompt_id: int) -> Prompt | None:
    """Without holding it for a change, as a reader must."""
    return await tx.get(Prompt, prompt_id)


async def of_group(tx: Tx, group_id: GroupId, *, everywhere: bool = False) -> list[Prompt]:
    """The prompts of a group that have not ended; with those to all groups if asked."""
    mine = or_(Prompt.group_id == group_id, Prompt.group_id.is_(None)) if everywhere else Prompt.group_id == group_id
    rows = await tx.scalars(select(Prompt).where(mine, Prompt.state != PlanState.ENDED).order_by(Prompt.id))
    return list(rows)


async def kept_by(tx: Tx, group_id: GroupId, person_id: PersonId) -> list[Prompt]:
    """The prompts of a group that somebody looks after."""
    return [prompt for prompt in await of_group(tx, group_id) if prompt.made_by == person_id]


PLANS = Plans(Prompt)


async def ended_in(tx: Tx, group_id: GroupId, limit: int, *, everywhere: bool = False) -> list[Prompt]:
    """Prompts that have ended, newest first: their answers can still be read."""
    mine = or_(Prompt.group_id == group_id, Prompt.group_id.is_(None)) if everywhere else Prompt.group_id == group_id
    ended = select(Prompt).where(mine, Prompt.state == PlanState.ENDED)
    return list(await tx.scalars(ended.order_by(Prompt.id.desc()).limit(limit)))


_OF_PROMPTS = PromptDate.prompt_id.in_(bindparam("prompts", expanding=True))
_DATES_OF = select(PromptDate).where(_OF_PROMPTS).order_by(PromptDate.recurrence_id)


async def dates_of(tx: Tx, prompt_ids: Sequence[int]) -> list[PromptDate]:
    """What is known of their single dates, in the rule's order."""
    return list(await tx.scalars(_DATES_OF, {"prompts": list(prompt_ids)}))


_WITH_DATES = select(PromptDate.prompt_id).where(_OF_PROMPTS)


async def with_dates(tx: Tx, prompt_ids: Sequence[int]) -> set[int]:
    """Those of which something is known of single dates."""
    return {row[0] for row in await tx.run(_WITH_DATES, {"prompts": list(prompt_ids)})}


async def forget_dates(tx: Tx, prompt_id: int, since: datetime) -> None:
    """What was said of the dates that the rule puts at that moment or later."""
    await tx.execute(delete(PromptDate).where(PromptDate.prompt_id == prompt_id, PromptDate.recurrence_id >= since))


async def everywhere(tx: Tx) -> list[Prompt]:
    """Those to all groups that have not ended."""
    return list(await tx.scalars(select(Prompt).where(Prompt.group_id.is_(None), Prompt.state != PlanState.ENDED)))


async def call_back(tx: Tx, prompt_id: int, group_id: GroupId, now: datetime) -> None:
    """What was noted of a prompt for one group, and nobody asked for by hand, does not go out."""
    mine = update(Notice).where(Notice.kind == KIND, Notice.subject_id == prompt_id, Notice.group_id == group_id)
    due = mine.where(Notice.state == State.DUE, Notice.key.startswith(f"{KIND}:"))
    await tx.execute(due.values(state=State.CANCELLED, outcome="skipped", done_at=now))


async def sendings_over(tx: Tx, kind: str, prompt_id: int, key: str) -> int:
    """How many notices of a prompt whose key begins so are not under way any more."""
    mine = select(func.count()).where(
        Notice.kind == kind,
        Notice.subject_id == prompt_id,
        Notice.key.startswith(key, autoescape=True),
        Notice.state.not_in(OPEN),
    )
    return await tx.scalar(mine) or 0


async def answer_by_id(tx: Tx, answer_id: int) -> PromptAnswer | None:
    return await tx.get(PromptAnswer, answer_id)


# Made once, because every answer in a group asks.
_ANSWER_AT = Prepared(
    select(PromptAnswer.id).where(
        PromptAnswer.post_id == bindparam("post"), PromptAnswer.message_id == bindparam("message")
    )
)
_ANSWER_OF = Prepared(select(PromptAnswer.id).where(PromptAnswer.person_id == bindparam("person")).limit(1))


async def answer_at(tx: Tx, post_id: int, message_id: int) -> PromptAnswer | None:
    row = await tx.first(_ANSWER_AT, {"post": post_id, "message": message_id})
    return await tx.get(PromptAnswer, row[0]) if row else None


async def has_answered_before(tx: Tx, person_id: PersonId) -> bool:
    return await tx.first(_ANSWER_OF, {"person": person_id}) is not None


async def answer_with_prompt(tx: Tx, answer_id: int) -> tuple[Prompt, PromptAnswer, Person, Group | None] | None:
    """An answer that stands, with what it answers, who gave it and where."""
    row = await tx.execute(
        select(Prompt, PromptAnswer, Person, Group)
        .join(Post, Post.subject_id == Prompt.id)
        .join(PromptAnswer, PromptAnswer.post_id == Post.id)
        .join(Person, Person.id == PromptAnswer.person_id)
        .join(Group, Group.id == Post.group_id, isouter=True)
        .where(PromptAnswer.id == answer_id, PromptAnswer.withdrawn_at.is_(None), Post.kind == KIND)
    )
    found = row.one_or_none()
    return found and (found[0], found[1], found[2], found[3])


async def answers(tx: Tx, prompt_id: int, offset: int, limit: int) -> list[tuple[PromptAnswer, Person, Group | None]]:
    """The answers to a prompt that stand, newest first, with who gave each and where."""
    rows = await tx.execute(
        select(PromptAnswer, Person, Group)
        .join(Post, Post.id == PromptAnswer.post_id)
        .join(Person, Person.id == PromptAnswer.person_id)
        .join(Group, Group.id == Post.group_id, isouter=True)
        .where(*_to(prompt_id))
        .order_by(PromptAnswer.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [(answer, person, group) for answer, person, group in rows]


async def count_answers(tx: Tx, prompt_id: int) -> int:
    counted = select(func.count(PromptAnswer.id)).join(Post, Post.id == PromptAnswer.post_id).where(*_to(prompt_id))
    return await tx.scalar(counted) or 0


async def answers_of(tx: Tx, person_id: PersonId, offset: int, limit: int) -> list[tuple[PromptAnswer, Prompt]]:
    """A person's answers that stand, newest first, each with what it answers."""
    rows = await tx.execute(
        select(PromptAnswer, Prompt)
        .join(Post, Post.id == PromptAnswer.post_id)
        .join(Prompt, Prompt.id == Post.subject_id)
        .where(PromptAnswer.person_id == person_id, PromptAnswer.withdrawn_at.is_(None), Post.kind == KIND)
        .order_by(PromptAnswer.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [(answer, prompt) for answer, prompt in rows]


async def count_answers_of(tx: Tx, person_id: PersonId) -> int:
    mine = select(func.count()).where(PromptAnswer.person_id == person_id, PromptAnswer.withdrawn_at.is_(None))
    return await tx.scalar(mine) or 0


def _to(prompt_id: int) -> tuple[ColumnElement[bool], ...]:
    return Post.kind == KIND, Post.subject_id == prompt_id, PromptAnswer.withdrawn_at.is_(None)
