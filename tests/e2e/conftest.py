"""A whole bot on a pretend Telegram, with people to talk to it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import URL

from bot.app import App, Place, opened
from community.research_library import load_shipped
from handlers import forms, visit
from handlers.last_cards import LastCards
from handlers.together import Albums, Bursts, Pieces
from rehearsal.chats import Chat
from rehearsal.people import Person
from rehearsal.server import serve
from rehearsal.town import Town
from tests.databases import PostgresTemplate, SqliteTemplate

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
TOKEN = "1000:rehearsal"
_SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "botapi-10.3.json").read_text())
PUBLISHED = {method.lower(): set(names) for method, names in _SCHEMA.items()}
"""Telegram's methods with their parameters; every call of every conversation is held against them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The quick loop plays the main conversation only."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent) and item.path.name != "test_main_job.py":
            item.add_marker(pytest.mark.slow)


@dataclass
class Stage:
    """A town, the bot in it, and the cast.

    Aino facilitates, Kamola and Diego teach, Zoe is a stranger, Ada an admin.
    """

    town: Town
    database_url: str
    address: str
    aino: Person
    kamola: Person
    diego: Person
    zoe: Person
    ada: Person
    group: Chat
    app: App | None = None
    _running: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def start(self, **changes: Any) -> App:
        """Start the bot (again)."""
        place = Place(
            token=TOKEN,
            api_url=self.address,
            database=self.database_url,
            light=True,
            zone="Europe/Helsinki",
            first_admins=(self.ada.id,),
            now=self.town.clock.now,
            seconds=self.town.clock.timestamp,
            long_poll=5,
            **changes,
        )
        self._running = AsyncExitStack()
        self.app = await self._running.enter_async_context(_running(place, self.town))
        return self.app

    async def stop(self) -> None:
        """Stop it as SIGTERM does."""
        await self._running.aclose()
        self.app = None


@asynccontextmanager
async def _running(place: Place, town: Town) -> AsyncIterator[App]:
    async with opened(place) as app:
        running = asyncio.create_task(app.run())
        town.clock.next_due, town.clock.settle = app.next_due, app.settle
        try:
            yield app
        finally:
            town.clock.next_due = town.clock.settle = None
            app.stop.set()
            await running


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    """With the library in it, which every bot would load anew otherwise."""
    return SqliteTemplate(tmp_path_factory.mktemp("stocked"), load_shipped)


@pytest.fixture(scope="session")
def postgres_template(postgres: URL) -> PostgresTemplate:
    return PostgresTemplate(postgres, load_shipped)


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """In every town albums and messages are counted from one again."""
    monkeypatch.setattr(forms, "ALBUMS", Albums())
    monkeypatch.setattr(forms, "BURSTS", Bursts())
    monkeypatch.setattr(forms, "PIECES", Pieces())
    monkeypatch.setattr(visit, "LAST", LastCards())


@pytest.fixture
async def empty_stage(database_url: str) -> AsyncIterator[Stage]:
    """The town with its people and a group, before the bot runs."""
    async with _stage(database_url) as stage:
        yield stage


@asynccontextmanager
async def _stage(database_url: str) -> AsyncIterator[Stage]:
    town = Town(start=MONDAY)
    town.add_bot(token=TOKEN, inline=True)
    aino = town.add_person("Aino", "en", username="aino")
    kamola = town.add_person("Kamola", "en", username="kamola")
    diego = town.add_person("Diego", "es", username="diego")
    zoe = town.add_person("Zoe", "en")
    ada = town.add_person("Ada", "en", username="ada")
    group = town.add_group("Maths teachers", members=[aino, kamola, diego], owner=aino)
    app = town.app(page=False)
    async with serve(app) as address:
        stage = Stage(town, database_url, address, aino, kamola, diego, zoe, ada, group)
        try:
            yield stage
        finally:
            await stage.stop()
            unknown = {
                f"{method}: {name}"
                for method, names in app.api.seen.items()
                for name in names - PUBLISHED.get(method, set())
                if method not in PUBLISHED or name not in PUBLISHED[method]
            }
            assert unknown == set(), "not in Telegram's published schema"


@pytest.fixture
async def stage(empty_stage: Stage) -> Stage:
    """The bot runs, was added to the group by Aino, and everybody but Zoe has written to it once."""
    await empty_stage.start()
    await _settle_in(empty_stage)
    return empty_stage


@pytest.fixture
async def any_stage(any_database_url: str) -> AsyncIterator[Stage]:
    """The same on SQLite and on PostgreSQL."""
    async with _stage(any_database_url) as stage:
        await stage.start()
        await _settle_in(stage)
        yield stage


async def _settle_in(stage: Stage) -> None:
    for person in (stage.aino, stage.kamola, stage.diego, stage.ada):
        await person.starts()
    await stage.town.settled()
    stage.town.add_bot_to(stage.group, by=stage.aino)
    await stage.town.settled()
    for person in (stage.aino, stage.kamola, stage.diego, stage.ada):
        person.catches_up()
