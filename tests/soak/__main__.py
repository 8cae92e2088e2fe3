"""`make soak`: what takes too long for every day. The bot runs as `python -m bot` does, in real time.

`--small` is the same in a minute, for `make bench`. Every run ends with a sentence that says what was wrong, if
anything was, and the exit code says it too.
"""

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from storage import notices
from storage.database import Database
from storage.notices import State
from tests.soak.telegram import TOKEN, Telegram
from tests.soak.town import CARD, CARDS, TEACHERS, account, add_old_notices, address, build, chat_of, outcomes

ROOT = Path(__file__).parents[2]
CLAIMS = 300


@asynccontextmanager
async def bot(telegram: Telegram, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    settings = {"BOT_TOKEN": TOKEN, "BOT_API_URL": telegram.address, "DATABASE_URL": address(folder / "town.db")}
    settings |= {"DATA_DIR": str(folder), "CONSOLE_PORT": "0", "PYTHONPATH": str(ROOT)}
    with (folder / "log.txt").open("ab") as out:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot"), cwd=folder, env={**os.environ, **settings}, stdout=out, stderr=out
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def paced(folder: Path, groups: int, taps: int) -> dict[str, Any]:
    """One message to every group, while people tap."""
    await build(folder / "town.db", groups)
    async with Telegram().serve() as telegram, bot(telegram, folder):
        await _until(lambda: bool(telegram.counted))
        for number in range(taps):
            group = random.randrange(CARDS)
            verb = ("going", "maybe", "cannot")[number % 3]
            telegram.tap(number + 1, account(number % TEACHERS), chat_of(group), CARD, f"webinars:{verb}:{group + 1}")
            await asyncio.sleep(groups / 30 / (taps + 1))
        await _until(lambda: len(telegram.sent) >= groups and len(telegram.tap_waits) >= taps)
        await asyncio.sleep(5)
    ideal = (len(telegram.counted) - 1) / 30
    waits = sorted(telegram.tap_waits)
    return {
        "seconds over the ideal": round((telegram.counted[-1] - telegram.counted[0]) / ideal, 4),
        "most in a second": telegram.most_in_a_second(),
        "refused with 429": telegram.flood.refused,
        "lost": groups - len(telegram.sent),
        "doubled": sum(telegram.sent.values()) - len(telegram.sent),
        "edits for the taps": f"{telegram.edits} for {taps}",
        "tap p95 ms": round(waits[int(len(waits) * 0.95)] * 1000, 1) if waits else None,
    }


async def killed(folder: Path, groups: int, kills: int) -> dict[str, Any]:
    """Killed at random moments of a broadcast, and started again."""
    await build(folder / "town.db", groups)
    async with Telegram().serve() as telegram:
        for kill in range(kills):
            before = len(telegram.counted)
            async with bot(telegram, folder) as process:
                enough = before + 1 + random.randrange(groups // (kills + 1))
                await _until(lambda enough=enough: len(telegram.counted) >= enough)  # type: ignore[misc]
                await asyncio.sleep(random.random() / 30)
                process.kill()
            print(f"  kill {kill + 1} after {len(telegram.counted)} messages", file=sys.stderr)  # noqa: T201
        async with bot(telegram, folder):
            await _until(lambda: len(telegram.sent) >= groups)
            await asyncio.sleep(8)
    return _counted(telegram, folder, groups)


async def troubled(folder: Path, groups: int) -> dict[str, Any]:
    """A line that delays, cuts before and after, drips, answers garbage, 500, 502 and 429: 2 % of each."""
    await build(folder / "town.db", groups)
    async with Telegram(trouble=20).serve() as telegram, bot(telegram, folder):
        await _until(lambda: len(telegram.sent) >= groups)
        await asyncio.sleep(30)
    return {**_counted(telegram, folder, groups), "troubles": dict(telegram.troubles)}


def _counted(telegram: Telegram, folder: Path, groups: int) -> dict[str, Any]:
    became = outcomes(folder / "town.db")
    doubled = [chat for chat, count in telegram.sent.items() if count > 1]
    return {
        "lost": groups - len(telegram.sent),
        "not recorded as sent": sum(state != State.SENT for state, _ in became.values()),
        "doubled": len(doubled),
        "doubled and not recorded so": sum(became[chat][1] != "perhaps-twice" for chat in doubled),
        "recorded as perhaps twice": sum(outcome == "perhaps-twice" for _, outcome in became.values()),
        "refused with 429": telegram.flood.refused,
    }


async def claims(folder: Path, rows: int) -> dict[str, Any]:
    """What claiming one notice costs, without old notices and with so many."""
    medians = {}
    for old in (0, rows):
        file = folder / f"{old}.db"
        await build(file, CLAIMS)
        if old:
            await asyncio.to_thread(add_old_notices, file, old)
        spans = []
        async with Database.open(address(file)) as db:
            for _ in range(CLAIMS):
                async with db.begin() as tx:
                    started = time.perf_counter()
                    (claimed,) = await notices.claim_due(tx, datetime.now(UTC), 1)
                    spans.append(time.perf_counter() - started)
                async with db.begin() as tx:
                    await notices.record(tx, claimed.id, State.SENT, None, datetime.now(UTC))
        medians[old] = statistics.median(spans)
    return {
        "claim ms, none": round(medians[0] * 1000, 3),
        f"claim ms, {rows:,}": round(medians[rows] * 1000, 3),
        "ratio": round(medians[rows] / medians[0], 3),
    }


async def _until(done: Any, patience: float = 3600) -> None:
    async with asyncio.timeout(patience):
        while not done():  # noqa: ASYNC110 (a process on the other side rings no bell)
            await asyncio.sleep(0.01)


async def run(names: list[str], *, small: bool) -> None:
    runs = {
        "paced": lambda folder: paced(folder, *((600, 60) if small else (10_000, 1_000))),
        "killed": lambda folder: killed(folder, *((150, 2) if small else (1_500, 5))),
        "troubled": lambda folder: troubled(folder, 100 if small else 1_000),
        "claims": lambda folder: claims(folder, 100_000 if small else 10_000_000),
    }
    for name in names or runs:
        with tempfile.TemporaryDirectory() as folder:
            figures = await runs[name](Path(folder))
        print(name, *(f"  {what}: {figure}" for what, figure in figures.items()), sep="\n", flush=True)  # noqa: T201


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--small", action="store_true", help="in a minute or two")
    arguments.add_argument("runs", nargs="*", help="which of paced, killed, troubled, claims; all without")
    given = arguments.parse_args()
    asyncio.run(run(given.runs, small=given.small))


if __name__ == "__main__":
    main()
