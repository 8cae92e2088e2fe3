"""A Telegram that counts strictly and, if asked, gets everything between it and the bot into trouble.

It keeps rehearsal's limits to the letter: never more than 30 in any second, 20 a minute in a group, one a second in a
chat. It files nothing but numbers, so that what grows is the bot's.
"""

import asyncio
import contextlib
import json
import random
import time
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl

from rehearsal.errors import Refused, too_many
from rehearsal.flood import Flood

TOKEN = "1000:soaking-for-hours"
BOT = {"id": 1000, "is_bot": True, "first_name": "Soak", "username": "soak_bot"}
COUNTED = ("send", "edit", "stop")
TROUBLES = (
    "delay",
    "cut before",
    "cut after",
    "silent before",
    "silent after",
    "drip",
    "page",
    "bytes",
    "403",
    "500",
    "502",
    "twice",
    "storm",
)
"""Before and after what was asked for is done; silent is a connection that stands and on which nothing comes."""
NOT_TELEGRAMS = {
    "page": (200, b"<html>Please sign in</html>"),
    "bytes": (200, b"\xff\x00\xfe" * 99),
    "403": (403, b"<html>Blocked</html>"),
    "502": (502, b"<html>Bad gateway</html>"),
}
STORM = 3.0
"""Seconds in which everything is refused with 429."""


class Telegram:
    """``trouble`` is how many of a thousand calls meet with each kind of it, ``way`` the seconds to an answer."""

    def __init__(self, trouble: int = 0, way: float = 0.0, seed: int = 1) -> None:
        clock: Any = SimpleNamespace(timestamp=time.monotonic)
        self.flood = Flood(clock, strict=True)
        self.sent: Counter[int] = Counter()
        """New messages by chat."""
        self.edits = self.taps = 0
        self.counted: list[float] = []
        self.tap_waits: list[float] = []
        self.troubles: Counter[str] = Counter()
        self.address = ""
        self._trouble = trouble
        self._way = way
        self._storm_until = 0.0
        self._chance = random.Random(seed)
        self._updates: deque[dict[str, Any]] = deque()
        self._news = asyncio.Event()
        self._handed_out: dict[str, float] = {}
        self._over = asyncio.Event()
        self._connections: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    @asynccontextmanager
    async def serve(self) -> AsyncIterator["Telegram"]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", limit=1 << 20)
        self.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            server.close()
            self._over.set()
            self._news.set()
            for writer in self._connections.values():
                writer.transport.abort()
            await asyncio.gather(*self._connections)

    def tap(self, number: int, person: dict[str, Any], chat_id: int, message_id: int, data: str) -> None:
        """Somebody taps a button."""
        chat = {"id": chat_id, "type": "group", "title": f"Group {chat_id}"}
        message = {"message_id": message_id, "date": 1, "chat": chat, "from": BOT, "text": "Card"}
        query = {"id": str(number), "from": person, "chat_instance": "1", "data": data, "message": message}
        self.taps += 1
        self._updates.append({"update_id": number, "callback_query": query})
        self._news.set()

    @property
    def unfetched(self) -> int:
        """How many updates the bot has not acknowledged."""
        return len(self._updates)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task: Any = asyncio.current_task()
        self._connections[task] = writer
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while await self._exchange(reader, writer):
                pass
        writer.transport.abort()
        del self._connections[task]

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request and its answer. False if the connection is to be cut."""
        head = await reader.readuntil(b"\r\n\r\n")
        _, found, length = head.lower().partition(b"content-length:")
        body = await reader.readexactly(int(length.split(b"\r\n")[0]) if found else 0)
        method = head.split(b" ", 2)[1].decode().rpartition("/")[2]
        trouble = self._next_trouble()
        if trouble == "delay":
            await asyncio.sleep(3)
        if not trouble.endswith("before"):
            values = json.loads(body) if body[:1] == b"{" else dict(parse_qsl(body.decode()))
            status, result = await self._answer(method, values, trouble)
        if trouble.startswith("silent"):
            await self._over.wait()
        if trouble.startswith(("cut", "silent")):
            return False
        await self._say(writer, status, result, trouble)
        return True

    async def _answer(self, method: str, values: dict[str, Any], trouble: str) -> tuple[int, bytes]:
        """Status and body; what is in trouble with a page or bytes in the answer's place was done or not.

        A page with 403 is of somebody who lets nothing through.
        """
        if trouble == "403" or (trouble in NOT_TELEGRAMS and self._chance.random() < 0.5):
            return NOT_TELEGRAMS[trouble]
        try:
            if trouble == "500":
                raise Refused(500, "Internal Server Error")
            if time.monotonic() < self._storm_until:
                raise too_many(2)
            result = b'{"ok":true,"result":' + json.dumps(await self._do(method, values)).encode() + b"}"
        except Refused as refused:
            refusal = {"ok": False, "error_code": refused.status, "description": refused.description}
            return refused.status, json.dumps({**refusal, "parameters": refused.parameters}).encode()
        return NOT_TELEGRAMS.get(trouble, (200, result))

    async def _say(self, writer: asyncio.StreamWriter, status: int, result: bytes, trouble: str) -> None:
        head = b"HTTP/1.1 %d X\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
        whole = head % (status, len(result)) + result
        if trouble == "drip":
            for one in whole[:-1]:
                writer.write(bytes([one]))
                await asyncio.sleep(0.005)
            whole = whole[-1:]
        writer.write(whole * 2 if trouble == "twice" else whole)
        await writer.drain()

    def _next_trouble(self) -> str:
        number = self._chance.randrange(1000)
        if number >= self._trouble * len(TROUBLES):
            return ""
        trouble = TROUBLES[number // self._trouble]
        self.troubles[trouble] += 1
        if trouble == "storm":
            self._storm_until = time.monotonic() + STORM
        return trouble

    async def _do(self, method: str, values: dict[str, Any]) -> Any:
        if method == "getUpdates":
            return await self._poll(int(values.get("offset", 0)), float(values.get("timeout", 0)))
        if method == "answerCallbackQuery" and values["callback_query_id"] in self._handed_out:
            self.tap_waits.append(time.monotonic() - self._handed_out.pop(values["callback_query_id"]))
        if not method.startswith(COUNTED):
            return {"getMe": BOT, "getChatAdministrators": []}.get(method, True)
        chat_id = int(values["chat_id"])
        place: Any = SimpleNamespace(id=chat_id, is_private=chat_id > 0)
        self.flood.count(place)
        self.counted.append(time.monotonic())
        if method.startswith("send"):
            self.sent[chat_id] += 1
        else:
            self.edits += 1
        number = len(self.counted)
        await asyncio.sleep(self._way)
        chat = {"id": chat_id, "type": "private" if chat_id > 0 else "group", "title": "T", "first_name": "T"}
        return {"message_id": number, "date": 1, "from": BOT, "chat": chat, "text": values.get("text", "x")}

    async def _poll(self, offset: int, timeout: float) -> list[dict[str, Any]]:
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()
        if not self._updates:
            self._news.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(timeout):
                    await self._news.wait()
        batch = list(self._updates)[:100]
        for update in batch:
            self._handed_out.setdefault(update["callback_query"]["id"], time.monotonic())
        return batch

    def most_in_a_second(self) -> int:
        window: deque[float] = deque()
        most = 0
        for at in self.counted:
            while window and window[0] <= at - 1:
                window.popleft()
            window.append(at)
            most = max(most, len(window))
        return most
