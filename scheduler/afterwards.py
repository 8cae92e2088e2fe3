"""What is written down when a sending has ended, and who is told when it went wrong."""

import logging
from datetime import datetime, timedelta

from community.clock import Now
from community.groups import Groups
from community.notices import tell_facilitators
from community.people import People
from scheduler.kinds import Kind, Sent
from scheduler.transport import Outcome, Word
from storage import groups, notices, posts
from storage.database import Database, Tx
from storage.groups import Group
from storage.notices import Notice, State
from storage.people import Person
from storage.posts import Post

log = logging.getLogger(__name__)
FIRST_RETRY, LONGEST_RETRY = timedelta(seconds=5), timedelta(minutes=10)
TOPIC_RETRY = timedelta(hours=1)
"""How often is looked whether somebody has put a group right."""
TRIES = 8
GATHER = timedelta(minutes=1)
"""Several misses in a moment become one message."""


class Afterwards:
    def __init__(self, db: Database, now: Now, people: People, groups_: Groups) -> None:
        self._db = db
        self._now = now
        self._people = people
        self._groups = groups_

    async def record(
        self, notice: Notice, kind: Kind, group: Group | None, person: Person | None, outcome: Outcome
    ) -> None:
        """Write down one outcome and do what it asks for."""
        if outcome.word is Word.MOVED and group and outcome.new_chat_id:
            await self._groups.upgrade(group.chat_id, outcome.new_chat_id)
        if outcome.word is Word.AWAY and group:
            await self._groups.leave(group.chat_id)
        if outcome.word in (Word.BLOCKED, Word.AWAY) and person:
            await self._people.block(person)
        async with self._db.begin() as tx:
            await self._write(tx, notice, kind, group, outcome)

    async def _write(self, tx: Tx, notice: Notice, kind: Kind, group: Group | None, outcome: Outcome) -> None:
        now = self._now()
        match outcome.word:
            case Word.SENT | Word.UNCHANGED:
                await self._sent(tx, notice, kind, outcome.sent or Sent(0), now)
            case Word.POLL_CLOSED:
                await self._sent(tx, notice, kind, Sent(0), now)
            case Word.MESSAGE_GONE if notice.post_id is None and kind.afterwards is not None:
                await self._sent(tx, notice, kind, Sent(0), now)  # a poll somebody deleted is as closed as can be
            case Word.MOVED:  # it is sent there at once
                return
            case Word.LATER:
                await self._again(tx, notice, outcome.word)
            case Word.UNCERTAIN if kind.must_arrive or notice.post_id is not None:
                await self._again(tx, notice, outcome.word)
            case Word.UNCERTAIN:
                await self.uncertain(tx, notice)
            case Word.NO_TOPIC if group is not None:
                await tell_facilitators(tx, group, "groups-topic-closed", f"topic:{group.id}:{now.date()}", now)
                await notices.put_off(tx, notice.id, now + TOPIC_RETRY)
            case Word.NO_RIGHTS if group is not None:
                await tell_facilitators(tx, group, "groups-no-rights", f"rights:{group.id}:{now.date()}", now)
                await notices.put_off(tx, notice.id, now + TOPIC_RETRY)
            case Word.AWAY if group is not None:
                await self.keep(tx, notice, outcome.word)
            case Word.MESSAGE_GONE if notice.post_id is not None:
                await posts.lose(tx, notice.post_id)
                await notices.record(tx, notice.id, State.CANCELLED, outcome.word, now)
            case _:
                await notices.record(tx, notice.id, State.UNDELIVERABLE, outcome.word, now)

    async def _sent(self, tx: Tx, notice: Notice, kind: Kind, sent: Sent, now: datetime) -> None:
        await notices.record(tx, notice.id, State.SENT, None, now)
        if notice.post_id is not None:
            return
        if kind.stands:
            tx.add(
                Post(
                    kind=notice.kind,
                    subject_id=notice.subject_id,
                    group_id=notice.group_id,
                    person_id=notice.person_id,
                    message_id=sent.message_id,
                    posted_at=now,
                )
            )
            await tx.flush()
        if kind.afterwards is not None:
            await kind.afterwards(tx, notice, sent, now)

    async def _again(self, tx: Tx, notice: Notice, why: str) -> None:
        """Try once more a little later, each time waiting twice as long; give up after a while."""
        now = self._now()
        if notice.attempts >= TRIES and notice.expires_at is None:
            await notices.record(tx, notice.id, State.UNDELIVERABLE, why, now)
            return
        wait = min(FIRST_RETRY * 2 ** (notice.attempts - 1), LONGEST_RETRY)
        await notices.put_off(tx, notice.id, now + wait)

    async def keep(self, tx: Tx, notice: Notice, why: str) -> None:
        """The bot is not in the group. What is of use for a while yet waits for its return."""
        if notice.expires_at is None:
            await notices.record(tx, notice.id, State.UNDELIVERABLE, why, self._now())
        else:
            await notices.put_off(tx, notice.id, self._now() + TOPIC_RETRY)

    async def uncertain(self, tx: Tx, notice: Notice) -> None:
        """It may have arrived; a person decides whether it goes again."""
        now = self._now()
        await notices.record(tx, notice.id, State.UNCERTAIN, "uncertain", now)
        group = notice.group_id and await groups.by_id(tx, notice.group_id)
        if group:
            key = f"uncertain:{notice.id}"
            await tell_facilitators(tx, group, "delivery-uncertain", key, now, notice=notice.id)

    async def failed(self, tx: Tx, notice: Notice) -> None:
        await notices.record(tx, notice.id, State.UNDELIVERABLE, "fault", self._now())

    async def missed(self, tx: Tx, notice: Notice, group: Group | None) -> None:
        """It came too late to be of use. Its group's facilitators are told once for all that was missed."""
        now = self._now()
        await notices.record(tx, notice.id, State.MISSED, "late", now)
        if group is not None and notice.post_id is None and group.present:
            key = f"missed:{group.id}:{now:%Y-%m-%dT%H}"
            since = (now - timedelta(hours=1)).isoformat()
            await tell_facilitators(tx, group, "delivery-missed", key, now + GATHER, since=since)
