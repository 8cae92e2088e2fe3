"""What many rows cost: claiming a notice among ten million old ones, planning a day for a hundred thousand plans."""

import asyncio
import statistics
import time
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from typing import Any

import psutil

from bot.app import settle_memory
from community.community import Community
from community.delivery import KEPT_FOR
from storage import notices
from storage.claims import claim_due
from storage.database import Database
from storage.notices import State
from tests.soak.town import OLD, add_old_notices, add_plans, address, build, count

CLAIMS, TURNS = 300, 3
DAYS = 3
AFTERNOON = time_of_day(13)
"""After the plans' hour, so that every night has one day's dates to plan, the first too."""


async def claims(folder: Path, rows: int) -> dict[str, Any]:
    """What claiming one notice costs, without old notices and with so many; and how fast the old ones go.

    In turns, and the better of each: a machine has moods.
    """
    for old in (0, rows):
        file = folder / f"{old}.db"
        await build(file, CLAIMS * TURNS)
        if old:
            await asyncio.to_thread(add_old_notices, file, old)
    turns = [{old: await _claiming(folder / f"{old}.db") for old in (0, rows)} for _ in range(TURNS)]
    none, many = (min(turn[old] for turn in turns) for old in (0, rows))
    return {
        "claim ms, none": round(none * 1000, 3),
        f"claim ms, {rows:,}": round(many * 1000, 3),
        "ratio": round(many / none, 3),
        **await _forgotten(folder / f"{rows}.db", rows),
    }


async def _claiming(file: Path) -> float:
    """The median of seconds."""
    spans = []
    async with Database.open(address(file)) as db:
        for _ in range(CLAIMS):
            async with db.begin() as tx:
                started = time.perf_counter()
                (claimed,) = await claim_due(tx, datetime.now(UTC), 1)
                spans.append(time.perf_counter() - started)
            async with db.begin() as tx:
                await notices.record(tx, claimed.id, State.SENT, None, datetime.now(UTC))
    return statistics.median(spans)


async def _forgotten(file: Path, rows: int) -> dict[str, Any]:
    """The night in which a day's worth of them has become too old."""
    async with Database.open(address(file)) as db:
        started = time.perf_counter()
        await Community(db, lambda: OLD + KEPT_FOR + timedelta(hours=1)).delivery.forget_old()
        seconds = time.perf_counter() - started
    gone = rows - count(file, "notices WHERE key LIKE 'old:%'")
    return {"deleted in their night": gone, "left too long": rows // KEPT_FOR.days - gone, "night s": round(seconds, 1)}


async def plans(folder: Path, number: int) -> dict[str, Any]:
    """Nights with so many plans: half webinars, half prompts; half monthly, the rest weekly or every two weeks."""
    file = folder / "plans.db"
    await build(file, 100)
    now = datetime.combine(datetime.now(UTC), AFTERNOON, UTC)
    await asyncio.to_thread(add_plans, file, number, now.date())
    spans, memory, noted = [], [], count(file, "notices")
    settle_memory()  # as the bot does when it starts
    async with Database.open(address(file)) as db:
        for day in range(1, 1 + DAYS):  # every one of them has as many plans whose next date comes into sight
            community = Community(db, lambda day=day: now + timedelta(days=day))  # type: ignore[misc]
            started = time.process_time()
            await community.plan()
            spans.append(time.process_time() - started)
            memory.append(psutil.Process().memory_info().rss)
    noted = count(file, "notices") - noted
    return {
        "plans": number,
        "messages noted a day": noted // DAYS,
        "seconds to plan a day": round(max(spans), 2),
        "memory for a plan, bytes": max(0, round((memory[-1] - memory[0]) / number)),
    }
