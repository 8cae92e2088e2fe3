"""Reads what people type for a date or a rule: "2nd Tuesday 16:00 Helsinki", "cada viernes 15:00", "tomorrow 16:00".

What was understood is always read back before it is saved. The words are in `when_words.py`, single dates in
`when_dates.py`, what comes round in `when_rules.py`; the sentences it is read back in are in `cards/when.py`.
"""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.lists import format_list

from community.errors import Refusal
from community.recurrence import MOST_TIMES, Rule, When, instant, next_dates
from community.when_dates import read_date
from community.when_rules import Ending, ended, is_open, parted, rule_from, rule_of, without_ending
from community.when_times import read_time
from community.when_words import Vocabulary, vocabulary
from community.zones import find_zone, folded, known_zone
from locales import Texts
from locales.dates import day_words, moment_plain, time_words

LONGEST = 200
LONGEST_SHOWN = 60
# "Port Moresby, Papua New Guinea" and "hora de Buenos Aires" are the longest places people write.
PLACE_WORDS = 5
UNKNOWN_WORDS = MOST_PLACES = 3
SPANS = {"minutes": "minutes", "hours-long": "hours", "days-long": "days", "weeks-long": "weeks"}


def read_when(words: str, texts: Texts, zone: str, now: datetime) -> When:
    """The plan the words mean, in ``zone`` when they name no place. ``now`` is aware.

    Raises Refusal with an id beginning ``error-when-``: nothing understood, no time, in the past, two meanings, an
    unknown place.
    """
    spoken = vocabulary(texts.language)
    text = folded(words[: LONGEST + 1])
    if not text or len(text) > LONGEST:
        raise _not_understood(words.strip() or "…", None, texts)
    text, at = read_time(text, spoken, texts)
    text, ending = without_ending(text, spoken)
    text, _, beginning = parted(text, rf"(?:^| ){spoken.any_of('from')} ")
    text, beginning, ending, named = _without_places(text, beginning, ending, spoken, texts)
    zone = named or zone
    local = now.astimezone(ZoneInfo(zone))
    meant = _meaning(text, beginning, spoken, local, at)
    if meant is None:
        _refuse_unknown_place(text, beginning, spoken, local, at, texts)
        if at and is_open(spoken.bare(text), spoken):
            raise Refusal("error-when-which-day", words=_shortened(text))
        raise _not_understood(text if at else words, at, texts)
    if at is None:
        raise Refusal("error-when-no-time", words=_shortened(f"{text} {beginning}".strip()))
    rule, start = meant
    if rule is None:
        if ending:
            raise _not_understood(words, at, texts)
        return _single(start, at, zone, now, texts)
    when = _recurring(rule, start, at, zone, now)
    limited = ended(rule, ending, when.start, spoken, local, at)
    if limited is None:
        raise _not_understood(ending.until or words, at, texts)
    if limited.until and limited.until < when.start:
        days = {"last": day_words(limited.until, texts), "first": day_words(when.start, texts)}
        raise Refusal("error-when-ends-first", **days)
    return replace(when, rrule=str(limited))


def read_day(words: str, texts: Texts, zone: str, now: datetime) -> date:
    """A day to come, in ``zone``. Raises Refusal when the words are none, or one that has passed."""
    spoken, local = vocabulary(texts.language), now.astimezone(ZoneInfo(zone))
    text = re.sub(rf"^{spoken.any_of('until')} ", "", spoken.bare(folded(words[: LONGEST + 1])))
    day = read_date(spoken.bare(text), spoken, local, None) if text and len(text) <= LONGEST else None
    if day is None:
        raise Refusal("error-day-not-understood", words=_shortened(words))
    if day <= local.date():
        raise Refusal("error-day-past", day=day_words(day, texts))
    return day


def read_days(words: str, texts: Texts, zone: str, now: datetime) -> tuple[date, date, str]:
    """ "24 December to 6 January: Christmas" as first day, last day and name; one day where only one is said."""
    said, _, name = re.sub(r"[|]", ":", words[: LONGEST + 1], count=1).partition(":")
    spoken, local = vocabulary(texts.language), now.astimezone(ZoneInfo(zone))
    text = re.sub(rf"^{spoken.any_of('span-from')} ", "", folded(said))
    begin, found, end = parted(text, rf" (?:-|{spoken.any_of('span-to')}) ")
    begin, end = _of_the_month(spoken.bare(begin), spoken.bare(end)), spoken.bare(end)
    first = read_date(begin, spoken, local, None)
    last = read_date(end, spoken, local, None) if found else first
    if first is None or last is None:
        raise Refusal("error-days-not-understood", words=_shortened(words))
    if first > last:  # without its year, a first day that has passed is taken for next year's
        year_before = datetime.combine(last - timedelta(days=364), time(), local.tzinfo)
        first = read_date(begin, spoken, year_before, None) or first
    if first > last:  # and a last day before a first one that names its year
        last = read_date(end, spoken, datetime.combine(first, time(), local.tzinfo), None) or last
    return first, last, " ".join(name.split())


def _of_the_month(begin: str, end: str) -> str:
    """ "1 may" for "1", where "1 to 4 may" was said."""
    day = re.search(r"\b\d{1,2}\b", end)
    shared = day and re.fullmatch(r"\d{1,2}", begin) and re.search(r"[^\W\d]", end) and int(begin) < int(day[0])
    return end[: day.start()] + begin + end[day.end() :] if day and shared else begin


def read_end(words: str, texts: Texts, zone: str, now: datetime) -> date | int:
    """When a plan ends: a last day, or how many dates there are still. Raises Refusal as `read_day` does."""
    spoken = vocabulary(texts.language)
    text = spoken.bare(folded(words[: LONGEST + 1]))
    left, ending = without_ending(text, spoken)
    times = ending.times if not left else spoken.amount(text) if re.fullmatch(spoken.number, text) else 0
    return times if 0 < times <= MOST_TIMES else read_day(words, texts, zone, now)


def read_span(words: str, texts: Texts) -> timedelta:
    """A length of time such as "for 2 days" or "1 hour and 30 minutes". Raises Refusal when it is none."""
    spoken = vocabulary(texts.language)
    text = folded(words[: LONGEST + 1])
    glued = re.sub(r"(?<=\d)(?=[^\W\d])", " ", text)
    left = re.sub(rf"^{spoken.any_of('for')} ", "", glued)
    total = timedelta()
    for name, unit in SPANS.items():
        pattern = rf"(?<!\S)({spoken.number}) {spoken.any_of(name)}(?!\S)"
        for found in re.finditer(pattern, left):
            total += timedelta(**{unit: spoken.amount(found[1])})
        left = re.sub(pattern, " ", left)
    if re.sub(rf"(?<!\S){spoken.any_of('and')}(?!\S)", "", left).strip() or not total or len(text) > LONGEST:
        raise Refusal("error-span-not-understood", words=_shortened(words))
    return total


def _meaning(
    text: str, beginning: str, spoken: Vocabulary, local: datetime, at: time | None
) -> tuple[Rule | None, date] | None:
    """The rule with its first possible date, or a single date; None when either is not understood."""
    bare = spoken.bare(text)
    start = read_date(spoken.bare(beginning), spoken, local, at) if beginning else None
    if (rule := rule_of(bare, spoken, at) or (start and rule_from(bare, start, spoken)) or None) and (
        start or not beginning
    ):
        # A start that was said may lie in the past: an alternating week goes on counting from it.
        return rule, start or local.date()
    single = None if rule or beginning else read_date(bare, spoken, local, at)
    return (None, single) if single else None


def _recurring(rule: Rule, start: date, at: time, zone: str, now: datetime) -> When:
    """The start becomes the first day that really comes, so that "every 2 weeks" counts from it."""
    # Walked without the interval, which cannot be counted before there is a first day.
    every = When(str(replace(rule, interval=1)), start, at, zone)
    today = now.astimezone(ZoneInfo(zone)).date()
    before = now if start == today else instant(start, time(), zone) - timedelta(seconds=1)
    first = next_dates(every, before, 1)[0].astimezone(ZoneInfo(zone)).date()
    return When(str(rule), first, at, zone)


def first_to_come(when: When, texts: Texts, now: datetime) -> datetime:
    """The next instant of a plan. Raises Refusal when all of them have passed, as while a draft lay aside."""
    if coming := next_dates(when, now, 1):
        return coming[0]
    last = instant(when.start, when.at, when.zone)
    raise Refusal("error-when-past", moment=moment_plain(last, when.zone, texts))


def _single(day: date, at: time, zone: str, now: datetime, texts: Texts) -> When:
    if (moment := instant(day, at, zone)) <= now:
        raise Refusal("error-when-past", moment=moment_plain(moment, zone, texts))
    return When("", day, at, zone)


def _without_places(
    text: str, beginning: str, ending: Ending, spoken: Vocabulary, texts: Texts
) -> tuple[str, str, Ending, str | None]:
    """A place may stand after the rule, after its start or after its end."""
    until, named = _without_place(ending.until, spoken, texts)
    if not named:
        beginning, named = _without_place(beginning, spoken, texts)
    if not named:
        text, named = _without_place(text, spoken, texts)
    return text, beginning, replace(ending, until=until), named


def _without_place(text: str, spoken: Vocabulary, texts: Texts) -> tuple[str, str | None]:
    """The text before a place at its end, and the place's zone; only a place named exactly is one."""
    before, after = spoken.any_of("before-place"), spoken.any_of("after-place")
    words = text.split()
    for start in range(max(len(words) - PLACE_WORDS, 0), len(words)):
        place = re.sub(rf"^{before} ", "", " ".join(words[start:]))
        if zone := known_zone(place, texts.language) or known_zone(re.sub(rf" {after}$", "", place), texts.language):
            return re.sub(rf"(?:^| ){before}$", "", " ".join(words[:start])), zone
    return text, None


def _refuse_unknown_place(
    text: str, beginning: str, spoken: Vocabulary, local: datetime, at: time | None, texts: Texts
) -> None:
    """When all but the last words are clear, these are taken for a place we do not know."""
    words = (beginning or text).split()
    for start in range(len(words) - 1, max(len(words) - UNKNOWN_WORDS, 1) - 1, -1):
        clear, place = " ".join(words[:start]), " ".join(words[start:])
        said = (text, clear) if beginning else (clear, "")
        if at and _meaning(*said, spoken, local, at):
            near = find_zone(place, texts.language)[:MOST_PLACES]
            places = format_list(near, style="or", locale=texts.locale) or "none"
            raise Refusal("error-when-zone", words=_shortened(place), places=places)


def _not_understood(words: str, at: time | None, texts: Texts) -> Refusal:
    shown = time_words(at, texts) if at else "none"
    if not words:
        return Refusal("error-when-no-day", time=shown)
    return Refusal("error-when-not-understood", words=_shortened(words), time=shown)


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_SHOWN else f"{words[: LONGEST_SHOWN - 1]}…"
