"""The columns of everything that comes round: a rule in wall time, from which instants are computed."""

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Mapped, mapped_column

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


def to_plan(table: Table) -> Prepared:
    """The statement that finds one plan of which something before *until* is not noted yet."""
    lacks = select(table.c.id).where(table.c.state == PlanState.ACTIVE, table.c.planned_until < bindparam("until"))
    return Prepared(lacks.limit(1))


def planned(table: Table) -> Prepared:
    """The statement that sets ``planned_until`` to *until* for the plan with the id *plan*."""
    changed = update(table).where(table.c.id == bindparam("plan"))
    return Prepared(changed.values({table.c.planned_until: bindparam("until")}))
