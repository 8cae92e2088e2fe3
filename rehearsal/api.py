"""The Bot API side: a request comes in, its bot and method are found, the answer goes out as Telegram would send it.
A plain ASGI callable, so that the many calls of a bench do not pass through a router."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from .call import Call
from .errors import Refused
from .forms import read
from .methods import LONG_POLL, METHODS
from .wire import encode

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from .people import Bot
    from .town import Town

log = logging.getLogger(__name__)
LARGEST_BODY = 60 * 1024 * 1024
JSON_TYPE = (b"content-type", b"application/json")
GARBAGE = b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
UNAUTHORIZED = Refused(401, "Unauthorized")
NOT_FOUND = Refused(404, "Not Found")


class BotApi:
    """`/bot<token>/<method>` and `/file/bot<token>/<path>` of one town."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.calls = 0  # answered so far
        self.counts: dict[str, int] = {}  # by method, lower case
        self.seen: dict[str, set[str]] = {}  # method -> every parameter it was ever called with

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await _body(receive)
        if body is None:
            await _answer(send, 413, _refusal(Refused(413, "Request Entity Too Large")))
            return
        content_type = next((value for name, value in scope["headers"] if name == b"content-type"), b"")
        waiting = asyncio.create_task(_gone(receive)) if b"getupdates" in scope["raw_path"].lower() else None
        try:
            status, out, cut = await self.answer(scope["path"], scope["query_string"], content_type, body, waiting)
        finally:
            if waiting:
                waiting.cancel()
        if cut:  # the work is done; a length without a body makes the server drop the connection
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"9")]})
            return
        await _answer(send, status, out)

    async def answer(
        self, path: str, query: bytes, content_type: bytes, body: bytes, gone: asyncio.Task[None] | None = None
    ) -> tuple[int, bytes, bool]:
        """Status, body, and whether the connection is to be cut instead."""
        try:
            bot, method = self._find(path)
            fault = await self.town.faults.before(method) if self.town.faults.planned else ""
            if fault == "garbage":
                return 502, GARBAGE, False
            if method == "getupdates":
                values, files = read(query, content_type, body)
                self._see(method, values)
                call = Call(self.town, bot, method, values, files)
                return 200, b'{"ok":true,"result":' + await self._poll(call, gone) + b"}", False
        except Refused as refused:
            return refused.status, _refusal(refused), False
        status, out = self.now(path, query, content_type, body)
        return status, out, fault == "drop"

    def now(self, path: str, query: bytes, content_type: bytes, body: bytes) -> tuple[int, bytes]:
        """Status and body of any call but getUpdates, without waiting and without faults."""
        try:
            bot, method = self._find(path)
            values, files = read(query, content_type, body)
            self.calls += 1
            self.counts[method] = self.counts.get(method, 0) + 1
            self._see(method, values)
            found = METHODS.get(method)
            if found is None:
                raise NOT_FOUND
            result = found(Call(self.town, bot, method, values, files, len(body)))
            return 200, b'{"ok":true,"result":' + encode(result) + b"}"
        except Refused as refused:
            return refused.status, _refusal(refused)
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
            log.warning("a call could not be read: %s", type(error).__name__, exc_info=log.isEnabledFor(logging.DEBUG))
            return 400, _refusal(Refused(400, "Bad Request: can't parse the request"))

    def _see(self, method: str, values: dict[str, Any]) -> None:
        self.seen.setdefault(method, set()).update(values)

    def _find(self, path: str) -> tuple[Bot, str]:
        token, _, method = path[4:].partition("/")
        bot = self.town.bots.get(token) or self.town.bots.get(unquote(token))
        if bot is None:
            raise UNAUTHORIZED if ":" in token else NOT_FOUND
        return bot, method.rstrip("/").lower()

    async def _poll(self, call: Call, gone: asyncio.Task[None] | None) -> bytes:
        """A long poll ends early when its client hangs up."""
        if gone is None:
            return await LONG_POLL(call)
        polling = asyncio.ensure_future(LONG_POLL(call))
        gone.add_done_callback(lambda _: polling.cancel())
        try:
            return await polling
        except asyncio.CancelledError:
            if gone.done() and not gone.cancelled():
                return b"[]"
            polling.cancel()
            raise

    @staticmethod
    def more_headers(status: int, body: bytes) -> list[tuple[bytes, bytes]]:
        """A 429 says in a header, too, when to come back."""
        if status != 429:
            return []
        wait = json.loads(body).get("parameters", {}).get("retry_after")
        return [(b"retry-after", str(wait).encode())] if wait else []

    async def download(self, scope: Scope, send: Send) -> None:
        """`/file/bot<token>/<file_path>`"""
        token, _, path = scope["path"][len("/file/bot") :].partition("/")
        if token not in self.town.bots:
            await _answer(send, 401, _refusal(UNAUTHORIZED))
            return
        file = self.town.files.at(path)
        if file is None:
            await _answer(send, 404, _refusal(NOT_FOUND))
            return
        name = f"attachment; filename*=UTF-8''{quote(file.name)}".encode()
        headers = [(b"content-type", file.mime.encode()), (b"content-disposition", name)]
        await _answer(send, 200, file.content, headers)


async def _body(receive: Receive) -> bytes | None:
    message = await receive()
    if not message.get("more_body"):
        return bytes(message.get("body", b""))
    parts, size = [message.get("body", b"")], len(message.get("body", b""))
    while message.get("more_body"):
        message = await receive()
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > LARGEST_BODY:
            return None
    return b"".join(parts)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _refusal(refused: Refused) -> bytes:
    out: dict[str, Any] = {"ok": False, "error_code": refused.status, "description": refused.description}
    if refused.parameters:
        out["parameters"] = refused.parameters
    return json.dumps(out).encode()


async def _answer(send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    headers = headers or [JSON_TYPE if body is not GARBAGE else (b"content-type", b"text/html")]
    headers += BotApi.more_headers(status, body)
    headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
