"""The town's clock: real time plus an offset that only grows. It leaves to others what falls due: it asks the hooks
`next_due`, `settle` and, where not everything due is a post, `next_post`. Whoever starts rehearsal fills them in."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

PRESETS = ("next post", "tomorrow", "next week", "next month")
MORNING = "08:00"


class Clock:
    """`now()` is aware and in UTC. Based on the monotonic clock, so the machine's own jumps do not reach the town."""

    def __init__(self, start: datetime | None, zone: str) -> None:
        start = start or datetime.now(UTC)
        if start.tzinfo is None:
            raise ValueError("The town's clock needs an aware datetime.")
        self.zone = zone
        self.next_due: Callable[[], Awaitable[datetime | None]] | None = None
        self.next_post: Callable[[], Awaitable[datetime | None]] | None = None
        self.settle: Callable[[], Awaitable[float]] | None = None
        self.moving = False
        self.watchers: list[Callable[[], None]] = []
        self._base = start.timestamp() - time.monotonic()
        self._turn = asyncio.Lock()

    def __getstate__(self) -> dict[str, Any]:
        return {"now": self.now(), "zone": self.zone}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """While nobody ran the town, its time stood still."""
        self.__init__(state["now"], state["zone"])  # type: ignore[misc]

    def timestamp(self) -> float:
        """Seconds since 1970 in the town."""
        return self._base + time.monotonic()

    def now(self) -> datetime:
        """The instant it is in the town."""
        return datetime.fromtimestamp(self.timestamp(), UTC)

    def jump(self, instant: datetime) -> None:
        """Sets the clock without asking anybody; an instant already past changes nothing."""
        ahead = instant.timestamp() - self.timestamp()
        if ahead > 0:
            self._base += ahead
            self._tell()

    async def move_to(self, instant: datetime) -> None:
        """Goes to `instant` through every due moment on the way."""
        if instant.tzinfo is None:
            raise ValueError("The town's clock needs an aware datetime.")
        async with self._turn:
            if instant < self.now() - timedelta(seconds=1):
                raise ValueError("The town's clock never goes back.")
            await self._move(instant)

    async def moves(self, **delta: float) -> None:
        """`await clock.moves(hours=2)`: that much later, through every due moment."""
        async with self._turn:
            await self._move(self.now() + timedelta(**delta))

    async def _move(self, target: datetime) -> None:
        self.moving = True
        self._tell()
        try:
            await self._walk_to(target)
        finally:
            self.moving = False
            self._tell()

    async def _walk_to(self, target: datetime) -> None:
        before: datetime | None = None
        while (due := await self._ask()) is not None and due <= target:
            if due == before:  # nobody could do it yet (a flood pause, perhaps): let a second go by
                due = self.now() + timedelta(seconds=1)
                if due > target:
                    break
            else:
                before = due
            self.jump(due)
            await self.settled()
        self.jump(target)
        await self.settled()

    async def _ask(self) -> datetime | None:
        return await self.next_due() if self.next_due else None

    async def settled(self) -> None:
        """Returns when the other side has nothing left to do at this instant. The seconds that it has to rest between
        two messages go by at once."""
        while self.settle and (rest := await self.settle()):
            self.jump(self.now() + timedelta(seconds=rest))

    async def reaches(self, wall: str, zone: str | None = None) -> None:
        """The next time the wall clock in `zone` shows `wall` ("08:00"); a day later if it shows it now."""
        await self.move_to(self.next_wall(wall, zone))

    def next_wall(self, wall: str, zone: str | None = None, *, days: int = 0) -> datetime:
        """The first instant after now (and at least `days` days later by the calendar) at this wall time."""
        local = self.now().astimezone(ZoneInfo(zone or self.zone))
        hour, minute = (int(part) for part in wall.split(":"))
        there = local.replace(hour=hour, minute=minute, second=0, microsecond=0) + timedelta(days=days)
        while there.astimezone(UTC) <= self.now():
            there += timedelta(days=1)
        return there.astimezone(UTC)

    async def target(self, to: str) -> datetime:
        """The instant a preset or an ISO time means. "next post" is what the other side says is due next."""
        if to == "next post":
            ask = self.next_post or self._ask
            return await ask() or self.now()
        if to in PRESETS:
            days = {"tomorrow": 1, "next week": 7, "next month": 28}[to]
            return self.next_wall(MORNING, days=days)
        instant = datetime.fromisoformat(to)
        if instant.tzinfo is None:
            instant = instant.replace(tzinfo=ZoneInfo(self.zone))
        return instant.astimezone(UTC)

    def _tell(self) -> None:
        for watcher in self.watchers:
            watcher()
