"""A chat of 2,000 messages as months leave it: talk and answers, cards with buttons, polls, pictures, files, notes."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

from httpx import AsyncClient
from PIL import Image

from rehearsal import Town, serve
from rehearsal.acts import say, send_file
from rehearsal.chats import Chat
from rehearsal.messages import Message
from rehearsal.people import Person

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
WORDS = "We read the word problem in pairs first and underline what is asked. "
CARD = (
    "<b>Webinar: Retelling in pairs</b>\n\nTuesday 24 November, 16:00 (Helsinki)\n\n"
    "<i>How two pupils retell a page to each other</i>, with <a href='https://example.org/pairs'>the sheets</a>. "
    "/webinars lists all. Bring one page of your own."
)
KEYS = [
    [{"text": "Going", "callback_data": "webinars:going:7"}, {"text": "Can't", "callback_data": "webinars:cannot:7"}],
    [{"text": "Remind me", "callback_data": "webinars:remind:7"}],
]


@asynccontextmanager
async def played(messages: int) -> AsyncIterator[tuple[str, Person]]:
    """A town with this chat: the address of its page, and whose phone shows the chat."""
    town = Town(pace=0, start=START)
    bot = town.add_bot()
    town.flood.enabled = False
    people = [town.add_person(name) for name in ("Kamola", "Aino", "Diego", "Zoe")]
    group = town.add_group("Maths teachers", members=people, owner=people[1])
    town.add_bot_to(group, by=people[1], admin=True)
    async with serve(town.app()) as address, AsyncClient(base_url=f"{address}/bot{bot.token}/") as calls:
        chat = _Filling(town, group, people, calls)
        for number in range(messages):
            await KINDS[number % len(KINDS)](chat, number)
            town.clock.jump(town.clock.now() + timedelta(minutes=43))
        answering = asyncio.create_task(_answers(calls))
        yield address, people[0]
        answering.cancel()
        with suppress(asyncio.CancelledError):
            await answering


async def _answers(calls: AsyncClient) -> None:
    """Every tap at once, as a bot would that has nothing else to do."""
    after = 0
    while True:
        asked = await calls.post("getUpdates", json={"offset": after, "timeout": 20}, timeout=None)
        for update in asked.json()["result"]:
            after = update["update_id"] + 1
            if "callback_query" in update:
                values = {"callback_query_id": update["callback_query"]["id"], "text": "Noted"}
                await calls.post("answerCallbackQuery", json=values)


class _Filling:
    """One kind of message after the other."""

    def __init__(self, town: Town, group: Chat, people: list[Person], calls: AsyncClient) -> None:
        self.town, self.group, self.people, self._calls = town, group, people, calls
        self._last: Message | None = None

    async def talk(self, number: int) -> None:
        reply = self._last if number % 3 == 0 else None
        words = f"{number}: {WORDS * (1 + number % 3)}"
        self._last = say(self.town, self._who(number), self.group, words, reply_to=reply)

    async def card(self, number: int) -> None:
        await self._call("sendMessage", text=CARD, parse_mode="HTML", reply_markup={"inline_keyboard": KEYS})

    async def poll(self, number: int) -> None:
        options = [{"text": words} for words in ("Every day", "Every week", "Once a month", "Not yet")]
        await self._call("sendPoll", question="How often do pupils retell?", options=options, is_anonymous=False)

    async def picture(self, number: int) -> None:
        self._sends(number, "photo", "board.jpg", _picture(number))

    async def file(self, number: int) -> None:
        self._sends(number, "document", "sheets.pdf", b"%PDF" * 9_000)

    async def voice(self, number: int) -> None:
        self._sends(number, "voice", "note.ogg", bytes(30_000))

    def _sends(self, number: int, kind: str, name: str, data: bytes) -> None:
        send_file(self.town, self._who(number), self.group, kind, name, data, caption=WORDS if number % 2 else "")

    def _who(self, number: int) -> Person:
        return self.people[number // 5 % len(self.people)]

    async def _call(self, method: str, **values: Any) -> None:
        answer = await self._calls.post(method, json={"chat_id": self.group.id, **values})
        if not answer.json()["ok"]:
            raise RuntimeError(json.dumps(answer.json()))


KINDS: tuple[Callable[[_Filling, int], Any], ...] = (
    *(_Filling.talk,) * 5,
    _Filling.card,
    *(_Filling.talk,) * 4,
    _Filling.picture,
    *(_Filling.talk,) * 3,
    _Filling.poll,
    _Filling.talk,
    _Filling.voice,
    _Filling.card,
    _Filling.talk,
    _Filling.file,
)
"""Over and over."""


def _picture(number: int) -> bytes:
    """Of the size phones send."""
    file = BytesIO()
    Image.linear_gradient("L").resize((1280, 960)).rotate(number).convert("RGB").save(file, "JPEG", quality=85)
    return file.getvalue()
