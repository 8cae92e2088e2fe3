"""A group on a real database, with a courier whose messages end in a list instead of in Telegram.

Aino facilitates, Kamola and Diego teach, Zoe is a stranger, Ada an admin.
"""

import asyncio
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from cards.card import Card
from community.community import Community
from community.forms import Done, Screen
from community.groups import Chat
from community.people import Account
from scheduler.agenda import Foresight
from scheduler.courier import Courier
from scheduler.kinds import NativePoll, Sent, StopPoll, What
from scheduler.pace import Pace
from scheduler.registry import KINDS
from scheduler.transport import Outcome, Word
from storage import notices
from storage.database import Database
from storage.groups import Group
from storage.notices import Notice
from storage.people import Person
from tests.community.writing import Wall


@dataclass
class Telegram:
    """Takes everything; numbers messages from 101 and polls from "poll-101". Answers can be prepared."""

    sent: list[What] = field(default_factory=list)
    edited: list[Card] = field(default_factory=list)
    answers: list[Outcome] = field(default_factory=list)
    tally: tuple[int, ...] = ()
    voters: int = 0

    async def send(self, chat_id: int, what: What, *, thread: int | None, reply_to: int | None) -> Outcome:
        self.sent.append(what)
        message_id = 100 + len(self.sent)
        if self.answers:
            return self.answers.pop(0)
        match what:
            case NativePoll():
                return Outcome(Word.SENT, Sent(message_id, f"poll-{message_id}"))
            case StopPoll():
                return Outcome(Word.SENT, Sent(what.message_id, None, self.tally, self.voters))
        return Outcome(Word.SENT, Sent(message_id))

    async def edit(self, chat_id: int, message_id: int, card: Card) -> Outcome:
        self.edited.append(card)
        return Outcome(Word.SENT, Sent(message_id))

    def wait_for(self, chat_id: int) -> float:
        return 0.0

    def cards(self) -> list[str]:
        return [what.text for what in self.sent if isinstance(what, Card)]

    def polls(self) -> list[NativePoll]:
        return [what for what in self.sent if isinstance(what, NativePoll)]


MATHS = (-100, "Maths teachers")


@dataclass
class Circle:
    db: Database
    wall: Wall = field(default_factory=Wall)
    telegram: Telegram = field(default_factory=Telegram)

    def __post_init__(self) -> None:
        foresee = Foresight(self.db, self.wall.now, "Europe/Helsinki")
        self.community = Community(self.db, self.wall.now, first_admins=[9], zone="Europe/Helsinki", foresee=foresee)

    async def gathers(self) -> "Circle":
        """Everybody comes, and the bot is in the group."""
        await self._come()
        self.group = await self.founds(*MATHS)
        await self.settles()
        self.telegram.sent.clear()
        return self

    async def returns(self) -> "Circle":
        """The same in a copy of a database where they gathered before."""
        await self._come()
        self.group = await self.community.groups.seen(Chat(*MATHS), self.kamola)
        return self

    async def _come(self) -> None:
        self.aino = await self.meets(1, "Aino")
        self.kamola, self.diego = await self.meets(2, "Kamola"), await self.meets(3, "Diego", "es")
        self.zoe, self.ada = await self.meets(4, "Zoe"), await self.meets(9, "Ada")

    async def meets(self, telegram_id: int, name: str, language: str = "en") -> Person:
        return await self.community.people.meet(Account(telegram_id, name, None, language), in_private=True)

    async def founds(self, chat_id: int, title: str) -> Group:
        """A group that Aino brings the bot into, and in which Kamola and Diego write."""
        chat = Chat(chat_id, title)
        group = await self.community.groups.come(chat, self.aino, as_admin=True)
        for person in (self.kamola, self.diego):
            await self.community.groups.seen(chat, person)
        return group

    async def settles(self) -> None:
        """Everything that is due goes out."""
        community: Any = self.community
        transport: Any = self.telegram
        hurry = Pace(count(step=60).__next__)
        courier = Courier(self.db, self.wall.now, transport, hurry, KINDS, community.people, community.groups)
        await courier.recover()
        running = asyncio.create_task(courier.run())
        while not (running.done() or await courier.rest() == 0):  # noqa: ASYNC110
            await asyncio.sleep(0.002)
        while not running.done():  # a wake-up at the same moment can swallow a cancellation
            running.cancel()
            await asyncio.wait([running], timeout=0.05)

    async def waits(self, **span: float) -> None:
        """Time passes, the clock comes round, and what is due goes out."""
        self.wall.passes(**span)
        await self.community.plan()
        await self.settles()

    async def noted(self, days: float = 40) -> list[Notice]:
        """What will go out within these days."""
        wall = Wall(self.wall.instant)
        wall.passes(days=days)
        async with self.db.read() as tx:
            return await notices.waiting(tx, wall.now())

    async def fills(self, person: Person, name: str, **answers: Any) -> Screen:
        group_id = answers.pop("group_id", None)
        subject_id = answers.pop("subject_id", None)
        return await self.community.forms.begin(
            person, name, group_id=group_id, subject_id=subject_id, answers=answers or None
        )

    async def submits(self, person: Person, name: str, **answers: Any) -> Done:
        screen = await self.fills(person, name, **answers)
        done = await self.community.forms.submit(person, screen.draft.id)
        assert isinstance(done, Done)
        return done
