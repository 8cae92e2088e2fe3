"""Rehearsal as a newcomer starts it: it goes on where it was, whether it was stopped or killed."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from rehearsal.keep import Keep
from storage.database import Database
from tests.community.circle import Circle
from tests.e2e.test_process import process

KAMOLA = "Kamola"


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@asynccontextmanager
async def rehearsal(folder: Path, *command: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, httpx.AsyncClient]]:
    """The process once its page is open, and the page's API."""
    port = str(free_port())
    async with process(folder, *command, CONSOLE_PORT=port, LOG_LEVEL="ERROR") as bot:
        assert bot.stdout is not None
        said = b""
        async with asyncio.timeout(120):
            while f"http://127.0.0.1:{port}".encode() not in said:
                line = await bot.stdout.readline()
                assert line, (said + (await bot.communicate())[1]).decode()
                said += line
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}/api", timeout=30) as page:
            yield bot, page


async def me(page: httpx.AsyncClient) -> str:
    people = (await page.get("/town")).json()["people"]
    return f"/people/{next(person['id'] for person in people if person['name'] == KAMOLA)}"


async def chat(page: httpx.AsyncClient) -> list[str]:
    found = (await page.get(f"{await me(page)}/chats/1000/messages", params={"limit": 200})).json()
    return [message["text"] for message in found["messages"]]


async def say(page: httpx.AsyncClient, text: str, answer: str) -> None:
    """Says it and waits for the answer."""
    before = len(await chat(page))
    await page.post(f"{await me(page)}/chats/1000/messages", json={"text": text})
    async with asyncio.timeout(120):
        while not any(answer in one for one in (await chat(page))[before:]):  # noqa: ASYNC110 (another process)
            await asyncio.sleep(0.1)


async def ended(bot: asyncio.subprocess.Process, how: signal.Signals) -> Any:
    bot.send_signal(how)
    return await asyncio.wait_for(bot.wait(), 120)


async def kept(folder: Path, text: str) -> None:
    """Waits until the town in the folder has this message; it is kept once it has been quiet for a moment."""
    keep = Keep(folder / "data" / "rehearsal.town")
    found: list[str] = []
    async with asyncio.timeout(120):
        while text not in found:
            await asyncio.sleep(0.2)
            town = keep.load()
            people = town.people.values() if town else []
            found = [message.text for person in people if person.name == KAMOLA for message in person.screen()]


@pytest.mark.slow
async def test_it_goes_on_where_it_was_until_told_to_begin_anew(tmp_path: Path) -> None:
    async with rehearsal(tmp_path) as (bot, page):
        await say(page, "/help", "This is what you can do here")
        await kept(tmp_path, "/help")
        await ended(bot, signal.SIGKILL)
    async with rehearsal(tmp_path) as (bot, page):
        assert "/help" in await chat(page)
        await say(page, "/saved", "saved")
        assert (await page.post("/restart")).json() == {"restarted": True}
        await say(page, "/help", "This is what you can do here")
        assert await ended(bot, signal.SIGTERM) == 0
    await kept(tmp_path, "/saved")
    async with rehearsal(tmp_path, "rehearse", "--anew") as (_, page):
        assert "/help" not in await chat(page)


@pytest.mark.slow
async def test_a_copy_of_the_real_plan_is_played_as_a_process_and_the_real_one_stays(tmp_path: Path) -> None:
    real = tmp_path / "data" / "staffroom.db"
    real.parent.mkdir()
    await plan_for_real(real)
    before = real.read_bytes()
    async with rehearsal(tmp_path, "rehearse", "--plan") as (bot, page):
        town = (await page.get("/town")).json()
        assert town["banner"].startswith("You are playing a copy of your real plan.")
        assert [group["title"] for group in town["groups"]] == ["Maths teachers"]
        assert "Kamola" not in [person["name"] for person in town["people"]]
        rows = (await page.get(str(page.base_url.copy_with(path="/agenda")), params={"days": 31})).json()
        assert "Formative feedback" in str(rows)
        assert await ended(bot, signal.SIGTERM) == 0
    assert real.read_bytes() == before


async def plan_for_real(file: Path) -> None:
    """What a facilitator has planned, in the database of the real bot."""
    async with Database.open(f"sqlite+aiosqlite:///{file}") as database:
        circle = await Circle(database).gathers()
        line = "2nd tuesday 16:00 | Formative feedback with Kamola | https://meet.example/abc"
        answers = circle.community.webinars.read_line(line, circle.aino, "Europe/Helsinki")
        await circle.submits(circle.aino, "webinar", group_id=circle.group.id, **answers)
