"""What a form asks: its steps, and what a person may say to one. How that is read stands in `community/answers.py`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from community.errors import Refusal
from community.recurrence import When
from locales import Texts

Answers = Mapping[str, Any]


class Kind(StrEnum):
    TEXT = "text"
    LONG = "long"
    CHOICE = "choice"
    MULTI = "multi"
    NUMBER = "number"
    SCALE = "scale"
    DATE = "date"
    WHEN = "when"
    SPAN = "span"
    LINK = "link"
    LINES = "lines"
    MEDIA = "media"
    TAGS = "tags"
    CONSENT = "consent"
    PERSON = "person"
    SCHOOL = "school"
    GROUP = "group"
    ZONE = "zone"
    HOURS = "hours"


TYPED = (Kind.TEXT, Kind.LONG, Kind.PERSON, Kind.SCHOOL)
TAPPED = (Kind.CHOICE, Kind.MULTI, Kind.SCALE, Kind.CONSENT, Kind.GROUP)
"""Kinds that buttons alone can answer."""
HEARD = (Kind.CHOICE, Kind.MULTI, Kind.SCALE, Kind.NUMBER, Kind.DATE, Kind.TAGS, Kind.CONSENT)
"""Kinds whose answers are counted, compared or relied on: what is told to one by voice has to be noted down."""
SEVERAL = (Kind.MULTI, Kind.TAGS, Kind.MEDIA)
"""Kinds whose answer grows until the person says it is complete."""
IN_PIECES = (Kind.DATE, Kind.WHEN, Kind.SPAN, Kind.HOURS, Kind.LONG)
"""Kinds that people say bit by bit: the day, and when asked for it the hour."""
YES, NO = "yes", "no"
MOST_STEPS = 10_000
"""Of one version of a form; far more than a template can have."""
SECONDS = {
    Kind.TEXT: 45,
    Kind.LONG: 120,
    Kind.CHOICE: 12,
    Kind.MULTI: 20,
    Kind.NUMBER: 15,
    Kind.SCALE: 10,
    Kind.TAGS: 25,
    Kind.MEDIA: 40,
    Kind.CONSENT: 15,
}
"""How long an answer takes on a phone, about; other kinds take as long as a text."""


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One question. Two are the same only if they are one: comparing them field by field took a tenth of an answer."""

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
    spoken: bool = True
    """Whether a voice message is an answer too."""
    heard: bool = False
    """Whether somebody listens to it; if not, it has to be written down before the form can end."""
    stands_for: str | None = None
    """The option that a voice message is taken as."""
    opens: str = ""
    """How the keys of the steps begin that come with that option: the message is the answer to the first of them."""
    unrecorded: bool = False
    """Whether nothing but a tap is kept here; the step stays until there is one."""
    joined: bool = False
    """Whether several messages in a row are one answer, until the person says it is complete."""
    usual: str | int | None = None
    """What holds unless the person changes it from the preview; such a step is not asked."""

    @property
    def grows(self) -> bool:
        """Whether an answer is complete only when its person says so."""
        return self.joined or self.kind in (*SEVERAL, Kind.LINES)


@dataclass(frozen=True)
class Form:
    """A list of steps under a name, which tells its version where there are several."""

    name: str
    steps: tuple[Step, ...]
    version: int = 1
    direct: bool = False
    """Whether the last answer finishes it, without a preview: for one question."""
    minutes: int | None = None
    """How long all of it takes, where that was tried."""

    def step(self, key: str) -> Step:
        return self.steps[self._places[key]]

    def asked(self, answers: Answers) -> tuple[Step, ...]:
        """The steps that apply. What was said to one that does not apply (any more) counts for nothing."""
        known, left_out = dict(answers), set()
        for step in self._conditional:
            if not _applies(step, known):
                left_out.add(step)
                known.pop(step.key, None)
                known.pop(voice_key(step.key), None)
        return tuple(step for step in self.steps if step not in left_out) if left_out else self.steps

    def number(self, key: str) -> int:
        """Of a step, for buttons. No other version has it, so that an old card answers no newer question."""
        return (self.version - 1) * MOST_STEPS + self._places[key]

    def numbered(self, number: int) -> Step | None:
        """The step with this number, if it is one of this version."""
        place = number - (self.version - 1) * MOST_STEPS
        return self.steps[place] if 0 <= place < len(self.steps) else None

    def questions(self, answers: Answers) -> tuple[Step, ...]:
        """The steps people are asked, one after the other: those that apply and are not as usual."""
        return tuple(step for step in self.asked(answers) if step.usual is None)

    @cached_property
    def usual(self) -> dict[str, Any]:
        """The answers that nobody is asked for."""
        return {step.key: step.usual for step in self.steps if step.usual is not None}

    def minutes_left(self, answers: Answers) -> int:
        """About how long the rest takes; at least one minute."""
        return max(
            1, round(_seconds([step for step in self.asked(answers) if step.key not in answers]) * self._pace / 60)
        )

    @cached_property
    def _pace(self) -> float:
        """How long a step of this form takes, in parts of what one of its kind usually takes."""
        return 1.0 if self.minutes is None else self.minutes * 60 / _seconds(self.steps)

    @cached_property
    def _conditional(self) -> tuple[Step, ...]:
        """A condition looks only at what is asked before."""
        return tuple(step for step in self.steps if step.only_if is not None or step.kind is Kind.GROUP)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {step.key: place for place, step in enumerate(self.steps)}


def _seconds(steps: Sequence[Step]) -> int:
    usual = SECONDS[Kind.TEXT]
    return sum([SECONDS.get(step.kind, usual) for step in steps])


GROUP_KNOWN = "group-known"
"""Among the answers: the group was clear from the start, so nobody is asked for it."""


def _applies(step: Step, answers: Answers) -> bool:
    if step.kind is Kind.GROUP and answers.get(GROUP_KNOWN):
        return False
    return step.only_if is None or step.only_if(answers)


def voice_key(key: str) -> str:
    """Under which the voice messages of a step's answer are kept."""
    return f"{key}:voice"


def is_answered(step: Step, answers: Answers) -> bool:
    return has_value(step.key, answers) or bool(answers.get(voice_key(step.key)))


def has_value(key: str, answers: Answers) -> bool:
    """Whether there is an answer besides voice messages."""
    return answers.get(key) not in (None, "", [])


def only_told(key: str, answers: Answers) -> bool:
    """Whether the answer is a voice message and nothing else."""
    return not has_value(key, answers) and bool(answers.get(voice_key(key)))


def to_write(step: Step, answers: Answers) -> bool:
    """Whether it was told by voice and nobody would hear it, so that somebody has to write it down."""
    return not step.heard and bool(answers.get(voice_key(step.key)))


@dataclass(frozen=True, slots=True)
class Said:
    """What a person sent or tapped as an answer."""

    text: str = ""
    media: str | None = None
    """A Telegram file id with its kind before a colon, such as "photo:AgAC..."."""
    traces: bool = False
    """Whether it is a picture as the camera made it, with place and time in it; such a one is never kept."""
    option: str | None = None
    """The option tapped."""
    message_id: int | None = None
    """The private message it came in; a message is taken as an answer once."""

    @property
    def is_voice(self) -> bool:
        return self.media is not None and self.media.partition(":")[0] in ("voice", "video_note", "audio")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed to understand an answer: the reader's language, their zone and the present moment."""

    texts: Texts
    zone: str
    now: datetime
    groups: tuple[str, ...] = field(default=())
    """Ids of the groups a person may plan for."""
    offered: tuple[str, ...] = field(default=())
    """What was said here before by the same person, to be tapped instead of typed."""


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
    options = [part.strip() for part in parts if part.strip()]
    known: set[str] = set()
    for option in options:
        if option.casefold() in known:
            raise Refusal("error-form-options-same", option=option[:40])
        known.add(option.casefold())
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
