"""Holidays and terms: what comes round keeps to them, whenever they are added or taken away."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.holidays import year
from community.errors import NotAllowed, Refusal
from community.holiday_file import Found, read_file
from community.when import read_days
from locales import texts
from storage.webinars import Answer
from tests.community.circle import Circle
from tests.community.test_plans import FRIDAYS, TUESDAYS, asked, circle, hears, starts, types

__all__ = ["circle"]
FILE = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//School office//EN\r
BEGIN:VEVENT\r
UID:1@school\r
DTSTART;VALUE=DATE:20261224\r
DTEND;VALUE=DATE:20270107\r
SUMMARY:Christmas\\, and the\r
  New Year\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:2@school\r
DTSTART;VALUE=DATE:20201206\r
RRULE:FREQ=YEARLY\r
SUMMARY:Independence Day\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:3@school\r
DTSTART:20261209T080000Z\r
DTEND:20261209T090000Z\r
SUMMARY:Staff meeting\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:4@school\r
DTSTART;VALUE=DATE:20251224\r
SUMMARY:Long ago\r
END:VEVENT\r
END:VCALENDAR\r
"""
TODAY = date(2026, 11, 23)


async def adds(circle: Circle, words: str, kind: str = "holiday") -> None:
    await circle.submits(circle.aino, f"holidays:{kind}", group_id=circle.group.id, days=words)


async def test_a_holiday_leaves_out_what_falls_on_it_until_it_is_taken_away(circle: Circle) -> None:
    await adds(circle, "1 december to 4 december: leave")
    assert await starts(circle) == [TUESDAYS[0], *TUESDAYS[2:5]]
    assert await asked(circle) == [FRIDAYS[0], *FRIDAYS[2:5]]
    (days,) = (await circle.community.holidays.of_group(circle.aino, circle.group.id)).days
    assert (days.first, days.last, days.name) == (date(2026, 12, 1), date(2026, 12, 4), "leave")
    await circle.community.holidays.remove(circle.aino, days.id)
    assert await starts(circle) == TUESDAYS[:5]
    assert await asked(circle) == FRIDAYS[:5]


@pytest.mark.parametrize(
    ("language", "words", "first", "last"),
    [
        ("en", "1 to 4 May: spring days", date(2027, 5, 1), date(2027, 5, 4)),
        ("es", "del 1 al 4 de mayo: puente", date(2027, 5, 1), date(2027, 5, 4)),
        ("en", "24 to 28 December 2026", date(2026, 12, 24), date(2026, 12, 28)),
    ],
)
def test_two_days_of_one_month_may_name_it_once(language: str, words: str, first: date, last: date) -> None:
    assert read_days(words, texts(language), "Europe/Helsinki", datetime(2026, 11, 23, tzinfo=UTC))[:2] == (first, last)


@pytest.mark.parametrize("words", ["28 to 6 January", "1 to 2027-01-04", "5"])
def test_a_bare_day_that_belongs_to_no_month_is_not_guessed(words: str) -> None:
    with pytest.raises(Refusal):
        read_days(words, texts("en"), "Europe/Helsinki", datetime(2026, 11, 23, tzinfo=UTC))


async def test_terms_leave_out_everything_between_them(circle: Circle) -> None:
    await adds(circle, "16 november to 11 december: autumn", "term")
    await adds(circle, "21 december to 4 june: spring", "term")
    assert await starts(circle) == [*TUESDAYS[:3], TUESDAYS[4]]


async def test_outside_the_terms_is_said_until_when_what_comes_round_rests(circle: Circle) -> None:
    async def told() -> str:
        return year(await circle.community.holidays.of_group(circle.aino, circle.group.id), texts("en")).text

    await adds(circle, "1 december")
    assert "rests" not in await told()
    await adds(circle, "11 january to 4 june: spring", "term")
    assert "rests until Monday 11 January 2027" in await told()
    circle.wall.instant = datetime(2027, 7, 1, 8, tzinfo=UTC)
    assert "none is to come" in await told()
    await adds(circle, "1 july to 9 july: summer school", "term")
    assert "rests" not in await told()


async def test_who_meant_to_come_hears_that_a_date_falls_on_a_holiday(circle: Circle) -> None:
    await circle.community.webinars.rsvp(circle.kamola, 2, Answer.GOING)
    await adds(circle, "1 december")
    assert await hears(circle, circle.kamola) == [("webinars-skipped", 2)]
    await circle.settles()
    (days,) = (await circle.community.holidays.of_group(circle.aino, circle.group.id)).days
    await circle.community.holidays.remove(circle.aino, days.id)
    assert await hears(circle, circle.kamola) == [("webinars-back", 2)]


async def test_a_date_moved_by_hand_stays_on_a_holiday(circle: Circle) -> None:
    await types(circle, "plan:move", "webinar1", "3 december 17:00", TUESDAYS[1])
    await adds(circle, "30 november to 6 december")
    assert datetime(2026, 12, 3, 15, tzinfo=UTC) in await starts(circle)


async def test_a_prompt_to_all_groups_keeps_to_each_groups_holidays(circle: Circle) -> None:
    await circle.founds(-200, "Physics")
    line = "everywhere every thursday 12:00 UTC | What next?"
    answers = circle.community.prompts.read_line(line, circle.ada, "UTC")
    await circle.submits(circle.ada, "prompt", **answers)
    await adds(circle, "3 december")
    thursday = datetime(2026, 12, 3, 12, tzinfo=UTC)
    waits = [one.group_id for one in await circle.noted() if one.subject_id == 2 and one.due_at == thursday]
    assert waits == [circle.group.id + 1]
    (days,) = (await circle.community.holidays.of_group(circle.aino, circle.group.id)).days
    await circle.community.holidays.remove(circle.aino, days.id)
    waits = [one.group_id for one in await circle.noted() if one.subject_id == 2 and one.due_at == thursday]
    assert sorted(filter(None, waits)) == [circle.group.id, circle.group.id + 1]


async def test_a_file_is_read_back_and_kept_once(circle: Circle) -> None:
    for _ in range(2):
        answers = circle.community.holidays.read_file(FILE.encode())
        await circle.submits(circle.aino, "holidays:file", **answers)
    days = (await circle.community.holidays.of_group(circle.aino, circle.group.id)).days
    assert [one.first.year for one in days if one.name == "Independence Day"] == [2026, 2027, 2028]
    assert len(days) == 4


async def test_holidays_are_for_facilitators(circle: Circle) -> None:
    await adds(circle, "1 december")
    for stranger in (circle.kamola, circle.zoe):
        with pytest.raises(NotAllowed):
            await circle.community.holidays.of_group(stranger, circle.group.id)
        with pytest.raises(NotAllowed):
            await circle.community.holidays.remove(stranger, 1)


@pytest.mark.parametrize("words", ["soon", "24 december to", "1 june 2027 to 1 june 2029", "2027-06-10 to 2027-06-01"])
async def test_days_that_are_not_understood_are_refused_and_nothing_changes(circle: Circle, words: str) -> None:
    with pytest.raises(Refusal):
        await adds(circle, words)
    assert (await circle.community.holidays.of_group(circle.aino, circle.group.id)).days == []
    assert await starts(circle) == TUESDAYS[:5]


def test_a_file_gives_its_whole_days_that_are_to_come() -> None:
    assert read_file(FILE.encode(), TODAY)[:2] == [
        Found(date(2026, 12, 6), date(2026, 12, 6), "Independence Day"),
        Found(date(2026, 12, 24), date(2027, 1, 6), "Christmas, and the New Year"),
    ]


@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_a_file_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal):
        read_file(content, TODAY)


@given(at=st.integers(0, len(FILE) - 1), letter=st.characters(max_codepoint=127))
def test_a_damaged_file_is_read_or_refused(at: int, letter: str) -> None:
    damaged = FILE[:at] + letter + FILE[at + 1 :]
    try:
        found = read_file(damaged.encode(), TODAY)
    except Refusal:
        return
    assert all(TODAY <= one.last <= TODAY + timedelta(days=4 * 366) for one in found)
