"""Moments, days, zones and spans in words."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import available_timezones

import pytest

from locales import languages, texts
from locales.dates import (
    day_words,
    moment,
    moment_plain,
    place_words,
    span_words,
    time_words,
    weekday_words,
    zone_words,
)

FOUR = datetime(2026, 12, 8, 14, tzinfo=UTC)


def test_a_moment_carries_the_instant_and_words_for_apps_that_cannot_show_it() -> None:
    assert moment(FOUR, "Europe/Helsinki", texts("en")) == (
        '<tg-time unix="1796738400" format="wDT">Tuesday 8 December 2026, 16:00 (Helsinki time)</tg-time>'
    )


def test_spanish_reads_naturally() -> None:
    said = moment_plain(FOUR, "Europe/Helsinki", texts("es"))
    assert said == "martes 8 de diciembre de 2026, 16:00 (hora de Helsinki)"


@pytest.mark.parametrize("language", languages())
def test_no_language_groups_the_year_or_marks_the_day(language: str) -> None:
    said = day_words(date(2026, 3, 1), texts(language))
    assert "2026" in said
    assert not any("\u2066" <= letter <= "\u2069" for letter in said)


def test_a_place_is_not_doubled_where_only_an_offset_is_known() -> None:
    english, spanish = texts("en"), texts("es")
    assert moment_plain(FOUR, "UTC", english).endswith("14:00 (UTC)")
    assert moment_plain(FOUR, "Etc/GMT-5", spanish).endswith("19:00 (UTC+5)")
    assert place_words("Etc/UTC", spanish) == "UTC"


@pytest.mark.parametrize(
    ("zone", "english", "spanish"),
    [
        ("Europe/Helsinki", "Helsinki", "Helsinki"),
        ("America/New_York", "New York", "Nueva York"),
        ("Europe/London", "London", "Londres"),
        ("Asia/Kolkata", "Kolkata", "Calcuta"),
        ("Europe/Kyiv", "Kyiv", "Kiev"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires", "Buenos Aires"),
        ("America/St_Johns", "St. John’s", "San Juan de Terranova"),
        ("UTC", "UTC", "UTC"),
        ("Etc/GMT+11", "UTC-11", "UTC-11"),
        ("Etc/GMT0", "UTC", "UTC"),
    ],
)
def test_a_zone_is_called_by_its_city(zone: str, english: str, spanish: str) -> None:
    assert zone_words(zone, texts("en")) == english
    assert zone_words(zone, texts("es")) == spanish


@pytest.mark.parametrize("language", languages())
def test_every_zone_there_is_has_a_name(language: str) -> None:
    assert all(place_words(zone, texts(language)).strip() for zone in available_timezones())


@pytest.mark.parametrize("language", languages())
def test_hours_are_counted_to_24_in_every_language(language: str) -> None:
    assert time_words(time(16, 5), texts(language)) == "16:05"
    assert time_words(time(0, 0), texts(language)) in ("0:00", "00:00")


def test_monday_is_weekday_nought() -> None:
    assert weekday_words(0, texts("en")) == "Monday"
    assert weekday_words(6, texts("es")) == "domingo"


@pytest.mark.parametrize(
    ("span", "english", "spanish"),
    [
        (timedelta(days=2), "2 days", "2 días"),
        (timedelta(days=1), "1 day", "1 día"),
        (timedelta(weeks=2), "2 weeks", "2 semanas"),
        (timedelta(days=10), "10 days", "10 días"),
        (timedelta(minutes=90), "1 hour and 30 minutes", "1 hora y 30 minutos"),
        (timedelta(minutes=15), "15 minutes", "15 minutos"),
        (timedelta(seconds=20), "0 minutes", "0 minutos"),
        (timedelta(hours=-3), "3 hours", "3 horas"),
    ],
)
def test_a_span_is_said_in_its_largest_units(span: timedelta, english: str, spanish: str) -> None:
    assert span_words(span, texts("en")) == english
    assert span_words(span, texts("es")) == spanish
