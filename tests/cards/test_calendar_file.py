"""The file for people's calendars, read again by icalendar and line by line."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar, Component

from cards.calendar_file import CalendarEvent, calendar_file

WEBINAR = CalendarEvent(
    uid="webinar-12@staffroom",
    sequence=3,
    title="Reading aloud, together",
    description="What works; what does not.\nBring one example.",
    url="https://example.org/room?a=1,2;b=3",
    starts_at=datetime(2026, 12, 8, 14, tzinfo=UTC),
    minutes=90,
    zone="Europe/Helsinki",
    cancelled=False,
    alarms=(timedelta(days=1), timedelta(minutes=15)),
    stamp=datetime(2026, 12, 1, 10, tzinfo=UTC),
)


@dataclass(frozen=True)
class Facts:
    """What a calendar program makes of a file, whichever parser it has; instants, not zones, are compared."""

    uid: str
    sequence: int
    status: str
    starts_at: datetime
    ends_at: datetime
    alarms: list[timedelta]


def lines(file: bytes) -> list[str]:
    """The unfolded lines, as RFC 5545 (3.1) says."""
    return file.decode().replace("\r\n ", "").split("\r\n")


def entry(file: bytes) -> Component:
    (event,) = Calendar.from_ical(file).walk("VEVENT")
    return event


def test_the_file_says_what_the_webinar_is() -> None:
    event = entry(calendar_file(WEBINAR))
    assert event["UID"] == "webinar-12@staffroom"
    assert event["SEQUENCE"] == 3
    assert event["SUMMARY"] == WEBINAR.title
    assert event["DESCRIPTION"] == WEBINAR.description
    assert event["URL"] == WEBINAR.url
    assert event["STATUS"] == "CONFIRMED"
    assert event.start == WEBINAR.starts_at
    assert event.end == WEBINAR.starts_at + timedelta(minutes=90)


def by_icalendar(file: bytes) -> Facts:
    event = entry(file)
    alarms = [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")]
    return Facts(str(event["UID"]), event["SEQUENCE"], str(event["STATUS"]), event.start, event.end, alarms)


def by_vobject(file: bytes) -> Facts:
    event = vobject.readOne(file.decode()).vevent
    alarms = [alarm.trigger.value for alarm in event.contents.get("valarm", [])]
    number, status = int(event.sequence.value), event.status.value
    return Facts(event.uid.value, number, status, event.dtstart.value, event.dtend.value, alarms)


def by_ical(file: bytes) -> Facts:
    (event,) = IcsCalendarStream.calendar_from_ics(file.decode()).events
    alarms = [alarm.trigger for alarm in event.alarm]
    return Facts(event.uid, event.sequence, str(event.status.value), event.dtstart, event.dtend, alarms)


@pytest.mark.slow
@pytest.mark.parametrize("read", [by_icalendar, by_vobject, by_ical])
@pytest.mark.parametrize(
    "zone", ["Europe/Helsinki", "America/Mexico_City", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"]
)
@pytest.mark.parametrize("month", range(1, 13))
def test_three_parsers_read_the_same(read: Callable[[bytes], Facts], zone: str, month: int) -> None:
    starts_at = datetime(2027, month, 28, 1, 30, tzinfo=UTC)
    facts = read(calendar_file(replace(WEBINAR, zone=zone, starts_at=starts_at)))
    assert facts == Facts(
        uid="webinar-12@staffroom",
        sequence=3,
        status="CONFIRMED",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=90),
        alarms=[-timedelta(days=1), -timedelta(minutes=15)],
    )


@pytest.mark.parametrize("read", [by_icalendar, by_vobject, by_ical])
def test_three_parsers_read_a_cancellation(read: Callable[[bytes], Facts]) -> None:
    file = calendar_file(replace(WEBINAR, cancelled=True, sequence=4))
    assert "METHOD:CANCEL" in lines(file)
    facts = read(file)
    assert (facts.uid, facts.sequence, facts.status, facts.alarms) == ("webinar-12@staffroom", 4, "CANCELLED", [])


def test_the_zone_comes_with_the_file() -> None:
    said = lines(calendar_file(WEBINAR))
    assert "METHOD:PUBLISH" in said
    assert "TZID:Europe/Helsinki" in said
    assert "DTSTART;TZID=Europe/Helsinki:20261208T160000" in said
    assert "DTSTAMP:20261201T100000Z" in said


def test_utc_needs_no_zone() -> None:
    said = lines(calendar_file(replace(WEBINAR, zone="UTC")))
    assert "DTSTART:20261208T140000Z" in said
    assert "BEGIN:VTIMEZONE" not in said


def test_the_end_is_right_where_the_clocks_change_in_between() -> None:
    night = replace(WEBINAR, starts_at=datetime(2027, 3, 28, 0, 30, tzinfo=UTC), minutes=60)
    assert "DTEND;TZID=Europe/Helsinki:20270328T043000" in lines(calendar_file(night))


def test_an_alarm_rings_before_the_start() -> None:
    alarms = entry(calendar_file(WEBINAR)).walk("VALARM")
    assert [alarm.decoded("TRIGGER") for alarm in alarms] == [-timedelta(days=1), -timedelta(minutes=15)]
    assert {alarm["ACTION"] for alarm in alarms} == {"DISPLAY"}


def test_a_cancelled_webinar_is_marked_and_does_not_ring() -> None:
    event = entry(calendar_file(replace(WEBINAR, cancelled=True, sequence=4)))
    assert event["STATUS"] == "CANCELLED"
    assert event["SEQUENCE"] == 4
    assert event.walk("VALARM") == []


def test_the_same_webinar_gives_the_same_bytes() -> None:
    assert calendar_file(WEBINAR) == calendar_file(replace(WEBINAR))


def test_nothing_empty_is_written() -> None:
    said = lines(calendar_file(replace(WEBINAR, url="", description="")))
    assert not any(line.startswith(("URL", "DESCRIPTION:\r")) for line in said)


def test_a_title_cannot_add_lines_of_its_own() -> None:
    hostile = "Hello\r\nEND:VEVENT\nATTENDEE:mailto:eve@example.org\u2028X-EVIL:1"
    file = calendar_file(replace(WEBINAR, title=hostile, description=hostile, url=f"https://a.b/{hostile}"))
    names = [line.split(":")[0].split(";")[0] for line in lines(file)]
    assert names.count("END") == names.count("BEGIN")
    assert not {"ATTENDEE", "X-EVIL"} & set(names)


@pytest.mark.parametrize("zone", ["Europe/Helsinki", "Asia/Tashkent", "Etc/GMT-5", "Africa/Casablanca"])
@settings(deadline=None)
@given(
    title=st.text(max_size=200),
    description=st.text(max_size=400),
    starts_at=st.integers(1_577_836_800, 2_840_140_800).map(lambda second: datetime.fromtimestamp(second, UTC)),
)
@pytest.mark.slow
def test_any_text_makes_a_file_calendars_can_read(zone: str, title: str, description: str, starts_at: datetime) -> None:
    event = replace(WEBINAR, title=title, description=description, starts_at=starts_at, zone=zone)
    file = calendar_file(event)
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in file.replace(b"\r\n", b"")
    for line in file.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    back = entry(file)
    assert back.errors == []
    assert back.start == starts_at
    assert " ".join(back["SUMMARY"].split()) == back["SUMMARY"]
