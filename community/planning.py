"""How far ahead plans become rows: far enough that a month can be seen, near enough that a change stays cheap."""

from datetime import datetime, timedelta

from community.recurrence import When, occurrences
from storage.plans import Planned

HORIZON = timedelta(days=35)
AGAIN_AFTER = timedelta(days=1)
"""A plan is looked at again when this much of its horizon has passed."""


def when_of(plan: Planned) -> When:
    return When(plan.rrule, plan.starts_on, plan.at, plan.zone)


def coming(plan: Planned, now: datetime) -> list[datetime]:
    """The instants of a plan between now and the horizon."""
    return list(occurrences(when_of(plan), now, until=now + HORIZON))
