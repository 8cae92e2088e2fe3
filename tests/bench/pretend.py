"""How many calls a second the pretend Telegram answers: bare keep-alive connections, each with one call at a time.

`python -m tests.bench.pretend` tells it in numbers of this machine; rehearsal runs in a process of its own.
"""

import asyncio
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import psutil
import uvloop

from rehearsal import Town, serve

ROOT = Path(__file__).parents[2]
PEOPLE, CONNECTIONS, CALLS = 50, 8, 2_000
TEXT = "<b>Step 3 of 10</b>\n\nWe read the word problem in pairs first &amp; underline what is asked before reckoning."
KEYBOARD = json.dumps({"inline_keyboard": [[{"text": "◀ Back", "callback_data": "forms:back:7"}]]})
HEAD = b"POST /bot1000:rehearsal/sendMessage HTTP/1.1\r\nhost: x\r\ncontent-type: %s\r\ncontent-length: %d\r\n\r\n"


def form(person: int, number: int) -> bytes:
    """A call as both client libraries send it."""
    values = {"chat_id": person, "text": f"{TEXT} {number}", "parse_mode": "HTML", "reply_markup": KEYBOARD}
    body = urlencode(values).encode()
    return HEAD % (b"application/x-www-form-urlencoded", len(body)) + body


def as_json(person: int, number: int) -> bytes:
    values = {"chat_id": person, "text": f"{TEXT} {number}", "parse_mode": "HTML", "reply_markup": json.loads(KEYBOARD)}
    body = json.dumps(values).encode()
    return HEAD % (b"application/json", len(body)) + body


def plain(person: int, number: int) -> bytes:
    """The least a sendMessage can be."""
    body = json.dumps({"chat_id": person, "text": f"Ready {number}"}).encode()
    return HEAD % (b"application/json", len(body)) + body


async def measure(calls: int, kinds: tuple[Callable[[int, int], bytes], ...]) -> dict[str, dict[str, float]]:
    """For each kind of call: how many a second, and the CPU time of the server for one, in µs."""
    server = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.pretend", "serve"), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert server.stdout is not None
        port, first = (int(part) for part in (await server.stdout.readline()).split())
        process, figures = psutil.Process(server.pid), {}
        for kind in (kinds[0], *kinds):  # once to warm up
            before, begun = process.cpu_times(), time.perf_counter()
            await asyncio.gather(*(_caller(port, first + n, calls, kind) for n in range(CONNECTIONS)))
            seconds, now, count = time.perf_counter() - begun, process.cpu_times(), calls * CONNECTIONS
            cpu = (now.user + now.system - before.user - before.system) * 1e6 / count
            figures[kind.__name__] = {"calls_per_s": count / seconds, "cpu_us": cpu}
        return figures
    finally:
        server.kill()
        await server.wait()


async def _caller(port: int, person: int, calls: int, kind: Callable[[int, int], bytes]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    requests = [kind(person, number) for number in range(calls)]
    for request in requests:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
        body = await reader.readexactly(length)
        if not body.startswith(b'{"ok":true'):
            raise RuntimeError(body.decode())
    writer.close()


async def _serve() -> None:
    town = Town(pace=0)
    town.add_bot()
    town.flood.enabled = False
    people = [town.add_person(f"Teacher {n}") for n in range(PEOPLE)]
    for person in people:
        await person.says("/start")
    async with serve(town.app(page=False)) as address:
        print(address.rpartition(":")[2], people[0].id, flush=True)  # noqa: T201
        await asyncio.Event().wait()


async def _report() -> None:
    for name, found in (await measure(CALLS, (form, as_json, plain))).items():
        print(f"{name:10}{found['calls_per_s']:10,.0f} calls a second{found['cpu_us']:8.0f} µs of CPU each")  # noqa: T201


if __name__ == "__main__":
    uvloop.run(_serve() if sys.argv[1:] == ["serve"] else _report())
