"""Posts: messages of ours that stand in a chat and are kept up to date there."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, bindparam, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, GroupId, PersonId
from storage.database import Tx
from storage.prepared import Prepared


class Post(Base):
    __tablename__ = "posts"
    __table_args__ = (
        Index("ix_posts_subject", "subject_id", "kind"),
        Index("ix_posts_message", "group_id", "message_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    kind: Mapped[str]
    subject_id: Mapped[int]
    group_id: Mapped[GroupId | None] = mapped_column(ForeignKey("groups.id"))
    person_id: Mapped[PersonId | None] = mapped_column(ForeignKey("people.id"))
    message_id: Mapped[int]
    posted_at: Mapped[datetime]
    standing: Mapped[bool] = mapped_column(default=True)
    """False once the message cannot be reached any more: deleted, or its group was upgraded."""


async def by_id(tx: Tx, post_id: int) -> Post | None:
    return await tx.get(Post, post_id)


async def of_subject(tx: Tx, kinds: Sequence[str], subject_id: int) -> list[Post]:
    """The standing posts on a subject, oldest first."""
    rows = await tx.scalars(
        select(Post).where(Post.subject_id == subject_id, Post.kind.in_(kinds), Post.standing).order_by(Post.id)
    )
    return list(rows)


_AT = Prepared(
    select(Post.id, Post.kind)
    .where(Post.group_id == bindparam("group"), Post.message_id == bindparam("message"), Post.standing)
    .order_by(Post.id.desc())
    .limit(1)
)


async def at(tx: Tx, group_id: GroupId, message_id: int) -> tuple[int, str] | None:
    """The post a message of ours is, and what it is about; asked of every reply in a group."""
    row = await tx.first(_AT, {"group": group_id, "message": message_id})
    return (row[0], row[1]) if row else None


async def lose(tx: Tx, post_id: int) -> None:
    await tx.execute(update(Post).where(Post.id == post_id).values(standing=False))


async def lose_all_in(tx: Tx, group_id: GroupId) -> None:
    """After an upgrade the numbering of messages starts again, so no old number means what it meant."""
    await tx.execute(update(Post).where(Post.group_id == group_id).values(standing=False))
