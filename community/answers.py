"""How what a person said is read as the answer to a step, one kind after the other."""

from collections.abc import Callable
from datetime import timedelta
from math import ceil
from typing import Any
from zoneinfo import ZoneInfo

import regex

from community.errors import Refusal
from community.steps import TAPPED, YES, Kind, Reading, Said, Step, read_link, read_options, when_to_answer
from community.when import read_span, read_when
from community.when_dates import read_date
from community.when_times import read_night
from community.when_words import vocabulary
from community.zones import folded, one_zone
from content import tags

TAG_LIMIT = 40
WHOLE = regex.compile(r"(?<![\w.,٫−–-])(?:\d{1,3}(?:[ .,\u00a0\u202f٬]\d{3})+|\d+)(?!\w|[.,٫−–-]\d)")
"""Alone or with separators of thousands. Of "3.5", "-3" and "3-4" it is no part."""
MOST_DIGITS = 12
DAYS_AGO = ("0", "1")
"""Of a date: today and yesterday can be tapped."""
SOON = timedelta(days=60)
HEAVIEST = 4
"""Code points a character may have on average before it counts as more than one: a letter can carry any number."""


def length(words: str) -> int:
    """Characters as people count them: a flag, a family or a letter with its accents is one."""
    if words.isascii():
        return len(words)
    return max(len(regex.findall(r"\X", words)), ceil(len(words) / HEAVIEST))


def read_answer(step: Step, said: Said, before: Any, reading: Reading) -> Any:
    """The value to keep, ready for JSON. *before* is the value so far, for kinds that take several.

    Raises Refusal with what is wrong and how to put it right; nothing is changed then.
    """
    if step.kind is not Kind.MEDIA and said.media is not None and not said.text:
        no_voice = "error-form-no-voice-tap" if step.kind in TAPPED else "error-form-no-voice"
        raise Refusal(no_voice if said.is_voice else "error-form-words-please")
    return READERS[step.kind](step, said, before, reading)


def _text(step: Step, said: Said, before: Any, reading: Reading) -> str:
    words = said.text.strip()
    if said.option is not None and said.option.isdecimal() and int(said.option) < len(reading.offered):
        words = reading.offered[int(said.option)]
    if not words:
        raise Refusal("error-form-empty")
    check_longest(step, words)
    check_shortest(step, words)
    return words


def check_shortest(step: Step, words: str) -> None:
    if step.minimum and len(words) < step.minimum * HEAVIEST and (count := length(words)) < step.minimum:
        raise Refusal("error-form-too-short", length=count, minimum=step.minimum)


def check_longest(step: Step, words: str) -> None:
    # Counting is slow, and never gives more than the code points there are.
    if step.maximum and len(words) > step.maximum and (count := length(words)) > step.maximum:
        raise Refusal("error-form-too-long", length=count, maximum=step.maximum, over=count - step.maximum)


def _choice(step: Step, said: Said, before: Any, reading: Reading) -> str:
    if said.option not in step.options:
        raise Refusal("error-form-tap-one")
    return said.option


def _multi(step: Step, said: Said, before: Any, reading: Reading) -> list[str]:
    if said.option not in step.options:
        raise Refusal("error-form-tap-several")
    chosen = {*(before or [])} ^ {said.option}
    if step.maximum and len(chosen) > step.maximum:
        raise Refusal("error-form-too-many", maximum=step.maximum)
    return [option for option in step.options if option in chosen]


def _tags(step: Step, said: Said, before: Any, reading: Reading) -> list[str]:
    """A tag tapped goes in or out; words typed go in, and one that is not in the list is kept as a proposal."""
    chosen: list[str] = list(before or [])
    if said.option is not None:
        # A proposed word may be cut in a button, which holds 64 bytes.
        if already := next((tag for tag in chosen if tag.startswith(said.option)), None):
            return [tag for tag in chosen if tag != already]
        if said.option not in tags.labels(reading.texts.language):
            raise Refusal("error-form-tap-several")
        chosen.append(said.option)
    for word in filter(None, (part.strip(" #").casefold() for part in said.text.replace("\n", ",").split(","))):
        if len(word) > TAG_LIMIT:
            raise Refusal("error-form-tag-too-long", maximum=TAG_LIMIT)
        tag = tags.find(word, reading.texts.language) or word.replace(" ", "-")
        if tag not in chosen:
            chosen.append(tag)
    if step.maximum and len(chosen) > step.maximum:
        raise Refusal("error-form-too-many", maximum=step.maximum)
    return chosen


def _number(step: Step, said: Said, before: Any, reading: Reading) -> int:
    """The one whole number in the words, in the digits of any script: "34", "about 1,200", "٣٤"."""
    found = WHOLE.findall(said.text)
    digits = "".join(sign for sign in found[0] if sign.isdecimal()) if len(found) == 1 else ""
    if not 0 < len(digits) < MOST_DIGITS:
        raise Refusal("error-form-number")
    number, low = int(digits), step.minimum or 0
    if step.maximum is None and number < low:
        raise Refusal("error-form-number-least", minimum=low)
    if step.maximum is not None and not low <= number <= step.maximum:
        raise Refusal("error-form-number-range", minimum=low, maximum=step.maximum)
    return number


def _scale(step: Step, said: Said, before: Any, reading: Reading) -> int:
    return _number(step, Said(text=said.option if said.option is not None else said.text), before, reading)


def _date(step: Step, said: Said, before: Any, reading: Reading) -> str:
    """ISO 8601. Days ago may be tapped; a date typed without its year is over, unless it comes soon."""
    now = reading.now.astimezone(ZoneInfo(reading.zone))
    if said.option is not None:
        if said.option not in DAYS_AGO:
            raise Refusal("error-form-tap-one")
        return (now.date() - timedelta(days=int(said.option))).isoformat()
    spoken = vocabulary(reading.texts.language)
    day = read_date(spoken.bare(folded(said.text[:60])), spoken, now, None)
    if day is None:
        raise Refusal("error-form-date")
    if day - now.date() > SOON and str(day.year) not in said.text:
        day = day.replace(year=day.year - (4 if (day.month, day.day) == (2, 29) else 1))
    return day.isoformat()


def _when(step: Step, said: Said, before: Any, reading: Reading) -> dict[str, str]:
    return when_to_answer(read_when(said.text, reading.texts, reading.zone, reading.now))


def _span(step: Step, said: Said, before: Any, reading: Reading) -> int:
    """Seconds; 0 for "until I close it"."""
    if said.option is not None:
        if said.option not in step.options:
            raise Refusal("error-form-tap-one")
        return int(said.option)
    seconds = int(read_span(said.text, reading.texts).total_seconds())
    low, high = step.minimum or 0, step.maximum or seconds
    if not low <= seconds <= high:
        raise Refusal("error-form-span-range")
    return seconds


def _link(step: Step, said: Said, before: Any, reading: Reading) -> str:
    return read_link(said.text)


def _lines(step: Step, said: Said, before: Any, reading: Reading) -> list[str]:
    """Lines add to those before. A first line alone, with commas, is a list as well."""
    parts = [part for line in said.text.splitlines() for part in line.split("|")]
    if len(parts) == 1 and not before:
        parts = said.text.split(",")
    return read_options([*(before or []), *parts], step)


def _media(step: Step, said: Said, before: Any, reading: Reading) -> list[str]:
    if said.media is None:
        raise Refusal("error-form-send-media")
    files = [*(before or []), said.media] if said.media not in (before or []) else list(before)
    if step.maximum and len(files) > step.maximum:
        raise Refusal("error-form-too-many-files", maximum=step.maximum)
    if said.traces:
        raise Refusal("error-privacy-picture-file")
    return files


def _consent(step: Step, said: Said, before: Any, reading: Reading) -> str:
    if said.option != YES:
        raise Refusal("error-form-consent")
    return YES


def _group(step: Step, said: Said, before: Any, reading: Reading) -> int:
    if said.option not in reading.groups:
        raise Refusal("error-form-tap-one")
    return int(said.option)


def _zone(step: Step, said: Said, before: Any, reading: Reading) -> str:
    return one_zone(said.text, reading.texts.language)


def _hours(step: Step, said: Said, before: Any, reading: Reading) -> list[str]:
    hours = read_night(said.text, vocabulary(reading.texts.language), reading.texts)
    return [moment.isoformat() for moment in hours]


READERS: dict[Kind, Callable[[Step, Said, Any, Reading], Any]] = {
    Kind.TEXT: _text,
    Kind.LONG: _text,
    Kind.CHOICE: _choice,
    Kind.MULTI: _multi,
    Kind.NUMBER: _number,
    Kind.SCALE: _scale,
    Kind.DATE: _date,
    Kind.PERSON: _text,
    Kind.SCHOOL: _text,
    Kind.WHEN: _when,
    Kind.SPAN: _span,
    Kind.LINK: _link,
    Kind.LINES: _lines,
    Kind.MEDIA: _media,
    Kind.TAGS: _tags,
    Kind.CONSENT: _consent,
    Kind.GROUP: _group,
    Kind.ZONE: _zone,
    Kind.HOURS: _hours,
}
