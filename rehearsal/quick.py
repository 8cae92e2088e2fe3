"""A short way for the calls of a bot: a whole small request that is already here is answered at once, without the
full HTTP machinery. Everything else (the page, long polls, large or unusual requests) takes uvicorn's usual way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from .api import BotApi

STARTS = (b"POST /bot", b"GET /bot")
LARGEST = 256 * 1024
UNUSUAL = (b"transfer-encoding:", b"expect:", b"upgrade:", b"connection: close")
REASONS = {200: b"OK", 400: b"Bad Request", 401: b"Unauthorized", 403: b"Forbidden", 404: b"Not Found"}


class QuickProtocol(H11Protocol):
    """Set `api` on a subclass. `_busy` while uvicorn's own machinery has a request of this connection in hand."""

    api: BotApi
    _busy = False
    _held = b""

    def data_received(self, data: bytes) -> None:
        if self._busy or not (self._held or data.startswith(STARTS)):
            self._pass_on(data)
            return
        self._held += data
        while self._held:
            rest = self._answered(self._held)
            if rest is None:
                return
            self._held = rest
            if rest and not rest.startswith(STARTS):
                held, self._held = self._held, b""
                self._pass_on(held)

    def _pass_on(self, data: bytes) -> None:
        self._busy = True
        super().data_received(data)

    def on_response_complete(self) -> None:
        self._busy = bool(self.conn.trailing_data[0])
        super().on_response_complete()

    def _answered(self, data: bytes) -> bytes | None:
        """Answers the request that `data` begins with and gives what follows it; None if there is nothing to do yet
        or the request went the usual way."""
        end = data.find(b"\r\n\r\n")
        if end < 0:
            self._wait_or_pass(data)
            return None
        line, _, head = data[:end].partition(b"\r\n")
        lower = head.lower()
        if b"/getupdates" in line.lower() or any(word in lower for word in UNUSUAL) or self.api.town.faults.planned:
            self._give_up(data)
            return None
        length = _header(head, lower, b"content-length:")
        size = int(length) if length.isdigit() else 0
        if len(data) < end + 4 + size:
            self._wait_or_pass(data)
            return None
        target = line.split(b" ")[1]
        path, _, query = target.partition(b"?")
        body = data[end + 4 : end + 4 + size]
        kind = _header(head, lower, b"content-type:")
        status, out = self.api.now(path.decode("latin-1"), query, kind, body)
        self._write(status, out)
        return data[end + 4 + size :]

    def _wait_or_pass(self, data: bytes) -> None:
        if len(data) > LARGEST:
            self._give_up(data)

    def _give_up(self, data: bytes) -> None:
        self._held = b""
        self._pass_on(data)

    def _write(self, status: int, out: bytes) -> None:
        head = b"HTTP/1.1 %d %s\r\ncontent-type: application/json\r\n" % (status, REASONS.get(status, b"Refused"))
        for name, value in self.api.more_headers(status, out):
            head += name + b": " + value + b"\r\n"
        self.transport.write(head + b"content-length: %d\r\n\r\n" % len(out) + out)


def _header(head: bytes, lower: bytes, name: bytes) -> bytes:
    """The value of one header; `lower` is `head` in lower case."""
    at = 0 if lower.startswith(name) else lower.find(b"\r\n" + name) + 2
    if at < 2 and not lower.startswith(name):
        return b""
    end = head.find(b"\r\n", at)
    return head[at + len(name) : end if end >= 0 else len(head)].strip()


def protocol_for(api: BotApi) -> type[Any]:
    """uvicorn wants a class: one that knows this town's Bot API."""
    return type("TownProtocol", (QuickProtocol,), {"api": api})
