"""A town with a bot, three people and a group, and a bare client that calls the Bot API without a library."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from rehearsal import Town, serve
from rehearsal.server import TownApp
from tests.rehearsal.conformance import World

TOKEN = "1000:rehearsal"
OVER_HTTP = ("test_director.py", "test_libraries.py", "test_phones.py", "test_recording.py", "test_webhooks.py")


@dataclass
class Answer:
    status: int
    body: dict[str, Any]

    @property
    def result(self) -> Any:
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def error(self) -> str:
        assert not self.body["ok"], self.body
        return self.body["description"]


class Client:
    """Calls the application's Bot API in place: `await api.sendMessage(chat_id=1, text="hi")`."""

    def __init__(self, app: TownApp) -> None:
        self.app = app

    def __getattr__(self, method: str) -> Any:
        async def call(**values: Any) -> Answer:
            status, body, _ = await self.app.api.answer(
                f"/bot{TOKEN}/{method}", b"", b"application/json", json.dumps(values).encode()
            )
            return Answer(status, json.loads(body))

        return call

    async def updates(self, **values: Any) -> list[dict[str, Any]]:
        """Everything waiting, and confirms it."""
        found = (await self.getUpdates(**values)).result
        if found:
            await self.getUpdates(offset=found[-1]["update_id"] + 1)
        return found


@pytest.fixture
def town() -> Town:
    town = Town(start=datetime(2026, 11, 23, 8, 0, tzinfo=UTC), pace=0)
    town.add_bot()
    return town


@pytest.fixture
def api(town: Town) -> Client:
    return Client(town.app(page=False))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The quick loop calls the town's parts, and not the town over HTTP."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "world" in fixtures or (item.path.parent == Path(__file__).parent and item.path.name in OVER_HTTP):
            item.add_marker(pytest.mark.slow)


@pytest.fixture
async def cast(town: Town, api: Client) -> SimpleNamespace:
    """Kamola (a teacher) and Maria (an admin) share a group with the bot; the stranger shares nothing."""
    kamola = town.add_person("Kamola", "uz", username="kamola")
    maria = town.add_person("Maria", "fi", last_name="Virtanen")
    stranger = town.add_person("Stranger")
    group = town.add_group("Maths teachers", members=[kamola], admins=[maria])
    town.add_bot_to(group, by=maria)
    await kamola.says("/start")
    await api.updates()
    return SimpleNamespace(kamola=kamola, maria=maria, stranger=stranger, group=group)


@pytest.fixture
async def world(town: Town, cast: SimpleNamespace) -> AsyncIterator[World]:
    """The cast, with rehearsal served over HTTP."""
    async with serve(town.app(page=False)) as address, httpx.AsyncClient(base_url=address, timeout=60) as client:
        yield World(town, client, cast.kamola, cast.maria, cast.stranger, cast.group)
