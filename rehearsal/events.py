"""Server-sent events for the page: what happens on the phones it shows, and the clock."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from starlette.responses import StreamingResponse

from . import views

if TYPE_CHECKING:
    from starlette.requests import Request

    from .journal import Entry
    from .people import Person
    from .town import Town

BREATH = 15.0  # seconds between signs of life
KINDS = {"message": "message", "edit": "edit", "vote": "edit", "reaction": "edit", "delete": "delete"}


class Stream:
    """One page's events. Registered with the journal and the clock while the response runs."""

    def __init__(self, town: Town, people: list[Person], last_id: str | None) -> None:
        self.town = town
        self.people = people
        self.waiting: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        if last_id and last_id != birth(town):
            self.waiting.put_nowait({"type": "restarted"})

    def entry(self, entry: Entry) -> None:
        """Called by the journal for everything that happens."""
        index = len(self.town.journal) - 1
        for person in self.people:
            concerned = entry.reached(person, index)
            if entry.kind == "chats" and entry.only is None and person.id in entry.chat.members:
                concerned = True  # those who left, too
            if concerned:
                for event in self._events(entry, person):
                    self.waiting.put_nowait(event)

    def _events(self, entry: Entry, person: Person) -> list[dict[str, Any]]:
        where = {"person": person.id, "chat": views.chat_id(entry.chat)}
        if entry.kind == "chats":
            return [{"type": "chats", "person": person.id}]
        if entry.kind == "typing":
            return [{"type": "typing", **where}]
        kind = KINDS.get(entry.kind)
        if kind is None or entry.message is None:
            return []
        events = [{"type": kind, **where, "message": views.message(self.town, person, entry.message)}]
        hidden = entry.message.replaces
        if hidden is not None and kind in ("message", "delete"):  # what a whisper stands in for comes and goes
            other = "delete" if kind == "message" else "message"
            events.append({"type": other, **where, "message": views.message(self.town, person, hidden)})
        return events

    def clock(self) -> None:
        now, moving = self.town.clock.now(), self.town.clock.moving
        self.waiting.put_nowait({"type": "clock", "now": now.isoformat(), "moving": moving})

    async def lines(self) -> AsyncIterator[str]:
        town = self.town
        town.journal.readers.append(self.entry)
        town.clock.watchers.append(self.clock)
        mark = birth(town)
        try:
            yield f"id: {mark}\nretry: 1000\n\n"
            while not town.journal.closed:
                try:
                    async with asyncio.timeout(BREATH):
                        event = await self._next()
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if event is not None:
                    yield f"id: {mark}\ndata: {json.dumps(event, ensure_ascii=False)}\n\n"
        finally:
            town.journal.readers.remove(self.entry)
            town.clock.watchers.remove(self.clock)

    async def _next(self) -> dict[str, Any] | None:
        if not self.waiting.empty():
            return self.waiting.get_nowait()
        getting = asyncio.ensure_future(self.waiting.get())
        closing = asyncio.ensure_future(self.town.journal.until(lambda: self.town.journal.closed, BREATH * 2))
        try:
            await asyncio.wait({getting, closing}, return_when=asyncio.FIRST_COMPLETED)
            return getting.result() if getting.done() else None
        finally:
            getting.cancel()
            closing.cancel()


def birth(town: Town) -> str:
    """Tells one town from the next: a page that comes back to another town must start anew."""
    if not town.mark:
        town.mark = secrets.token_hex(4)
    return town.mark


async def events(town: Town, request: Request) -> StreamingResponse:
    """GET /api/events?people=1,2"""
    wanted = {part for part in request.query_params.get("people", "").split(",") if part}
    people = [person for person in town.people.values() if str(person.id) in wanted]
    stream = Stream(town, people, request.headers.get("last-event-id"))
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(stream.lines(), media_type="text/event-stream", headers=headers)
