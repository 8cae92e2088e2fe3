"""Rehearsal: the same bot on a pretend Telegram, with a group that has its month before it.

It has a database of its own, so nothing real can be touched. The town and its database are kept in the data folder;
the next start goes on where this one ended.
"""

import asyncio
import logging
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial
from pathlib import Path

from bot.agenda import page_rows
from bot.app import App, Place, opened, settle_memory
from bot.demo import Cast, act_out
from bot.real_plan import ADMIN, offered_plan, settle_copy
from bot.settings import Settings
from bot.stop import CannotRun
from locales import Texts
from rehearsal.keep import Keep
from rehearsal.play import BadScript, Report, play
from rehearsal.server import serve
from rehearsal.town import Town

log = logging.getLogger(__name__)
TOKEN = "1000:rehearsal"  # noqa: S105 (it opens a pretend Telegram)
Until = Callable[[asyncio.Event], None]


class Actor:
    """The bot in a town: it can be stopped and started again while the town goes on."""

    def __init__(
        self, town: Town, place: Place, until: Until = lambda stop: None, gone: asyncio.Event | None = None
    ) -> None:
        """*gone* is set by whoever wants to stop it while it is between two runs."""
        self._town = town
        self._place = place
        self._until = until
        self._gone = gone or asyncio.Event()
        self._again = False
        self._up = asyncio.Event()
        self.app: App | None = None

    async def run(self) -> None:
        """Until it is stopped, but not until it is restarted."""
        while True:
            self._again = False
            async with opened(self._place) as app:
                settle_memory()
                self._enter(app)
                try:
                    await app.run()
                finally:
                    self._leave()
            if not self._again:
                return

    async def up(self) -> App:
        """Returns the running bot once it listens."""
        await self._up.wait()
        await self._town.journal.until(lambda: self._town.bot.queue.polling > 0, 10)
        if self.app is None:
            raise RuntimeError("it has stopped again")
        return self.app

    async def restart(self) -> None:
        if self.app is not None:
            self._again = True
            self._up.clear()
            self.app.stop.set()
        await self.up()

    def stop(self) -> None:
        if self.app is not None:
            self.app.stop.set()

    def _enter(self, app: App) -> None:
        self.app = app
        clock = self._town.clock
        clock.next_due, clock.settle, clock.next_post = app.next_due, app.settle, app.courier.next_due
        self._town.agenda = partial(page_rows, app.community.agenda, self._town.zone)
        self._until(app.stop)
        if self._gone.is_set():
            app.stop.set()
        self._up.set()

    def _leave(self) -> None:
        clock = self._town.clock
        clock.next_due = clock.settle = clock.next_post = None
        self._town.agenda = None
        self.app = None
        self._until(self._gone)


async def rehearsing(settings: Settings, said: Texts, until: Until, *, anew: bool = False, plan: str = "") -> None:
    """Run rehearsal with its page until stopped; with a copy of the plan in that database, if one is named.

    Raises CannotRun when it has no door to open.
    """
    wanted: str | None = plan
    gone = asyncio.Event()
    while wanted is not None:
        wanted = await _rehearse(settings, said, until, gone, anew=anew, plan=wanted)


async def _rehearse(
    settings: Settings, said: Texts, until: Until, gone: asyncio.Event, *, anew: bool, plan: str
) -> str | None:
    """One town until it is left; the plan that is to be played in the next, None if there is none."""
    chosen: str | None = None
    keep, database = Keep(settings.data_dir / "rehearsal.town"), settings.data_dir / "rehearsal.db"
    town = keep.load() if database.exists() and not (anew or plan) else None
    cast = None
    if town is None:
        _clear(database)
        town = _new_town(settings)
        if plan:
            town.notice = said.plain("operator-plan-notice")
            await settle_copy(town, plan, _address(database))
        else:
            cast = Cast.in_town(town)
    town.opening, town.forgetting = partial(_opening, settings), keep.forget
    async with _page(town, settings.console_port) as address, keep.keeping(town):
        actor = Actor(town, _place(settings, town, address, database), until, gone)
        town.restarting = actor.restart

        def leave() -> None:
            nonlocal chosen
            chosen = offered
            actor.stop()

        if offered := offered_plan(settings):
            town.planning = leave
        await _play(actor, town, cast, said.plain("operator-rehearsal", address=address))
    return chosen


@asynccontextmanager
async def _page(town: Town, port: int) -> AsyncIterator[str]:
    """Its address."""
    async with AsyncExitStack() as doors:
        try:
            address = await doors.enter_async_context(serve(town.app(page=True), port=port))
        except OSError:
            raise CannotRun("port", port=str(port)) from None
        yield address


async def replaying(settings: Settings, script: Path) -> Report:
    """Play a script in a town and a database of its own. Raises CannotRun for one that cannot be read."""
    try:
        return await play(_words_of(script), partial(_opening, settings))
    except BadScript as bad:
        raise CannotRun("script", file=str(script), why=str(bad)) from None


def _words_of(script: Path) -> str:
    try:
        return script.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun("script", file=str(script), why=type(error).__name__) from None


def _new_town(settings: Settings) -> Town:
    town = Town(zone=settings.default_timezone if settings.default_timezone != "UTC" else "Europe/Helsinki")
    town.add_bot(token=TOKEN, inline=True)
    return town


def _clear(database: Path) -> None:
    for old in (database, database.with_suffix(".db-wal"), database.with_suffix(".db-shm")):
        old.unlink(missing_ok=True)


def _address(database: Path) -> str:
    return f"sqlite+aiosqlite:///{database}"


def _place(settings: Settings, town: Town, address: str, database: Path) -> Place:
    return Place(
        token=TOKEN,
        api_url=address,
        database=_address(database),
        language=settings.default_language,
        zone=town.zone,
        first_admins=tuple(person.id for person in town.people.values() if person.role == ADMIN),
        now=town.clock.now,
        seconds=town.clock.timestamp,
        light=True,
    )


@asynccontextmanager
async def _opening(settings: Settings, town: Town) -> AsyncIterator[None]:
    """The bot lives in another town, with a database that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        async with serve(town.app(page=False)) as address, asyncio.TaskGroup() as tasks:
            actor = Actor(town, _place(settings, town, address, Path(folder) / "replay.db"))
            town.restarting = actor.restart
            tasks.create_task(actor.run())
            await actor.up()
            try:
                yield
            finally:
                actor.stop()


async def _prologue(town: Town, cast: Cast | None, app: App) -> None:
    """What happened before the newcomer looks in. If it breaks off, the town is there all the same."""
    try:
        if cast is not None:
            await act_out(town, cast, app)
    except AssertionError as error:
        log.error("the first minutes of rehearsal broke off: %s", error)


async def _play(actor: Actor, town: Town, cast: Cast | None, welcome: str) -> None:
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(actor.run())
        begun = tasks.create_task(actor.up())
        await asyncio.wait({running, begun}, return_when=asyncio.FIRST_COMPLETED)
        if not begun.done():
            begun.cancel()
            return
        prologue = tasks.create_task(_prologue(town, cast, begun.result()))
        await asyncio.wait({running, prologue}, return_when=asyncio.FIRST_COMPLETED)
        sys.stdout.write(welcome + "\n")
        sys.stdout.flush()
        with suppress(asyncio.CancelledError):
            await running
        prologue.cancel()
