"""Carries notices: claim a few that are due, ask once more whether each is wanted, build it now, send, write down.

A notice is claimed before it is sent and what became of it is written after. Whoever dies in between leaves it
"sending"; the next start finds it. No network call happens inside a transaction.
"""

import asyncio
import contextlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

from cards.card import Card
from community.clock import Now
from community.groups import Groups
from community.notices import after_quiet
from community.people import People
from locales import texts
from scheduler.afterwards import Afterwards
from scheduler.kinds import Kind, Reader, What
from scheduler.transport import Outcome, Transport, Word
from storage import groups, notices, people, posts
from storage.database import Database, Tx
from storage.groups import Group
from storage.notices import Notice, State
from storage.people import Person

log = logging.getLogger(__name__)
AT_ONCE = 16
HEARTBEAT = 1.0
DRAIN = 10
LONGEST_WAIT = 3.0
"""Seconds a notice may keep a place among those under way while its chat's turn comes."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A notice ready to go: where to, and what."""

    notice: Notice
    kind: Kind
    chat_id: int
    group: Group | None
    person: Person | None
    what: What
    message_id: int | None
    """The message to change; None for a new one."""
    reply_to: int | None


class Courier:
    def __init__(
        self,
        db: Database,
        now: Now,
        transport: Transport,
        kinds: Mapping[str, Kind],
        people_: People,
        groups_: Groups,
    ) -> None:
        self._db = db
        self._now = now
        self._transport = transport
        self._kinds = kinds
        self._after = Afterwards(db, now, people_, groups_)
        self._running: set[asyncio.Task[None]] = set()
        self._chats: WeakValueDictionary[tuple[int | None, int | None], asyncio.Lock] = WeakValueDictionary()
        self._held: dict[tuple[int | None, int | None], datetime] = {}
        self._claiming = self._finishing = False
        self.bot_username = ""

    async def run(self) -> None:
        """Deliver until told to finish. Looks at the wall every second, and at once when something was noted."""
        await self.recover()
        async with asyncio.TaskGroup() as tasks:
            while not self._finishing:
                self._db.noted.clear()
                await self._deliver_due(tasks)
                with contextlib.suppress(TimeoutError):
                    # Not wait_for: before Python 3.12 it forgets a cancellation that comes with the bell.
                    async with asyncio.timeout(HEARTBEAT):
                        await self._db.noted.wait()

    async def finish(self) -> None:
        """Take no more; what waits for its turn is given back, what is being sent has a few seconds."""
        self._finishing = True
        self._transport.close()
        if self._running:
            await asyncio.wait(self._running, timeout=DRAIN)

    async def is_idle(self) -> bool:
        """Whether nothing is under way and nothing is due."""
        if self._running or self._claiming:  # before the look: what ends meanwhile may leave more to be told
            return False
        async with self._db.read() as tx:
            return not await notices.anything_open(tx, self._now()) and not self._running

    async def next_due(self) -> datetime | None:
        async with self._db.read() as tx:
            return await notices.next_due(tx)

    async def recover(self) -> None:
        """What a process that died was sending: sent again where it must arrive, else left as uncertain."""
        async with self._db.begin() as tx:
            for notice in await notices.left_in_hand(tx):
                kind = self._kinds.get(notice.kind)
                if notice.post_id is not None or (kind and kind.must_arrive):
                    await notices.put_off(tx, notice.id, notice.due_at)
                else:
                    await self._after.uncertain(tx, notice)

    async def _deliver_due(self, tasks: asyncio.TaskGroup) -> None:
        while len(self._running) < AT_ONCE and not self._finishing:
            async with self._db.read() as tx:  # looking costs readers little; claiming is a write
                due = await notices.next_due(tx)
            if due is None or due > self._now():
                return
            self._claiming = True
            try:
                async with self._db.begin() as tx:
                    batch = await notices.claim_due(tx, self._now(), AT_ONCE - len(self._running))
                for notice in batch:
                    task = tasks.create_task(self._deliver_in_order(notice))
                    self._running.add(task)
                    task.add_done_callback(self._over)
            finally:
                self._claiming = False

    def _over(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._db.noted.set()

    async def _deliver_in_order(self, notice: Notice) -> None:
        """One chat's notices go one after the other, in the order they were claimed."""
        chat = _chat_of(notice)
        lock = self._chats.get(chat)
        if lock is None:
            lock = self._chats[chat] = asyncio.Lock()
        async with lock:
            try:
                await self._deliver(notice)
            except Exception:
                # One notice that cannot be built must not stop the others, nor be tried every second.
                log.exception("notice %d of kind %s failed", notice.id, notice.kind)
                async with self._db.begin() as tx:
                    await self._after.failed(tx, notice)

    async def _deliver(self, notice: Notice) -> None:
        if await self._held_back(notice):
            return
        for _ in range(2):  # the second time in the chat that its group has moved to
            async with self._db.begin() as tx:
                parcel = await self._pack(tx, notice)
            if parcel is None:
                return
            if (wait := self._transport.wait_for(parcel.chat_id)) > LONGEST_WAIT:
                outcome = Outcome(Word.FLOODED, retry_after=wait)
            else:
                outcome = await self._send(parcel)
            if outcome.word is Word.FLOODED:
                self._held[_chat_of(notice)] = self._now() + timedelta(seconds=outcome.retry_after + 1)
                await self._held_back(notice)
                return
            await self._after.record(parcel.notice, parcel.kind, parcel.group, parcel.person, outcome)
            if outcome.word is not Word.MOVED:
                return

    async def _held_back(self, notice: Notice) -> bool:
        """Whether its chat has to pause. All that is for it waits for the same moment, so that its order stays."""
        chat = _chat_of(notice)
        until = self._held.get(chat)
        if until is None or until <= self._now():
            self._held.pop(chat, None)
            return False
        async with self._db.begin() as tx:
            await notices.give_back(tx, notice.id, until)
        return True

    async def _send(self, parcel: Parcel) -> Outcome:
        if parcel.message_id is not None and isinstance(parcel.what, Card):
            return await self._transport.edit(parcel.chat_id, parcel.message_id, parcel.what)
        thread = parcel.group.thread_id if parcel.group else None
        return await self._transport.send(parcel.chat_id, parcel.what, thread=thread, reply_to=parcel.reply_to)

    async def _pack(self, tx: Tx, notice: Notice) -> Parcel | None:
        """Ask once more whether it is wanted and may go now, and build it. None if it stays; that is written down."""
        kind = self._kinds.get(notice.kind)
        group = (notice.group_id and await groups.by_id(tx, notice.group_id)) or None
        person = (notice.person_id and await people.by_id(tx, notice.person_id)) or None
        if kind is None or (group is None and person is None):
            await self._drop(tx, notice, State.CANCELLED, "unknown")
            return None
        now = self._now()
        if notice.expires_at is not None and notice.expires_at < now:
            await self._after.missed(tx, notice, group)
            return None
        if group and not group.present:
            await self._after.keep(tx, notice, Word.AWAY)
            return None
        if person and not person.reachable:
            await self._drop(tx, notice, State.UNDELIVERABLE, Word.BLOCKED)
            return None
        if group and (quiet := self._quiet(notice, kind, group, now)):
            await notices.put_off(tx, notice.id, quiet)
            return None
        post = (notice.post_id and await posts.by_id(tx, notice.post_id)) or None
        if notice.post_id is not None and (post is None or not post.standing):
            await self._drop(tx, notice, State.CANCELLED, Word.MESSAGE_GONE)
            return None
        language = group.language if group else person.language if person else "en"
        what = await kind.compose(tx, notice, Reader(texts(language), now, group, person, self.bot_username))
        if what is None:
            await self._drop(tx, notice, State.CANCELLED, "not-wanted")
            return None
        chat_id = group.chat_id if group else person.telegram_id if person else 0
        reply_to = None if post else await self._reply_to(tx, notice, kind)
        return Parcel(notice, kind, chat_id, group, person, what, post.message_id if post else None, reply_to)

    def _quiet(self, notice: Notice, kind: Kind, group: Group, now: datetime) -> datetime | None:
        """Until when it has to wait for the end of the quiet hours; edits make no sound and need not."""
        if kind.anytime or notice.post_id is not None:
            return None
        end = after_quiet(now, group)
        too_late = notice.expires_at is not None and end > notice.expires_at
        return end if end > now + timedelta(seconds=1) and not too_late else None

    async def _reply_to(self, tx: Tx, notice: Notice, kind: Kind) -> int | None:
        if not kind.reply_to or notice.group_id is None:
            return None
        standing = await posts.of_subject(tx, kind.reply_to, notice.subject_id)
        return next((post.message_id for post in standing if post.group_id == notice.group_id), None)

    async def _drop(self, tx: Tx, notice: Notice, state: State, why: str) -> None:
        await notices.record(tx, notice.id, state, why, self._now())


def _chat_of(notice: Notice) -> tuple[int | None, int | None]:
    return notice.group_id, notice.person_id
