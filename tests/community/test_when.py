"""Dates, rules and spans as people type them, in both languages. It is Tuesday 1 December 2026, 10:00 UTC."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from time import perf_counter
from typing import TypeVar

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from community.errors import Refusal
from community.recurrence import When, next_dates
from community.when import read_span, read_when
from community.when_times import read_night
from community.when_words import vocabulary
from locales import texts

Found = TypeVar("Found")
NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
HOME = "Asia/Tashkent"

RULES = [
    ("en", "2nd tuesday 16:00", "FREQ=MONTHLY;BYDAY=2TU", "16:00"),
    ("en", "second Tuesday at 4 pm", "FREQ=MONTHLY;BYDAY=2TU", "16:00"),
    ("en", "The second Tuesday of every month, at 16:00", "FREQ=MONTHLY;BYDAY=2TU", "16:00"),
    ("en", "every second tuesday of the month 16:00", "FREQ=MONTHLY;BYDAY=2TU", "16:00"),
    ("en", "last friday 9:30", "FREQ=MONTHLY;BYDAY=-1FR", "09:30"),
    ("en", "every last fri 9.30", "FREQ=MONTHLY;BYDAY=-1FR", "09:30"),
    ("en", "first and third Monday 10:00", "FREQ=MONTHLY;BYDAY=1MO,3MO", "10:00"),
    ("en", "5th friday 9:00", "FREQ=MONTHLY;BYDAY=5FR", "09:00"),
    ("en", "day 15 16:00", "FREQ=MONTHLY;BYMONTHDAY=15", "16:00"),
    ("en", "on the 15th of every month at 16:00", "FREQ=MONTHLY;BYMONTHDAY=15", "16:00"),
    ("en", "last day 16:00", "FREQ=MONTHLY;BYMONTHDAY=-1", "16:00"),
    ("en", "the last day of each month, noon", "FREQ=MONTHLY;BYMONTHDAY=-1", "12:00"),
    ("en", "every 3 months on the second Tuesday 10:00", "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU", "10:00"),
    ("en", "every two months day 15 10:00", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15", "10:00"),
    ("en", "every friday 15:00", "FREQ=WEEKLY;BYDAY=FR", "15:00"),
    ("en", "EVERY FRIDAY 3 P.M.", "FREQ=WEEKLY;BYDAY=FR", "15:00"),
    ("en", "every friday at three", "FREQ=WEEKLY;BYDAY=FR", "15:00"),
    ("en", "every friday at ten", "FREQ=WEEKLY;BYDAY=FR", "10:00"),
    ("en", "every two weeks on Monday at four thirty", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "16:30"),
    ("en", "every friday at seven in the evening", "FREQ=WEEKLY;BYDAY=FR", "19:00"),
    ("es", "todos los viernes a las tres", "FREQ=WEEKLY;BYDAY=FR", "15:00"),
    ("es", "cada viernes a las 15h", "FREQ=WEEKLY;BYDAY=FR", "15:00"),
    ("es", "los viernes a las tres y media", "FREQ=WEEKLY;BYDAY=FR", "15:30"),
    ("es", "los lunes a la una", "FREQ=WEEKLY;BYDAY=MO", "13:00"),
    ("es", "cada lunes a las 10", "FREQ=WEEKLY;BYDAY=MO", "10:00"),
    ("es", "cada lunes a las ocho de la mañana", "FREQ=WEEKLY;BYDAY=MO", "08:00"),
    ("en", "Fridays at 15:00", "FREQ=WEEKLY;BYDAY=FR", "15:00"),
    ("en", "weekly on thurs 15:00", "FREQ=WEEKLY;BYDAY=TH", "15:00"),
    ("en", "every monday, wednesday and friday 8:15", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "08:15"),
    ("en", "every 2 weeks monday 9:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "09:00"),
    ("en", "Mondays every two weeks 9:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "09:00"),
    ("en", "every other monday 9 in the morning", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "09:00"),
    ("en", "fortnightly monday 9:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "09:00"),
    ("en", "every two weeks from 3 March 16:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "16:00"),
    ("en", "fortnightly from 3 March at 4 pm", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "16:00"),
    ("en", "monthly from 31 January 16:00", "FREQ=MONTHLY;BYMONTHDAY=31", "16:00"),
    ("en", "last working day 16:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "16:00"),
    ("en", "the first working day of the month at 9 am", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "09:00"),
    ("en", "first weekday of the month 9:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "09:00"),
    ("en", "every friday 15:00 until 20 December", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261220", "15:00"),
    ("en", "every friday 15:00 from 4 January until 1 March", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270301", "15:00"),
    ("en", "every friday at 15:00, 5 times", "FREQ=WEEKLY;BYDAY=FR;COUNT=5", "15:00"),
    ("en", "fridays 15:00 for six weeks", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270114", "15:00"),
    ("es", "cada dos semanas desde el 3 de marzo a las 16:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "16:00"),
    ("es", "cada dos semanas los lunes a las 16:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "16:00"),
    ("es", "cada quincena el lunes a las 16:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "16:00"),
    ("es", "quincenal desde el 3 de marzo 16:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "16:00"),
    ("es", "primer lunes a las 16:00", "FREQ=MONTHLY;BYDAY=1MO", "16:00"),
    ("es", "el último día hábil del mes a las 16:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "16:00"),
    ("es", "primer día laborable 9:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "09:00"),
    ("es", "todos los viernes a las 15:00 hasta el 20 de diciembre", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261220", "15:00"),
    ("es", "cada viernes 15:00, 5 veces", "FREQ=WEEKLY;BYDAY=FR;COUNT=5", "15:00"),
    ("es", "cada viernes a las 15:00 durante 6 semanas", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270114", "15:00"),
    ("en", "every day 8am", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "08:00"),
    ("en", "every weekday 8:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "08:00"),
    ("es", "segundo martes a las 16:00", "FREQ=MONTHLY;BYDAY=2TU", "16:00"),
    ("es", "2º martes 16:00", "FREQ=MONTHLY;BYDAY=2TU", "16:00"),
    ("es", "2.º martes 16 h", "FREQ=MONTHLY;BYDAY=2TU", "16:00"),
    ("es", "el segundo martes de cada mes a las 4 de la tarde", "FREQ=MONTHLY;BYDAY=2TU", "16:00"),
    ("es", "último viernes 9:30", "FREQ=MONTHLY;BYDAY=-1FR", "09:30"),
    ("es", "ultimo vie. 9:30", "FREQ=MONTHLY;BYDAY=-1FR", "09:30"),
    ("es", "primer y tercer lunes 10:00", "FREQ=MONTHLY;BYDAY=1MO,3MO", "10:00"),
    ("es", "día 15 16:00", "FREQ=MONTHLY;BYMONTHDAY=15", "16:00"),
    ("es", "el 15 de cada mes a las 16:00", "FREQ=MONTHLY;BYMONTHDAY=15", "16:00"),
    ("es", "último día 16:00", "FREQ=MONTHLY;BYMONTHDAY=-1", "16:00"),
    ("es", "cada viernes 15:00", "FREQ=WEEKLY;BYDAY=FR", "15:00"),
    ("es", "los sábados a las 10 de la mañana", "FREQ=WEEKLY;BYDAY=SA", "10:00"),
    ("es", "todos los lunes y miércoles 9:00", "FREQ=WEEKLY;BYDAY=MO,WE", "09:00"),
    ("es", "cada 2 semanas lunes 9:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "09:00"),
    ("es", "cada dos lunes 9:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "09:00"),
    ("es", "todos los días a las 8 a. m.", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "08:00"),
    ("es", "de lunes a viernes 8:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "08:00"),
    ("es", "second Tuesday 16:00", "FREQ=MONTHLY;BYDAY=2TU", "16:00"),
]

DATES = [
    ("en", "2027-01-15 16:00", "2027-01-15 16:00"),
    ("en", "2027-01-05T16:00", "2027-01-05 16:00"),
    ("en", "2027/1/5 at 16:00", "2027-01-05 16:00"),
    ("en", "15 January 2027 16:00", "2027-01-15 16:00"),
    ("en", "January 15th, 2027, 4 pm", "2027-01-15 16:00"),
    ("en", "at 4:30pm on the 15th of Jan 2027", "2027-01-15 16:30"),
    ("en", "Friday 15 January 2027 16:00", "2027-01-15 16:00"),
    ("en", "15 January 16:00", "2027-01-15 16:00"),
    ("en", "1 December 17:00", "2026-12-01 17:00"),
    ("en", "29 february 9:00", "2028-02-29 09:00"),
    ("en", "3 mar 9:00", "2027-03-03 09:00"),
    ("en", "15/01/2027 16:00", "2027-01-15 16:00"),
    ("en", "01/15/2027 16:00", "2027-01-15 16:00"),
    ("en", "05/05/2027 16:00", "2027-05-05 16:00"),
    ("en", "25/12 16:00", "2026-12-25 16:00"),
    ("en", "3.4.2027 16:00", "2027-04-03 16:00"),
    ("en", "today 16:00", "2026-12-01 16:00"),
    ("en", "tomorrow 16:00", "2026-12-02 16:00"),
    ("en", "the day after tomorrow at noon", "2026-12-03 12:00"),
    ("en", "in 3 days 16:00", "2026-12-04 16:00"),
    ("en", "friday 15:00", "2026-12-04 15:00"),
    ("en", "next friday 15:00", "2026-12-04 15:00"),
    ("en", "tuesday 16:00", "2026-12-01 16:00"),
    ("en", "tuesday 9:00", "2026-12-08 09:00"),
    ("en", "next tuesday 16:00", "2026-12-08 16:00"),
    ("es", "15 de enero de 2027 16:00", "2027-01-15 16:00"),
    ("es", "el viernes 15 de enero del 2027 a las 16:00", "2027-01-15 16:00"),
    ("es", "1º de marzo 10:00", "2027-03-01 10:00"),
    ("es", "primero de marzo a las 10 de la mañana", "2027-03-01 10:00"),
    ("es", "15/01/2027 16h30", "2027-01-15 16:30"),
    ("es", "hoy a las 16:00", "2026-12-01 16:00"),
    ("es", "mañana 16:00", "2026-12-02 16:00"),
    ("es", "manana a las 4 de la tarde", "2026-12-02 16:00"),
    ("es", "pasado mañana a la 1 de la tarde", "2026-12-03 13:00"),
    ("es", "próximo viernes 15:00", "2026-12-04 15:00"),
    ("es", "el viernes que viene a las 15:00 horas", "2026-12-04 15:00"),
    ("es", "miércoles 9:00", "2026-12-02 09:00"),
    ("es", "tomorrow 16:00", "2026-12-02 16:00"),
]

PLACES = [
    ("en", "2nd tuesday 16:00 Europe/Helsinki", "Europe/Helsinki"),
    ("en", "2nd tuesday 16:00 helsinki", "Europe/Helsinki"),
    ("en", "2nd tuesday at 16:00, Helsinki time", "Europe/Helsinki"),
    ("en", "2nd tuesday 16:00 (time in New York)", "America/New_York"),
    ("en", "2nd tuesday Helsinki 16:00", "Europe/Helsinki"),
    ("en", "16:00 tomorrow in Kenya", "Africa/Nairobi"),
    ("en", "every friday 15:00 el salvador", "America/El_Salvador"),
    ("en", "every friday 15:00 UTC+5", "Etc/GMT-5"),
    ("en", "every friday 15:00 UTC", "UTC"),
    ("en", "every friday 15:00 from 3 March Port Moresby", "Pacific/Port_Moresby"),
    ("es", "cada viernes a las 15:00, hora de Nueva York", "America/New_York"),
    ("es", "cada viernes a las 15:00 en Londres desde el 3 de marzo", "Europe/London"),
    ("es", "cada viernes 15:00 Kenia", "Africa/Nairobi"),
]

REFUSED = [
    ("en", "", "error-when-not-understood"),
    ("en", "   ", "error-when-not-understood"),
    ("en", "hello", "error-when-not-understood"),
    ("en", "hello 16:00", "error-when-not-understood"),
    ("en", "16:00 17:00 friday", "error-when-not-understood"),
    ("en", "friday 16:00-17:00", "error-when-not-understood"),
    ("en", "day 32 16:00", "error-when-not-understood"),
    ("en", "2027-02-30 16:00", "error-when-not-understood"),
    ("en", "every 0 weeks monday 9:00", "error-when-not-understood"),
    ("en", "1 1 16:00", "error-when-not-understood"),
    ("en", "x" * 500, "error-when-not-understood"),
    ("en", "16:00", "error-when-no-day"),
    ("en", "16:00 Helsinki", "error-when-no-day"),
    ("en", "friday", "error-when-no-time"),
    ("en", "2nd tuesday", "error-when-no-time"),
    ("en", "every 2 weeks monday from 3 march", "error-when-no-time"),
    ("en", "friday 25:00", "error-when-time"),
    ("en", "friday 16:75", "error-when-time"),
    ("en", "friday at 7", "error-when-half-day"),
    ("en", "friday 12 am", "error-when-half-day"),
    ("en", "2020-01-15 16:00", "error-when-past"),
    ("en", "1 December 2026 14:59", "error-when-past"),
    ("en", "yesterday 16:00", "error-when-past"),
    ("en", "15 January 2099 16:00", "error-when-far"),
    ("en", "15 January 16 16:00", "error-when-far"),
    ("en", "03/04/2027 16:00", "error-when-ambiguous"),
    ("en", "every friday 15:00 from 03/04/2027", "error-when-ambiguous"),
    ("en", "Monday 15 January 2027 16:00", "error-when-weekday"),
    ("en", "every second tuesday 16:00", "error-when-every-second"),
    ("en", "every friday 15:00 Helsinky", "error-when-zone"),
    ("en", "every friday 15:00 Mars/Olympus", "error-when-zone"),
    ("en", "every friday 15:00 United States", "error-when-zone"),
    ("es", "hola", "error-when-not-understood"),
    ("es", "viernes", "error-when-no-time"),
    ("es", "viernes a las ocho", "error-when-half-day"),
    ("es", "viernes a las 12 de la noche", "error-when-half-day"),
    ("es", "ayer 16:00", "error-when-past"),
    ("es", "03/04/2027 16:00", "error-when-ambiguous"),
    ("es", "lunes 15 de enero de 2027 16:00", "error-when-weekday"),
    ("es", "cada segundo martes 16:00", "error-when-every-second"),
    ("es", "cada viernes 15:00 Elsinki", "error-when-zone"),
]


def read(language: str, words: str, now: datetime = NOW) -> When:
    return read_when(words, texts(language), HOME, now)


def refusal(language: str, words: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read(language, words)
    return caught.value


@pytest.mark.parametrize(("language", "words", "rrule", "at"), RULES)
def test_a_rule_is_read(language: str, words: str, rrule: str, at: str) -> None:
    when = read(language, words)
    assert (when.rrule, f"{when.at:%H:%M}", when.zone) == (rrule, at, HOME)


@pytest.mark.parametrize(("language", "words", "moment"), DATES)
def test_a_single_date_is_read(language: str, words: str, moment: str) -> None:
    assert read(language, words) == When("", date.fromisoformat(moment[:10]), time.fromisoformat(moment[11:]), HOME)


@pytest.mark.parametrize(("language", "words", "zone"), PLACES)
def test_a_place_at_the_end_gives_the_zone(language: str, words: str, zone: str) -> None:
    assert read(language, words).zone == zone


@pytest.mark.parametrize(("language", "words", "text_id"), REFUSED)
def test_what_is_not_clear_is_refused_in_words_of_the_language(language: str, words: str, text_id: str) -> None:
    refused = refusal(language, words)
    assert refused.text_id == text_id
    # Strict texts: a missing variable would raise.
    assert len(texts(language)(refused.text_id, **refused.values)) < 500


def test_a_rule_starts_on_the_first_day_that_really_comes() -> None:
    assert read("en", "2nd tuesday 16:00").start == date(2026, 12, 8)
    assert read("en", "every tuesday 16:00").start == date(2026, 12, 1)
    assert read("en", "every tuesday 14:00").start == date(2026, 12, 8)
    assert read("en", "every 2 weeks monday 9:00").start == date(2026, 12, 7)


def test_a_start_that_is_said_anchors_the_weeks_even_in_the_past() -> None:
    assert read("en", "every two weeks monday 9:00 from 3 March").start == date(2027, 3, 8)
    when = read("es", "cada dos semanas el lunes a las 9:00 desde el 23 de noviembre de 2026")
    assert when.start == date(2026, 11, 23)
    assert next_dates(when, NOW, 1) == [datetime(2026, 12, 7, 4, tzinfo=UTC)]


def test_today_is_the_day_at_the_place_that_is_meant() -> None:
    late = datetime(2026, 12, 1, 22, tzinfo=UTC)
    assert read("en", "tomorrow 16:00", late).start == date(2026, 12, 3)
    assert read("en", "tomorrow 16:00 New York", late).start == date(2026, 12, 2)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", ["monthly", "weekly"])
def test_what_we_propose_instead_of_every_second_tuesday_is_understood(language: str, name: str) -> None:
    asked = {"en": "every second tuesday 16:00", "es": "cada segundo martes 16:00"}[language]
    proposed = str(refusal(language, asked).values[name])
    assert read(language, proposed).rrule in ("FREQ=MONTHLY;BYDAY=2TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")


def test_places_that_are_near_are_offered() -> None:
    assert "Europe/Helsinki" in refusal("en", "every friday 15:00 Helsinky").values["places"]


PIECES = """every each second 2nd last friday fri martes lunes cada día 15 16:00 4 pm at a las from desde 3 March weeks
    meses mes of the month tomorrow mañana Helsinki UTC+5 Europe/ 03/04/2027 2027-01-15 99999999999 in years ago and y
    0 día último próximo de enero -1 1.5 00:00 24:00 h º ² ٣ ½"""
sentences = st.lists(st.sampled_from(PIECES.split()), max_size=9).map(" ".join)


def refused_or(read: Callable[[], Found]) -> Found | None:
    """What was read; None after a refusal that has words in both languages."""
    try:
        return read()
    except Refusal as refused:
        for language in ("en", "es"):
            texts(language)(refused.text_id, **refused.values)
        return None


@settings(deadline=None)
@given(words=st.one_of(st.text(max_size=60), sentences), language=st.sampled_from(["en", "es"]))
@example(words="in 99999999999 years 16:00", language="en")
@example(words="every 9999 weeks friday 16:00 from 2030-01-01", language="en")
@example(words="² friday 16:00", language="en")
@example(words="\ud800 friday 16:00", language="en")
@pytest.mark.slow
def test_any_text_gives_a_plan_or_a_refusal(words: str, language: str) -> None:
    when = refused_or(lambda: read(language, words))
    assert when is None or next_dates(when, NOW, 1)
    span = refused_or(lambda: read_span(words, texts(language)))
    assert span is None or span > timedelta()


@pytest.mark.parametrize(
    "words", ["x" * 500, "monday " * 70, "first and " * 50, "15 january " * 40, "16:00 " * 80, "every " * 30 + "16:00"]
)
def test_five_hundred_letters_are_answered_at_once(words: str) -> None:
    read("en", "15 January 2027 16:00")
    began = perf_counter()
    assert refusal("en", words)
    assert perf_counter() - began < 0.5


@pytest.mark.parametrize(
    ("language", "words", "span"),
    [
        ("en", "2 days", timedelta(days=2)),
        ("en", "for 2 days", timedelta(days=2)),
        ("en", "3 hours", timedelta(hours=3)),
        ("en", "3h", timedelta(hours=3)),
        ("en", "1 week", timedelta(weeks=1)),
        ("en", "two weeks", timedelta(weeks=2)),
        ("en", "90 minutes", timedelta(minutes=90)),
        ("en", "an hour and 30 min", timedelta(minutes=90)),
        ("es", "2 días", timedelta(days=2)),
        ("es", "durante 3 horas", timedelta(hours=3)),
        ("es", "una semana", timedelta(weeks=1)),
        ("es", "1 hora y 30 minutos", timedelta(minutes=90)),
    ],
)
def test_a_span_is_read(language: str, words: str, span: timedelta) -> None:
    assert read_span(words, texts(language)) == span


@pytest.mark.parametrize("words", ["", "2", "days", "0 days", "2 moons", "2 days later", "-2 days", "x" * 500])
def test_what_is_no_span_is_refused(words: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_span(words, texts("en"))
    assert caught.value.text_id == "error-span-not-understood"


@pytest.mark.parametrize(
    ("language", "words", "start", "end"),
    [
        ("en", "9 pm to 7", "21:00", "07:00"),
        ("en", "from 9 to 7", "21:00", "07:00"),
        ("en", "21:00-07:00", "21:00", "07:00"),
        ("en", "8:30 pm – 6.45 am", "20:30", "06:45"),
        ("en", "between 10 PM and 6 AM", "22:00", "06:00"),
        ("en", "12 to 7", "00:00", "07:00"),
        ("en", "24-6", "00:00", "06:00"),
        ("es", "de 21:00 a 7:00", "21:00", "07:00"),
        ("es", "desde las 9 hasta las 7", "21:00", "07:00"),
        ("es", "de las 9 de la noche a las 7 de la mañana", "21:00", "07:00"),
        ("es", "from 9 pm to 7", "21:00", "07:00"),
    ],
)
def test_hours_of_a_night(language: str, words: str, start: str, end: str) -> None:
    night = read_night(words, vocabulary(language), texts(language))
    assert [moment.isoformat("minutes") for moment in night] == [start, end]


@pytest.mark.parametrize("words", ["", "9", "always", "25 to 3", "9 pm", "21:00 to 21:00", "1-2-3", "-" * 500])
def test_what_are_no_hours_of_a_night(words: str) -> None:
    with pytest.raises(Refusal):
        read_night(words, vocabulary("en"), texts("en"))
