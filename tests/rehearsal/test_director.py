"""What the page asks of the town as a whole."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from rehearsal import serve
from tests.rehearsal.test_recording import parrot


@pytest.fixture
async def page(town) -> AsyncIterator[httpx.AsyncClient]:
    async with serve(town.app()) as address, httpx.AsyncClient(base_url=f"{address}/api", timeout=30) as client:
        yield client


async def ask(page: httpx.AsyncClient, path: str, **given: Any) -> Any:
    return (await page.post(path, json=given)).json()


async def test_faults_are_ordered_listed_and_ended(town, api, page, cast) -> None:
    await ask(page, "/faults", fault="flood", times=2, retry_after=9)
    await ask(page, "/faults", fault="slow", seconds=0.01)
    assert (await page.get("/faults")).json() == {
        "slow": 0.01,
        "planned": [{"fault": "flood", "method": None, "times": 2, "retry_after": 9}],
    }
    answer = await api.sendMessage(chat_id=cast.kamola.id, text="x")
    assert (answer.status, answer.body["parameters"]) == (429, {"retry_after": 9})
    fail = {"fault": "fail", "method": "sendPoll", "status": 500, "description": "Internal Server Error"}
    assert len((await ask(page, "/faults", **fail))["planned"]) == 2
    assert await ask(page, "/faults", fault="clear") == {"slow": 0, "planned": []}
    assert (await api.sendMessage(chat_id=cast.kamola.id, text="x")).status == 200
    script = (await page.get("/record")).text
    for line in (
        "Telegram floods 2 times 9 seconds",
        "Telegram is slow 0.01 seconds",
        'Telegram fails sendPoll 1 times with 500 "Internal Server Error"',
        "Telegram recovers",
    ):
        assert f"\n{line}\n" in script


@pytest.mark.parametrize(
    "given",
    [{"fault": "rain"}, {"fault": "drop"}, {"fault": "slow", "seconds": 1e9}, {"fault": "flood", "times": "many"}, {}],
)
async def test_what_is_no_fault_is_told_in_one_sentence(page, given) -> None:
    answer = await page.post("/faults", json=given)
    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "localhost:8080", "Origin": "http://localhost:8080"}, 200),
        ({"Host": "localhost:8080", "Origin": "https://elsewhere.example"}, 403),
        ({"Host": "localhost:8080", "Origin": "null"}, 403),
        ({"Host": "elsewhere.example", "Origin": "http://elsewhere.example"}, 400),
    ],
)
async def test_a_page_from_elsewhere_is_turned_away(page, headers, status) -> None:
    assert (await page.post("/faults", json={"fault": "clear"}, headers=headers)).status_code == status
    assert (await page.get("/town", headers=headers)).status_code == status


async def test_a_restart_is_left_to_whoever_runs_the_bot(town, page) -> None:
    assert "error" in await ask(page, "/restart")
    asked = asyncio.Event()

    async def restart() -> None:
        asked.set()

    town.restarting = restart
    assert await ask(page, "/restart") == {"restarted": True}
    assert asked.is_set()


async def test_beginning_anew_is_left_to_whoever_keeps_the_town(town, page) -> None:
    assert "error" in await ask(page, "/anew")
    asked = asyncio.Event()
    town.forgetting = asked.set
    assert await ask(page, "/anew") == {"anew": True}
    assert asked.is_set()


async def test_a_crowd_comes_to_a_group(town, page, cast) -> None:
    done = await ask(page, "/crowd", seed=1, size=5, group=cast.group.id)
    assert (len(done["people"]), done["rude"]) == (5, "Amina")
    again = await ask(page, "/crowd", seed=1, size=5, group=cast.group.id)
    assert again["people"] == done["people"]
    assert "error" in await ask(page, "/crowd", group=1)
    assert "error" in await ask(page, "/crowd", size=10_000)


async def test_a_recording_is_downloaded_and_replayed(town, page, cast) -> None:
    answer = await page.get("/record")
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "error" in (await page.post("/replay", content=answer.content)).json()
    town.opening = parrot
    script = 'person Kamola en\nKamola says "hi"\n  bot to Kamola "You said hi"\n'
    assert (await page.post("/replay", content=script)).json() == {"passed": True, "acts": 2, "report": ""}
    other = (await page.post("/replay", content=script.replace("said", "sang"))).json()
    assert not other["passed"]
    assert '- bot to Kamola "You sang hi"' in other["report"]
    broken = await page.post("/replay", content=script + "Kamola sings\n")
    assert (broken.status_code, broken.json()["line"]) == (400, 4)


async def test_two_tabs_hear_of_the_same_things(town, page, cast) -> None:
    async def first_message() -> str:
        async with page.stream("GET", "/events", params={"people": str(cast.kamola.id)}) as stream:
            heard.release()
            async for line in stream.aiter_lines():
                if '"type": "message"' in line:
                    return line
        raise AssertionError("the stream ended")

    heard = asyncio.Semaphore(0)
    tabs = [asyncio.create_task(first_message()) for _ in range(2)]
    for _ in tabs:
        await heard.acquire()
    assert await town.journal.until(lambda: len(town.journal.readers) == 3, 5)  # the two and the recording
    await ask(page, f"/people/{cast.kamola.id}/chats/1000/messages", text="from a third one")
    lines = await asyncio.gather(*tabs)
    assert all("from a third one" in line for line in lines)
