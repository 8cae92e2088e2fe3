"""A plan said again, and understood again when somebody copies what we said."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.when import dates_words, rule_words
from community.recurrence import Rule, When, next_dates
from community.when import read_when
from locales import texts

NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
HELSINKI = "Europe/Helsinki"

SAID = [
    (
        "FREQ=MONTHLY;BYDAY=2TU",
        "every second Tuesday of the month at 16:00, Helsinki time",
        "el segundo martes de cada mes a las 16:00, hora de Helsinki",
    ),
    (
        "FREQ=MONTHLY;BYDAY=-1FR",
        "every last Friday of the month at 16:00, Helsinki time",
        "el último viernes de cada mes a las 16:00, hora de Helsinki",
    ),
    (
        "FREQ=MONTHLY;BYDAY=1MO,3MO",
        "every first and third Monday of the month at 16:00, Helsinki time",
        "el primer y tercer lunes de cada mes a las 16:00, hora de Helsinki",
    ),
    (
        "FREQ=MONTHLY;BYDAY=1MO,3TU",
        "every first Monday and third Tuesday of the month at 16:00, Helsinki time",
        "el primer lunes y tercer martes de cada mes a las 16:00, hora de Helsinki",
    ),
    (
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "on the 15th of every month at 16:00, Helsinki time",
        "el día 15 de cada mes a las 16:00, hora de Helsinki",
    ),
    (
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "on the last day of every month at 16:00, Helsinki time",
        "el último día de cada mes a las 16:00, hora de Helsinki",
    ),
    (
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=22",
        "every 3 months on the 22nd at 16:00, Helsinki time, from Tuesday 8 December 2026",
        "cada 3 meses, el día 22 a las 16:00, hora de Helsinki, desde el martes 8 de diciembre de 2026",
    ),
    (
        "FREQ=WEEKLY;BYDAY=FR",
        "every Friday at 16:00, Helsinki time",
        "cada viernes a las 16:00, hora de Helsinki",
    ),
    (
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        "every 2 weeks on Tuesday at 16:00, Helsinki time, from Tuesday 8 December 2026",
        "cada 2 semanas, el martes a las 16:00, hora de Helsinki, desde el martes 8 de diciembre de 2026",
    ),
    (
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "every weekday at 16:00, Helsinki time",
        "de lunes a viernes a las 16:00, hora de Helsinki",
    ),
    (
        "",
        "Tuesday 8 December 2026 at 16:00, Helsinki time",
        "martes 8 de diciembre de 2026 a las 16:00, hora de Helsinki",
    ),
]


@pytest.mark.parametrize(("rrule", "english", "spanish"), SAID)
def test_a_plan_is_said_in_words(rrule: str, english: str, spanish: str) -> None:
    when = When(rrule, date(2026, 12, 8), time(16), HELSINKI)
    assert rule_words(when, texts("en")) == english
    assert rule_words(when, texts("es")) == spanish


def test_spanish_says_one_oclock_in_the_singular() -> None:
    when = When("FREQ=WEEKLY;BYDAY=FR", date(2026, 12, 8), time(1), "UTC")
    assert rule_words(when, texts("es")) == "cada viernes a la 1:00, UTC"


weekdays = st.integers(0, 6)
rules = st.one_of(
    st.builds(
        lambda interval, days: Rule(False, interval, tuple((0, day) for day in sorted(days))),
        st.integers(1, 5),
        st.sets(weekdays, min_size=1),
    ),
    st.builds(
        lambda interval, day, ordinals: Rule(True, interval, tuple((each, day) for each in ordinals)),
        st.integers(1, 12),
        weekdays,
        st.sampled_from([(1,), (2,), (5,), (-1,), (1, 3), (2, 4, -1)]),
    ),
    st.builds(
        lambda interval, day: Rule(True, interval, (), day), st.integers(1, 12), st.sampled_from([1, 2, 15, 31, -1])
    ),
    st.builds(
        lambda interval, place: Rule(True, interval, tuple((0, day) for day in range(5)), position=place),
        st.integers(1, 12),
        st.sampled_from([1, 2, 3, -1]),
    ),
)
endings = st.one_of(
    st.just({}), st.fixed_dictionaries({"times": st.integers(1, 60)}), st.just({"until": date(2035, 12, 31)})
)


@settings(deadline=None)
@given(
    rule=st.builds(lambda rule, ending: replace(rule, **ending), rules, endings),
    start=st.dates(date(2026, 12, 2), date(2030, 1, 1)),
    at=st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    zone=st.sampled_from(["UTC", HELSINKI, "America/New_York", "Africa/Addis_Ababa", "Etc/GMT-5"]),
    language=st.sampled_from(["en", "es"]),
)
@pytest.mark.slow
def test_what_we_say_is_understood_when_it_is_typed(
    rule: Rule, start: date, at: time, zone: str, language: str
) -> None:
    said = rule_words(When(str(rule), start, at, zone), texts(language))
    understood = read_when(said, texts(language), "Asia/Tashkent", NOW)
    assert (understood.rrule, understood.at, understood.zone) == (str(rule), at, zone)
    if rule.interval > 1:
        assert next_dates(understood, NOW, 1)
        assert understood.start >= start
    assert rule_words(understood, texts(language)).split(", from")[0].split(", desde")[0] in said


@settings(deadline=None)
@given(
    start=st.dates(date(2026, 12, 3), date(2036, 1, 1)),
    at=st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    language=st.sampled_from(["en", "es"]),
)
@pytest.mark.slow
def test_a_single_date_we_say_is_understood_too(start: date, at: time, language: str) -> None:
    when = When("", start, at, HELSINKI)
    assert read_when(rule_words(when, texts(language)), texts(language), "UTC", NOW) == when


def test_the_next_dates_stand_one_under_the_other() -> None:
    when = When("FREQ=MONTHLY;BYDAY=2TU", date(2026, 12, 1), time(16), HELSINKI)
    shown = dates_words(next_dates(when, NOW), HELSINKI, texts("en"))
    first, second, third = shown.splitlines()
    assert first == (
        '• <tg-time unix="1796738400" format="wDT">Tuesday 8 December 2026, 16:00 (Helsinki time)</tg-time>'
    )
    assert "12 January 2027" in second
    assert "9 February 2027" in third
