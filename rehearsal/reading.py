"""Reads a script: one act a line, what the bot is expected to do indented under it. A line that is none ends the
reading with one sentence and its number."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .tape import VERBS, WALL, Heard

WORD = r'(?:"(?:[^"\\]|\\.)*"|[^\s"]+)'
TEXT = r'"(?:[^"\\]|\\.)*"'
SHAPES = {
    "account": f"the bot|{WORD}",
    "owner": WORD,
    "admins": f"{WORD}(?: {WORD})*?",
    "members": f"{WORD}(?: {WORD})*?",
    "options": f"{TEXT}(?: {TEXT})*",
    "topics": " with topics",
    "kind": " of the basic kind",
    "media": "photo|voice|video|video_note|audio|document",
    "status": "administrator|member|restricted",
    "verb": "opens|closes|reopens",
    "unit": "second|minute|hour|day|week",
    "number": r"\d+(?:\.\d+)?",
    "times": r"\d+",
    "seconds": r"\d+",
    "seed": r"\d+",
    "size": r"\d+",
    "code": r"\d+",
    "username": r"\w+",
    "role": r"[^()]+",
    "method": r"[A-Za-z]+",
    "date": r"\d{4}-\d\d-\d\d",
    "time": r"\d\d:\d\d(?::\d\d)?",
    "text": TEXT,
    "on": TEXT,
    "reply": TEXT,
    "topic": TEXT,
}
EXPECTED = re.compile(
    rf"bot (?P<verb>{'|'.join(VERBS.values())}) (?P<to>{WORD})(?: for (?P<only>{WORD}))? (?P<text>{TEXT})"
    r"(?P<marks>(?: \[[^\]]*\]| <[^>]*>)*)"
)
NOTHING = re.compile(rf"nothing reaches (?P<to>{WORD})")
MARK = re.compile(r"\[[^\]]*\]|<[^>]*>")
START = re.compile(r"start (?P<date>\d{4}-\d\d-\d\d) (?P<time>\d\d:\d\d(?::\d\d)?)(?: (?P<zone>\S+))?")
LISTED = "everything is listed"
ANYTHING = "…"


class BadScript(Exception):
    """A line that cannot be read: its number and one sentence."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(f"Line {line}: {sentence}")
        self.line = line
        self.sentence = sentence


def sentence(template: str) -> re.Pattern[str]:
    """A pattern of "{who}[ in {chat}] says {text}": names in braces are values, brackets may be missing."""
    pattern = template.replace("(", r"\(").replace(")", r"\)").replace("[", "(?:").replace("]", ")?")

    def value(name: re.Match[str]) -> str:
        return f"(?P<{name[1]}>{SHAPES.get(name[1], WORD)})"

    return re.compile(re.sub(r"\{(\w+)\}", value, pattern))


def plain(word: str | None) -> str:
    """A word as it is meant, without its quotes. Raises ValueError for quotes that are wrong inside."""
    if word is None:
        return ""
    return str(json.loads(word)) if word.startswith('"') else word


def words(several: str | None) -> list[str]:
    return [plain(found) for found in re.findall(WORD, several or "")]


@dataclass(frozen=True, slots=True)
class Expected:
    """What the bot should do; `verb` is "" if nothing may reach `to`."""

    line: int
    source: str
    verb: str
    to: str
    text: str = ""
    marks: tuple[str, ...] = ()
    only: str = ""

    def fits(self, heard: Heard, *, whole: bool) -> bool:
        """`whole`: all marks must be there, not only those named."""
        if (VERBS[heard.kind], plain(heard.to), plain(heard.only)) != (self.verb, self.to, self.only):
            return False
        pattern = ".*".join(re.escape(part) for part in self.text.split(ANYTHING))
        if not re.fullmatch(pattern, heard.text, re.DOTALL):
            return False
        if whole:
            return heard.marks == self.marks
        there = iter(heard.marks)
        return all(mark in there for mark in self.marks)


@dataclass(slots=True)
class Step:
    """An act: which sentence it is (an index into those given) and its values, as they stand."""

    line: int
    source: str
    kind: int
    values: dict[str, str | None]
    expected: list[Expected] = field(default_factory=list)


@dataclass(slots=True)
class Script:
    start: datetime | None
    zone: str
    listed: bool  # whether everything the bot does is written down
    steps: list[Step]


def read_script(source: str, sentences: list[re.Pattern[str]], check: Callable[[Step], str]) -> Script:
    """Raises BadScript. `check` gives a sentence about what is wrong with a step, or ""."""
    script = Script(None, "Europe/Helsinki", False, [])
    for number, raw in _lines(source):
        line = raw.strip()
        if raw[0] in " \t":
            if not script.steps:
                raise BadScript(number, "something is expected here before anybody did anything.")
            script.steps[-1].expected.append(_expected(number, line))
        elif line == LISTED:
            script.listed = True
        elif line.split(" ")[0] == "start":
            _start(script, number, line)
        else:
            step = _step(number, line, sentences)
            if wrong := check(step):
                raise BadScript(number, wrong)
            script.steps.append(step)
    if not script.steps:
        raise BadScript(1, "nobody does anything in this script.")
    return script


def _lines(source: str) -> Iterator[tuple[int, str]]:
    for number, raw in enumerate(source.splitlines(), 1):
        if raw.strip() and not raw.lstrip().startswith("#"):
            yield number, raw.rstrip()


def _step(number: int, line: str, sentences: list[re.Pattern[str]]) -> Step:
    for kind, pattern in enumerate(sentences):
        if found := pattern.fullmatch(line):
            values = found.groupdict()
            try:
                for value in values.values():
                    words(value)
            except ValueError:
                raise BadScript(number, "the quotes are not right.") from None
            return Step(number, line, kind, values)
    raise BadScript(number, f"“{line[:80]}” is nothing that can be done here.")


def _expected(number: int, line: str) -> Expected:
    try:
        if found := EXPECTED.fullmatch(line):
            to, only, text = plain(found["to"]), plain(found["only"]), plain(found["text"])
            return Expected(number, line, found["verb"], to, text, tuple(MARK.findall(found["marks"])), only)
        if found := NOTHING.fullmatch(line):
            return Expected(number, line, "", plain(found["to"]))
    except ValueError:
        raise BadScript(number, "the quotes are not right.") from None
    raise BadScript(number, f"“{line[:80]}” is nothing that can be expected.")


def _start(script: Script, number: int, line: str) -> None:
    found = START.fullmatch(line)
    if not found or script.steps:
        raise BadScript(number, "a script begins with one line such as “start 2026-11-23 10:00 Europe/Helsinki”.")
    script.zone = found["zone"] or script.zone
    try:
        script.start = wall(f"{found['date']} {found['time']}", script.zone)
    except (ValueError, ZoneInfoNotFoundError):
        raise BadScript(number, "this time or this zone does not exist.") from None


def wall(text: str, zone: str) -> datetime:
    """An instant by the clock of a zone, with or without seconds. Raises ValueError."""
    text = text if text.count(":") == 2 else f"{text}:00"
    return datetime.strptime(text, WALL).replace(tzinfo=ZoneInfo(zone))
