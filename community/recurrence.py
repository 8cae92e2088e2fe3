"""When something comes round: a wall time, a zone and a small part of RFC 5545, turned into instants.

Pure arithmetic with the calendar. What people type is read in `community/when.py` and said again in `cards/when.py`.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# One year short of what `date` can hold, so that no zone's offset carries an instant past the end.
LAST_YEAR = date.max.year - 1
LAST_WEEK = date(LAST_YEAR, 12, 25).toordinal()
MOST_TIMES = 999
FREE_FOR = timedelta(days=3 * 366)
"""Whatever is free for as long as this stays free: a plan that only falls on free days is not searched for ever."""
IsFree = Callable[[date], bool]
"""Whether a day, in the plan's zone, is left out: a holiday, or outside the school terms."""


@dataclass(frozen=True, slots=True)
class Rule:
    """The part of RFC 5545 we use.

    ``weekdays`` holds (ordinal, weekday) with Monday as 0; the ordinal is 0 in a weekly rule and 1..5 or -1..-5 in a
    monthly one. ``month_day`` is 1..31, or -1..-31 from the end of the month, or 0. ``position`` picks one of all the
    month's ``weekdays`` (BYSETPOS: -1 with Monday to Friday is the last working day), or is 0. A rule ends after
    ``times`` dates, or with the day ``until``.
    """

    monthly: bool
    interval: int = 1
    weekdays: tuple[tuple[int, int], ...] = ()
    month_day: int = 0
    position: int = 0
    times: int = 0
    until: date | None = None

    def __str__(self) -> str:
        parts = [f"FREQ={'MONTHLY' if self.monthly else 'WEEKLY'}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.weekdays:
            days = (f"{ordinal or ''}{WEEKDAYS[weekday]}" for ordinal, weekday in self.weekdays)
            parts.append(f"BYDAY={','.join(days)}")
        if self.month_day:
            parts.append(f"BYMONTHDAY={self.month_day}")
        if self.position:
            parts.append(f"BYSETPOS={self.position}")
        if self.times:
            parts.append(f"COUNT={self.times}")
        if self.until:
            parts.append(f"UNTIL={self.until:%Y%m%d}")
        return ";".join(parts)


@dataclass(frozen=True, slots=True)
class When:
    """A plan in wall time. ``rrule`` is RFC 5545 text, or "" for the one date ``start``.

    ``start`` is the first possible date and anchors INTERVAL; ``zone`` is an IANA name. Raises ValueError when the
    rule is not one of ours.
    """

    rrule: str
    start: date
    at: time
    zone: str

    def __post_init__(self) -> None:
        if self.rrule:
            read_rule(self.rrule)


def occurrences(
    when: When, after: datetime, *, until: datetime | None = None, is_free: IsFree | None = None
) -> Iterator[datetime]:
    """The instants (UTC) strictly after ``after`` and not after ``until``; both are aware. Free days are left out."""
    latest = after
    # A day earlier, because a gap can push an instant into the next day.
    first = max(after.astimezone(ZoneInfo(when.zone)).date() - timedelta(days=1), when.start)
    free_since = first
    for day in _days(when, first, is_free):
        if is_free is not None and is_free(day):
            if day - free_since > FREE_FOR:
                return
            continue
        free_since = day
        moment = instant(day, when.at, when.zone)
        if until is not None and moment > until:
            return
        # Where a whole day was left out (Apia 2011-12-30) two days fall on one instant.
        if moment > latest:
            latest = moment
            yield moment


def next_dates(when: When, after: datetime, count: int = 3, is_free: IsFree | None = None) -> list[datetime]:
    """The next instants (UTC), at most ``count``."""
    return list(islice(occurrences(when, after, is_free=is_free), count))


def anchored(when: When, day: date) -> When:
    """The same rule from its first day on or after ``day``, from which it counts. A single date stays as it is."""
    if not when.rrule:
        return when
    # Walked without the interval, which cannot be counted before there is a first day; and without an end.
    every = replace(when, rrule=str(replace(read_rule(when.rrule), interval=1, times=0, until=None)), start=day)
    first = next_dates(every, instant(day, time(), when.zone) - timedelta(seconds=1), 1)
    return replace(when, start=local_day(first[0], when.zone)) if first else when


def local_day(moment: datetime, zone: str) -> date:
    """The day an instant falls on in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


# A night of planning asks for the same few hours of the same few days, once for each plan.
@lru_cache(maxsize=4096)
def instant(day: date, at: time, zone: str) -> datetime:
    """The UTC instant of a wall time.

    A time the clocks leave out is shifted forward by the gap and of a time they show twice the first is taken,
    as RFC 5545 (3.3.5) says. That is what ``fold=0`` means to zoneinfo.
    """
    return datetime.combine(day, at.replace(fold=0) if at.fold else at, ZoneInfo(zone)).astimezone(UTC)


@lru_cache(maxsize=256)
def read_rule(text: str) -> Rule:
    """Reads "FREQ=MONTHLY;BYDAY=2TU" and its like. Raises ValueError for any other rule."""
    parts = dict(part.split("=", 1) for part in text.split(";"))
    monthly = {"MONTHLY": True, "WEEKLY": False}.get(parts.pop("FREQ", ""))
    days, last = parts.pop("BYDAY", ""), parts.pop("UNTIL", "")
    interval, month_day, position, times = (int(parts.pop(name, default)) for name, default in _NUMBERS)
    rule = Rule(
        bool(monthly),
        interval,
        tuple(_weekday(day) for day in days.split(",")) if days else (),
        month_day,
        position,
        times,
        datetime.strptime(last, "%Y%m%d").date() if last else None,  # noqa: DTZ007 (a day of the wall)
    )
    if monthly is None or parts or not _is_ours(rule):
        raise ValueError(f"not a rule of ours: {text}")
    return rule


_NUMBERS = (("INTERVAL", "1"), ("BYMONTHDAY", "0"), ("BYSETPOS", "0"), ("COUNT", "0"))


def _is_ours(rule: Rule) -> bool:
    numbered = rule.monthly and not rule.position
    fits = all((1 <= abs(ordinal) <= 5) if numbered else ordinal == 0 for ordinal, _ in rule.weekdays)
    one_kind = bool(rule.weekdays) != bool(rule.month_day) and (rule.monthly or not rule.month_day)
    placed = not rule.position or (rule.monthly and bool(rule.weekdays) and abs(rule.position) <= 31)
    ends = 0 <= rule.times <= MOST_TIMES and not (rule.times and rule.until)
    return rule.interval >= 1 and abs(rule.month_day) <= 31 and fits and one_kind and placed and ends


def _weekday(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([+-]?\d)?([A-Z]{2})", text)
    if not found or found[2] not in WEEKDAYS:
        raise ValueError(f"not a weekday: {text}")
    return int(found[1] or 0), WEEKDAYS.index(found[2])


def _days(when: When, first: date, is_free: IsFree | None) -> Iterator[date]:
    """The rule's days from ``first`` on, which is not before the start. They begin without walking the past."""
    if not when.rrule:
        return iter([when.start] if first <= when.start else [])
    rule = read_rule(when.rrule)
    # A number of times can only be counted from the start.
    since = when.start if rule.times else first
    days = _monthly(rule, when.start, since, is_free) if rule.monthly else _weekly(rule, when.start, since)
    if rule.times:
        days = islice((day for day in days if day >= when.start), rule.times)
    if rule.until is not None:
        last = rule.until
        days = takewhile(lambda day: day <= last, days)
    return (day for day in days if day >= first)


def _weekly(rule: Rule, start: date, first: date) -> Iterator[date]:
    """Weeks are counted from the Monday of the start's week."""
    step = 7 * rule.interval
    monday = start.toordinal() - start.weekday()
    monday += (first.toordinal() - monday) // step * step
    weekdays = sorted({weekday for _, weekday in rule.weekdays})
    # The first of January in year 1 is a Monday: no week begins before it.
    for week in range(monday, LAST_WEEK, step):
        for weekday in weekdays:
            yield date.fromordinal(week + weekday)


def _monthly(rule: Rule, start: date, first: date, is_free: IsFree | None) -> Iterator[date]:
    anchor = start.year * 12 + start.month - 1
    skipped = (first.year * 12 + first.month - 1 - anchor) // rule.interval * rule.interval
    for month in range(anchor + skipped, (LAST_YEAR + 1) * 12, rule.interval):
        days = _days_of_month(rule, month)
        yield from _picked(days, rule.position, is_free) if rule.position else days


def _picked(days: Sequence[date], position: int, is_free: IsFree | None) -> list[date]:
    """The one at that place. A holiday is no working day, so the last working day comes before it."""
    working = [day for day in days if not (is_free and is_free(day))]
    index = position - 1 if position > 0 else position
    return [working[index]] if -len(working) <= index < len(working) else []


@lru_cache(maxsize=1024)
def _days_of_month(rule: Rule, month: int) -> tuple[date, ...]:
    """The days of one month, counted as year * 12 + month - 1; none where the month has no such day."""
    return tuple(date(month // 12, month % 12 + 1, day) for day in _numbers_of_days(rule, month))


def _numbers_of_days(rule: Rule, month: int) -> list[int]:
    first_weekday, length = monthrange(month // 12, month % 12 + 1)
    if rule.position:
        chosen = {weekday for _, weekday in rule.weekdays}
        return [day for day in range(1, length + 1) if (first_weekday + day - 1) % 7 in chosen]
    days = {rule.month_day if rule.month_day > 0 else length + 1 + rule.month_day} if rule.month_day else set()
    for ordinal, weekday in rule.weekdays:
        first = 1 + (weekday - first_weekday) % 7
        last = first + (length - first) // 7 * 7
        days.add(first + 7 * (ordinal - 1) if ordinal > 0 else last + 7 * (ordinal + 1))
    return sorted(day for day in days if 1 <= day <= length)
