"""The words of tests and recordings: `await kamola.says("/casestudy")`. Every acting word first lets the bot finish
what it is doing and a little of the town's time go by, as people do; every waiting word waits up to `limit` real
seconds and fails with what the phone shows instead."""

from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING, Any

from . import acts, membership, taps
from .sight import LIMIT, Sight

if TYPE_CHECKING:
    from .chats import Chat
    from .messages import Message
    from .people import Person
    from .taps import InlineQuery, Tap

ONE_PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SILENCE = b"OggS\x00\x02" + bytes(22)


class Words(Sight):
    """What a Person can be told to do. `chat` is the private chat with the bot unless told otherwise; a group that
    was upgraded means the supergroup it became."""

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

    async def sends_album(self, *kinds: str, chat: Chat | None = None, caption: str = "") -> None:
        """Several files at once, which come as several messages; the first has the caption."""
        await self.ready()
        album = str(self.town.number())
        for place, kind in enumerate(kinds):
            words = "" if place else caption
            name, data = f"{kind}-{place}", ONE_PIXEL if kind == "photo" else kind.encode()
            acts.send_file(self.town, self.me, self.chat(chat), kind, name, data, caption=words, album=album)

    async def forwards(self, message: Message, chat: Chat | None = None) -> Message:
        """Passes on a message of another chat, here to the bot unless told otherwise."""
        await self.ready()
        return acts.forward(self.town, self.me, self.chat(chat), message)

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
