"""What comes round by itself: planning ahead, keeping admins in step, forgetting what is old.

APScheduler's triggers say when; we look at the wall every second ourselves. A scheduler that sleeps until the next
moment does not notice that the wall clock was moved, by a laptop that woke up, a machine that moved, or rehearsal.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger

from community.clock import Now

log = logging.getLogger(__name__)
HEARTBEAT = 1.0


def daily(hour: int) -> BaseTrigger:
    return CronTrigger(hour=hour, minute=30, timezone=UTC)


@dataclass(slots=True)
class Chore:
    name: str
    trigger: BaseTrigger
    act: Callable[[], Awaitable[None]]
    next_at: datetime | None = None


class Clock:
    def __init__(self, now: Now, chores: Sequence[Chore]) -> None:
        self._now = now
        self._chores = chores
        self._looked = now()
        self._turn = asyncio.Lock()

    async def run(self) -> None:
        """Every chore once at the start, then whenever its trigger says."""
        while True:
            await self.look()
            await asyncio.sleep(HEARTBEAT)

    async def look(self) -> None:
        """Do what is due now."""
        async with self._turn:
            now = self._now()
            went_back = now < self._looked - timedelta(seconds=2)
            self._looked = now
            for chore in self._chores:
                if chore.next_at is None or chore.next_at <= now or went_back:
                    chore.next_at = chore.trigger.get_next_fire_time(now, now)
                    await self._do(chore)

    async def _do(self, chore: Chore) -> None:
        try:
            await chore.act()
        except Exception:
            log.exception("%s failed and is tried again when it next comes round", chore.name)

    def next_due(self) -> datetime | None:
        return min((chore.next_at for chore in self._chores if chore.next_at), default=None)
