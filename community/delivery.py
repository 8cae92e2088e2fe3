"""What became of a group's messages: facilitators look it up, have one sent again, and hear what was late or missed.

Retention: what is over for ninety days, a school term, is deleted at night. Nobody asks after it by then, and no
plan reaches back to it.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from community.clock import Now
from community.errors import Gone
from community.notices import listeners, to_person
from community.rights import facilitated_group, must_be_admin
from storage import delivery, groups, notices, pauses, polls, prompts, webinars
from storage.base import GroupId
from storage.database import Database, Tx
from storage.groups import Group
from storage.notices import Notice, State
from storage.people import Person

REPORT, DAILY = "delivery-report", "delivery-daily"
LATE = timedelta(minutes=10)
"""A post that goes out later than this after its time is told to the facilitators."""
GATHER = timedelta(minutes=1)
"""What was late or missed within a moment becomes one message."""
KEPT_FOR = timedelta(days=90)
AT_ONCE = 500
"""So many are deleted in one transaction: others wait for it."""
ON_A_PAGE = 8
DAILY_AT = time(18)
NOT_POSTED = ("webinars-over",)
"""Kinds by which the group gets no message."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A message to a group, and what became of it."""

    notice: Notice
    title: str | None
    """Of what it is about."""
    alone: Mapping[State, int]
    """How many were told the same privately, by what became of it."""
    paused_until: datetime | None = None
    """Until when nothing goes to the group, where this still waits."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some of a group's messages, the latest first."""

    group: Group
    entries: Sequence[Entry]
    number: int
    more: bool
    paused_until: datetime | None
    reads_daily: bool


@dataclass(frozen=True, slots=True)
class Ended:
    """What was sent to a group, sent late, and not sent, within some time."""

    group: Group
    sent: Sequence[Notice]
    late: Sequence[Notice]
    missed: Sequence[Notice]
    failed: Sequence[Notice]


class Delivery:
    def __init__(self, db: Database, now: Now) -> None:
        self._db = db
        self._now = now

    async def groups(self, person: Person) -> list[Group]:
        """Those whose messages a person may look at, also where the bot is not any more."""
        async with self._db.read() as tx:
            return await groups.looked_after(tx, None if person.is_admin else person.id)

    async def page(self, person: Person, group_id: GroupId, number: int = 0) -> Page:
        now = self._now()
        async with self._db.read() as tx:
            group = await facilitated_group(tx, person, group_id)
            skip = number * ON_A_PAGE
            rows = await delivery.of_group(tx, group.id, now, leaving_out=NOT_POSTED, skip=skip, limit=ON_A_PAGE + 1)
            return Page(
                group,
                [await entry_of(tx, notice) for notice in rows[:ON_A_PAGE]],
                number,
                len(rows) > ON_A_PAGE,
                await pauses.paused_until(tx, (group.id, None), now),
                await delivery.reads_daily(tx, person.id),
            )

    async def one(self, person: Person, notice_id: int) -> tuple[Group, Entry]:
        async with self._db.read() as tx:
            notice = await notices.by_id(tx, notice_id)
            if notice is None:
                raise Gone("error-notice-gone")
            group = await facilitated_group(tx, person, notice.group_id)
            until = await pauses.paused_until(tx, (group.id, None), self._now()) if notice.state is State.DUE else None
            return group, replace(await entry_of(tx, notice), paused_until=until)

    async def send_again(self, person: Person, notice_id: int) -> None:
        """A message that did not arrive, or of which nobody knows, goes out once more."""
        now = self._now()
        async with self._db.begin() as tx:
            notice = await notices.by_id(tx, notice_id)
            if notice is None:
                raise Gone("error-notice-gone")
            if notice.group_id is None:
                must_be_admin(person)
            else:
                await facilitated_group(tx, person, notice.group_id)
            until = max(notice.expires_at or now, now + timedelta(days=1))
            if not await notices.send_again(tx, notice_id, now, until):
                raise Gone("error-notice-gone")

    async def try_now(self, person: Person, group_id: GroupId) -> None:
        """Something was put right in the group: what waits there need not wait any longer."""
        async with self._db.begin() as tx:
            group = await facilitated_group(tx, person, group_id)
            await notices.hurry(tx, group.id, self._now())

    async def read_daily(self, person: Person, group_id: GroupId, *, wanted: bool) -> None:
        """Whether this person wants a line every day on which something was sent."""
        async with self._db.begin() as tx:
            await facilitated_group(tx, person, group_id)
            await delivery.set_daily(tx, person.id, wanted)
            if wanted:
                await self._note_daily(tx, person)

    async def plan(self) -> None:
        """The lines of the next days."""
        async with self._db.begin() as tx:
            for person in await delivery.daily_readers(tx):
                await self._note_daily(tx, person)

    async def forget_old(self) -> None:
        """Delete what the rule above says, a little at a time, so that nobody has to wait for it."""
        before = self._now() - KEPT_FOR
        deleted = AT_ONCE
        while deleted == AT_ONCE:
            async with self._db.begin() as tx:
                deleted = await delivery.forget(tx, before, AT_ONCE)

    async def _note_daily(self, tx: Tx, person: Person) -> None:
        now = self._now()
        theirs = await groups.of_person(tx, person.id, facilitating=True)
        zone = ZoneInfo(person.zone or next((group.zone for group in theirs), "UTC"))
        today = now.astimezone(zone).date()
        for ahead in range(3):
            day = today + timedelta(days=ahead)
            due = datetime.combine(day, DAILY_AT, zone)
            if due > now:
                key = f"daily:{person.id}:{day}"
                await notices.add(tx, to_person(person.id, DAILY, person.id, key, due, due + timedelta(hours=6)))


async def note_report(tx: Tx, group: Group, now: datetime) -> None:
    """Something was sent late to a group, or not at all: whoever plans for it hears of it in a moment, once for all."""
    for person in await listeners(tx, group):
        if not await notices.is_waiting(tx, REPORT, person.id):
            key, until = f"report:{person.id}:{now.isoformat()}", now + timedelta(days=7)
            since = (now - GATHER).isoformat()
            await notices.add(tx, to_person(person.id, REPORT, person.id, key, now + GATHER, until, since=since))


async def ended_since(tx: Tx, person: Person, since: datetime, until: datetime) -> list[Ended]:
    """What became of the messages to each group this person hears of, groups with none left out."""
    theirs = await (groups.present(tx) if person.is_admin else groups.of_person(tx, person.id, facilitating=True))
    rows = await delivery.ended_in(tx, {group.id for group in theirs}, since, until)
    found = [_ended(group, [row for row in rows if row.group_id == group.id]) for group in theirs]
    concerned = []
    for one in found:
        heard = (one.sent or one.missed or one.failed) and await listeners(tx, one.group)
        if heard and person.id in {listener.id for listener in heard}:
            concerned.append(one)
    return concerned


def _ended(group: Group, rows: Sequence[Notice]) -> Ended:
    sent = [row for row in rows if row.state is State.SENT]
    late = [row for row in sent if row.done_at is not None and row.done_at - row.meant_for > LATE]
    missed = [row for row in rows if row.state is State.MISSED]
    failed = [row for row in rows if row.state in (State.UNDELIVERABLE, State.UNCERTAIN)]
    return Ended(group, sent, late, missed, failed)


async def entry_of(tx: Tx, notice: Notice) -> Entry:
    """A message with what it is about."""
    find = _TITLES.get(notice.kind.partition("-")[0])
    title = await find(tx, notice.subject_id) if find else None
    return Entry(notice, title, await delivery.private_ones(tx, notice.kind, notice.subject_id))


async def _webinar(tx: Tx, date_id: int) -> str | None:
    found = await webinars.date_by_id(tx, date_id)
    return found[0].title if found else None


async def _poll(tx: Tx, poll_id: int) -> str | None:
    poll = await polls.look_at(tx, poll_id)
    return poll.question if poll else None


async def _prompt(tx: Tx, prompt_id: int) -> str | None:
    prompt = await prompts.look_at(tx, prompt_id)
    return prompt.text if prompt else None


_TITLES: dict[str, Callable[[Tx, int], Awaitable[str | None]]] = {
    "webinars": _webinar,
    "polls": _poll,
    "prompts": _prompt,
}
