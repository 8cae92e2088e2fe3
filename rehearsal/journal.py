"""Everything that reached a phone, in order. Tests wait on it, the page's events are fed from it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .chats import Chat
    from .messages import Message
    from .people import Account, Person


@dataclass(eq=False, slots=True)
class Entry:
    """`kind` is message, edit, delete, toast, reaction, typing or chats. `text` is what stood there at that moment.
    `only` is the one person whom it reached, if it did not reach all members."""

    kind: str
    chat: Chat
    by: Account
    text: str = ""
    message: Message | None = None
    only: Person | None = None
    service: bool = False
    alert: bool = False

    def reached(self, person: Person, index: int) -> bool:
        """Whether this came to `person`'s phone, given the entry's place in the journal."""
        if self.only is not None:
            return self.only is person
        if self.chat.person is not None:
            return self.chat.person is person
        member = self.chat.members.get(person.id)
        return member is not None and member.present and index >= member.since


class Journal:
    """An append-only list with listeners. Synchronous readers get every entry, waiters an event."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.readers: list[Callable[[Entry], None]] = []
        self.closed = False
        self.stirred = 0  # how often something has changed
        self._waiters: set[asyncio.Event] = set()

    def __getstate__(self) -> dict[str, Any]:
        return {"entries": self.entries}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__()  # type: ignore[misc]
        self.entries = state["entries"]

    def __len__(self) -> int:
        return len(self.entries)

    def add(self, entry: Entry) -> None:
        self.entries.append(entry)
        for reader in self.readers:
            reader(entry)
        self.stir()

    def stir(self) -> None:
        """Wakes all who wait for something in the town to change."""
        self.stirred += 1
        for event in self._waiters:
            event.set()

    async def until(self, true: Callable[[], bool], limit: float) -> bool:
        """Waits until `true()` holds, looking again at every change; False if it did not within `limit` seconds."""
        if true():
            return True
        event = asyncio.Event()
        self._waiters.add(event)
        try:
            async with asyncio.timeout(limit):
                while True:
                    event.clear()
                    if true():
                        return True
                    await event.wait()
        except TimeoutError:
            return true()
        finally:
            self._waiters.discard(event)

    def close(self) -> None:
        """Wakes everybody and tells the streams of events to end."""
        self.closed = True
        self.stir()
