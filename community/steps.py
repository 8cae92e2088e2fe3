"""What a form asks: its steps, and how what a person said is read as an answer to one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from community.errors import Refusal
from community.recurrence import When
from community.when import read_span, read_when
from community.zones import one_zone
from content import tags
from locales import Texts

Answers = Mapping[str, Any]


class Kind(StrEnum):
    TEXT = "text"
    LONG = "long"
    CHOICE = "choice"
    MULTI = "multi"
    NUMBER = "number"
    WHEN = "when"
    SPAN = "span"
    LINK = "link"
    LINES = "lines"
    MEDIA = "media"
    TAGS = "tags"
    CONSENT = "consent"
    GROUP = "group"
    ZONE = "zone"


TYPED = (Kind.TEXT, Kind.LONG)
SEVERAL = (Kind.MULTI, Kind.TAGS, Kind.MEDIA)
"""Kinds whose answer grows until the person says it is complete."""
YES = "yes"


@dataclass(frozen=True, slots=True)
class Step:
    key: str
    kind: Kind
    required: bool = True
    minimum: int | None = None
    maximum: int | None = None
    """Characters of a text, the range of a number, how many of several."""
    options: tuple[str, ...] = ()
    only_if: Callable[[Answers], bool] | None = None
    later: bool = False
    """Needed in the end, but may be left open on the way."""


@dataclass(frozen=True, slots=True)
class Form:
    """A list of steps under a name; ``version`` stays with a draft that was begun in it."""

    name: str
    steps: tuple[Step, ...]
    version: int = 1
    direct: bool = False
    """Whether the last answer finishes it, without a preview: for one question."""

    def step(self, key: str) -> Step:
        for step in self.steps:
            if step.key == key:
                return step
        raise KeyError(key)

    def asked(self, answers: Answers) -> tuple[Step, ...]:
        """The steps that apply, given what was answered so far."""
        return tuple(step for step in self.steps if _applies(step, answers))

    def index(self, key: str) -> int:
        return [step.key for step in self.steps].index(key)


GROUP_KNOWN = "group-known"
"""Among the answers: the group was clear from the start, so nobody is asked for it."""


def _applies(step: Step, answers: Answers) -> bool:
    if step.kind is Kind.GROUP and answers.get(GROUP_KNOWN):
        return False
    return step.only_if is None or step.only_if(answers)


@dataclass(frozen=True, slots=True)
class Said:
    """What a person sent or tapped as an answer."""

    text: str = ""
    media: str | None = None
    """A Telegram file id with its kind before a colon, such as "photo:AgAC..."."""
    option: str | None = None
    """The option tapped."""
    message_id: int | None = None
    """The private message it came in; a message is taken as an answer once."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed to understand an answer: the reader's language, their zone and the present moment."""

    texts: Texts
    zone: str
    now: datetime
    groups: tuple[str, ...] = field(default=())
    """Ids of the groups a person may plan for."""


def read_answer(step: Step, said: Said, before: Any, reading: Reading) -> Any:
    """The value to keep, ready for JSON. *before* is the value so far, for kinds that take several.

    Raises Refusal with what is wrong and how to put it right; nothing is changed then.
    """
    if step.kind is not Kind.MEDIA and said.media is not None and not said.text:
        raise Refusal("error-form-words-please")
    return READERS[step.kind](step, said, before, reading)


def _text(step: Step, said: Said, before: Any, reading: Reading) -> str:
    words = said.text.strip()
    if not words:
        raise Refusal("error-form-empty")
    if step.minimum and len(words) < step.minimum:
        raise Refusal("error-form-too-short", length=len(words), minimum=step.minimum)
    if step.maximum and len(words) > step.maximum:
        raise Refusal("error-form-too-long", length=len(words), maximum=step.maximum, over=len(words) - step.maximum)
    return words


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
    digits = said.text.strip().replace(" ", "").replace("\u00a0", "").replace(".", "").replace(",", "")
    if not (digits.isdecimal() and digits.isascii() and len(digits) < 12):
        raise Refusal("error-form-number")
    number = int(digits)
    low, high = step.minimum or 0, step.maximum if step.maximum is not None else number
    if not low <= number <= high:
        raise Refusal("error-form-number-range", minimum=low, maximum=high)
    return number


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
    return read_options([part for line in said.text.splitlines() for part in line.split("|")], step)


def _media(step: Step, said: Said, before: Any, reading: Reading) -> list[str]:
    if said.media is None:
        raise Refusal("error-form-send-media")
    files = [*(before or []), said.media] if said.media not in (before or []) else list(before)
    if step.maximum and len(files) > step.maximum:
        raise Refusal("error-form-too-many-files", maximum=step.maximum)
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


READERS: dict[Kind, Callable[[Step, Said, Any, Reading], Any]] = {
    Kind.TEXT: _text,
    Kind.LONG: _text,
    Kind.CHOICE: _choice,
    Kind.MULTI: _multi,
    Kind.NUMBER: _number,
    Kind.WHEN: _when,
    Kind.SPAN: _span,
    Kind.LINK: _link,
    Kind.LINES: _lines,
    Kind.MEDIA: _media,
    Kind.TAGS: _tags,
    Kind.CONSENT: _consent,
    Kind.GROUP: _group,
    Kind.ZONE: _zone,
}

TAG_LIMIT = 40
LINK_LIMIT = 500
OPTION_LIMIT = 100


def read_link(words: str) -> str:
    """A web address, with https:// put before it where it was left out."""
    link = words.strip()
    if "://" not in link:
        link = f"https://{link}"
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if not host or "." not in host or parts.scheme not in ("http", "https") or len(link) > LINK_LIMIT or " " in link:
        raise Refusal("error-form-link")
    return link


def read_options(parts: list[str], step: Step) -> list[str]:
    options = list(dict.fromkeys(part.strip() for part in parts if part.strip()))
    if step.minimum and len(options) < step.minimum:
        raise Refusal("error-form-options-few", minimum=step.minimum)
    if step.maximum and len(options) > step.maximum:
        raise Refusal("error-form-options-many", maximum=step.maximum)
    longest = max(options, key=len, default="")
    if len(longest) > OPTION_LIMIT:
        raise Refusal("error-form-option-long", option=longest[:40], maximum=OPTION_LIMIT)
    return options


def when_to_answer(when: When) -> dict[str, str]:
    return {"rrule": when.rrule, "start": when.start.isoformat(), "at": when.at.isoformat(), "zone": when.zone}


def when_from_answer(answer: Mapping[str, str]) -> When:
    return When(answer["rrule"], date.fromisoformat(answer["start"]), time.fromisoformat(answer["at"]), answer["zone"])
