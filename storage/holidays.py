"""Holidays and school terms of a group: whole days, in the group's own calendar."""

from collections.abc import Collection, Sequence
from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, bindparam, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, GroupId
from storage.database import Tx
from storage.plain import Plain

LISTED = 1000


class DaysKind(StrEnum):
    HOLIDAY = "holiday"
    """Nothing that comes round takes place."""
    TERM = "term"
    """What comes round takes place in terms only, once a group has any."""


class Days(Base):
    __tablename__ = "holidays"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    group_id: Mapped[GroupId] = mapped_column(ForeignKey("groups.id"), index=True)
    kind: Mapped[DaysKind]
    first: Mapped[date]
    last: Mapped[date]
    """The last day, which belongs to them."""
    name: Mapped[str]


async def by_id(tx: Tx, days_id: int) -> Days | None:
    return await tx.get(Days, days_id)


async def of_group(tx: Tx, group_id: GroupId) -> list[Days]:
    """All of them in order, past ones too: a plan may look back."""
    rows = await tx.scalars(select(Days).where(Days.group_id == group_id).order_by(Days.first, Days.id))
    return list(rows)


_PLAIN = Plain(Days)
_ALL = _PLAIN.select.order_by(Days.group_id, Days.first, Days.id)
_OF_GROUPS = _ALL.where(Days.group_id.in_(bindparam("ids", expanding=True)))


async def of_groups(tx: Tx, group_ids: Collection[GroupId]) -> list[Days]:
    """Those of these groups, group by group, to look at only."""
    # Databases take only so many values; for very many groups the whole table is read.
    few = len(group_ids) <= LISTED
    return await (_PLAIN.all(tx, _OF_GROUPS, {"ids": list(group_ids)}) if few else _PLAIN.all(tx, _ALL, {}))


async def forget(tx: Tx, ids: Sequence[int]) -> None:
    await tx.execute(delete(Days).where(Days.id.in_(ids)))
