"""Runs against a Telegram of our own: a broadcast at full pace, one that is killed, one over a line in trouble."""

import asyncio
import os
import random
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from storage.notices import State
from tests.soak.telegram import TOKEN, Telegram
from tests.soak.town import CARD, CARDS, TEACHERS, account, address, build, chat_of, count, outcomes

ROOT = Path(__file__).parents[2]
ANSWERS = ("going", "maybe", "cannot")
ROUND_TRIP = 0.02
"""Seconds to an answer, so that one is mostly on its way when the bot is killed. It stands in the rows as in hand, and
nothing else may arrive twice."""
PATIENCE = 180
"""Seconds beyond the ideal until what has not arrived counts as lost."""


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
        await _until(lambda: bool(telegram.counted), groups)
        await _tap(telegram, taps, groups / 30)
        await _until(lambda: len(telegram.sent) >= groups and len(telegram.tap_waits) >= taps, groups)
        await asyncio.sleep(5)
    ideal = (len(telegram.counted) - 1) / 30
    waits = sorted(telegram.tap_waits)
    return {
        "times the ideal": round((telegram.counted[-1] - telegram.counted[0]) / ideal, 4),
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
    in_hand = []
    async with Telegram(way=ROUND_TRIP).serve() as telegram:
        for kill in range(kills):
            before = len(telegram.counted)
            async with bot(telegram, folder) as process:
                enough = before + 1 + random.randrange(groups // (kills + 1))
                await _until(lambda enough=enough: len(telegram.counted) >= enough, groups)  # type: ignore[misc]
                await asyncio.sleep(random.random() / 30)
                process.kill()
            in_hand.append(count(folder / "town.db", "notices WHERE state = 'sending' AND key LIKE 'soak:%'"))
            print(f"  kill {kill + 1} after {len(telegram.counted)} messages", file=sys.stderr)  # noqa: T201
        async with bot(telegram, folder):
            await _until(lambda: _all_over(folder), groups)
    figures = _counted(telegram, folder, groups)
    more = max(0, figures["arrived twice"] - kills)
    return {**figures, "in hand at the kills": in_hand, "doubled beyond one a kill": more}


async def troubled(folder: Path, groups: int, taps: int) -> dict[str, Any]:
    """A line that delays, cuts, goes silent, drips, answers nonsense, twice, 403, 500, 502 and 429: 1 % of each."""
    await build(folder / "town.db", groups)
    async with Telegram(trouble=10).serve() as telegram, bot(telegram, folder):
        await _until(lambda: bool(telegram.counted), groups)
        await _tap(telegram, taps, groups / 30)
        await _until(lambda: _all_over(folder) and _left(folder, taps) == 0, groups)
    return {
        **_counted(telegram, folder, groups),
        "taps not handled": _left(folder, taps),
        "answers not kept": len({_tapper(number) for number in range(taps)}) - count(folder / "town.db", "rsvps"),
        "troubles": dict(telegram.troubles),
    }


def _left(folder: Path, updates: int) -> int:
    return updates - count(folder / "town.db", "updates WHERE handled_at IS NOT NULL")


async def _tap(telegram: Telegram, taps: int, within: float) -> None:
    """So many taps on webinars' cards, spread over so many seconds."""
    for number in range(taps):
        group, teacher = _tapper(number)
        data = f"webinars:{ANSWERS[number % len(ANSWERS)]}:{group + 1}"
        telegram.tap(number + 1, account(teacher), chat_of(group), CARD, data)
        await asyncio.sleep(within / (taps + 1))


def _tapper(number: int) -> tuple[int, int]:
    """Group and teacher of a tap."""
    return number * 37 % CARDS, number % TEACHERS


def _counted(telegram: Telegram, folder: Path, groups: int) -> dict[str, Any]:
    became = outcomes(folder / "town.db")
    twice = [chat for chat, count in telegram.sent.items() if count > 1]
    return {
        "lost": groups - len(telegram.sent),
        "not recorded as sent": sum(state != State.SENT for state, _ in became.values()),
        "arrived twice": len(twice),
        "doubled and not recorded so": sum(became[chat][1] != "perhaps-twice" for chat in twice if chat in became),
        "recorded as perhaps twice": sum(outcome == "perhaps-twice" for _, outcome in became.values()),
        "refused with 429": telegram.flood.refused,
    }


def _all_over(folder: Path) -> bool:
    return all(state not in (State.DUE, State.SENDING) for state, _ in outcomes(folder / "town.db").values())


async def _until(done: Callable[[], bool], groups: int) -> None:
    """Or until patience is at its end: what is missing then, the figures say."""
    end = time.monotonic() + PATIENCE + 2 * groups / 30
    while not done() and time.monotonic() < end:  # noqa: ASYNC110 (a process on the other side rings no bell)
        await asyncio.sleep(0.05)
