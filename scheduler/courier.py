"""Carries notices: take a place, claim one that is due, ask whether it is still wanted, build it now, send, write down.

A notice is claimed only when it may go at once, so "sending" is really on its way, and what became of it is written
after. Whoever dies in between leaves one such, and the next start finds it. No network call inside a transaction.
"""

import asyncio
import contextlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cards.card import Card
from community.budget import HELD, held_until, tell_held
from community.clock import Now
from community.groups import Groups
from community.notices import after_quiet
from community.people import People
from locales import texts
from scheduler.afterwards import Afterwards
from scheduler.kinds import Kind, Reader, What
from scheduler.pace import Pace
from scheduler.transport import Outcome, Transport, Word
from storage import claims, groups, notices, pauses, people, posts
from storage.database import Database, Tx
from storage.groups import Group
from storage.notices import Notice, State
from storage.pauses import Chat
from storage.people import Person

log = logging.getLogger(__name__)
HEARTBEAT = 1.0
DRAIN = 10
LONGEST_WAIT = 3.0
"""Seconds. A chat that has to wait longer gets a pause, which is a row and survives a restart."""


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


class CannotBuild(Exception):
    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.id)
        self.notice = notice


class Courier:
    def __init__(
        self,
        db: Database,
        now: Now,
        transport: Transport,
        pace: Pace,
        kinds: Mapping[str, Kind],
        people_: People,
        groups_: Groups,
    ) -> None:
        self._db = db
        self._now = now
        self._transport = transport
        self._pace = pace
        self._kinds = kinds
        self._after = Afterwards(db, now, people_, groups_)
        self._running: dict[asyncio.Task[None], Chat] = {}
        self._resting: dict[Chat, int] = {}
        """Chats that got something a moment ago, with Telegram's id."""
        self._claiming = self._finishing = False
        self.bot_username = ""

    async def run(self) -> None:
        """Deliver until told to finish. Looks at the wall every second, and at once when something was noted."""
        await self.recover()
        async with asyncio.TaskGroup() as tasks:
            while not self._finishing:
                self._db.noted.clear()
                try:
                    await self._deliver_due(tasks)
                except Exception as error:  # a full disk, a lost database: they pass
                    log.error("nothing could be claimed: %s", type(error).__name__)
                    await asyncio.sleep(HEARTBEAT)
                    continue
                with contextlib.suppress(TimeoutError):
                    # Not wait_for: before Python 3.12 it forgets a cancellation that comes with the bell.
                    async with asyncio.timeout(self._until_rested()):
                        await self._db.noted.wait()

    async def finish(self) -> None:
        """Take no more; what is being sent has a few seconds."""
        self._finishing = True
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(DRAIN):
                while self._claiming or self._running:  # what is claimed meanwhile goes as well
                    await asyncio.wait({*self._running, asyncio.create_task(asyncio.sleep(0.01))})

    async def rest(self) -> float | None:
        """Seconds that all which is due has to wait for its chats; 0 if nothing is due, None while something goes."""
        if self._running or self._claiming:  # before the look: what ends meanwhile may leave more to be told
            return None
        now, resting = self._now(), self._busy()
        async with self._db.glance() as tx:
            if not await claims.anything_open(tx, now):
                return None if self._running else 0.0
            waits = resting and not await claims.anything_due(tx, now, resting)
        if waits and not self._running:
            return self._until_rested()
        self._db.noted.set()  # it may have fallen due because the clock was moved
        return None

    async def next_due(self) -> datetime | None:
        async with self._db.glance() as tx:
            return await claims.next_due(tx, self._now())

    async def recover(self) -> None:
        """What a process that died was sending: sent again where it must arrive, else left as uncertain."""
        async with self._db.begin() as tx:
            for notice in await claims.left_in_hand(tx):
                kind = self._kinds.get(notice.kind)
                if notice.post_id is not None or (kind and kind.must_arrive):
                    await notices.put_off(tx, notice.id, notice.due_at, Word.UNCERTAIN)
                else:
                    await self._after.uncertain(tx, notice)

    async def _deliver_due(self, tasks: asyncio.TaskGroup) -> None:
        """Send until nothing is due for a chat that may get something now."""
        self._claiming = True
        try:
            parcel = None
            # While one goes after the other, claiming the next finds out by itself whether there is one.
            while not self._finishing and (parcel is not None or await self._is_anything_due()):
                await self._turn()
                parcel = await self._take()
                if parcel is not None:
                    task = tasks.create_task(self._carry(parcel))
                    self._running[task] = _chat_of(parcel.notice)
                    task.add_done_callback(self._over)
        finally:
            self._claiming = False

    async def _turn(self) -> None:
        """One notice after the other, so that whoever dies leaves one in doubt; more only where one takes too long."""
        while self._running and (left := self._pace.until_behind()) > 0:
            await asyncio.wait(self._running, timeout=left, return_when=asyncio.FIRST_COMPLETED)
        await self._pace.place()

    def _over(self, task: asyncio.Task[None]) -> None:
        self._running.pop(task)
        self._db.noted.set()

    async def _is_anything_due(self) -> bool:
        async with self._db.glance() as tx:  # looking costs little; claiming is a write
            return await claims.anything_due(tx, self._now(), self._busy())

    def _busy(self) -> set[Chat]:
        """Chats to which something is on its way or went a moment ago: each gets one thing after the other."""
        self._resting = {chat: at for chat, at in self._resting.items() if self._pace.wait_for(at) > 0}
        return {*self._running.values(), *self._resting}

    def _until_rested(self) -> float:
        """Seconds until it is worth looking again."""
        return min((max(self._pace.wait_for(chat_id), 0.01) for chat_id in self._resting.values()), default=HEARTBEAT)

    async def _take(self) -> Parcel | None:
        """Claim the next and make it ready. None if it does not go after all; then its place is given back."""
        made = parcel = None
        try:
            async with self._db.begin() as tx:
                claimed = [] if self._finishing else await claims.claim_due(tx, self._now(), 1, self._busy())
                made = await self._pack(tx, claimed[0]) if claimed else None
            parcel = made
        except CannotBuild as error:
            # One notice that cannot be built must not stop the others, nor be tried every second.
            log.exception("notice %d of kind %s cannot be built", error.notice.id, error.notice.kind)
            async with self._db.begin() as tx:
                await self._after.fault(tx, error.notice)
        finally:
            if parcel is None:
                self._pace.give_back()
        return parcel

    async def _carry(self, parcel: Parcel) -> None:
        """Send it at its turn and write down what became of it, however long the disk is full."""
        async with self._pace.sending(parcel.chat_id):
            outcome = await self._send(parcel)
        notice = parcel.notice
        self._resting[_chat_of(notice)] = parcel.chat_id
        is_well = False
        while True:
            try:
                await self._after.record(notice, parcel.kind, parcel.group, parcel.person, outcome)
                return
            except Exception as error:
                log.error("what became of notice %d could not be written down: %s", notice.id, type(error).__name__)
            try:
                async with self._db.begin() as tx:
                    if not is_well:
                        is_well = await notices.touch(tx, notice.id)
                        continue
                    await self._after.fault(tx, notice)
                return  # the database is well and it failed all the same: the fault is ours and would come again
            except Exception:
                is_well = False
                await asyncio.sleep(HEARTBEAT)

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
            await self._drop(tx, notice, "unknown")
            return None
        chat_id = group.chat_id if group else person.telegram_id if person else 0
        if await self._stays(tx, notice, kind, group, person) or await self._waits(tx, notice, chat_id):
            return None
        post = (notice.post_id and await posts.by_id(tx, notice.post_id)) or None
        if notice.post_id is not None and (post is None or not post.standing):
            await self._drop(tx, notice, Word.MESSAGE_GONE)
            return None
        language = group.language if group else person.language if person else "en"
        reader = Reader(texts(language), self._now(), group, person, self.bot_username)
        try:
            what = await kind.compose(tx, notice, reader)
        except Exception as error:
            raise CannotBuild(notice) from error
        if what is None:
            await self._drop(tx, notice, "not-wanted")
            return None
        reply_to = None if post else await self._reply_to(tx, notice, kind)
        return Parcel(notice, kind, chat_id, group, person, what, post.message_id if post else None, reply_to)

    async def _stays(self, tx: Tx, notice: Notice, kind: Kind, group: Group | None, person: Person | None) -> bool:
        """Whether it is too late, nobody is there, or it is the wrong time of the day."""
        now = self._now()
        if kind.too_late(notice, now):
            await self._after.missed(tx, notice, group)
        elif group and not group.present:
            await self._after.keep(tx, notice, Word.AWAY)
        elif person and not person.reachable:
            await self._after.failed(tx, notice, kind, None, Word.BLOCKED)
        elif group and (quiet := self._quiet(notice, kind, group, now)):
            await notices.put_off(tx, notice.id, quiet, "quiet", planned=True)
        elif kind.can_wait and (morning := await held_until(tx, notice, group, person, now)):
            await notices.put_off(tx, notice.id, morning, HELD, planned=True)
            if group:
                await tell_held(tx, notice, group, now)
        else:
            return False
        return True

    async def _waits(self, tx: Tx, notice: Notice, chat_id: int) -> bool:
        """Whether its chat has to wait first. A short wait is remembered, a long one becomes a pause."""
        now, chat = self._now(), _chat_of(notice)
        if (wait := self._pace.wait_for(chat_id)) > 0:
            await notices.give_back(tx, notice.id)
            self._resting[chat] = chat_id
            if wait > LONGEST_WAIT:
                await pauses.pause(tx, chat, now, now + timedelta(seconds=wait))
        elif notice.post_id is not None and (wait := self._pace.wait_for(chat_id, edit=True)) > 0:
            await notices.put_off(tx, notice.id, now + timedelta(seconds=wait), notice.outcome)
        return wait > 0

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

    async def _drop(self, tx: Tx, notice: Notice, why: str) -> None:
        await notices.record(tx, notice.id, State.CANCELLED, why, self._now())


def _chat_of(notice: Notice) -> Chat:
    return notice.group_id, notice.person_id
