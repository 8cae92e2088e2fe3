"""A Telegram that costs next to nothing, so that the bench measures the bot: it hands out prepared messages, takes
the answers, and knows how long each person waited. It speaks just enough HTTP for a Bot API client.

Rehearsal is no measure here: it formats, files and limits every message as Telegram does, on the bot's other core.
"""

import asyncio
import json
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qsl

TOKEN = "1000:benchmark"
FIRST_UPDATE = 10_000_000
FIRST_PERSON = 100_000
BATCH = 100
BOT = {"id": 1000, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"


def message(number: int, person: int, text: str) -> bytes:
    """The getUpdates entry of a private message; both are counted from 0."""
    account = {"id": FIRST_PERSON + person, "first_name": f"Teacher {person}", "language_code": "en"}
    body = {
        "message_id": 2 * number + 1,  # the number after it is for the answer, as in a chat where one follows the other
        "date": 1_790_000_000,
        "from": {**account, "is_bot": False},
        "chat": {"id": account["id"], "first_name": account["first_name"], "type": "private"},
        "text": text,
    }
    return json.dumps({"update_id": FIRST_UPDATE + number, "message": body}).encode()


class Telegram:
    def __init__(self, updates: Sequence[bytes]) -> None:
        self._updates = updates
        self._released = 0
        self._poll: tuple[Connection, int] | None = None
        """Who waits for updates, and from which on."""
        self._handed_out: defaultdict[int, deque[tuple[int, float]]] = defaultdict(deque)
        """Of each chat: the messages without an answer, by their ids, and when they were handed out."""
        self._answered = asyncio.Event()
        self.waits: list[float] = []
        """Seconds from handing a message out to its answer."""
        self.polled = asyncio.Event()
        self.address = ""

    @asynccontextmanager
    async def serve(self) -> AsyncIterator["Telegram"]:
        server = await asyncio.get_running_loop().create_server(lambda: Connection(self.asked), "127.0.0.1")
        self.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            server.close()

    async def release(self, count: int) -> list[float]:
        """Let so many more messages go, and wait until each has its answer. Returns the waits in seconds."""
        before = len(self.waits)
        self._released += count
        self._hand_out()
        while len(self.waits) < self._released:
            self._answered.clear()
            await self._answered.wait()
        return self.waits[before:]

    def asked(self, connection: "Connection", method: str, values: dict[str, Any]) -> None:
        if method == "getUpdates":
            self._poll = connection, int(values.get("offset", FIRST_UPDATE)) - FIRST_UPDATE
            asyncio.get_running_loop().call_later(int(values.get("timeout", 0)), self._nothing, self._poll)
            self.polled.set()
            self._hand_out()
        elif method == "sendMessage":
            connection.answer(self._sent(values))
        else:
            connection.answer(json.dumps(BOT).encode() if method == "getMe" else b"true")

    def _hand_out(self) -> None:
        if self._poll is None:
            return
        connection, start = self._poll
        batch = self._updates[start : min(start + BATCH, self._released)]
        if batch:
            self._poll = None
            connection.answer(b"[" + b",".join(batch) + b"]")
            now = time.perf_counter()
            for update in batch:
                body = json.loads(update)["message"]
                self._handed_out[body["chat"]["id"]].append((body["message_id"], now))

    def _nothing(self, poll: tuple["Connection", int]) -> None:
        if self._poll is poll:
            self._poll = None
            poll[0].answer(b"[]")

    def _sent(self, values: dict[str, Any]) -> bytes:
        chat = int(values["chat_id"])
        answered, since = self._handed_out[chat].popleft()
        self.waits.append(time.perf_counter() - since)
        self._answered.set()
        sent: dict[str, Any] = {
            "message_id": answered + 1,
            "date": 1_790_000_000,
            "from": BOT,
            "chat": {"id": chat, "first_name": "Teacher", "type": "private"},
            "text": values["text"],
        }
        if "reply_markup" in values:
            markup = values["reply_markup"]
            sent["reply_markup"] = json.loads(markup) if isinstance(markup, str) else markup
        return json.dumps(sent).encode()


class Connection(asyncio.Protocol):
    """Requests come whole or in pieces, one after the other."""

    def __init__(self, asked: Callable[["Connection", str, dict[str, Any]], None]) -> None:
        self._asked = asked
        self._held = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: Any = transport

    def data_received(self, data: bytes) -> None:
        self._held += data
        while (end := self._held.find(b"\r\n\r\n") + 4) > 3:
            head = self._held[:end].lower()
            _, found, length = head.partition(b"content-length:")
            size = int(length.split(b"\r\n")[0]) if found else 0
            if len(self._held) < end + size:
                return
            method = self._held.split(b" ", 2)[1].decode().rpartition("/")[2]
            body, self._held = self._held[end : end + size], self._held[end + size :]
            self._asked(self, method, json.loads(body) if body[:1] == b"{" else dict(parse_qsl(body.decode())))

    def answer(self, result: bytes) -> None:
        body = b'{"ok":true,"result":' + result + b"}"
        if not self._transport.is_closing():
            self._transport.write(HEAD % len(body) + body)
