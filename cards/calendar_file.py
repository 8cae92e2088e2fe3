"""A webinar as a file for people's own calendars (RFC 5545). Adding it again changes the entry that is there."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone

HEAD = {"prodid": "-//Staffroom//Staffroom//EN", "version": "2.0", "calscale": "GREGORIAN"}
# Control characters, halves of characters, and the line and paragraph breaks other than "\n".
FORBIDDEN = ("Cc", "Cs", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """What a calendar has to know.

    ``uid`` stays the same for ever and ``sequence`` grows with every change. ``starts_at`` and ``stamp`` (when this
    was written) are aware; ``alarms`` are spans before the start.
    """

    uid: str
    sequence: int
    title: str
    description: str
    url: str
    starts_at: datetime
    minutes: int
    zone: str
    cancelled: bool
    alarms: tuple[timedelta, ...]
    stamp: datetime


def calendar_file(event: CalendarEvent) -> bytes:
    """The .ics file: UTF-8, CRLF, lines folded at 75 octets."""
    calendar = Calendar()
    for name, value in HEAD.items():
        calendar.add(name, value)
    calendar.add("method", "CANCEL" if event.cancelled else "PUBLISH")
    starts_at = event.starts_at.astimezone(ZoneInfo(event.zone))
    if event.zone != "UTC":
        calendar.add_component(_zone(event.zone, starts_at.year))
    calendar.add_component(_entry(event, starts_at))
    return bytes(calendar.to_ical())


@lru_cache(maxsize=128)
def _zone(name: str, year: int) -> Timezone:
    """The zone's clock around a year: the whole of it would be larger than the event. Slow to build (20 ms)."""
    return Timezone.from_tzinfo(ZoneInfo(name), name, date(year - 1, 1, 1), date(year + 2, 1, 1))


def _entry(event: CalendarEvent, starts_at: datetime) -> Event:
    # Minutes pass on the world's clock: in the zone itself the sum would be an hour off where the clocks change.
    ends_at = (event.starts_at + timedelta(minutes=event.minutes)).astimezone(starts_at.tzinfo)
    entry = Event.new(
        uid=_one_line(event.uid),
        sequence=event.sequence,
        stamp=event.stamp,
        summary=_one_line(event.title),
        description=_clean(event.description) or None,
        url=_address(event.url) or None,
        start=starts_at,
        end=ends_at,
    )
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    # What was cancelled must not ring.
    for before in () if event.cancelled else event.alarms:
        alarm = Alarm.new(description=_one_line(event.title))
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", -before)
        entry.add_component(alarm)
    return entry


def _clean(text: str) -> str:
    """Without control characters, which RFC 5545 forbids, and halves of characters, which no file can hold."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each for each in lines if each == "\n" or unicodedata.category(each) not in FORBIDDEN)


def _one_line(text: str) -> str:
    return " ".join(_clean(text).split())


def _address(url: str) -> str:
    """An address is not escaped in the file, so a line break in it would be a line of its own."""
    return "".join(_clean(url).split())
