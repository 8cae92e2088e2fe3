"""What comes round, in the words people use: "2nd tuesday", "every two weeks", "last working day", "for 6 weeks".

Single dates are read in `when_dates.py`, the time of day in `when_times.py`; `when.py` puts all together.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from community.errors import Refusal
from community.recurrence import MOST_TIMES, Rule
from community.when_dates import read_date
from community.when_words import Vocabulary
from locales.dates import time_words, weekday_words

WORKDAYS = tuple((0, weekday) for weekday in range(5))


@dataclass(frozen=True, slots=True)
class Ending:
    """When a plan ends, as it was said: after a number of dates or of weeks, or with a day in words."""

    times: int = 0
    weeks: int = 0
    until: str = ""

    def __bool__(self) -> bool:
        return bool(self.times or self.weeks or self.until)


def rule_of(text: str, spoken: Vocabulary, at: time | None) -> Rule | None:
    """The rule these words are, or None. ``at`` is the time that was said with them."""
    any_of = spoken.any_of
    if re.fullmatch(any_of("every-day"), text):
        return Rule(monthly=False, weekdays=tuple((0, day) for day in range(7)))
    if re.fullmatch(any_of("workdays"), text):
        return Rule(monthly=False, weekdays=WORKDAYS)
    before, months, after = parted(text, _months(spoken))
    if not months or not months[1]:
        before, months, after = parted(text, rf"(?<!\S)(){any_of('of-month')}(?!\S)")
    if months:
        interval = spoken.amount(months[1]) if months[1] else 1
        return _monthly(f"{before} {after}".strip(), interval, True, spoken, at)
    before, weeks, after = parted(text, _weeks(spoken))
    if weeks:
        interval = 2 if weeks[1] else _interval(weeks[2], spoken)
        return _weekly(f"{before} {after}".strip(), interval, spoken)
    return _monthly(text, 1, False, spoken, at) or _every_weekday(text, spoken)


def rule_from(text: str, start: date, spoken: Vocabulary) -> Rule | None:
    """ "every two weeks", "monthly": the day is that of the start. None where the words say more than how often."""
    found = re.fullmatch(_weeks(spoken), text)
    if found:
        interval = 2 if found[1] else _interval(found[2], spoken)
        return Rule(monthly=False, interval=interval, weekdays=((0, start.weekday()),)) if interval else None
    found = re.fullmatch(rf"(?:{_months(spoken)}|{spoken.any_of('of-month')})", text)
    interval = spoken.amount(found[1]) if found and found[1] else 1
    return Rule(monthly=True, interval=interval, month_day=start.day) if found and interval else None


def is_open(text: str, spoken: Vocabulary) -> bool:
    """Whether the words say how often something comes round but not on which day."""
    return rule_from(text, date(2000, 1, 1), spoken) is not None


def _weeks(spoken: Vocabulary) -> str:
    """The first group is the word for every two weeks, the second a number or "other"."""
    apart = rf"{spoken.any_of('every')} (?:({spoken.number}|{spoken.any_of('other')}) )?{spoken.any_of('week')}"
    return rf"(?<!\S)(?:({spoken.any_of('fortnightly')})|{apart}|{spoken.any_of('weekly')})(?!\S)"


def _months(spoken: Vocabulary) -> str:
    return rf"{spoken.any_of('every')} (?:({spoken.number}) )?{spoken.any_of('month')}(?!\S)"


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
    if found := re.fullmatch(rf"{every}(?P<ordinal>{spoken.ordinal}) {spoken.any_of('working-day')}", text):
        number = spoken.ordinals[found["ordinal"]]
        if said or not found["every"] or number in (1, -1):  # every second working day is no day of a month
            return Rule(monthly=True, interval=interval, weekdays=WORKDAYS, position=number)
    if re.fullmatch(rf"{every}{spoken.any_of('last')} {spoken.any_of('day')}", text):
        return Rule(monthly=True, interval=interval, month_day=-1)
    day, endings = rf"(?P<day>{spoken.any_of('day')} )?", spoken.any_of("day-endings")
    if found := re.fullmatch(rf"{every}{day}(?P<number>\d{{1,2}}) ?{endings}?", text):
        number = int(found["number"])
        if (found["day"] or said) and 1 <= number <= 31:
            return Rule(monthly=True, interval=interval, month_day=number)
    return None


def _weekly(text: str, interval: int, spoken: Vocabulary) -> Rule | None:
    """ "monday", "monday, wednesday and friday"; in Spanish after "cada dos semanas" also "los lunes"."""
    and_ = rf"(?:{spoken.any_of('and')} )?"
    text = re.sub(rf"^{spoken.any_of('every')} ", "", text)
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


def _every_second(text: str, number: int, ordinal: str, weekday: int, spoken: Vocabulary, at: time | None) -> Refusal:
    """ "Every second Tuesday" is once a month for some and every two weeks for others."""
    texts = spoken.languages[-1]
    day, hour = weekday_words(weekday, texts), time_words(at, texts) if at else ""
    monthly = texts.plain("when-example-monthly", ordinal=ordinal, weekday=day, time=hour)
    weekly = texts.plain("when-example-weekly", number=number, weekday=day, time=hour)
    return Refusal("error-when-every-second", words=text, monthly=monthly.strip(), weekly=weekly.strip(), number=number)


def without_ending(text: str, spoken: Vocabulary) -> tuple[str, Ending]:
    """The text without the words that say when it ends: "until 20 December", "5 times", "for 6 weeks"."""
    during = rf"(?:^| )(?:{spoken.any_of('for')} )"
    before, found, after = parted(text, rf"{during}?({spoken.number}) {spoken.any_of('times')}(?!\S)")
    if found:
        return f"{before} {after}".strip(), Ending(times=spoken.amount(found[1]))
    before, found, after = parted(text, rf"{during}({spoken.number}) {spoken.any_of('week')}(?!\S)")
    if found:
        return f"{before} {after}".strip(), Ending(weeks=spoken.amount(found[1]))
    before, found, after = parted(text, rf"(?:^| ){spoken.any_of('until')} (.+?)(?= {spoken.any_of('from')} |$)")
    return f"{before} {after}".strip(), Ending(until=found[1] if found else "")


def ended(rule: Rule, ending: Ending, start: date, spoken: Vocabulary, local: datetime, at: time) -> Rule | None:
    """The rule with its end; None when the end is not understood. ``start`` is the first day that comes."""
    if ending.times:
        return replace(rule, times=ending.times) if ending.times <= MOST_TIMES else None
    if ending.weeks:
        return replace(rule, until=start + timedelta(days=7 * ending.weeks - 1))
    if ending.until:
        since = datetime.combine(max(start, local.date()), time(), local.tzinfo)
        last = read_date(spoken.bare(ending.until), spoken, since, at)
        return replace(rule, until=last) if last else None
    return rule


def parted(text: str, pattern: str) -> tuple[str, re.Match[str] | None, str]:
    found = re.search(pattern, text)
    if not found:
        return text, None, ""
    return text[: found.start()].strip(), found, text[found.end() :].strip()
