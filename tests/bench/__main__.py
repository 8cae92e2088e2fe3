"""`make bench`: how fast we are, measured on this machine and told as ratios, because no two machines are alike.

Our bot runs as `python -m bot` does, the bare one as aiogram's first example has it; in turns, each given the same
messages. `--json FILE` keeps the figures.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import uvloop

from tests.bench import runs, search
from tests.bench.history import add_forms, add_history
from tests.bench.runs import Figures


@dataclass(frozen=True)
class Scale:
    """How much is measured."""

    rounds: int = 3
    warm_up: int = 400
    updates: int = 6_000
    singly: int = 500
    history: int = 1_000_000
    drafts: int = 10_000
    cases: int = 100_000
    cards: Sequence[int] = (100, 100_000)


async def measure(scale: Scale, say: Callable[[str], Any]) -> dict[str, Any]:
    """All figures, by what was measured."""
    ours, echo = [], []
    for turn in range(scale.rounds):
        say(f"updates, round {turn + 1} of {scale.rounds}")
        echo.append(await _in_folder(lambda folder: runs.echo(folder, scale.warm_up, scale.updates)))
        ours.append(await _in_folder(lambda folder: runs.ours(folder, scale.warm_up, scale.updates, scale.singly)))
    figures: dict[str, Any] = {"ours": _medians(ours), "echo": _medians(echo), "history": {}, "search": {}}
    for name, fill in _filled(scale).items():
        say(f"one answer at a time: {name}")
        figures["history"][name] = await _in_folder(
            lambda folder, fill=fill: runs.ours_after(folder, fill, scale.warm_up, scale.singly)
        )
    for cards in scale.cards:
        say(f"searches in {cards:,} cards")
        figures["search"][cards] = await search.measure(cards)
    return figures


def report(figures: dict[str, Any]) -> str:
    ours, echo = figures["ours"], figures["echo"]
    lines = [f"{'':32}{'ours':>12}{'bare echo':>12}{'ours / echo':>13}"]
    for name, words in ROWS.items():
        lines.append(f"{words:32}{ours[name]:12,.2f}{echo[name]:12,.2f}{ours[name] / echo[name]:13.2f}")
    for filled, then in figures["history"].items():
        lines += ["", f"{'one answer at a time':32}{'new':>12}{filled:>34}{'ratio':>9}"]
        for name, words in SINGLY.items():
            lines.append(f"{words:32}{ours[name]:12.2f}{then[name]:34.2f}{then[name] / ours[name]:9.2f}")
    lines += ["", f"{'search, 95th percentile in ms':32}" + "".join(f"{f'{n:,} cards':>16}" for n in figures["search"])]
    kinds = [name for name in next(iter(figures["search"].values())) if name.endswith("_p95_ms")]
    for kind in kinds:
        words = kind.removesuffix("_p95_ms").replace("_", " ")
        lines.append(f"{words:32}" + "".join(f"{one[kind]:16.2f}" for one in figures["search"].values()))
    return "\n".join(lines)


ROWS = {
    "updates_per_s": "updates a second",
    "cpu_ms": "CPU for an update, ms",
    "p50_ms": "wait under full load, median, ms",
    "p99_ms": "wait under full load, p99, ms",
    "memory_mb": "memory, MB",
    "start_s": "start to first poll, s",
}
SINGLY = {
    "wait_ms": "wait for the next question, ms",
    "p95_ms": "the same, 95th percentile, ms",
    "single_cpu_ms": "CPU, ms",
}


def _filled(scale: Scale) -> dict[str, Callable[[Path], None]]:
    """What is in the database already; by how the report calls it."""
    return {
        f"{scale.history:,} rows of history": lambda file: add_history(file, scale.history),
        f"{scale.drafts:,} drafts, {scale.cases:,} cases": lambda file: add_forms(file, scale.drafts, scale.cases),
    }


async def _in_folder(run: Callable[[Path], Awaitable[Figures]]) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        return await run(Path(folder))


def _medians(rounds: Sequence[Figures]) -> Figures:
    return {name: median(one[name] for one in rounds) for name in rounds[0]}


def _say(words: str) -> None:
    print(words, file=sys.stderr)  # noqa: T201


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    json_file = arguments.parse_args().json
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        figures = runner.run(measure(Scale(), _say))
    print(report(figures))  # noqa: T201
    if json_file:
        json_file.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
