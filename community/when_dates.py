"""One date as people type it: "15 January 2027", "tomorrow", "next friday", "2027-01-15". Rules are in `when.py`."""

import re
from datetime import date, datetime, time, timedelta

from community.errors import Refusal
from community.when_words import Vocabulary
from locales.dates import day_words, weekday_words

YEARS_AHEAD = 10
# dateparser walks every language's words; nobody needs more than this for one date.
LONGEST = 60
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2})?)?")


def read_date(words: str, vocabulary: Vocabulary, now: datetime, at: time | None) -> date | None:
    """The date the folded words name, or None. ``now`` is in the zone that is meant; ``at`` the time of the plan.

    A date without a year is the next one. Raises Refusal where two dates can be meant, where date and weekday
    contradict each other, and for dates more than ten years away.
    """
    found = _near(words, vocabulary, now, at) or _in_numbers(words, vocabulary, now.date())
    found = found or _in_words(words, vocabulary, now)
    if found and abs(found.year - now.year) > YEARS_AHEAD:
        raise Refusal("error-when-far", day=day_words(found, vocabulary.languages[-1]))
    return found


def _near(words: str, vocabulary: Vocabulary, now: datetime, at: time | None) -> date | None:
    """ "today", "friday", "next friday": counted from today."""
    for days, name in enumerate(("today", "tomorrow", "day-after-tomorrow")):
        if re.fullmatch(vocabulary.any_of(name), words):
            return now.date() + timedelta(days=days)
    weekday, following = rf"(?P<weekday>{vocabulary.weekday})", rf"(?P<next>{vocabulary.any_of('next')})"
    found = re.fullmatch(rf"(?:{vocabulary.any_of('this')} )?{weekday}", words)
    later = re.fullmatch(rf"{following} {weekday}", words) or re.fullmatch(rf"{weekday} {following}", words)
    if not (asked := found or later):
        return None
    ahead = (vocabulary.weekdays[asked["weekday"]] - now.weekday()) % 7
    passed = later is not None or (at is not None and at <= now.time())
    return now.date() + timedelta(days=ahead or (7 if passed else 0))


def _in_numbers(words: str, vocabulary: Vocabulary, today: date) -> date | None:
    """Day before month, except where the year stands first; with slashes both orders are in use, so we ask."""
    if found := YEAR_FIRST.fullmatch(words):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if not (found := NUMBERS.fullmatch(words)):
        return None
    first, second = int(found[1]), int(found[3])
    year = int(found[4]) if found[4] else None
    if year is not None and year < 100:
        year += 2000
    day_first, month_first = _with_year(year, second, first, today), _with_year(year, first, second, today)
    if found[2] == ".":
        return day_first
    if day_first and month_first and day_first != month_first:
        shown = (day_words(each, vocabulary.languages[-1]) for each in (day_first, month_first))
        raise Refusal("error-when-ambiguous", words=words, **dict(zip(("first", "second"), shown, strict=True)))
    return day_first or month_first


def _in_words(words: str, vocabulary: Vocabulary, now: datetime) -> date | None:
    """ "Friday 15 January 2027": dateparser reads the date, the weekday is held against it."""
    words = re.sub(rf"(?<!\S)(\d{{1,2}}) ?{vocabulary.any_of('day-endings')}(?!\S)", r"\1", words)
    words = re.sub(rf"^{vocabulary.any_of('first')}(?!\S)", "1", words)
    said = re.fullmatch(rf"({vocabulary.weekday}) (.*\d.*)", words)
    if said and said[1] not in vocabulary.months:
        found = _in_numbers(said[2], vocabulary, now.date()) or _parsed(said[2], vocabulary, now)
        if found and found.weekday() != vocabulary.weekdays[said[1]]:
            spoken = vocabulary.languages[-1]
            weekday = weekday_words(vocabulary.weekdays[said[1]], spoken)
            raise Refusal("error-when-weekday", day=day_words(found, spoken), weekday=weekday)
        return found
    return _parsed(words, vocabulary, now)


def _parsed(words: str, vocabulary: Vocabulary, now: datetime) -> date | None:
    if len(words) > LONGEST or not any(letter.isalpha() for letter in words):
        return None
    # Imported here because it takes a tenth of a second, which a start without dates need not pay.
    from dateparser import parse
    from dateparser.data.languages_info import language_order

    codes = [each.language for each in reversed(vocabulary.languages) if each.language in language_order]
    today = datetime.combine(now.date(), time())
    # Without a year a date of today is already behind midnight for dateparser: it must count from yesterday.
    bases = {"relative-time": today, "absolute-time": today - timedelta(seconds=1)}
    for parser, base in bases.items():
        try:
            found = parse(
                words,
                languages=codes,
                settings={
                    "PARSERS": [parser],
                    "RELATIVE_BASE": base,
                    "DATE_ORDER": "DMY",
                    "PREFER_DATES_FROM": "future",
                    "REQUIRE_PARTS": ["day", "month"],
                    "TIMEZONE": "UTC",
                },
            )
        except (ValueError, OverflowError):
            return None
        if found:
            # An hour that is left is a zone or a second time: not ours to guess.
            return found.date() if found.time() == time() and found.tzinfo is None else None
    return None


def _with_year(year: int | None, month: int, day: int, today: date) -> date | None:
    """The date; without a year the next one there is, within the eight years that can lie between leap days."""
    if year is not None:
        return _date(year, month, day)
    found = (_date(today.year + ahead, month, day) for ahead in range(9))
    return next((each for each in found if each and each >= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
