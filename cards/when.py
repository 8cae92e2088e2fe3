"""Says a plan again in words, as it is read back before anything is saved. `community/when.py` reads such words."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from cards.card import lines
from community.recurrence import WEEKDAYS, Rule, When, next_dates, read_rule
from locales import Html, Texts
from locales.dates import day_words, moment, place_words, time_words, weekday_words

EVERY_DAY = tuple(range(7))
WORKDAYS = tuple(range(5))


def rule_words(when: When, texts: Texts) -> str:
    """ "every second Tuesday of the month at 16:00, Helsinki time"; for a single date the date. Plain text."""
    clock = {
        "time": time_words(when.at, texts),
        "hour": when.at.hour,
        "place": place_words(when.zone, texts),
    }
    if not when.rrule:
        return texts.plain("when-rule-once", day=day_words(when.start, texts), **clock)
    rule = read_rule(when.rrule)
    said = _month_words(rule, texts) if rule.monthly else _week_words(rule, texts)
    # Without the start nobody knows which Mondays "every 2 weeks on Monday" means, nor from where times are counted.
    start = {"start": day_words(when.start, texts)} if rule.interval > 1 or rule.times else {}
    said = texts.plain("when-rule-from" if start else "when-rule", rule=said, **start, **clock)
    if rule.times:
        return texts.plain("when-rule-times", rule=said, count=rule.times)
    return texts.plain("when-rule-until", rule=said, day=day_words(rule.until, texts)) if rule.until else said


def dates_words(dates: Iterable[datetime], zone: str, texts: Texts) -> Html:
    """The dates one under the other, each shown in the reader's own time where the app can."""
    return Html("\n".join(f"• {moment(each, zone, texts)}" for each in dates))


def coming_words(when: When, now: datetime, texts: Texts) -> Html:
    """What a rule means: its next three dates, or that there is none any more."""
    dates = next_dates(when, now)
    if not dates:
        return texts("forms-no-dates")
    return lines([texts("forms-next-dates", count=len(dates)), dates_words(dates, when.zone, texts)])


def _week_words(rule: Rule, texts: Texts) -> str:
    weekdays = tuple(sorted(weekday for _, weekday in rule.weekdays))
    if rule.interval == 1 and weekdays == EVERY_DAY:
        return texts.plain("when-rule-every-day")
    if rule.interval == 1 and weekdays == WORKDAYS:
        return texts.plain("when-rule-workdays")
    days = texts.listing([weekday_words(weekday, texts) for weekday in weekdays])
    return texts.plain("when-rule-week-days", interval=rule.interval, days=days)


def _month_words(rule: Rule, texts: Texts) -> str:
    if rule.month_day:
        day_id = "when-month-day" if rule.month_day > 0 else "when-month-day-from-end"
        day = texts.plain(day_id, number=abs(rule.month_day))
        return texts.plain("when-rule-month-day", interval=rule.interval, day=day)
    if rule.position:
        ordinal = texts.plain("when-ordinal", number=rule.position, code=WEEKDAYS[0])
        return texts.plain("when-rule-working-day", interval=rule.interval, ordinal=ordinal)
    by_weekday = groupby(rule.weekdays, key=lambda each: each[1])
    days = [_which_weekday([ordinal for ordinal, _ in same], weekday, texts) for weekday, same in by_weekday]
    return texts.plain("when-rule-month-weekdays", interval=rule.interval, days=texts.listing(days))


def _which_weekday(ordinals: list[int], weekday: int, texts: Texts) -> str:
    """ "second Tuesday", "first and third Monday". The weekday's code lets a language bend the ordinal to it."""
    code = WEEKDAYS[weekday]
    numbers = [texts.plain("when-ordinal", number=ordinal, code=code) for ordinal in ordinals]
    return texts.plain(
        "when-which-weekday", ordinals=texts.listing(numbers), weekday=weekday_words(weekday, texts), code=code
    )
