"""A short way for the calls of a bot: a whole small request that is already here is answered at once, without the
full HTTP machinery. Everything else (the page, long polls, large or unusual requests) takes uvicorn's usual way."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from .api import BotApi

STARTS = (b"POST /bot", b"GET /bot")
LARGEST = 256 * 1024
UNUSUAL = re.compile(rb"^(?:transfer-encoding:|expect:|upgrade:|connection: close)", re.IGNORECASE | re.MULTILINE)
LENGTH = re.compile(rb"^content-length:[ \t]*(\d+)", re.IGNORECASE | re.MULTILINE)
KIND = re.compile(rb"^content-type:[ \t]*([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
REASONS = {200: b"OK", 400: b"Bad Request", 401: b"Unauthorized", 403: b"Forbidden", 404: b"Not Found"}


class Head(NamedTuple):
    """What the short way needs to know of a request's headers."""

    unusual: bool
    length: int
    kind: bytes


@lru_cache(maxsize=4096)  # a client sends the same headers over and over; only the length differs
def read_head(head: bytes) -> Head:
    length, kind = LENGTH.search(head), KIND.search(head)
    return Head(bool(UNUSUAL.search(head)), int(length[1]) if length else 0, kind[1].strip() if kind else b"")


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
        line, _, rest = data[:end].partition(b"\r\n")
        head = read_head(rest)
        if head.unusual or b"/getupdates" in line.lower() or self.api.town.faults.planned:
            self._give_up(data)
            return None
        whole = end + 4 + head.length
        if len(data) < whole:
            self._wait_or_pass(data)
            return None
        path, _, query = line.split(b" ")[1].partition(b"?")
        status, out = self.api.now(path.decode("latin-1"), query, head.kind, data[end + 4 : whole])
        self._write(status, out)
        return data[whole:]

    def _wait_or_pass(self, data: bytes) -> None:
        if len(data) > LARGEST:
            self._give_up(data)

    def _give_up(self, data: bytes) -> None:
        self._held = b""
        self._pass_on(data)

    def _write(self, status: int, out: bytes) -> None:
        head = b"HTTP/1.1 %d %s\r\ncontent-type: application/json\r\n" % (status, REASONS.get(status, b"Refused"))
        if status == 429:
            for name, value in self.api.more_headers(status, out):
                head += name + b": " + value + b"\r\n"
        self.transport.write(head + b"content-length: %d\r\n\r\n" % len(out) + out)


def protocol_for(api: BotApi) -> type[Any]:
    """uvicorn wants a class: one that knows this town's Bot API."""
    return type("TownProtocol", (QuickProtocol,), {"api": api})
