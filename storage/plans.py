"""The columns of everything that comes round: a rule in wall time, from which instants are computed."""

from collections import namedtuple
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import and_, bindparam, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import UtcDateTime
from storage.database import Tx
from storage.prepared import Prepared


class PlanState(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


class DateState(StrEnum):
    PLANNED = "planned"
    SKIPPED = "skipped"
    """Somebody left out this one date."""
    FREE = "free"
    """It fell out because of a holiday, a pause or a change of the rule, and comes back if that goes."""


class PlanDate:
    """One date of a plan as a row."""

    recurrence_id: Mapped[datetime]
    """When the rule puts it (RFC 5545's RECURRENCE-ID); it stays when this one date is moved."""
    starts_at: Mapped[datetime]
    state: Mapped[DateState] = mapped_column(default=DateState.PLANNED)

    @property
    def is_moved(self) -> bool:
        return self.starts_at != self.recurrence_id


class Planned:
    rrule: Mapped[str]
    """RFC 5545, such as FREQ=MONTHLY;BYDAY=2TU; empty for a single date."""
    starts_on: Mapped[date]
    at: Mapped[time]
    zone: Mapped[str]
    resumes_on: Mapped[date | None]
    """The day, in its zone, on which it goes on; before it nothing takes place. None if it goes on all the time."""
    state: Mapped[PlanState] = mapped_column(default=PlanState.ACTIVE)
    planned_until: Mapped[datetime] = mapped_column(index=True)
    """What falls before this moment stands in the notices already."""


Plan = TypeVar("Plan", bound=Planned)


class Plans(Generic[Plan]):
    """One kind of plans, for the night that looks ahead. Make its statements once, where the module is loaded."""

    def __init__(self, model: type[Plan]) -> None:
        lacks = and_(model.state == PlanState.ACTIVE, model.planned_until < bindparam("until", type_=UtcDateTime()))
        table: Any = model.__table__  # type: ignore[attr-defined]
        names = [column.name for column in table.columns]
        # A row of the mapped class would be asked for its columns twenty times, each time by way of the mapping.
        self._row: Any = namedtuple("Lacking", names)  # type: ignore[misc]
        first = select(*table.columns).where(lacks).order_by(model.planned_until).limit(bindparam("limit"))
        self._lacking = Prepared(first)
        self._any = Prepared(select(table.c.id).where(lacks).limit(1))
        noted = update(table).where(table.c.id == bindparam("plan"))
        self._planned = Prepared(noted.values(planned_until=bindparam("until")))

    async def any_lacks(self, tx: Tx, until: datetime) -> bool:
        """Whether something before *until* is not noted yet."""
        return await tx.first(self._any, {"until": until}) is not None

    async def lacking(self, tx: Tx, until: datetime, limit: int) -> Sequence[Plan]:
        """Those of which something before *until* is not noted yet, at most *limit*; to look at only."""
        return [self._row(*row) for row in await tx.rows(self._lacking, {"until": until, "limit": limit})]

    async def planned(self, tx: Tx, until: Mapping[int, datetime]) -> None:
        """Everything before these moments is noted; by the ids of the plans. No session is told."""
        await tx.many(self._planned, [{"plan": plan, "until": moment} for plan, moment in until.items()])
