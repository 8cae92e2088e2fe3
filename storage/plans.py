"""The columns of everything that comes round: a rule in wall time, from which instants are computed."""

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column


class PlanState(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


class Planned:
    rrule: Mapped[str]
    """RFC 5545, such as FREQ=MONTHLY;BYDAY=2TU; empty for a single date."""
    starts_on: Mapped[date]
    at: Mapped[time]
    zone: Mapped[str]
    state: Mapped[PlanState] = mapped_column(default=PlanState.ACTIVE)
    planned_until: Mapped[datetime] = mapped_column(index=True)
    """What falls before this moment stands in the notices already."""
