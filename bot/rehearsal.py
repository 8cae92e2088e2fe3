"""Rehearsal: the same bot on a pretend Telegram, with a group that has its month before it.

It has a database of its own, made new at every start, so nothing real can be touched.
"""

import asyncio
import contextlib
import logging
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from bot.agenda import rows
from bot.app import App, Place, opened, settle_memory
from bot.demo import Cast, act_out
from bot.settings import Settings
from bot.stop import CannotRun
from community.agenda import Agenda
from locales import Texts, texts
from rehearsal.server import serve
from rehearsal.town import Town

log = logging.getLogger(__name__)
TOKEN = "1000:rehearsal"  # noqa: S105 (it opens a pretend Telegram)


async def rehearsing(settings: Settings, said: Texts, until: Callable[[asyncio.Event], None]) -> None:
    """Run rehearsal with its page until stopped. Raises CannotRun when it has no door to open."""
    if settings.console_port == 0:
        raise CannotRun("no-page")
    zone = settings.default_timezone if settings.default_timezone != "UTC" else "Europe/Helsinki"
    town = Town(zone=zone)
    town.add_bot(token=TOKEN, inline=True)
    cast = Cast.in_town(town)
    try:
        async with serve(town.app(page=True), port=settings.console_port) as address:
            place = _place(settings, town, address, cast)
            async with opened(place) as app:
                settle_memory()
                until(app.stop)
                await _play(app, town, cast, said, address)
    except OSError:
        raise CannotRun("port", port=str(settings.console_port)) from None


def _place(settings: Settings, town: Town, address: str, cast: Cast) -> Place:
    file = settings.rehearsal_file
    for old in (file, file.with_suffix(".db-wal"), file.with_suffix(".db-shm")):
        old.unlink(missing_ok=True)
    return Place(
        token=TOKEN,
        api_url=address,
        database=f"sqlite+aiosqlite:///{file}",
        language=settings.default_language,
        zone=town.zone,
        first_admins=(cast.admin.id,),
        now=town.clock.now,
        seconds=town.clock.timestamp,
    )


async def agenda_rows(agenda: Agenda, zone: str, days: int, language: str) -> list[dict[str, Any]]:
    """What the page shows of the agenda."""
    return rows(await agenda.everything(days), zone, texts(language))


async def _prologue(town: Town, cast: Cast, app: App) -> None:
    """What happened before the newcomer looks in. If it breaks off, the town is there all the same."""
    try:
        await act_out(town, cast, app)
    except AssertionError as error:
        log.error("the first minutes of rehearsal broke off: %s", error)


async def _play(app: App, town: Town, cast: Cast, said: Texts, address: str) -> None:
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(app.run())
        town.clock.next_due, town.clock.settle = app.next_due, app.settle
        town.clock.next_post = app.courier.next_due
        town.agenda = partial(agenda_rows, app.community.agenda, town.zone)
        prologue = tasks.create_task(_prologue(town, cast, app))
        await asyncio.wait({running, prologue}, return_when=asyncio.FIRST_COMPLETED)
        sys.stdout.write(said.plain("operator-rehearsal", address=address) + "\n")
        sys.stdout.flush()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        prologue.cancel()
