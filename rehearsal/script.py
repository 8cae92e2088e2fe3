"""The words of tests and recordings: `await kamola.says("/casestudy")`. Every acting word first lets the bot finish
what it is doing and a little of the town's time go by, as people do; every waiting word waits up to `limit` real
seconds and fails with what the phone shows instead."""

from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING, Any

from . import acts, membership, taps
from .commands import menu
from .picture import draw

if TYPE_CHECKING:
    from .chats import Chat
    from .journal import Entry
    from .messages import Message
    from .people import Person
    from .taps import InlineQuery, Tap
    from .town import Town

LIMIT = 5.0
NEWS = ("message", "edit", "toast", "reaction")
ONE_PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SILENCE = b"OggS\x00\x02" + bytes(22)


class Words:
    """What a Person can be told to do. `chat` is the private chat with the bot unless told otherwise; a group that
    was upgraded means the supergroup it became."""

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

    async def ready(self, at_once: bool = False) -> None:
        """Lets the bot finish what it is doing, and a little of the town's time go by."""
        if not at_once:
            await self.town.quiet()
            if self.town.pace:
                await self.town.clock.moves(seconds=self.town.pace)

    async def says(
        self,
        text: str,
        chat: Chat | None = None,
        *,
        reply_to: Message | None = None,
        thread: int | None = None,
        at_once: bool = False,
    ) -> Message:
        """Writes a message; `at_once` without waiting for the bot to finish what it is doing."""
        await self.ready(at_once)
        return acts.say(self.town, self.me, self.chat(chat), text, reply_to=reply_to, thread=thread)

    async def sends_photo(self, chat: Chat | None = None, *, caption: str = "", data: bytes = ONE_PIXEL) -> Message:
        return await self._sends("photo", "photo.png", data, chat, caption)

    async def sends_voice(self, chat: Chat | None = None, *, data: bytes = SILENCE) -> Message:
        return await self._sends("voice", "voice.ogg", data, chat, "")

    async def sends_video(self, chat: Chat | None = None, *, caption: str = "", data: bytes = b"video") -> Message:
        return await self._sends("video", "video.mp4", data, chat, caption)

    async def sends_video_note(self, chat: Chat | None = None, *, data: bytes = b"video") -> Message:
        return await self._sends("video_note", "note.mp4", data, chat, "")

    async def sends_audio(self, chat: Chat | None = None, *, caption: str = "", data: bytes = b"audio") -> Message:
        return await self._sends("audio", "audio.mp3", data, chat, caption)

    async def sends_document(
        self, name: str, content: bytes | str, chat: Chat | None = None, *, caption: str = ""
    ) -> Message:
        data = content.encode() if isinstance(content, str) else content
        return await self._sends("document", name, data, chat, caption)

    async def _sends(self, kind: str, name: str, data: bytes, chat: Chat | None, caption: str) -> Message:
        await self.ready()
        return acts.send_file(self.town, self.me, self.chat(chat), kind, name, data, caption=caption)

    async def edits(self, message: Message, text: str) -> None:
        await self.ready()
        acts.edit(self.town, self.me, message, text)

    async def deletes(self, message: Message) -> None:
        await self.ready()
        acts.delete(self.town, self.me, message)

    async def taps(
        self,
        label: str,
        chat: Chat | None = None,
        *,
        message: Message | None = None,
        limit: float = LIMIT,
        at_once: bool = False,
        answer: bool = True,
    ) -> Tap:
        """Taps the newest visible button whose label contains `label` and waits for the bot's answer (unless
        `answer` is False). Gives the Tap: its toast or alert as `text`, a link as `url`."""
        await self.ready(at_once)
        place = self.chat(chat)
        found: list[tuple[Message, int, int]] = []

        def visible() -> bool:
            found[:] = self.button(label, place, message)
            return bool(found)

        if not await self.town.journal.until(visible, limit):
            self._fail(f"has no button “{label}” to tap", place)
        tap = taps.tap(self.town, self.me, *found[0])
        if answer and not await taps.answered(self.town, tap, limit):
            self._fail(f"tapped “{label}” and the bot never answered", place)
        return tap

    async def sends_callback(self, message: Message, data: str, *, limit: float = LIMIT) -> Tap:
        """Sends any callback data for a message, as a modified client can."""
        await self.ready()
        tap = taps.query(self.town, self.me, message, data)
        if not await taps.answered(self.town, tap, limit):
            self._fail("sent a callback that the bot never answered", message.chat)
        return tap

    def button(self, label: str, chat: Chat, only: Message | None = None) -> list[tuple[Message, int, int]]:
        """Where the newest visible button stands whose label contains `label`: message, row, column; or nothing."""
        for message in reversed(self.screen(chat)):
            if only is None or message is only:
                for row, buttons in enumerate(message.buttons):
                    for column, button in enumerate(buttons):
                        if label in button["text"] and "disabled" not in button:
                            return [(message, row, column)]
        return []

    async def votes(self, *options: str, chat: Chat | None = None, poll: Message | None = None) -> Message:
        """Votes for the options containing these words, in the newest open poll that has them."""
        await self.ready()
        place = self.chat(chat)
        now = self.town.clock.timestamp
        found: list[tuple[Message, list[int]]] = []

        def visible() -> bool:
            for message in reversed(self.screen(place)):
                if message.poll and (poll is None or message is poll) and not message.poll.is_closed(now()):
                    texts = [option.text for option in message.poll.options]
                    chosen = [next((i for i, t in enumerate(texts) if o in t), -1) for o in options]
                    if -1 not in chosen:
                        found.append((message, chosen))
                        return True
            return False

        if not await self.town.journal.until(visible, LIMIT):
            self._fail(f"has no open poll with {' and '.join(options) or 'anything'} to vote for", place)
        acts.vote(self.town, self.me, *found[0])
        return found[0][0]

    async def retracts_vote(self, chat: Chat | None = None) -> Message:
        """Takes back the vote in the newest open poll."""
        return await self.votes(chat=chat)

    async def opens(self, link: str, group: Chat | None = None) -> Message:
        """Follows a link to the bot (t.me/<bot>?start=...); with ?startgroup= the bot comes into `group`."""
        await self.ready()
        chat = taps.open_link(self.town, self.me, link, group)
        return next(message for message in reversed(chat.timeline) if message.sender is self)

    async def starts(self) -> Message:
        """Presses START in the private chat."""
        return await self.opens(f"https://t.me/{self.town.bot.username}")

    async def joins(self, group: Chat, by: Person | None = None) -> None:
        await self.ready()
        membership.join(self.town, self.chat(group), self.me, by)

    async def leaves(self, group: Chat) -> None:
        await self.ready()
        membership.leave(self.town, self.chat(group), self.me)

    async def blocks_bot(self) -> None:
        await self.ready()
        membership.block(self.town, self.me, self.town.bot)

    async def unblocks_bot(self) -> None:
        await self.ready()
        membership.unblock(self.town, self.me, self.town.bot)

    async def reacts(self, message: Message, emoji: str | None = "👍") -> None:
        await self.ready()
        acts.react(self.town, self.me, message, emoji)

    async def asks_inline(
        self, text: str, chat: Chat | None = None, *, offset: str = "", limit: float = LIMIT
    ) -> list[dict[str, Any]]:
        """Types @bot text and waits for the results."""
        await self.ready()
        asked = taps.ask_inline(self.town, self.me, text, chat and self.chat(chat), offset)
        if not await taps.answered(self.town, asked, limit):
            self._fail(f"asked inline for “{text}” and got no answer", self.chat(chat))
        return asked.results

    async def picks(self, result: dict[str, Any], chat: Chat | None = None) -> Message:
        """Sends one of the results of the newest inline query."""
        await self.ready()
        asked: InlineQuery = next(
            q for q in reversed(self.town.inline_queries.values()) if q.person is self and result in q.results
        )
        return taps.pick(self.town, self.me, asked, result, self.chat(chat))

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
