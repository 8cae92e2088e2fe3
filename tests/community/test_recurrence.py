"""What comes round, held against python-dateutil and by hand where clocks change."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from community.recurrence import WEEKDAYS, Rule, When, instant, next_dates, occurrences, read_rule

# With clocks that change at midnight (Santiago, Cairo), by half an hour (Lord Howe), and that lost a day (Apia).
ZONES = (
    "UTC",
    "Europe/Helsinki",
    "America/New_York",
    "Asia/Tashkent",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Africa/Cairo",
    "Pacific/Apia",
    "America/St_Johns",
    "Africa/Casablanca",
)
CHANGES = (date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 14), date(2027, 11, 7), date(2011, 12, 30))

weekdays = st.integers(0, 6)
weekly = st.builds(
    lambda interval, days: Rule(False, interval, tuple((0, day) for day in sorted(days))),
    st.integers(1, 9),
    st.sets(weekdays, min_size=1),
)
by_weekday = st.builds(
    lambda interval, days: Rule(True, interval, tuple(sorted(days))),
    st.integers(1, 14),
    st.sets(st.tuples(st.sampled_from((1, 2, 3, 4, 5, -1, -2, -5)), weekdays), min_size=1, max_size=3),
)
by_month_day = st.builds(
    lambda interval, day: Rule(True, interval, (), day),
    st.integers(1, 14),
    st.integers(-31, 31).filter(bool),
)
by_position = st.builds(
    lambda interval, days, position: Rule(True, interval, tuple((0, day) for day in sorted(days)), position=position),
    st.integers(1, 14),
    st.one_of(st.just(set(range(5))), st.sets(weekdays, min_size=1)),
    st.sampled_from((1, 2, 3, 4, 5, -1, -2, -4)),
)
for_ever = st.one_of(weekly, by_weekday, by_month_day, by_position)
rules = st.one_of(
    for_ever,
    st.builds(lambda rule, times: replace(rule, times=times), for_ever, st.integers(1, 60)),
    st.builds(lambda rule, until: replace(rule, until=until), for_ever, st.dates(date(2000, 1, 1), date(2060, 12, 31))),
)
# Leap days and last days of months are drawn as often as all others together.
special = st.dates(date(2000, 1, 1), date(2060, 12, 31)).map(
    lambda day: day.replace(day=monthrange(day.year, day.month)[1])
)
leap_days = st.integers(500, 515).map(lambda fourth: date(4 * fourth, 2, 29))
days = st.one_of(
    special,
    leap_days,
    st.dates(date(2000, 1, 1), date(2060, 12, 31)),
    st.sampled_from(CHANGES),
)
# Many in the small hours, where the clocks change.
hours = st.one_of(st.times(), st.builds(time, st.integers(0, 3), st.sampled_from((0, 15, 30, 59))))


def expected(when: When, after: datetime, count: int) -> list[datetime]:
    """The same from dateutil, counted from the start; wall times become instants as zoneinfo does it."""
    # Our last day counts to its end; a day alone would end with its midnight.
    ends_with_day = re.sub(r"(UNTIL=\d{8})", r"\1T235959", when.rrule)
    walls = rrulestr(ends_with_day, dtstart=datetime.combine(when.start, when.at))
    instants = (wall.replace(tzinfo=ZoneInfo(when.zone)).astimezone(UTC) for wall in walls)
    # dict: where a day was left out, two wall times are one instant.
    return list(dict.fromkeys(islice((each for each in instants if each > after), count)))


@settings(deadline=None)
@given(rule=rules, start=days, at=hours, zone=st.sampled_from(ZONES), later=st.integers(-400, 4000))
@pytest.mark.slow
def test_any_rule_gives_what_dateutil_gives(rule: Rule, start: date, at: time, zone: str, later: int) -> None:
    when = When(str(rule), start, at.replace(microsecond=0), zone)
    after = datetime(start.year, start.month, start.day, 2, tzinfo=UTC) + timedelta(days=later)
    theirs = expected(when, after, 6)
    assert next_dates(when, after, 6) == theirs


@settings(deadline=None)
@given(
    rule=rules,
    start=days,
    at=hours,
    zone=st.sampled_from(ZONES),
    free=st.sets(st.integers(0, 900), max_size=300),
)
@pytest.mark.slow
def test_free_days_are_left_out_and_nothing_else_is(
    rule: Rule, start: date, at: time, zone: str, free: set[int]
) -> None:
    rule = replace(rule, position=0, weekdays=((1, 2),)) if rule.position else rule
    when = When(str(rule), start, at.replace(microsecond=0), zone)
    after = datetime(start.year, start.month, start.day, tzinfo=UTC) - timedelta(days=2)
    closed = {start + timedelta(days=day) for day in free}
    until = after + timedelta(days=800)
    walls = rrulestr(re.sub(r"(UNTIL=\d{8})", r"\1T235959", when.rrule), dtstart=datetime.combine(start, when.at))
    theirs = [
        instant(wall.date(), when.at, zone)
        for wall in takewhile(lambda wall: wall.date() <= until.date(), walls)
        if wall.date() not in closed
    ]
    ours = list(occurrences(when, after, until=until, is_free=closed.__contains__))
    assert ours == list(dict.fromkeys(each for each in theirs if each <= until))


def test_the_last_working_day_comes_before_a_holiday() -> None:
    when = When("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", date(2026, 12, 1), time(16), "UTC")
    assert local(when, NOW, 1) == ["2026-12-31 16:00"]
    holidays = {date(2026, 12, 31), date(2026, 12, 30)}
    assert next_dates(when, NOW, 1, holidays.__contains__) == [datetime(2026, 12, 29, 16, tzinfo=UTC)]


def test_a_plan_that_falls_on_free_days_only_has_no_dates() -> None:
    when = When("FREQ=WEEKLY;BYDAY=FR", date(2026, 12, 1), time(16), "UTC")
    assert next_dates(when, NOW, 3, lambda day: True) == []


@given(rule=rules, start=days, at=hours, zone=st.sampled_from(ZONES))
@pytest.mark.slow
def test_instants_rise_strictly_and_none_is_before_the_start(rule: Rule, start: date, at: time, zone: str) -> None:
    dates = next_dates(When(str(rule), start, at, zone), datetime(1990, 1, 1, tzinfo=UTC), 12)
    assert dates == sorted(set(dates))
    assert all(each.astimezone(ZoneInfo(zone)).date() >= start for each in dates)


@given(rule=rules)
def test_a_rule_written_down_is_read_as_the_same_rule(rule: Rule) -> None:
    assert read_rule(str(rule)) == rule


@given(rule=rules, start=days, after=days, zone=st.sampled_from(ZONES))
@pytest.mark.slow
def test_asking_again_from_each_date_gives_the_next_one(rule: Rule, start: date, after: date, zone: str) -> None:
    when = When(str(rule), start, time(2, 30), zone)
    first, second, third = (next_dates(when, datetime.combine(after, time(), UTC)) + [None] * 3)[:3]
    if third:
        assert next_dates(when, first, 2) == [second, third]


def local(when: When, after: datetime, count: int = 3) -> list[str]:
    return [f"{each.astimezone(ZoneInfo(when.zone)):%Y-%m-%d %H:%M}" for each in next_dates(when, after, count)]


NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)


def test_second_tuesday_stays_at_four_when_the_clocks_change() -> None:
    when = When("FREQ=MONTHLY;BYDAY=2TU", date(2026, 1, 1), time(16), "Europe/Helsinki")
    assert local(when, datetime(2026, 3, 1, tzinfo=UTC)) == ["2026-03-10 16:00", "2026-04-14 16:00", "2026-05-12 16:00"]
    assert [each.hour for each in next_dates(when, datetime(2026, 3, 1, tzinfo=UTC))] == [14, 13, 13]


def test_day_31_leaves_short_months_out() -> None:
    when = When("FREQ=MONTHLY;BYMONTHDAY=31", date(2027, 1, 1), time(16), "UTC")
    assert local(when, NOW) == ["2027-01-31 16:00", "2027-03-31 16:00", "2027-05-31 16:00"]


def test_fifth_friday_leaves_months_with_four_out() -> None:
    when = When("FREQ=MONTHLY;BYDAY=5FR", date(2026, 12, 1), time(16), "UTC")
    assert local(when, NOW) == ["2027-01-29 16:00", "2027-04-30 16:00", "2027-07-30 16:00"]


def test_the_last_day_knows_leap_years() -> None:
    when = When("FREQ=MONTHLY;BYMONTHDAY=-1", date(2028, 2, 1), time(16), "UTC")
    assert local(when, NOW, 2) == ["2028-02-29 16:00", "2028-03-31 16:00"]


def test_every_two_weeks_counts_from_the_start() -> None:
    odd = When("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", date(2026, 12, 7), time(9), "UTC")
    even = When("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", date(2026, 12, 14), time(9), "UTC")
    assert local(odd, NOW, 2) == ["2026-12-07 09:00", "2026-12-21 09:00"]
    assert local(even, NOW, 2) == ["2026-12-14 09:00", "2026-12-28 09:00"]


def test_a_single_date_comes_once() -> None:
    when = When("", date(2027, 1, 15), time(16), "Europe/Helsinki")
    assert next_dates(when, NOW) == [datetime(2027, 1, 15, 14, tzinfo=UTC)]
    assert next_dates(when, datetime(2027, 1, 15, 14, tzinfo=UTC)) == []


def test_after_is_left_out_and_until_is_taken_in() -> None:
    when = When("FREQ=WEEKLY;BYDAY=FR", date(2026, 1, 1), time(15), "UTC")
    friday = datetime(2026, 12, 4, 15, tzinfo=UTC)
    assert list(occurrences(when, friday, until=friday + timedelta(days=7))) == [friday + timedelta(days=7)]


def test_a_time_the_clocks_leave_out_is_shifted_by_the_gap() -> None:
    assert instant(date(2027, 3, 28), time(3, 30), "Europe/Helsinki") == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_of_a_time_shown_twice_the_first_is_taken() -> None:
    twice = time(3, 30, fold=1)
    assert instant(date(2027, 10, 31), twice, "Europe/Helsinki") == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_the_day_apia_left_out_does_not_come_twice() -> None:
    when = When("FREQ=WEEKLY;BYDAY=FR,SA", date(2011, 12, 1), time(12), "Pacific/Apia")
    assert local(when, datetime(2011, 12, 29, tzinfo=UTC), 2) == ["2011-12-31 12:00", "2012-01-06 12:00"]


def test_a_start_long_ago_costs_nothing() -> None:
    when = When("FREQ=WEEKLY;BYDAY=FR", date(1, 1, 1), time(15), "Europe/Helsinki")
    began = perf_counter()
    for _ in range(100):
        next_dates(when, NOW)
    assert perf_counter() - began < 1


@pytest.mark.parametrize("rrule", ["FREQ=WEEKLY;BYDAY=FR", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYDAY=5SU"])
@pytest.mark.parametrize("zone", ZONES)
def test_the_end_of_the_calendar_is_an_end_and_no_crash(rrule: str, zone: str) -> None:
    when = When(rrule, date(9998, 11, 1), time(23, 59), zone)
    assert len(list(occurrences(when, datetime(9998, 10, 1, tzinfo=UTC)))) < 12


@pytest.mark.parametrize(
    "rrule",
    [
        "FREQ=DAILY",
        "FREQ=WEEKLY",
        "FREQ=MONTHLY",
        "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=MONTHLY;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=MONTHLY;BYDAY=2XX",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=15;BYDAY=2TU",
        "FREQ=WEEKLY;BYMONTHDAY=15",
        "FREQ=WEEKLY;INTERVAL=0;BYDAY=MO",
        "FREQ=WEEKLY;BYDAY=MO;COUNT=3;UNTIL=20270101",
        "FREQ=WEEKLY;BYDAY=MO;COUNT=1000",
        "FREQ=WEEKLY;BYDAY=MO;UNTIL=soon",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1",
        "FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=1",
        "every friday",
    ],
)
def test_a_rule_that_is_not_ours_is_no_plan(rrule: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        When(rrule, date(2026, 1, 1), time(9), "UTC")


def test_the_weekdays_are_those_of_the_standard() -> None:
    assert WEEKDAYS[date(2026, 12, 8).weekday()] == "TU"
