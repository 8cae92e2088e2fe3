"""Days of a busy community, with a wall clock that goes from one due moment to the next: what grows in the process?"""

import asyncio
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import select

from bot.app import App, Place, opened, settle_memory
from community.planning import HORIZON
from storage.webinars import WebinarDate
from tests.soak.telegram import TOKEN, Telegram
from tests.soak.town import CARD, CARDS, TEACHERS, account, add_plans, address, build, chat_of

PLANS, TAPS = 200, 60
"""Webinars and prompts in a hundred groups, and how often somebody taps on a day."""
THIRDS = 3


@dataclass(frozen=True)
class Mark:
    """What the process and its file take after so many messages."""

    messages: int
    memory: int
    handles: int
    file: int


async def lived(folder: Path, days: int) -> dict[str, Any]:
    """Whether memory, handles and the file's bytes for a message stay as they are from third to third."""
    file, instant = folder / "town.db", [datetime.now(UTC)]
    await build(file, CARDS)
    add_plans(file, PLANS, instant[0].date() - HORIZON)
    async with Telegram().serve() as telegram:
        telegram.flood.enabled = False  # days go by in seconds
        place = Place(
            TOKEN,
            telegram.address,
            address(file),
            now=lambda: instant[0],
            seconds=lambda: time.monotonic() * 1000,
            long_poll=5,
        )
        async with opened(place) as app:
            settle_memory()
            running = asyncio.create_task(app.run())
            marks = [_mark(telegram, file)]
            for day in range(1, days + 1):
                await _day(app, telegram, instant)
                if day * THIRDS % days == 0:
                    marks.append(_mark(telegram, file))
            app.stop.set()
            await running
    return {"days": days, **_compared(marks)}


async def _day(app: App, telegram: Telegram, instant: list[datetime]) -> None:
    """Everything that is due within a day, and taps on what is announced."""
    async with app.db.read() as tx:
        coming = select(WebinarDate.id).where(WebinarDate.starts_at > instant[0]).limit(TAPS)
        dates: Sequence[int] = list(await tx.scalars(coming))
    for number, date_id in enumerate(dates):
        data = f"webinars:{('going', 'maybe')[number % 2]}:{date_id}"
        telegram.tap(telegram.taps + 1, account(telegram.taps % TEACHERS), chat_of(number % CARDS), CARD, data)
    end = instant[0] + timedelta(days=1)
    before: datetime | None = None
    while True:
        while telegram.unfetched:  # noqa: ASYNC110 (the bot asks when it likes)
            await asyncio.sleep(0.005)
        await app.settle()
        due = await app.next_due() or end
        if due == before:  # it could not be done yet
            due = instant[0] + timedelta(seconds=1)
        before, instant[0] = due, max(instant[0], min(due, end))
        if instant[0] >= end:
            return


def _mark(telegram: Telegram, file: Path) -> Mark:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    process = psutil.Process()
    return Mark(len(telegram.counted), process.memory_info().rss, process.num_fds(), file.stat().st_size)


def _compared(marks: Sequence[Mark]) -> dict[str, Any]:
    """The last third against the one before; the first is for getting going."""
    _, first, second, last = marks
    grown = [(b.file - a.file) / max(1, b.messages - a.messages) for a, b in ((first, second), (second, last))]
    return {
        "messages": last.messages,
        "memory MB": [round(one.memory / 2**20) for one in marks],
        "memory, last third to second": round(last.memory / second.memory, 3),
        "file handles more": last.handles - first.handles,
        "bytes a message": [round(one) for one in grown],
        "bytes a message, last third to second": round(grown[1] / grown[0], 3),
    }
