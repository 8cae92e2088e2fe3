"""When something comes round: a wall time, a zone and a small part of RFC 5545, turned into instants.

Pure arithmetic with the calendar. What people type is read in `community/when.py` and said again in `cards/when.py`.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# One year short of what `date` can hold, so that no zone's offset carries an instant past the end.
LAST_YEAR = date.max.year - 1


@dataclass(frozen=True, slots=True)
class Rule:
    """The part of RFC 5545 we use.

    ``weekdays`` holds (ordinal, weekday) with Monday as 0; the ordinal is 0 in a weekly rule and 1..5 or -1..-5 in a
    monthly one. ``month_day`` is 1..31, or -1..-31 from the end of the month, or 0.
    """

    monthly: bool
    interval: int = 1
    weekdays: tuple[tuple[int, int], ...] = ()
    month_day: int = 0

    def __str__(self) -> str:
        parts = [f"FREQ={'MONTHLY' if self.monthly else 'WEEKLY'}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.weekdays:
            days = (f"{ordinal or ''}{WEEKDAYS[weekday]}" for ordinal, weekday in self.weekdays)
            parts.append(f"BYDAY={','.join(days)}")
        if self.month_day:
            parts.append(f"BYMONTHDAY={self.month_day}")
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


def occurrences(when: When, after: datetime, *, until: datetime | None = None) -> Iterator[datetime]:
    """The instants (UTC) strictly after ``after`` and not after ``until``; both are aware."""
    latest = after
    # A day earlier, because a gap can push an instant into the next day.
    first = after.astimezone(ZoneInfo(when.zone)).date() - timedelta(days=1)
    for day in _days(when, max(first, when.start)):
        moment = instant(day, when.at, when.zone)
        if until is not None and moment > until:
            return
        # Where a whole day was left out (Apia 2011-12-30) two days fall on one instant.
        if moment > latest:
            latest = moment
            yield moment


def next_dates(when: When, after: datetime, count: int = 3) -> list[datetime]:
    """The next instants (UTC), at most ``count``."""
    return list(islice(occurrences(when, after), count))


def instant(day: date, at: time, zone: str) -> datetime:
    """The UTC instant of a wall time.

    A time the clocks leave out is shifted forward by the gap and of a time they show twice the first is taken,
    as RFC 5545 (3.3.5) says. That is what ``fold=0`` means to zoneinfo.
    """
    return datetime.combine(day, at.replace(fold=0), ZoneInfo(zone)).astimezone(UTC)


@lru_cache(maxsize=256)
def read_rule(text: str) -> Rule:
    """Reads "FREQ=MONTHLY;BYDAY=2TU" and its like. Raises ValueError for any other rule."""
    parts = dict(part.split("=", 1) for part in text.split(";"))
    monthly = {"MONTHLY": True, "WEEKLY": False}.get(parts.pop("FREQ", ""))
    interval, month_day = int(parts.pop("INTERVAL", "1")), int(parts.pop("BYMONTHDAY", "0"))
    days = parts.pop("BYDAY", "")
    weekdays = tuple(_weekday(day) for day in days.split(",")) if days else ()
    fits = all((1 <= abs(ordinal) <= 5) if monthly else ordinal == 0 for ordinal, _ in weekdays)
    one_kind = bool(weekdays) != bool(month_day) and (monthly or not month_day)
    if monthly is None or parts or interval < 1 or abs(month_day) > 31 or not fits or not one_kind:
        raise ValueError(f"not a rule of ours: {text}")
    return Rule(monthly, interval, weekdays, month_day)


def _weekday(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([+-]?\d)?([A-Z]{2})", text)
    if not found or found[2] not in WEEKDAYS:
        raise ValueError(f"not a weekday: {text}")
    return int(found[1] or 0), WEEKDAYS.index(found[2])


def _days(when: When, first: date) -> Iterator[date]:
    """The rule's days from ``first`` on, which is not before the start. They begin without walking the past."""
    if not when.rrule:
        return iter([when.start] if first <= when.start else [])
    rule = read_rule(when.rrule)
    days = _monthly(rule, when.start, first) if rule.monthly else _weekly(rule, when.start, first)
    return (day for day in days if day >= first)


def _weekly(rule: Rule, start: date, first: date) -> Iterator[date]:
    """Weeks are counted from the Monday of the start's week."""
    step = 7 * rule.interval
    monday = start.toordinal() - start.weekday()
    monday += (first.toordinal() - monday) // step * step
    weekdays = sorted({weekday for _, weekday in rule.weekdays})
    # The first of January in year 1 is a Monday: no week begins before it.
    for week in range(monday, date(LAST_YEAR, 12, 25).toordinal(), step):
        yield from (date.fromordinal(week + weekday) for weekday in weekdays)


def _monthly(rule: Rule, start: date, first: date) -> Iterator[date]:
    anchor = start.year * 12 + start.month - 1
    skipped = (first.year * 12 + first.month - 1 - anchor) // rule.interval * rule.interval
    for month in range(anchor + skipped, (LAST_YEAR + 1) * 12, rule.interval):
        yield from (date(month // 12, month % 12 + 1, day) for day in _days_of_month(rule, month))


def _days_of_month(rule: Rule, month: int) -> list[int]:
    """The days of one month, counted as year * 12 + month - 1; none where the month has no such day."""
    first_weekday, length = monthrange(month // 12, month % 12 + 1)
    days = {rule.month_day if rule.month_day > 0 else length + 1 + rule.month_day} if rule.month_day else set()
    for ordinal, weekday in rule.weekdays:
        first = 1 + (weekday - first_weekday) % 7
        last = first + (length - first) // 7 * 7
        days.add(first + 7 * (ordinal - 1) if ordinal > 0 else last + 7 * (ordinal + 1))
    return sorted(day for day in days if 1 <= day <= length)
