"""The recording of a rehearsal: what people did, one readable line each, and under it what the bot did then. The
lines are those that `play` reads. What an act does by itself is not written: a link opened also says /start."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from .chats import Chat
    from .journal import Entry
    from .messages import Message
    from .people import Account
    from .town import Town

P = ParamSpec("P")
R = TypeVar("R")
PLAIN = re.compile(r"[^\W\d_][\w'’-]*\Z")
KEYWORDS = frozenset(["the", "a", "bot", "person", "group", "start", "everything", "in", "telegram"])
VERBS = {"message": "to", "edit": "edits", "toast": "toasts", "alert": "alerts", "reaction": "reacts to"}
LONGEST = 160  # characters of an answer that are written down; … stands for the rest
IDLE = 60  # seconds of the town's time that may go by before a line says what the clock shows
WALL = "%Y-%m-%d %H:%M:%S"
_within: ContextVar[bool] = ContextVar("within an act", default=False)


def quoted(text: str) -> str:
    """A text on one line, in quotes."""
    return json.dumps(text, ensure_ascii=False)


def shortened(text: str, longest: int = LONGEST) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def name_of(town: Town, one: Account | Chat) -> str:
    """The name by which a script knows somebody or a group: numbered from the second of the same name on."""
    from .chats import Chat

    if isinstance(one, Chat):
        known: list[tuple[str, object]] = [(c.title, c) for c in town.chats.values() if not c.migrated_to]
        while one.migrated_to:
            one = one.migrated_to
        name = one.title
    else:
        known, name = [(p.name, p) for p in town.people.values()], one.name
    same = [found for called, found in known if called == name]
    number = same.index(one) + 1 if one in same else 1
    return name if number == 1 else f"{name} {number}"


def label(town: Town, one: Account | Chat) -> str:
    """The same as a script writes it, in quotes where a word would not do."""
    known = town.tape.labels.get(one)
    if known is None:
        name = name_of(town, one)
        known = name if PLAIN.match(name) and name.lower() not in KEYWORDS else quoted(name)
        known = town.tape.labels[one] = "the bot" if getattr(one, "is_bot", False) else known
    return known


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing the bot did: `kind` is a key of VERBS, `to` and `only` are names, `marks` buttons and files."""

    kind: str
    to: str
    text: str
    marks: tuple[str, ...] = ()
    only: str = ""
    message: Message | None = field(default=None, compare=False, repr=False)

    @property
    def line(self) -> str:
        only = f" for {self.only}" if self.only else ""
        marks = "".join(f" {mark}" for mark in self.marks)
        return f"bot {VERBS[self.kind]} {self.to}{only} {quoted(shortened(self.text))}{marks}"


def hear(town: Town, entry: Entry) -> Heard | None:
    """What an entry of the journal says the bot did, if it did anything that people see."""
    kind = "alert" if entry.alert else entry.kind
    if kind not in VERBS or not entry.by.is_bot or entry.service:
        return None
    if kind in ("toast", "alert"):
        return Heard(kind, label(town, entry.only) if entry.only else "", entry.text) if entry.text else None
    chat = entry.chat
    to = label(town, chat.person or chat)
    only = label(town, entry.only) if entry.only and not chat.person else ""
    return Heard(kind, to, entry.text, marks(entry.message) if entry.message else (), only, entry.message)


def marks(message: Message) -> tuple[str, ...]:
    """The buttons, options and files of a message, as a script shows them."""
    out = [f"<{file.get('file_name') or kind}>" for kind, file in message.content.items() if _is_file(kind, file)]
    options = [option.text for option in message.poll.options] if message.poll else []
    buttons = [button["text"] for row in message.buttons for button in row]
    return (*out, *(f"[{text.replace('[', '(').replace(']', ')')}]" for text in [*options, *buttons]))


def _is_file(kind: str, file: object) -> bool:
    return isinstance(file, dict) and "file_id" in file and kind != "sticker"


@dataclass(slots=True)
class Line:
    """An act and what was heard after it."""

    text: str
    heard: list[Heard] = field(default_factory=list)


class Tape:
    """Everything since the town began."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self.lines: list[Line] = []
        self.labels: dict[Account | Chat, str] = {}  # nobody's changes
        self._began = town.clock.now()
        self._told = town.clock.timestamp()

    def note(self, text: str) -> None:
        """Writes down an act, unless it is part of another."""
        if not _within.get():
            self._mind_the_clock()
            self.lines.append(Line(text))

    def hear(self, entry: Entry) -> None:
        """Called by the journal for everything that happens."""
        heard = hear(self._town, entry)
        if heard is None:
            return
        self._mind_the_clock()
        if not self.lines:
            return
        now = self.lines[-1].heard
        if heard.kind == "edit":  # many edits of a message in a moment are one
            now[:] = [one for one in now if one.kind != "edit" or one.message is not heard.message]
        now.append(heard)

    def _mind_the_clock(self) -> None:
        now = self._town.clock.timestamp()
        if now - self._told >= IDLE and self.lines:
            wall = self._wall(self._town.clock.now() + timedelta(seconds=1))
            self.lines.append(Line(f"the clock reaches {wall}"))
        self._told = now

    def _wall(self, instant: datetime) -> str:
        return instant.astimezone(ZoneInfo(self._town.zone)).strftime(WALL)

    def script(self) -> str:
        """The whole rehearsal as a script that can be replayed."""
        out = [f"start {self._wall(self._began)} {self._town.zone}", "everything is listed", ""]
        for line in self.lines:
            out.append(line.text)
            out += [f"  {heard.line}" for heard in line.heard]
        return "\n".join(out) + "\n"


@contextmanager
def part_of_an_act() -> Iterator[None]:
    """What happens in here is not written down by itself."""
    token = _within.set(True)
    try:
        yield
    finally:
        _within.reset(token)


def recorded(line: Callable[P, str]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Writes an act down once it is done; its first argument is the town. `line` makes its line, of the act's own
    arguments; "" leaves it out."""

    def wrap(act: Callable[P, R]) -> Callable[P, R]:
        @wraps(act)
        def done(*args: P.args, **kwargs: P.kwargs) -> R:
            text = "" if _within.get() else line(*args, **kwargs)
            with part_of_an_act():
                result = act(*args, **kwargs)
            if text:
                cast("Town", args[0]).tape.note(text)
            return result

        return done

    return wrap
