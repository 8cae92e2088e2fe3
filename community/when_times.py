"""The time of day in what people type: "16:00", "4 pm", "a las 4 de la tarde", "noon", "from 9 pm to 7"."""

import re
from datetime import time

from community.errors import Refusal
from community.when_words import Vocabulary, one_of
from community.zones import folded
from locales import Texts
from locales.dates import time_words

NOON = 12
# "2 at night" is in the small hours; from this hour on a night belongs to the evening.
EVENING = 6
# Of an hour without more, teachers mean the one in their day: at three is 15:00, at ten 10:00. Seven can be both.
AFTER_SCHOOL, BOTH = range(1, 7), (0, 7, 8)
LONGEST_NIGHT = 60
PAST = {"quarter-past": 15, "half-past": 30}


def read_time(text: str, vocabulary: Vocabulary, texts: Texts) -> tuple[str, time | None]:
    """The folded text without its time, and the time; None when there is none or more than one.

    Raises Refusal for "25:00" and where morning and afternoon cannot be told apart ("at 7").
    """
    text = re.sub(r"(?<=\d)t(?=\d)", " ", text)
    found = [each for each in re.finditer(_pattern(vocabulary), text) if _is_time(each)]
    if len(found) != 1:
        return text, None
    left = f"{text[: found[0].start()]} {text[found[0].end() :]}"
    return " ".join(left.split()), _time(found[0], vocabulary, texts)


def read_night(words: str, vocabulary: Vocabulary, texts: Texts) -> tuple[time, time]:
    """ "9 pm to 7": when quiet hours begin and end. Of an hour alone the first is in the evening, the second in the
    morning. Raises Refusal for anything else, and for no hours at all."""
    text = re.sub(rf"^{vocabulary.any_of('night-from')} ", "", folded(words[:LONGEST_NIGHT]))
    halves = re.split(rf" ?[-–—] ?| {vocabulary.any_of('night-to')} ", text)
    moments = [_hour(half, vocabulary, texts, evening=not place) for place, half in enumerate(halves)]
    if len(moments) != 2 or moments[0] is None or moments[1] is None or moments[0] == moments[1]:
        raise Refusal("error-hours-not-understood")
    return moments[0], moments[1]


def _hour(text: str, vocabulary: Vocabulary, texts: Texts, *, evening: bool) -> time | None:
    if not re.fullmatch(r"\d{1,2}", text):
        left, found = read_time(text, vocabulary, texts)
        return None if left else found
    hour = int(text)
    if hour > 24:
        raise Refusal("error-when-time", words=text)
    return time((hour + NOON if evening and 0 < hour <= NOON else hour) % 24)


def _pattern(vocabulary: Vocabulary) -> str:
    names = ("morning", "afternoon", "night", "hours")
    halves = "|".join(rf"(?P<{name}>{one_of(vocabulary.words(name))})" for name in names)
    figures = r"(?P<hour>\d{1,2})(?:(?P<sign>[:.h])(?P<minute>\d{2})?)?"
    past = "|".join(one_of(vocabulary.words(name)) for name in PAST)
    word = rf"(?<=\s)(?P<word>{one_of(tuple(vocabulary.numbers))})(?!\w)(?: (?P<past>{past})(?!\w))?"
    hour = rf"(?:{figures}|{word})(?: ?(?:{halves})(?!\w))*"
    at = rf"(?P<at>(?<!\S){one_of(vocabulary.words('at'))} ?)?"
    noon = rf"(?P<noon>{one_of(vocabulary.words('noon'))})"
    return rf"{at}(?:(?<![\w:./+-]){hour}(?![\w:/-]|\.\d)|(?<!\w){noon}(?!\w))"


def _is_time(found: re.Match[str]) -> bool:
    """A figure alone is no time, and 16.12 may be a date."""
    half = found["morning"] or found["afternoon"] or found["night"]
    if found["word"]:
        return bool(found["at"] or half)
    # "3 hours" is a span, "16 hours" the time.
    if found["noon"] or half or found["at"] or (found["hours"] and NOON < int(found["hour"]) < 24):
        return True
    if found["sign"] == ".":
        return found["minute"] is not None and (found["minute"] == "00" or int(found["minute"]) > NOON)
    return found["sign"] == "h" or (found["sign"] == ":" and found["minute"] is not None)


def _time(found: re.Match[str], vocabulary: Vocabulary, texts: Texts) -> time:
    if found["noon"]:
        return time(NOON)
    hour, minute = vocabulary.amount(found["word"] or found["hour"]), int(found["minute"] or 0)
    if found["past"]:
        minute = next(minutes for name, minutes in PAST.items() if found["past"] in vocabulary.words(name))
    if hour > 23 or minute > 59:
        raise Refusal("error-when-time", words=found[0].strip())
    if hour > NOON or (found["sign"] and not _half(found)):
        return time(hour, minute)
    if _unclear(found, hour):
        morning, afternoon = time(hour % NOON, minute), time(hour % NOON + NOON, minute)
        shown = {"morning": time_words(morning, texts), "afternoon": time_words(afternoon, texts)}
        raise Refusal("error-when-half-day", words=found[0].strip(), **shown)
    later = found["afternoon"] or found["night"] or (not _half(found) and hour in AFTER_SCHOOL)
    return time(hour % NOON + NOON if later else hour, minute)


def _half(found: re.Match[str]) -> str | None:
    half: str | None = found["morning"] or found["afternoon"] or found["night"]
    return half


def _unclear(found: re.Match[str], hour: int) -> bool:
    """ "at 7"; and twelve, unless it is in the afternoon, means noon to some and midnight to others."""
    if not _half(found):
        return hour in BOTH
    return (hour == NOON and not found["afternoon"]) or (bool(found["night"]) and hour < EVENING)
