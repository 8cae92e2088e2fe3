"""One Town is one Telegram: its clock, accounts, chats, files, journal and faults. Nothing is global."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from . import lines, membership
from .chats import ORDINARY, Chat, Member
from .clock import Clock
from .faults import Faults
from .files import Files
from .flood import Flood
from .journal import Entry, Journal
from .people import Account, Bot, Person
from .polls import Poll
from .tape import Tape

if TYPE_CHECKING:
    from .crowd import Crowd
    from .play import Opening
    from .server import TownApp
    from .taps import InlineQuery, Tap

Agenda = Callable[[int, str], Awaitable[list[dict[str, Any]]]]
"""Takes how many days ahead and the reader's language, and gives a row for every message that went out or will;
docs/rehearsal.md has its shape. Whoever starts rehearsal fills it in."""
FIRST_PERSON = 2_251_799_813_700_001  # 52 significant bits, as Telegram warns
FIRST_GROUP = -4_000_000_001
FIRST_SUPERGROUP = -1_002_000_000_001

HOOKS = ("agenda", "opening", "forgetting", "restarting", "planning")


class Town:
    """`start` is the instant the clock begins at (now, if None); `strict` allows no bursts in a chat; `pace` is how
    many seconds of the town's time a person in a script needs before each act."""

    def __init__(
        self,
        start: datetime | None = None,
        zone: str = "Europe/Helsinki",
        *,
        strict: bool = False,
        pace: float = 2.0,
        notice: str = "",
    ) -> None:
        self.clock = Clock(start, zone)
        self.zone = zone
        self.strict = strict
        self.pace = pace
        self.notice = notice  # a sentence that the page shows all the time
        self.agenda: Agenda | None = None
        self.bots: dict[str, Bot] = {}
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.polls: dict[str, Poll] = {}
        self.taps: dict[str, Tap] = {}
        self.inline_queries: dict[str, InlineQuery] = {}
        self.inline_messages: dict[str, Any] = {}
        self.files = Files()
        self.faults = Faults()
        self.journal = Journal()
        self.floods: dict[int, Flood] = {}
        self.crowds: dict[int, Crowd] = {}  # by seed
        self.opening: Opening | None = None  # brings a bot of its own into another town, for replays
        self.forgetting: Callable[[], object] | None = None  # lets the next start begin with a new town
        self.restarting: Callable[[], Awaitable[object]] | None = None  # whoever runs a bot here fills it in
        self.planning: Callable[[], object] | None = None  # another town takes this one's place, with the real plan
        self.last_id = 0
        self.mark = ""  # tells this town from the next, for pages that reconnect
        self._last_number = 0
        self.tape = Tape(self)
        self._wire()

    def _wire(self) -> None:
        """What listens to what."""
        self.clock.watchers.append(self._clock_moved)
        self.journal.readers.append(self.tape.hear)
        for bot in self.bots.values():
            bot.queue.on_change = self.journal.stir

    def __getstate__(self) -> dict[str, Any]:
        """Everything but the hooks, which belong to the process."""
        return {name: value for name, value in self.__dict__.items() if name not in HOOKS}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        for hook in HOOKS:
            setattr(self, hook, None)

    def come_back(self, gap: int) -> None:
        """After being kept: listens again, and leaves out some numbers."""
        self._wire()
        self.last_id += gap
        self._last_number += gap
        for bot in self.bots.values():
            bot.queue.next_id += gap
        for chat in self.chats.values():
            chat.last_id += gap

    @property
    def bot(self) -> Bot:
        """The first bot, which is usually the only one."""
        return next(iter(self.bots.values()))

    @property
    def flood(self) -> Flood:
        """The first bot's flood windows."""
        return self.floods[self.bot.id]

    def bot_of(self, account: Account) -> Bot | None:
        return account if isinstance(account, Bot) else None

    def number(self) -> int:
        """A new number for ids of queries, polls and the like."""
        self._last_number += 1
        return self._last_number

    def add_bot(
        self,
        token: str = "1000:rehearsal",  # noqa: S107 (no secret: it opens a pretend Telegram)
        first_name: str = "Staffroom",
        username: str = "staffroom_bot",
        **can: Any,
    ) -> Bot:
        """A bot account. `can` takes reads_all (privacy mode off), inline and inline_feedback."""
        bot = Bot(self, token, first_name, username, **can)
        self.bots[token] = bot
        self.floods[bot.id] = Flood(self.clock, strict=self.strict)
        bot.queue.on_change = self.journal.stir
        return bot

    def add_person(
        self,
        first_name: str,
        language: str | None = "en",
        *,
        username: str | None = None,
        last_name: str | None = None,
        role: str = "",
    ) -> Person:
        """Somebody with a phone, whom the bot does not know yet."""
        number = FIRST_PERSON + len(self.people)
        person = Person(
            self, number, first_name, last_name=last_name, username=username, language_code=language, role=role
        )
        self.people[number] = person
        self.tape.note(lines.person(self, person))
        self.journal.stir()
        return person

    def add_group(
        self,
        title: str,
        members: Iterable[Person] = (),
        admins: Iterable[Person] = (),
        *,
        owner: Person | None = None,
        is_forum: bool = False,
        kind: str = "supergroup",
    ) -> Chat:
        """A group (kind "group") or supergroup. Admins need not be listed among the members too."""
        if kind not in ("group", "supergroup") or (is_forum and kind != "supergroup"):
            raise ValueError("A chat of several is a group or a supergroup; only supergroups have topics.")
        number = self.next_supergroup_id() if kind == "supergroup" else FIRST_GROUP - len(self.chats)
        chat = Chat(id=number, kind=kind, title=title, is_forum=is_forum)
        self.chats[number] = chat
        admins = list(admins)
        for person in [*members, *admins, *([owner] if owner else [])]:
            status = "creator" if person is owner else "administrator" if person in admins else "member"
            rights = ORDINARY if status == "administrator" else frozenset()
            chat.members[person.id] = Member(person, status, rights, since=len(self.journal))
        self.tape.note(lines.group(self, chat))
        return chat

    def next_supergroup_id(self) -> int:
        return FIRST_SUPERGROUP - len(self.chats)

    def private_chat(self, person: Person, bot: Bot | None = None) -> Chat:
        """The conversation of a person with a bot (made when first asked for)."""
        bot = bot or self.bot
        chat = bot.private.get(person.id)
        if chat is None:
            chat = bot.private[person.id] = Chat(id=person.id, kind="private", person=person, bot=bot)
        return chat

    def knows(self, bot: Bot, person: Person) -> bool:
        """Whether the bot has met this person anywhere."""
        if person.id in bot.private:
            return True
        return any(person.id in chat.members and bot.id in chat.members for chat in self.chats.values())

    def add_bot_to(self, group: Chat, by: Person, bot: Bot | None = None, *, admin: bool = False) -> None:
        """Emits my_chat_member and the service message."""
        membership.join(self, group, bot or self.bot, by)
        if admin:
            self.promote(bot or self.bot, group, by=by)

    def remove_bot_from(self, group: Chat, by: Person, bot: Bot | None = None) -> None:
        membership.leave(self, group, bot or self.bot, by)

    def join(self, person: Person, group: Chat, by: Person | None = None) -> None:
        membership.join(self, group, person, by)

    def leave(self, person: Person, group: Chat, by: Person | None = None) -> None:
        membership.leave(self, group, person, by)

    def promote(
        self, account: Account, group: Chat, *, by: Person | None = None, rights: frozenset[str] | None = None
    ) -> None:
        """Makes somebody (or the bot) an administrator."""
        membership.change(self, group, account, by or self._someone(group, account), "administrator", rights)

    def demote(self, account: Account, group: Chat, *, by: Person | None = None) -> None:
        membership.change(self, group, account, by or self._someone(group, account), "member")

    def restrict(self, account: Account, group: Chat, *, by: Person | None = None) -> None:
        """Takes away the right to send anything; `demote` gives it back."""
        membership.change(self, group, account, by or self._someone(group, account), "restricted")

    def upgrade(self, group: Chat, by: Person | None = None) -> Chat:
        """The group becomes a supergroup with a new id; returns the new chat."""
        return membership.upgrade(self, group, by)

    def _someone(self, group: Chat, but: Account) -> Account:
        present = sorted(group.present(), key=lambda m: not m.is_admin)
        return next((m.account for m in present if not m.account.is_bot and m.account is not but), but)

    def chat_by_id(self, number: int, bot: Bot) -> Chat | None:
        """The chat as this bot addresses it; a person's id is the private chat, if the person exists."""
        if number > 0:
            person = self.people.get(number)
            return self.private_chat(person, bot) if person and self.knows(bot, person) else None
        return self.chats.get(number)

    async def restart(self) -> bool:
        """Stops the bot and starts it again, if whoever runs it can; returns once it listens."""
        self.tape.note("the bot restarts")
        if self.restarting is None:
            return False
        await self.restarting()
        return True

    async def settled(self, limit: float = 20.0) -> None:
        """Returns when every update has been fetched and confirmed and the other side has nothing left to do."""
        while True:
            if not await self.journal.until(self._idle, limit):
                raise AssertionError(f"The bot has not fetched and confirmed these updates: {self._pending()}")
            async with asyncio.timeout(limit):
                await self.clock.settled()
            if self._idle():
                return

    def _idle(self) -> bool:
        return all(bot.queue.idle for bot in self.bots.values())

    async def quiet(self, limit: float = 2.0) -> None:
        """As `settled`, but only if a bot is listening, and without complaint: what people wait for before they act."""
        if any(bot.queue.polling or bot.webhook for bot in self.bots.values()):
            try:
                await self.settled(limit)
            except (TimeoutError, AssertionError):
                return

    def _pending(self) -> list[str]:
        return [f"{update.id} {update.kind}" for bot in self.bots.values() for update in bot.queue.waiting]

    def _clock_moved(self) -> None:
        now = self.clock.timestamp()
        for poll in list(self.polls.values()):
            if not poll.closed and poll.is_closed(now):
                for message in poll.messages:
                    self.journal.add(Entry("edit", message.chat, poll.owner, message.text, message))
        self.journal.stir()

    def app(self, page: bool = True) -> TownApp:
        """The Bot API, the phone API and (with `page`) the page, as one Starlette application."""
        from .server import TownApp

        return TownApp(self, page=page)
