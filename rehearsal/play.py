"""Plays a script: everybody does what it says, and what the bot did is held against what was expected."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass, field

from .errors import Unwelcome
from .journal import Entry
from .reading import BadScript, Expected, Script, Step, plain, read_script, words
from .sentences import ANYBODY, SENTENCES, Cast
from .tape import Heard, hear
from .town import Town

PATIENCE = 10.0  # real seconds for the bot to do what is expected
MOST_PROBLEMS = 20
Opening = Callable[[Town], AbstractAsyncContextManager[None]]


@dataclass(slots=True)
class Report:
    """How a replay went: empty `problems` is a success. `done` acts of `acts` were done."""

    acts: int
    done: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return not self.problems

    def __str__(self) -> str:
        return "\n".join(self.problems)


def read(source: str) -> Script:
    """The script, with everybody in it known. Raises BadScript with one sentence and the line."""
    known: set[str] = set()
    anybody = False

    def check(step: Step) -> str:
        nonlocal anybody
        name = SENTENCES[step.kind].name
        if name in ("person", "group"):
            new = plain(step.values["name"])
            if new in known:
                return f"there is somebody or something called “{new}” already."
            known.add(new)
        anybody = anybody or name == "crowd_comes"
        for key in ANYBODY & step.values.keys():
            for one in words(step.values[key]) if step.values[key] != "the bot" else []:
                if one not in known and not anybody:
                    return f"nobody and nothing here is called “{one}”."
        return ""

    return read_script(source, [one.pattern for one in SENTENCES], check)


async def play(source: str, opening: Opening) -> Report:
    """Plays a script in a town of its own; `opening` lets the bot live in it while it runs. Raises BadScript."""
    script = read(source)
    town = Town(script.start, script.zone)
    town.add_bot()
    return await Player(town, script).play(opening)


class Player:
    """One replay."""

    def __init__(self, town: Town, script: Script) -> None:
        self._town = town
        self._cast = Cast(town)
        self._script = script
        self._heard: list[Heard] = []
        self._missing: list[Expected] = []
        self._report = Report(len(script.steps))
        town.journal.readers.append(self._hear)

    def _hear(self, entry: Entry) -> None:
        if heard := hear(self._town, entry):
            self._heard.append(heard)

    async def play(self, opening: Opening) -> Report:
        steps = self._script.steps
        first = next((i for i, step in enumerate(steps) if SENTENCES[step.kind].name not in ("person", "group")), 0)
        for step in steps[:first]:  # who is there is known before the bot comes
            await self._act(step)
        async with opening(self._town):
            for step in steps[first:]:
                if not await self._act(step) or len(self._report.problems) >= MOST_PROBLEMS:
                    return self._report
            await self._settled()
            self._close()
        return self._report

    async def _act(self, step: Step) -> bool:
        """False if it could not be done, which ends the play."""
        if not self._script.listed:
            self._heard.clear()
        try:
            await SENTENCES[step.kind].act(self._cast, step.values)
        except (AssertionError, Unwelcome, LookupError, ValueError) as error:
            self._report.problems.append(f"line {step.line}: {step.source}\n  could not be done: {error}")
            return False
        self._report.done += 1
        self._missing += step.expected
        await self._look(step)
        return True

    async def _look(self, step: Step) -> None:
        """Takes what was expected and came off both lists."""
        if not self._missing and not self._script.listed:
            return
        await self._calm()
        self._match()
        if self._script.listed or not self._missing:
            return
        await self._settled()
        await self._town.journal.until(self._match, 1.0)
        if self._missing:
            self._complain(step)

    async def _calm(self) -> None:
        """The bot has done what it had to do; one that does not come to an end is not waited for."""
        with suppress(TimeoutError, AssertionError):
            await self._town.settled(PATIENCE)

    async def _settled(self) -> None:
        """What the bot does a moment later has come, too."""
        if self._town.pace:
            await self._town.clock.moves(seconds=self._town.pace)
        await self._calm()
        self._match()

    def _match(self) -> bool:
        missing = []
        for expected in self._missing:
            if expected.verb:
                found = next((one for one in self._heard if expected.fits(one, whole=self._script.listed)), None)
                if found is None:
                    missing.append(expected)
                else:
                    self._heard.remove(found)
            elif any(plain(one.to) == expected.to for one in self._heard):
                missing.append(expected)
        self._missing = missing
        return not missing

    def _complain(self, step: Step) -> None:
        lines = [f"line {step.line}: {step.source}"]
        lines += [f"  - {one.source}" for one in self._missing]
        lines += [f"  + {one.line}" for one in self._heard]
        self._report.problems.append("\n".join(lines))
        self._missing = []

    def _close(self) -> None:
        """Where everything is listed: what did not come, and what came and is not listed."""
        if not self._script.listed:
            return
        self._report.problems += [f"line {one.line}: did not come\n  - {one.source}" for one in self._missing]
        self._report.problems += [f"not listed\n  + {one.line}" for one in self._heard]


__all__ = ["BadScript", "Opening", "Report", "play", "read"]
