"""Why words that look personal were left in a case study, and schools' own lists of names."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, GroupId, PersonId
from storage.database import Tx, insert_into
from storage.groups import Membership, Role


class Clearance(Base):
    """Somebody said why a finding of the privacy check is fine."""

    __tablename__ = "clearances"
    __table_args__ = (UniqueConstraint("draft_id", "mark", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    draft_id: Mapped[int] = mapped_column(ForeignKey("drafts.id"))
    mark: Mapped[str]
    """Of the words concerned; the words themselves stand in the draft and are not kept twice."""
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"), index=True)
    """The author, or who reviewed it."""
    reason: Mapped[str]
    """One of the reasons offered, or words of their own."""
    said_at: Mapped[datetime]


class ListedName(Base):
    """A name from a school's own list, as a digest of it."""

    __tablename__ = "listed_names"

    group_id: Mapped[GroupId] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)


async def clear(tx: Tx, draft_id: int, mark: str, person_id: PersonId, reason: str, now: datetime) -> None:
    """Keep a reason; a later one of the same person takes the place of the earlier."""
    values = {"reason": reason, "said_at": now}
    statement = insert_into(tx, Clearance).values(draft_id=draft_id, mark=mark, person_id=person_id, **values)
    await tx.execute(statement.on_conflict_do_update(index_elements=["draft_id", "mark", "person_id"], set_=values))


async def clearances(tx: Tx, draft_id: int) -> list[Clearance]:
    return list(await tx.scalars(select(Clearance).where(Clearance.draft_id == draft_id).order_by(Clearance.id)))


async def listed_for(tx: Tx, person_id: PersonId) -> set[str]:
    """The digests of the lists of all groups a person is in."""
    mine = select(Membership.group_id).where(Membership.person_id == person_id, Membership.role != Role.LEFT)
    return set(await tx.scalars(select(ListedName.digest).where(ListedName.group_id.in_(mine))))


async def list_names(tx: Tx, group_id: GroupId, digests: Iterable[str]) -> None:
    rows = [{"group_id": group_id, "digest": one} for one in sorted(digests)]
    if rows:
        await tx.execute(
            insert_into(tx, ListedName).on_conflict_do_nothing(index_elements=["group_id", "digest"]), rows
        )


async def count_listed(tx: Tx, group_id: GroupId) -> int:
    return await tx.scalar(select(func.count()).where(ListedName.group_id == group_id)) or 0


async def forget_list(tx: Tx, group_id: GroupId) -> None:
    await tx.execute(delete(ListedName).where(ListedName.group_id == group_id))
