"""Read from top to bottom this is the architecture: what is opened, what is made of it, what runs side by side."""

import asyncio
import gc
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError

from bot.inbox import LONG_POLL, Inbox
from bot.stop import CannotRun
from community.clock import Now, utc_now
from community.community import Community
from handlers import commands, groups, visit
from handlers.telegram import Patience, Session
from scheduler.agenda import Foresight
from scheduler.clock import Chore, Clock, daily
from scheduler.courier import Courier
from scheduler.pace import Pace
from scheduler.registry import KINDS
from scheduler.transport import Transport
from storage import updates
from storage.database import Database

log = logging.getLogger(__name__)
ANSWERED_WITHIN = 20.0
"""Seconds; on a connection that has gone silent a person's answer waits no longer before it is tried on another."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the bot runs: which Telegram, which database, whose time."""

    token: str
    api_url: str
    database: str
    language: str = "en"
    zone: str = "UTC"
    first_admins: tuple[int, ...] = ()
    now: Now = utc_now
    seconds: Callable[[], float] = time.monotonic
    """What the pace of sending is measured with."""
    long_poll: int = LONG_POLL
    light: bool = False
    """Whether its database is small and need not survive a loss of power, as everything real has to."""


@dataclass(slots=True)
class App:
    """A running bot, for whoever started it."""

    place: Place
    db: Database
    community: Community
    bot: Bot
    inbox: Inbox
    courier: Courier
    clock: Clock
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Until *stop* is set. What is in flight is finished."""
        async with asyncio.TaskGroup() as tasks:
            carrying = tasks.create_task(self.courier.run())
            ticking = tasks.create_task(self.clock.run())
            await self.inbox.run(self.stop)
            ticking.cancel()
            await self.courier.finish()
            carrying.cancel()

    async def settle(self) -> float:
        """Return when nothing is left to do at this instant, or the bot is stopping: 0, or the seconds after which
        what has to wait for its chat may go."""
        await self.clock.look()
        while not self.stop.is_set():
            # It wakes the courier itself, and only one that sleeps: who is woken all the time is never at rest.
            if self.inbox.is_idle and (rest := await self.courier.rest()) is not None:
                return rest
            await asyncio.sleep(0.001)  # two rooms, no common bell
        return 0.0

    async def next_due(self) -> datetime | None:
        """The next moment at which something happens by itself; None while stopping."""
        if self.stop.is_set():
            return None
        moments = [moment for moment in (await self.courier.next_due(), self.clock.next_due()) if moment]
        return min(moments, default=None)


@asynccontextmanager
async def opened(place: Place) -> AsyncIterator[App]:
    """Everything made and connected, ready to run. Raises CannotRun with the reason."""
    pace = Pace(place.seconds)
    session = Session(api=TelegramAPIServer.from_base(place.api_url), limit=100, timeout=ANSWERED_WITHIN)
    session.middleware(Patience(pace.answering))
    bot = Bot(place.token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
    async with (
        Database.open(place.database, light=place.light) as db,
        bot.context(),
        Transport.open(place.token, place.api_url) as transport,
    ):
        foresee = Foresight(db, place.now, place.zone, place.language, lambda: courier.bot_username)
        community = Community(
            db,
            place.now,
            language=place.language,
            zone=place.zone,
            first_admins=place.first_admins,
            foresee=foresee,
        )
        transport.shown = lambda chat_id, card: visit.LAST.put(chat_id, card.rows, place.now())
        courier = Courier(db, place.now, transport, pace, KINDS, community.people, community.groups)
        courier.bot_username = await _hello(bot, place.api_url)
        await community.prepare()
        chores = (
            Chore("planning", daily(hour=2), community.plan),
            Chore("keeping admins in step", daily(hour=3), _keep_in_step(bot, community)),
            Chore("forgetting people", daily(hour=1), community.safety.mydata.forget_due),
            Chore("forgetting", daily(hour=4), _forget(db, community)),
        )
        inbox = Inbox(db, place.now, bot, community, long_poll=place.long_poll)
        yield App(place, db, community, bot, inbox, courier, Clock(place.now, chores))


def settle_memory() -> None:
    """What is imported leaves 230,000 objects that never go; collecting them over and over costs half of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


async def _hello(bot: Bot, api_url: str) -> str:
    """The bot's username; and Telegram's promise to send its updates here, and to offer the menus."""
    wait = 1.0
    while True:
        try:
            me = await bot.me()
            await bot.delete_webhook()
            await commands.register(bot)
            return me.username or ""
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise CannotRun("token") from None
        except TelegramAPIError as error:
            where = urlsplit(api_url).netloc.rpartition("@")[2]
            log.warning("%s does not answer (%s), trying again in %.0f s", where, type(error).__name__, wait)
            await asyncio.sleep(wait)
            wait = min(wait * 2, 30)


def _keep_in_step(bot: Bot, community: Community) -> Callable[[], Awaitable[None]]:
    async def act() -> None:
        for group in await community.groups.everywhere():
            try:
                await groups.keep_in_step(bot, group.chat_id, community)
            except TelegramAPIError as error:
                log.info("no list of admins of group %d: %s", group.id, type(error).__name__)
        for admin in await community.people.all_admins():
            if admin.reachable:
                await commands.register_admin(bot, admin)

    return act


def _forget(db: Database, community: Community) -> Callable[[], Awaitable[None]]:
    async def act() -> None:
        async with db.begin() as tx:
            await updates.forget_old(tx, community.now())
        await community.delivery.forget_old()

    return act
