"""Reads what people type for a date or a rule: "2nd Tuesday 16:00 Helsinki", "cada viernes 15:00", "tomorrow 16:00".

What was understood is always read back before it is saved. The words are in `when_words.py`, single dates in
`when_dates.py`, and the sentences a rule is read back in in `cards/when.py`.
"""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.lists import format_list

from community.errors import Refusal
from community.recurrence import Rule, When, instant, next_dates
from community.when_dates import read_date
from community.when_times import read_time
from community.when_words import Vocabulary, vocabulary
from community.zones import find_zone, folded, known_zone
from locales import Texts
from locales.dates import moment_plain, time_words, weekday_words

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
    text, _, beginning = _parted(text, rf"(?:^| ){spoken.any_of('from')} ")
    beginning, named = _without_place(beginning, spoken, texts)
    if not named:
        text, named = _without_place(text, spoken, texts)
    zone = named or zone
    local = now.astimezone(ZoneInfo(zone))
    meant = _meaning(text, beginning, spoken, local, at)
    if meant is None:
        _refuse_unknown_place(text, beginning, spoken, local, at, texts)
        raise _not_understood(text if at else words, at, texts)
    if at is None:
        raise Refusal("error-when-no-time", words=_shortened(f"{text} {beginning}".strip()))
    rule, start = meant
    return _recurring(rule, start, at, zone, now) if rule else _single(start, at, zone, now, texts)


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
    if (rule := _rule(bare, spoken, at)) and (start or not beginning):
        # A start that was said may lie in the past: an alternating week goes on counting from it.
        return rule, start or local.date()
    single = None if rule or beginning else read_date(bare, spoken, local, at)
    return (None, single) if single else None


def _rule(text: str, spoken: Vocabulary, at: time | None) -> Rule | None:
    every, any_of = spoken.any_of("every"), spoken.any_of
    if re.fullmatch(any_of("every-day"), text):
        return Rule(monthly=False, weekdays=tuple((0, day) for day in range(7)))
    if re.fullmatch(any_of("workdays"), text):
        return Rule(monthly=False, weekdays=tuple((0, day) for day in range(5)))
    before, months, after = _parted(text, rf"{every} (?:({spoken.number}) )?{any_of('month')}(?!\S)")
    if not months or not months[1]:
        before, months, after = _parted(text, rf"(?<!\S)(){any_of('of-month')}(?!\S)")
    if months:
        interval = spoken.amount(months[1]) if months[1] else 1
        return _monthly(f"{before} {after}".strip(), interval, True, spoken, at)
    weeks_apart = rf"{every} (?:({spoken.number}|{any_of('other')}) )?{any_of('week')}"
    before, weeks, after = _parted(
        text, rf"(?<!\S)(?:{weeks_apart}|({any_of('fortnightly')})|{any_of('weekly')})(?!\S)"
    )
    if weeks:
        interval = 2 if weeks[2] else _interval(weeks[1], spoken)
        return _weekly(f"{before} {after}".strip(), interval, spoken)
    return _monthly(text, 1, False, spoken, at) or _every_weekday(text, spoken)


def _monthly(text: str, interval: int, said: bool, spoken: Vocabulary, at: time | None) -> Rule | None:
    """ "2nd tuesday", "last day", "day 15"; ``said`` tells whether the words spoke of months."""
    if interval < 1:
        return None
    every, and_ = rf"(?P<every>{spoken.any_of('every')} )?", rf"(?:{spoken.any_of('and')} )?"
    ordinals = rf"(?P<ordinals>{spoken.ordinal}(?: {and_}{spoken.ordinal})*)"
    if found := re.fullmatch(rf"{every}{ordinals} (?P<weekday>{spoken.weekday})", text):
        numbers = [spoken.ordinals[word[0]] for word in re.finditer(spoken.ordinal, found["ordinals"])]
        weekday = spoken.weekdays[found["weekday"]]
        if found["every"] and not said and len(numbers) == 1 and 2 <= numbers[0] <= 4:
            raise _every_second(text, numbers[0], found["ordinals"], weekday, spoken, at)
        order = sorted(dict.fromkeys(numbers), key=lambda number: number % 7)
        return Rule(monthly=True, interval=interval, weekdays=tuple((number, weekday) for number in order))
    if re.fullmatch(rf"{every}{spoken.any_of('last')} {spoken.any_of('day')}", text):
        return Rule(monthly=True, interval=interval, month_day=-1)
    day, endings = rf"(?P<day>{spoken.any_of('day')} )?", spoken.any_of("day-endings")
    if found := re.fullmatch(rf"{every}{day}(?P<number>\d{{1,2}}) ?{endings}?", text):
        number = int(found["number"])
        if (found["day"] or said) and 1 <= number <= 31:
            return Rule(monthly=True, interval=interval, month_day=number)
    return None


def _weekly(text: str, interval: int, spoken: Vocabulary) -> Rule | None:
    """ "monday", "monday, wednesday and friday"."""
    and_ = rf"(?:{spoken.any_of('and')} )?"
    if interval < 1 or not re.fullmatch(rf"{spoken.weekday}(?: {and_}{spoken.weekday})*", text):
        return None
    named = {spoken.weekdays[word] for word in text.split() if word in spoken.weekdays}
    return Rule(monthly=False, interval=interval, weekdays=tuple((0, day) for day in sorted(named)))


def _every_weekday(text: str, spoken: Vocabulary) -> Rule | None:
    """ "every friday", "every other monday", "fridays"."""
    times = rf"(?:({spoken.number}|{spoken.any_of('other')}) )?"
    if found := re.match(rf"{spoken.any_of('every')} {times}(?=\S)", text):
        return _weekly(text[found.end() :], _interval(found[1], spoken), spoken)
    return _weekly(text, 1, spoken) if text.split() and text.split()[0] in spoken.plurals else None


def _interval(said: str | None, spoken: Vocabulary) -> int:
    if said is None:
        return 1
    return 2 if said in spoken.words("other") else spoken.amount(said)


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


def _every_second(text: str, number: int, ordinal: str, weekday: int, spoken: Vocabulary, at: time | None) -> Refusal:
    """ "Every second Tuesday" is once a month for some and every two weeks for others."""
    texts = spoken.languages[-1]
    day, hour = weekday_words(weekday, texts), time_words(at, texts) if at else ""
    monthly = texts.plain("when-example-monthly", ordinal=ordinal, weekday=day, time=hour)
    weekly = texts.plain("when-example-weekly", number=number, weekday=day, time=hour)
    return Refusal("error-when-every-second", words=text, monthly=monthly.strip(), weekly=weekly.strip(), number=number)


def _not_understood(words: str, at: time | None, texts: Texts) -> Refusal:
    shown = time_words(at, texts) if at else "none"
    if not words:
        return Refusal("error-when-no-day", time=shown)
    return Refusal("error-when-not-understood", words=_shortened(words), time=shown)


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_SHOWN else f"{words[: LONGEST_SHOWN - 1]}…"


def _parted(text: str, pattern: str) -> tuple[str, re.Match[str] | None, str]:
    found = re.search(pattern, text)
    if not found:
        return text, None, ""
    return text[: found.start()].strip(), found, text[found.end() :].strip()
