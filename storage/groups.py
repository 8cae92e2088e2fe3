"""Groups, and who is what in them. Our id is never Telegram's chat id: an upgrade changes that one."""

from collections.abc import Collection
from datetime import datetime, time
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Integer, bindparam, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, GroupId, PersonId
from storage.database import Tx, insert_into
from storage.people import Person
from storage.plain import Plain
from storage.prepared import Prepared


class Role(StrEnum):
    FACILITATOR = "facilitator"
    TEACHER = "teacher"
    LEFT = "left"


class Group(Base):
    __tablename__ = "groups"

    id: Mapped[GroupId] = mapped_column(primary_key=True, autoincrement=True)
    chat_id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer(), "sqlite"), unique=True)
    title: Mapped[str]
    language: Mapped[str]
    zone: Mapped[str]
    quiet_from: Mapped[time]
    quiet_until: Mapped[time]
    """Quiet hours in the group's zone; none when both are equal."""
    thread_id: Mapped[int | None]
    """The topic to post in; None is the group itself (General in a forum)."""
    posts_per_day: Mapped[int | None]
    """How many messages a day the group wants at most; None for as many as there are."""
    present: Mapped[bool] = mapped_column(default=True)
    """Whether the bot is in the group and may write there."""
    bot_is_admin: Mapped[bool] = mapped_column(default=False)
    added_by: Mapped[PersonId | None] = mapped_column(ForeignKey("people.id"))
    added_at: Mapped[datetime]


class Membership(Base):
    __tablename__ = "memberships"

    group_id: Mapped[GroupId] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    role: Mapped[Role]
    named: Mapped[bool] = mapped_column(default=False)
    """A facilitator because they added the bot, whatever Telegram's list of admins says."""


async def by_id(tx: Tx, group_id: GroupId) -> Group | None:
    return await tx.get(Group, group_id)


async def by_chat(tx: Tx, chat_id: int) -> Group | None:
    return await tx.scalar(select(Group).where(Group.chat_id == chat_id))


# Made once, because every message and tap in a group asks.
_PLAIN = Plain(Group)
_BY_IDS = _PLAIN.select.where(Group.id.in_(bindparam("ids", expanding=True)))
_BY_CHAT = Prepared(_PLAIN.select.where(Group.chat_id == bindparam("chat")))
_ROLE = Prepared(
    select(Membership.role).where(
        Membership.group_id == bindparam("group"), Membership.person_id == bindparam("person")
    )
)


async def look_up(tx: Tx, chat_id: int) -> Group | None:
    """The group of a chat, to look at only: no session watches it."""
    return await _PLAIN.one(tx, _BY_CHAT, {"chat": chat_id})


async def by_ids(tx: Tx, group_ids: Collection[GroupId]) -> dict[GroupId, Group]:
    """Those there are of a few, to look at only."""
    return {group.id: group for group in await _PLAIN.all(tx, _BY_IDS, {"ids": list(group_ids)})}


async def present(tx: Tx) -> list[Group]:
    rows = await tx.scalars(select(Group).where(Group.present).order_by(Group.id))
    return list(rows)


async def role_of(tx: Tx, group_id: GroupId, person_id: PersonId) -> Role | None:
    row = await tx.first(_ROLE, {"group": group_id, "person": person_id})
    return row[0] if row else None


async def set_role(tx: Tx, group_id: GroupId, person_id: PersonId, role: Role, *, named: bool | None = None) -> None:
    values: dict[str, object] = {"role": role} if named is None else {"role": role, "named": named}
    statement = insert_into(tx, Membership).values(group_id=group_id, person_id=person_id, **{"named": False, **values})
    await tx.execute(statement.on_conflict_do_update(index_elements=["group_id", "person_id"], set_=values))


async def see(tx: Tx, group_id: GroupId, person_id: PersonId) -> bool:
    """Remember that somebody is a member. True if that is news; a role they have stays."""
    row = await tx.get(Membership, (group_id, person_id))
    if row is None:
        tx.add(Membership(group_id=group_id, person_id=person_id, role=Role.TEACHER))
    elif row.role is Role.LEFT:
        row.role = Role.TEACHER
    else:
        return False
    await tx.flush()
    return True


async def facilitators(tx: Tx, group_id: GroupId) -> list[Person]:
    members = select(Membership.person_id).where(Membership.group_id == group_id, Membership.role == Role.FACILITATOR)
    return list(await tx.scalars(select(Person).where(Person.id.in_(members)).order_by(Person.id)))


async def roles(tx: Tx, group_id: GroupId) -> dict[PersonId, Membership]:
    rows = await tx.scalars(select(Membership).where(Membership.group_id == group_id))
    return {row.person_id: row for row in rows}


async def of_person(tx: Tx, person_id: PersonId, *, facilitating: bool = False) -> list[Group]:
    """The groups a person is in and the bot too; only those they facilitate if asked so."""
    roles = [Role.FACILITATOR] if facilitating else [Role.FACILITATOR, Role.TEACHER]
    mine = select(Membership.group_id).where(Membership.person_id == person_id, Membership.role.in_(roles))
    return list(await tx.scalars(select(Group).where(Group.id.in_(mine), Group.present).order_by(Group.title)))


async def looked_after(tx: Tx, person_id: PersonId | None) -> list[Group]:
    """The groups a person facilitates, or all of them; those the bot is in first."""
    mine = select(Membership.group_id).where(Membership.person_id == person_id, Membership.role == Role.FACILITATOR)
    wanted = select(Group) if person_id is None else select(Group).where(Group.id.in_(mine))
    return list(await tx.scalars(wanted.order_by(Group.present.desc(), Group.title)))


async def share_a_group(tx: Tx, one: PersonId, other: PersonId) -> bool:
    mine = select(Membership.group_id).where(Membership.person_id == one, Membership.role != Role.LEFT)
    theirs = select(Membership.group_id).where(
        Membership.person_id == other, Membership.role != Role.LEFT, Membership.group_id.in_(mine)
    )
    return await tx.scalar(theirs.limit(1)) is not None


async def absorb(tx: Tx, twin: Group, into: GroupId) -> None:
    """Two rows turned out to be one group: everything of the twin's becomes the other's, and the twin goes."""
    members = select(Membership.person_id).where(Membership.group_id == into)
    known = delete(Membership).where(Membership.group_id == twin.id, Membership.person_id.in_(members))
    await tx.execute(known)
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if any(key.column is Group.__table__.c.id for key in column.foreign_keys):
                await tx.execute(update(table).where(column == twin.id).values({column.name: into}))
    await tx.execute(delete(Group).where(Group.id == twin.id))
    tx.expunge(twin)
