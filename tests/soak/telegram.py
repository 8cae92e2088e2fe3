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

from rehearsal.errors import Refused
from rehearsal.flood import Flood

TOKEN = "1000:soaking-for-hours"
BOT = {"id": 1000, "is_bot": True, "first_name": "Soak", "username": "soak_bot"}
COUNTED = ("send", "edit", "stop")
TROUBLES = ("delay", "cut before", "cut after", "drip", "garbage", "500", "502", "429")


class Telegram:
    """``trouble`` is how many of a thousand messages meet with each kind of it."""

    def __init__(self, trouble: int = 0, seed: int = 1) -> None:
        clock: Any = SimpleNamespace(timestamp=time.monotonic)
        self.flood = Flood(clock, strict=True)
        self.sent: Counter[int] = Counter()
        """New messages by chat."""
        self.edits = 0
        self.counted: list[float] = []
        self.tap_waits: list[float] = []
        self.troubles: Counter[str] = Counter()
        self.address = ""
        self._trouble = trouble
        self._chance = random.Random(seed)
        self._updates: deque[dict[str, Any]] = deque()
        self._news = asyncio.Event()
        self._handed_out: dict[str, float] = {}

    @asynccontextmanager
    async def serve(self) -> AsyncIterator["Telegram"]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", limit=1 << 20)
        self.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            server.close()

    def tap(self, number: int, person: dict[str, Any], chat_id: int, message_id: int, data: str) -> None:
        """Somebody taps a button."""
        chat = {"id": chat_id, "type": "group", "title": f"Group {chat_id}"}
        message = {"message_id": message_id, "date": 1, "chat": chat, "from": BOT, "text": "Card"}
        query = {"id": str(number), "from": person, "chat_instance": "1", "data": data, "message": message}
        self._updates.append({"update_id": number, "callback_query": query})
        self._news.set()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                _, found, length = head.lower().partition(b"content-length:")
                body = await reader.readexactly(int(length.split(b"\r\n")[0]) if found else 0)
                method = head.split(b" ", 2)[1].decode().rpartition("/")[2]
                if not await self._answer(writer, method, dict(parse_qsl(body.decode()))):
                    writer.transport.abort()
                    return
        writer.close()

    async def _answer(self, writer: asyncio.StreamWriter, method: str, values: dict[str, str]) -> bool:
        """False if the connection is to be cut."""
        trouble = self._next_trouble() if method.startswith(COUNTED) else ""
        if trouble == "cut before":
            return False
        if trouble == "delay":
            await asyncio.sleep(3)
        status, result = 200, b""
        try:
            result = b'{"ok":true,"result":' + json.dumps(await self._do(method, values, trouble)).encode() + b"}"
        except Refused as refused:
            status = refused.status
            refusal = {"ok": False, "error_code": status, "description": refused.description}
            result = json.dumps({**refusal, "parameters": refused.parameters or {}}).encode()
        if trouble == "cut after":
            return False
        if trouble in ("garbage", "502"):
            status, result = (200 if trouble == "garbage" else 502), b"<html>Please sign in</html>"
        whole = b"HTTP/1.1 %d X\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % (status, len(result))
        for piece in [whole + result] if trouble != "drip" else [bytes([one]) for one in whole + result]:
            writer.write(piece)
            if trouble == "drip":
                await asyncio.sleep(0.005)
        await writer.drain()
        return True

    def _next_trouble(self) -> str:
        number = self._chance.randrange(1000)
        if number >= self._trouble * len(TROUBLES):
            return ""
        trouble = TROUBLES[number // self._trouble]
        self.troubles[trouble] += 1
        return trouble

    async def _do(self, method: str, values: dict[str, str], trouble: str) -> Any:
        if trouble == "500":
            raise Refused(500, "Internal Server Error")
        if trouble == "429":
            raise Refused(429, "Too Many Requests: retry after 2", {"retry_after": 2})
        if method == "getUpdates":
            return await self._poll(int(values.get("offset", 0)), float(values.get("timeout", 0)))
        if method == "answerCallbackQuery" and values["callback_query_id"] in self._handed_out:
            self.tap_waits.append(time.monotonic() - self._handed_out.pop(values["callback_query_id"]))
        if not method.startswith(COUNTED):
            return BOT if method == "getMe" else True
        chat_id = int(values["chat_id"])
        place: Any = SimpleNamespace(id=chat_id, is_private=chat_id > 0)
        self.flood.count(place)
        self.counted.append(time.monotonic())
        if method.startswith("send"):
            self.sent[chat_id] += 1
        else:
            self.edits += 1
        chat = {"id": chat_id, "type": "private" if chat_id > 0 else "group", "title": "T", "first_name": "T"}
        return {"message_id": len(self.counted), "date": 1, "from": BOT, "chat": chat, "text": values.get("text", "x")}

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
