"""Days off as calendar programs and school offices hand them out: the events of an .ics file that last whole days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Component

from community.errors import Refusal

NAME_LIMIT = 80
LONGEST = timedelta(days=366)
AHEAD = timedelta(days=3 * 366)
MOST = 200
"""How many a group can have."""


@dataclass(frozen=True, slots=True)
class Found:
    """Days off as a calendar file has them."""

    first: date
    last: date
    name: str


def read_file(content: bytes, today: date) -> list[Found]:
    """What lasts whole days in a calendar file and is not over; yearly events come back in the next three years."""
    try:
        events = Calendar.from_ical(content).walk("VEVENT")
        found = [one for event in events for one in _of_event(event, today)]
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        raise Refusal("error-holidays-file") from None
    unique = list(dict.fromkeys(one for one in found if today <= one.last <= today + AHEAD))
    if not unique:
        raise Refusal("error-holidays-file-empty")
    return sorted(unique, key=lambda one: (one.first, one.last))[:MOST]


def _of_event(event: Component, today: date) -> list[Found]:
    start = event.get("DTSTART")
    if start is None or isinstance(start.dt, datetime) or event.get("STATUS") == "CANCELLED":
        return []
    end = event.get("DTEND")
    # The end of whole days is the day after the last (RFC 5545, 3.6.1).
    length = max((end.dt - start.dt).days, 1) if end and not isinstance(end.dt, datetime) else 1
    if length > LONGEST.days:
        return []
    name = " ".join(str(event.get("SUMMARY", "")).split())[:NAME_LIMIT]
    yearly = event.get("RRULE", {}).get("FREQ") == ["YEARLY"]
    firsts = [start.dt]
    if yearly:
        years = range(max(start.dt.year, today.year - 1), today.year + 4)
        firsts = [day for year in years if (day := _in_year(start.dt, year))]
    return [Found(first, first + timedelta(days=length - 1), name) for first in firsts]


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None
