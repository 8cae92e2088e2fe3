"""Instants, days, zones and spans in the words of a language. How they are typed is `community/when.py`'s concern.

Years and hours are given to Fluent as text, so that no year is grouped (2 026).
"""

import re
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import format_skeleton, get_day_names, get_month_names
from babel.units import format_unit

from locales.texts import Html, Texts


def language_words(code: str, texts: Texts) -> str:
    """ "Spanish" for "es"."""
    return str(Locale.parse(code).get_display_name(texts.locale) or code)


def moment(instant: datetime, zone: str, texts: Texts) -> Html:
    """An instant that Telegram shows in the reader's own time; older apps show the words, which name the zone."""
    words = texts.escape(moment_plain(instant, zone, texts))
    return Html(f'<tg-time unix="{int(instant.timestamp())}" format="wDT">{words}</tg-time>')


def moment_plain(instant: datetime, zone: str, texts: Texts) -> str:
    """ "Tuesday 8 December 2026, 16:00 (Helsinki time)" for an aware instant."""
    local = instant.astimezone(ZoneInfo(zone))
    return texts.plain(
        "when-moment",
        day=day_words(local.date(), texts),
        time=time_words(local.time(), texts),
        place=place_words(zone, texts),
    )


def moment_short(instant: datetime, zone: str, texts: Texts) -> str:
    """ "Tue 8 Dec, 16:00", for a button."""
    local = instant.astimezone(ZoneInfo(zone))
    return f"{_day(local, 'when-day-short', 'abbreviated', texts)}, {time_words(local.time(), texts)}"


def day_words(day: date, texts: Texts) -> str:
    """ "Tuesday 8 December 2026"."""
    return _day(day, "when-day", "wide", texts)


def _day(day: date, words: str, width: Literal["abbreviated", "wide"], texts: Texts) -> str:
    return texts.plain(
        words,
        weekday=get_day_names(width, "format", texts.locale)[day.weekday()],
        day=str(day.day),
        month=get_month_names(width, "format", texts.locale)[day.month],
        year=str(day.year),
    )


def weekday_words(weekday: int, texts: Texts) -> str:
    """The name of a weekday, Monday being 0."""
    return str(get_day_names("wide", "format", texts.locale)[weekday])


def time_words(at: time, texts: Texts) -> str:
    """Always of 24 hours, because nobody then has to ask which half of the day; otherwise as the language writes."""
    return format_skeleton("Hm", at, locale=texts.locale)


def place_words(zone: str, texts: Texts) -> str:
    """ "Helsinki time", or only "UTC+5" where no place is meant."""
    is_city = "/" in zone and not zone.startswith("Etc/")
    return texts.plain("when-place", zone=zone_words(zone, texts), kind="city" if is_city else "offset")


def zone_words(zone: str, texts: Texts) -> str:
    """ "Helsinki", "UTC" or "UTC+5" for an IANA zone."""
    fixed = re.fullmatch(r"Etc/(?:GMT([+-])?(\d+)?|UTC|UCT|Universal|Zulu|Greenwich)", zone)
    if fixed:
        # The signs of these names are the wrong way round: Etc/GMT-5 is five hours ahead of UTC.
        sign, hours = fixed[1], fixed[2]
        return f"UTC{'+' if sign == '-' else '-'}{hours}" if sign and hours != "0" else "UTC"
    return _city(zone, texts) if "/" in zone else zone


def city_words(zone: str, locale: Locale) -> str | None:
    """The city that stands for a zone in CLDR, where the language has its own name for it."""
    for name in (zone, *_other_names(zone)):
        if "city" in (entry := locale.time_zones.get(name, {})):
            return str(entry["city"])
    return None


def span_words(span: timedelta, texts: Texts) -> str:
    """ "2 days", "1 hour and 30 minutes"; weeks when nothing is left over. Seconds are dropped."""
    minutes = int(abs(span).total_seconds()) // 60
    if minutes and minutes % (7 * 24 * 60) == 0:
        return format_unit(minutes // (7 * 24 * 60), "week", locale=texts.locale)
    counts = {"day": minutes // (24 * 60), "hour": minutes // 60 % 24, "minute": minutes % 60}
    shown = [format_unit(count, unit, locale=texts.locale) for unit, count in counts.items() if count]
    return texts.listing(shown or [format_unit(0, "minute", locale=texts.locale)])


def _city(zone: str, texts: Texts) -> str:
    return city_words(zone, texts.locale) or zone.rsplit("/", 1)[-1].replace("_", " ")


@cache
def _other_names(zone: str) -> tuple[str, ...]:
    """The canonical name and the old ones: CLDR keeps "Kyiv" under Europe/Kiev."""
    aliases = get_global("zone_aliases")
    canonical = aliases.get(zone, zone)
    return (canonical, *(old for old, new in aliases.items() if new == canonical))
