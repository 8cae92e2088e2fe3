"""When plans take place: their rule in wall time, without holidays, outside terms and pauses, with what was changed.

How far ahead plans become rows: far enough that a month can be seen, near enough that a change stays cheap.
"""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import groupby, islice
from typing import TypeVar

from community.recurrence import IsFree, When, instant, local_day, occurrences
from storage import holidays
from storage.base import GroupId
from storage.database import Database, Tx
from storage.holidays import Days, DaysKind
from storage.plans import DateState, PlanDate, Planned, Plans, PlanState

Row = TypeVar("Row", bound=Planned)
HORIZON = timedelta(days=35)
AT_LATEST = timedelta(days=365)
"""A plan that has no further date is looked at again after a year."""
AT_ONCE = 300
"""How many plans are looked at in one transaction; whoever taps meanwhile waits for it."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of a group: holidays and terms as (first, last), both inclusive. Without terms it is always term."""

    holidays: tuple[tuple[date, date], ...] = ()
    terms: tuple[tuple[date, date], ...] = ()

    def is_free(self, day: date) -> bool:
        """Whether what comes round is left out on this day."""
        in_term = not self.terms or any(first <= day <= last for first, last in self.terms)
        return not in_term or any(first <= day <= last for first, last in self.holidays)


ALWAYS_OPEN = Calendar()


async def read_calendar(tx: Tx, group_id: GroupId) -> Calendar:
    return _calendar(await holidays.of_group(tx, group_id))


async def read_calendars(tx: Tx, group_ids: Collection[GroupId]) -> dict[GroupId, Calendar]:
    """The calendars of these groups; those that have none are left out."""
    rows = await holidays.of_groups(tx, group_ids)
    return {group_id: _calendar(list(same)) for group_id, same in groupby(rows, key=lambda row: row.group_id)}


def _calendar(rows: Sequence[Days]) -> Calendar:
    spans = {kind: tuple((row.first, row.last) for row in rows if row.kind is kind) for kind in DaysKind}
    return Calendar(spans[DaysKind.HOLIDAY], spans[DaysKind.TERM])


@dataclass(frozen=True, slots=True)
class Coming:
    """One date of a plan that is to come: where the rule puts it, and when it takes place."""

    recurrence_id: datetime
    starts_at: datetime
    state: DateState = DateState.PLANNED


def when_of(plan: Planned) -> When:
    return When(plan.rrule, plan.starts_on, plan.at, plan.zone)


def by_rule(plan: Planned, after: datetime, until: datetime, calendar: Calendar = ALWAYS_OPEN) -> list[datetime]:
    """The instants after ``after`` up to ``until`` that the rule gives.

    None while the plan is paused without an end, or has ended.
    """
    if plan.state is not PlanState.ACTIVE:
        return []
    after = max(after, _goes_on(plan))
    return list(occurrences(when_of(plan), after, until=until, is_free=_is_free(plan.rrule, calendar)))


def planned_until(
    plan: Planned, now: datetime, calendar: Calendar = ALWAYS_OPEN, known: Iterable[PlanDate] = ()
) -> datetime:
    """Until when nothing is missing once the dates within the horizon are noted: right before the next one.

    ``known`` are rows whose dates are not noted until they come within the horizon, wherever they were moved.
    """
    horizon = now + HORIZON
    later = [row.starts_at for row in known if row.starts_at > horizon]
    later += islice(occurrences(when_of(plan), max(horizon, _goes_on(plan)), is_free=_is_free(plan.rrule, calendar)), 1)
    return min([*later, now + AT_LATEST]) - timedelta(seconds=1)


def in_sight(plan: Planned, now: datetime, calendar: Calendar = ALWAYS_OPEN) -> tuple[Sequence[datetime], datetime]:
    """Where the rule puts what has come within the horizon and is not noted; and until when nothing is missing then."""
    after, start = max(now, plan.planned_until, _goes_on(plan)), plan.starts_on
    if plan.rrule and "INTERVAL" not in plan.rrule and "COUNT" not in plan.rrule:
        start = max(start, local_day(after, plan.zone) - timedelta(days=1))  # nothing is counted from the start
    return _in_sight(plan.rrule, start, plan.at, plan.zone, after, now, calendar)


# Many plans come round at the same hour of the same days.
@lru_cache(maxsize=1024)
def _in_sight(
    rrule: str, start: date, at: time, zone: str, after: datetime, now: datetime, calendar: Calendar
) -> tuple[Sequence[datetime], datetime]:
    horizon, latest = now + HORIZON, now + AT_LATEST
    found: list[datetime] = []
    for moment in occurrences(When(rrule, start, at, zone), after, is_free=_is_free(rrule, calendar)):
        if moment > horizon:
            latest = min(latest, moment)
            break
        found.append(moment)
    return found, latest - timedelta(seconds=1)


def takes_place(plan: Planned, row: PlanDate, calendar: Calendar) -> bool:
    """Whether a date stays that the rule does not give any more: moved by hand, or from before a change of the rule."""
    if plan.state is not PlanState.ACTIVE or row.starts_at <= _goes_on(plan):
        return False
    if row.is_moved:
        return True
    is_older = local_day(row.recurrence_id, plan.zone) < plan.starts_on
    return is_older and not calendar.is_free(local_day(row.starts_at, plan.zone))


def coming(
    plan: Planned,
    after: datetime,
    until: datetime,
    calendar: Calendar = ALWAYS_OPEN,
    known: Mapping[datetime, PlanDate] | None = None,
) -> list[Coming]:
    """What a plan has between two instants, in order, skipped dates too; ``known`` are rows by their recurrence id."""
    rows = known or {}
    # A date that was moved to here may stand elsewhere in the rule.
    given = set(by_rule(plan, after, until, calendar))
    found = [Coming(moment, moment) for moment in given - rows.keys()]
    for recurrence_id, row in rows.items():
        if after < row.starts_at <= until and (recurrence_id in given or takes_place(plan, row, calendar)):
            state = DateState.SKIPPED if row.state is DateState.SKIPPED else DateState.PLANNED
            found.append(Coming(recurrence_id, row.starts_at, state))
    return sorted(found, key=lambda one: (one.starts_at, one.recurrence_id))


def next_coming(
    plan: Planned,
    after: datetime,
    count: int,
    calendar: Calendar = ALWAYS_OPEN,
    known: Mapping[datetime, PlanDate] | None = None,
) -> list[Coming]:
    """The next dates that are not skipped, at most ``count``, however far they lie ahead."""
    for days in LOOK_AHEAD:
        ahead = coming(plan, after, after + timedelta(days=days), calendar, known)
        found = [one for one in ahead if one.state is DateState.PLANNED]
        if len(found) >= count:
            return found[:count]
    return found


LOOK_AHEAD = (60, 800, 11 * 366)
"""Days within which is looked for the next dates: near ones first, because most plans come round soon."""


def _is_free(rrule: str, calendar: Calendar) -> IsFree | None:
    """What a plan leaves out; a date that comes only once keeps no holidays."""
    return calendar.is_free if rrule and calendar is not ALWAYS_OPEN else None


def _goes_on(plan: Planned) -> datetime:
    """The last instant of a pause; long ago if there is none."""
    if plan.resumes_on is None:
        return LONG_AGO
    return instant(plan.resumes_on, time(), plan.zone) - timedelta(seconds=1)


LONG_AGO = instant(date(1970, 1, 1), time(), "UTC")


async def note_all(
    db: Database,
    now: datetime,
    plans: Plans[Row],
    note: Callable[[Tx, Sequence[Row], datetime], Awaitable[object]],
) -> None:
    """Note the dates of every plan of which one has come within the horizon, some in each transaction."""
    async with db.glance() as tx:
        more = await plans.any_lacks(tx, now + HORIZON)
    while more:
        async with db.begin() as tx:
            rows = await plans.lacking(tx, now + HORIZON, AT_ONCE)
            await note(tx, rows, now)
        more = len(rows) == AT_ONCE
