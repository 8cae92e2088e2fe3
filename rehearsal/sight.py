"""What a person sees: the words of tests and recordings that look at a phone and wait for what should come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .commands import menu
from .picture import draw

if TYPE_CHECKING:
    from .chats import Chat
    from .journal import Entry
    from .messages import Message
    from .people import Person
    from .town import Town

LIMIT = 20.0
NEWS = ("message", "edit", "toast", "reaction")


class Sight:
    """One phone, and how far its person has looked."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self._seen: dict[Any, int] = {}  # stream -> journal index up to which it has been looked at
        self._since = len(town.journal)

    @property
    def me(self) -> Person:
        return self  # type: ignore[return-value]

    def chat(self, chat: Chat | None = None) -> Chat:
        """The chat that is meant."""
        found = chat or self.town.private_chat(self.me)
        while found.migrated_to:
            found = found.migrated_to
        return found

    def screen(self, chat: Chat | None = None) -> list[Message]:
        """What the phone shows in a chat now, oldest first."""
        place = self.chat(chat)
        if not place.has(self.me):
            return []
        visible = [message for message in place.timeline if message.shown_to(self.me)]
        hidden = {id(message.replaces) for message in visible if message.replaces}
        return [message for message in visible if id(message) not in hidden]

    def commands(self, chat: Chat | None = None) -> list[str]:
        """The names in the command menu here."""
        return [item["command"] for item in menu(self.town.bot, self.chat(chat), self.me)]

    async def sees(self, *texts: str, chat: Chat | None = None, limit: float = LIMIT) -> Message:
        """Waits for one new thing that contains all these texts: a message, an edit, a poll, an alert or a toast.
        New is what came after the last thing seen in that chat (alerts and toasts apart). Gives its Message."""
        found: list[tuple[int, Entry]] = []
        looked = self._since

        def there() -> bool:
            nonlocal looked
            start, looked = looked, len(self.town.journal)
            found.extend(
                (index, entry) for index, entry in self._news(chat, start) if all(text in entry.text for text in texts)
            )
            return bool(found)

        if not await self.town.journal.until(there, limit):
            self._fail("does not see " + " and ".join(f"“{text}”" for text in texts), chat)
        index, entry = found[0]
        self._seen[self._stream(entry)] = index + 1
        if entry.message is None:
            raise AssertionError("What was seen has no message.")
        return entry.message

    async def shows(self, *texts: str, chat: Chat | None = None, limit: float = LIMIT) -> Message:
        """Waits until one message now on the screen contains all these texts, seen before or not."""
        found: list[Message] = []

        def there() -> bool:
            fits = [m for m in self.screen(chat) if all(text in (m.service or m.text) for text in texts)]
            found.extend(fits[-1:])
            return bool(fits)

        if not await self.town.journal.until(there, limit):
            self._fail("does not show " + " and ".join(f"“{text}”" for text in texts), chat)
        return found[0]

    async def saw_nothing(self, chat: Chat | None = None, *, limit: float = LIMIT) -> None:
        """Once everything has settled: the bot brought nothing new to this phone."""
        await self.town.settled(limit)
        news = [entry for _, entry in self._news(chat) if entry.by.is_bot and not entry.service]
        if news:
            self._fail(f"should have seen nothing, but saw “{news[0].text[:200]}”", news[0].chat)

    def catches_up(self) -> None:
        """Takes everything that came so far as seen."""
        self._since = len(self.town.journal)

    def _stream(self, entry: Entry) -> Any:
        return "toast" if entry.kind == "toast" else entry.chat.id

    def _news(self, chat: Chat | None, start: int = 0) -> list[tuple[int, Entry]]:
        """What is new to this phone, with its places in the journal, from `start` on."""
        place = self.chat(chat) if chat else None
        entries = self.town.journal.entries
        out = []
        for index in range(max(self._since, start), len(entries)):
            entry = entries[index]
            if entry.kind not in NEWS or entry.by is self or (place is not None and entry.chat is not place):
                continue
            if index >= self._seen.get(self._stream(entry), 0) and entry.reached(self.me, index):
                out.append((index, entry))
        return out

    def _fail(self, what: str, chat: Chat | None) -> None:
        raise AssertionError(f"{self.me.name} {what}.\n{draw(self.town, self.me, chat and self.chat(chat))}")
