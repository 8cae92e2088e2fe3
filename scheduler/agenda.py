"""Plays the next weeks ahead: planner, courier and kinds as they are, on a copy that is thrown away.

The clock goes from one due moment to the next, and what would have been sent is written down instead. So the agenda
says what will happen because it happens, and no rule is told twice.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from cards.card import TooLong
from community.agenda import Entry
from community.clock import Now
from community.community import Community
from locales import languages, texts
from scheduler.courier import Courier
from scheduler.foreseen import Paper, entry_of, together
from scheduler.kinds import Compose, Kind, Reader, StopPoll, What
from scheduler.pace import Pace
from scheduler.registry import KINDS
from storage import agenda, groups, people
from storage.base import GroupId
from storage.database import Database, Tx
from storage.forms import Draft
from storage.notices import Notice, State
from storage.scratch import Scratch, scratch

TOLD_OF_GROUP = ("webinars-", "polls-", "prompts-")
"""Private messages of these kinds come of a group's plan; others are nobody else's business."""
NIGHTLY, PLANNING_EVERY = timedelta(days=1), 14
"""Every night the clock plans five weeks ahead. Nothing is told earlier than a week before its date, so looking only
every so many nights notes the same; but daily lines and reminders of drafts are noted from day to day."""
ENOUGH = 3
"""Messages of a plan that show what is wrong with it."""
NEAR = timedelta(hours=12)
"""Other messages within this time of one may disturb it: an hour before it, by their number on its day."""
Settle = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Foresight:
    """`community.agenda.Foresight`: what the bot on this database would send."""

    db: Database
    now: Now
    zone: str = "UTC"
    language: str = "en"
    username: Callable[[], str] = str

    async def __call__(
        self, *, since: datetime, until: datetime, group_id: GroupId | None = None, draft: Draft | None = None
    ) -> list[Entry]:
        draft_id = draft.id if draft else None
        async with scratch(self.db, since, group_id=group_id, private=TOLD_OF_GROUP, draft_id=draft_id) as copy:
            play = Play(copy, self, group_id)
            await play.look_around()
            past = await play.past(since)
            if draft is not None:
                until = min(until, await play.submit(draft))
            await play.until(until, nights=draft is None)
        entries = together([*past, *play.entries])
        if group_id is not None:
            entries = [one for one in entries if one.group or one.kind.startswith(TOLD_OF_GROUP)]
        return entries


class Play:
    """One playing ahead; ``entries`` are what would go out."""

    def __init__(self, copy: Scratch, sight: Foresight, group_id: GroupId | None) -> None:
        self.entries: list[Entry] = []
        self._instant = sight.now()
        self._db = copy
        self._group_id = group_id
        self._username = sight.username()
        self._community = Community(copy, self._now, language=sight.language, zone=sight.zone)
        kinds = {name: replace(kind, compose=self._watched(kind)) for name, kind in KINDS.items()}
        transport: Any = Paper(self._written)
        hurry = Pace(count(step=60).__next__)  # a minute goes by whenever it looks, so nobody waits
        people_, groups_ = self._community.people, self._community.groups
        self._courier = Courier(copy, self._now, transport, hurry, kinds, people_, groups_)
        self._courier.bot_username = self._username
        self._readers: Mapping[GroupId, Mapping[str, int]] = {}
        self._staged: dict[int, tuple[What, Entry]] = {}
        self._meant_for: dict[int, datetime] = {}
        self._new = range(0)

    def _now(self) -> datetime:
        return self._instant

    async def look_around(self) -> None:
        async with self._db.read() as tx:
            self._readers = await agenda.readers(tx)
        await self._look_at_dues()

    async def _look_at_dues(self) -> None:
        """Before quiet hours put anything off, so that it can be said."""
        async with self._db.read() as tx:
            self._meant_for = await agenda.due_moments(tx) | self._meant_for

    async def past(self, since: datetime) -> list[Entry]:
        """What became of earlier messages, as their cards read now."""
        async with self._db.read() as tx:
            entries = [await self._looking_back(tx, notice) for notice in await agenda.told(tx, since, self._instant)]
        return [entry for entry in entries if entry]

    async def submit(self, draft: Draft) -> datetime:
        """What the person is about to confirm; until when it has to be played. Raises the Refusal they would hear.

        Whoever waits for a preview need not wait for a month of all the group's plans: what is not near the first
        messages of this one is left out.
        """
        async with self._db.read() as tx:
            before = await agenda.last_notice(tx)
            person = await people.by_id(tx, draft.person_id)
        if person is not None:
            await self._community.forms.submit(person, draft.id)
        async with self._db.read() as tx:
            self._new = range(before + 1, await agenda.last_notice(tx) + 1)
        async with self._db.begin() as tx:
            moments = await agenda.first_due(tx, self._new, ENOUGH)
            await agenda.keep_near(tx, self._new, moments, NEAR)
        await self._look_at_dues()
        return max(moments, default=self._instant) + NEAR

    async def until(self, end: datetime, *, nights: bool) -> None:
        """From one due moment to the next, with the nights in between in which is planned ahead."""
        # A group's agenda has no daily lines, so no night is looked at for them.
        nightly = NIGHTLY if self._group_id is None else NIGHTLY * PLANNING_EVERY
        night, planning = self._instant + nightly, self._instant + NIGHTLY * PLANNING_EVERY
        night = night if nights else end + timedelta(seconds=1)
        before: datetime | None = None
        async with self._carrying() as settle:
            while True:
                due = await self._courier.next_due()
                if due is not None and due == before:  # it could not go yet
                    due = self._instant + timedelta(seconds=1)
                moment = min(due or night, night)
                if moment > end:
                    return
                before, self._instant = due, max(self._instant, moment)
                if self._instant >= night:
                    night += nightly
                    if self._instant < planning:
                        await self._community.delivery.plan()
                        await self._community.drafts.plan()
                    else:
                        await self._community.plan()
                        await self._look_at_dues()
                        planning += NIGHTLY * PLANNING_EVERY
                await settle()

    @contextlib.asynccontextmanager
    async def _carrying(self) -> AsyncIterator[Settle]:
        """The courier at work; what is given returns when nothing is due any more at this moment."""
        running = asyncio.create_task(self._courier.run())

        async def settle() -> None:
            self._db.noted.set()
            await asyncio.sleep(0)
            while await self._courier.rest() != 0:
                if running.done():
                    running.result()
                await asyncio.sleep(0)

        try:
            await settle()
            yield settle
        finally:
            await self._courier.finish()
            running.cancel()
            await asyncio.wait([running])

    def _watched(self, kind: Kind) -> Compose:
        """Composes as the kind does, and sets aside how it looks, until the courier sends it."""

        async def compose(tx: Tx, notice: Notice, reader: Reader) -> What | None:
            try:
                what = await kind.compose(tx, notice, reader)
            except TooLong:
                self.entries.append(self._entry(notice, reader, {}, too_long_in=(reader.texts.language,)))
                return None
            if what is not None and notice.post_id is None and not isinstance(what, StopPoll):
                shown, too_long = await _translated(tx, kind, notice, reader, what)
                self._staged[id(what)] = what, self._entry(notice, reader, shown, too_long_in=too_long)
            return what

        return compose

    def _entry(self, notice: Notice, reader: Reader, shown: Mapping[str, What], **more: Any) -> Entry:
        group, own = reader.group, reader.texts.language
        readers = self._readers.get(group.id, {}) if group else {own: 1}
        more = {"meant_for": self._meant_for.get(notice.id), "is_new": notice.id in self._new, **more}
        return entry_of(notice, reader, shown, readers, **more)

    def _written(self, what: What) -> None:
        _, entry = self._staged.pop(id(what), (None, None))
        if entry is not None:
            self.entries.append(replace(entry, at=self._instant))

    async def _looking_back(self, tx: Tx, notice: Notice) -> Entry | None:
        kind, at = KINDS.get(notice.kind), notice.done_at
        group = (notice.group_id and await groups.by_id(tx, notice.group_id)) or None
        person = (notice.person_id and await people.by_id(tx, notice.person_id)) or None
        if kind is None or not kind.is_message or at is None or not (group or person):
            return None
        language = group.language if group else person.language if person else "en"
        reader = Reader(texts(language), at, group, person, self._username)
        try:
            what = await kind.compose(tx, notice, reader)
        except TooLong:
            what = None
        went = kind.stands or notice.state in (State.SENT, State.UNCERTAIN)
        if what is None and not went:  # nobody might have heard of it anyway
            return None
        shown = (await _translated(tx, kind, notice, reader, what))[0] if what else {}
        return self._entry(notice, reader, shown, state=str(notice.state))


async def _translated(
    tx: Tx, kind: Kind, notice: Notice, reader: Reader, what: What
) -> tuple[dict[str, What], list[str]]:
    """The same in the other languages too, and those in which it is too long; a group may read several."""
    shown: dict[str, What] = {reader.texts.language: what}
    too_long: list[str] = []
    for language in languages() if reader.group else ():
        if language in shown:
            continue
        try:
            other = await kind.compose(tx, notice, replace(reader, texts=texts(language)))
        except TooLong:
            too_long.append(language)
        else:
            shown |= {language: other} if other is not None else {}
    return shown, too_long
