"""Updates come in. Each is kept before Telegram may forget it, and handled once.

We ask Telegram ourselves instead of letting aiogram poll: it acknowledges a batch before it is handled, so a stop
loses what is in flight, and one update it cannot decode stops it for ever.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod
from pydantic import ValidationError

from bot.stop import CannotRun
from community.clock import Now
from community.community import Community
from handlers.dispatch import HANDLERS, Event, handle, person_of, read
from storage import updates
from storage.database import Database, Settling
from storage.updates import Handling

log = logging.getLogger(__name__)
LONG_POLL = 30
"""Seconds; Telegram allows 50."""
AT_ONCE = 128
"""Updates in hand. What waits for the disk together waits once; with 64 the disk was waited for more often."""
DRAIN = 20
SETTLED_AFTER = 60.0
"""Seconds of asking undisturbed, after which a copy is the one that was there first."""
CONFLICTS, CONFLICTS_SETTLED = 2, 10
"""So many within a minute make a copy leave. A poll that was cut off may linger and bring one; the newcomer of two
copies leaves long before the one that was there first."""
LONGEST_WAIT = 30
AGAIN_AFTER = 1.0
"""Seconds until a database that took nothing is tried again."""


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates without decoding, so that one strange update does not hide the others."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int = LONG_POLL
    allowed_updates: list[str] = list(HANDLERS)  # noqa: RUF012 (a pydantic field)


class Seniority:
    """Which of two copies of the bot leaves: Telegram tells both of the other, and the first has a right to stay."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began: float | None = None
        self._conflicts: list[float] = []
        self._settled = False

    def asks(self) -> None:
        """Telegram is asked for updates."""
        if self._began is None:
            self._began = self._clock()

    def must_leave(self) -> bool:
        """Somebody else is asking too. Whether it is we who leave."""
        now = self._clock()
        self._conflicts = [at for at in self._conflicts if now - at < SETTLED_AFTER]
        undisturbed = not self._conflicts and self._began is not None and now - self._began >= SETTLED_AFTER
        self._settled = self._settled or undisturbed
        self._conflicts.append(now)
        return len(self._conflicts) >= (CONFLICTS_SETTLED if self._settled else CONFLICTS)


class Inbox:
    def __init__(self, db: Database, now: Now, bot: Bot, community: Community, *, long_poll: int = LONG_POLL) -> None:
        self._db = db
        self._now = now
        self._bot = bot
        self._community = community
        self._long_poll = long_poll
        self._room = asyncio.Semaphore(AT_ONCE)
        self._lines: dict[int, asyncio.Task[None]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._keeping = False
        self._seniority = Seniority()
        db.settling = Settling(updates.DONE, updates.settled_by_use_case)

    @property
    def is_idle(self) -> bool:
        return not self._running and not self._keeping

    async def run(self, stop: asyncio.Event) -> None:
        """Fetch and handle until *stop* is set; then finish what is in flight."""
        async with asyncio.TaskGroup() as tasks:
            async with self._db.read() as tx:
                left = await updates.waiting(tx)
            await self._hand_out(tasks, left)
            await self._fetch_until(stop, tasks)
            if self._running:
                await asyncio.wait(self._running, timeout=DRAIN)
            for late in self._running:
                late.cancel()

    async def _fetch_until(self, stop: asyncio.Event, tasks: asyncio.TaskGroup) -> None:
        offset: int | None = None
        stopped = tasks.create_task(stop.wait())
        while not stop.is_set():
            fetching = tasks.create_task(self._fetch(offset))
            await asyncio.wait({fetching, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if not fetching.done():
                fetching.cancel()
                return
            if bodies := fetching.result():
                self._keeping = True
                try:
                    new = await self._keep(bodies)
                except Exception as error:  # a full disk: they stay with Telegram, which brings them again
                    log.error("%d updates could not be kept: %s", len(bodies), type(error).__name__)
                    self._keeping = False
                    await asyncio.sleep(AGAIN_AFTER)
                    continue
                await self._hand_out(tasks, new)
                self._keeping = False
                offset = max(body["update_id"] for body in bodies) + 1

    async def _fetch(self, offset: int | None) -> list[dict[str, Any]]:
        """One batch. Waits out what passes; raises CannotRun for what does not."""
        wait = 1.0
        while True:
            try:
                method = GetRawUpdates(offset=offset, timeout=self._long_poll)
                self._seniority.asks()
                return await self._bot(method, request_timeout=self._long_poll + 15)
            except (TelegramUnauthorizedError, TelegramNotFound):
                raise CannotRun("token") from None
            except TelegramConflictError:
                if self._seniority.must_leave():
                    raise CannotRun("second-copy") from None
                await asyncio.sleep(3)
            except TelegramRetryAfter as flood:
                await asyncio.sleep(flood.retry_after)
            except TelegramAPIError as error:  # trouble on the way passes
                log.warning("no updates for now (%s), trying again in %.0f s", type(error).__name__, wait)
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT)

    async def _keep(self, bodies: list[dict[str, Any]]) -> list[dict[str, Any]]:
        async with self._db.begin() as tx:
            new = set(await updates.keep(tx, bodies, self._now()))
        return [body for body in bodies if body["update_id"] in new]

    async def _hand_out(self, tasks: asyncio.TaskGroup, bodies: list[dict[str, Any]]) -> None:
        """Start on each: one person's in order, different people's side by side."""
        for body in bodies:
            await self._room.acquire()
            event = self._read(body)
            line = person_of(event) if event else 0
            task = tasks.create_task(self._after(self._lines.get(line), body["update_id"], event))
            self._lines[line] = task
            self._running.add(task)
            task.add_done_callback(partial(self._over, line))

    def _over(self, line: int, task: asyncio.Task[None]) -> None:
        self._room.release()
        self._running.discard(task)
        if self._lines.get(line) is task:
            del self._lines[line]

    async def _after(self, before: asyncio.Task[None] | None, update_id: int, event: Event | None) -> None:
        if before is not None and not before.done():
            await asyncio.wait({before})
        handling = Handling(update_id, self._now())
        if event is not None:
            updates.handling.set(handling)
            try:
                await handle(event, self._bot, self._community)
            except Exception:
                log.exception("update %d failed", update_id)
                handling.marked = False  # a mark that was rolled back with the rest is none
            updates.handling.set(None)
        while not handling.marked:
            try:
                async with self._db.begin() as tx:
                    await updates.done(tx, update_id, self._now())
                handling.marked = True
            except Exception as error:
                log.error("update %d could not be marked as handled: %s", update_id, type(error).__name__)
                await asyncio.sleep(AGAIN_AFTER)

    def _read(self, body: dict[str, Any]) -> Event | None:
        try:
            return read(body, self._bot)
        except ValidationError:
            # Its content is somebody's, so only the number goes into the log.
            log.error("update %s could not be read and is left out", body.get("update_id"))
            return None
