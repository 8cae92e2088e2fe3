"""What is written down when a sending has ended, and who is told when it went wrong."""

from datetime import datetime, timedelta

from community.clock import Now
from community.delivery import LATE, note_report
from community.groups import Groups
from community.notices import tell_admins, tell_facilitators
from community.people import People
from scheduler.kinds import Kind, Sent
from scheduler.transport import Outcome, Word
from storage import groups, notices, pauses, posts
from storage.database import Database, Tx
from storage.groups import Group
from storage.notices import Notice, State
from storage.pauses import EVERYBODY, Chat
from storage.people import Person
from storage.posts import Post

FIRST_RETRY, LONGEST_RETRY = timedelta(seconds=5), timedelta(minutes=10)
LONGEST_OUTAGE_WAIT = timedelta(seconds=30)
"""How long nobody tries while Telegram cannot be reached."""
GROUP_RETRY = timedelta(hours=1)
"""How often is looked whether somebody has put a group right."""
SEVERAL, TOGETHER = 3, timedelta(seconds=10)
"""So many chats asking for a pause within so long mean all of them."""
TWICE = "perhaps-twice"
"""Of what was sent after an attempt of which nobody knows whether it arrived."""


class Afterwards:
    def __init__(self, db: Database, now: Now, people: People, groups_: Groups) -> None:
        self._db = db
        self._now = now
        self._people = people
        self._groups = groups_
        self._floods: dict[Chat, datetime] = {}
        self._outages = 0
        """How often in a row Telegram could not be reached."""

    async def record(
        self, notice: Notice, kind: Kind, group: Group | None, person: Person | None, outcome: Outcome
    ) -> None:
        """Write down one outcome and do what it asks for. Doing it twice does no harm."""
        if outcome.word is Word.MOVED and group and outcome.new_chat_id:
            await self._groups.upgrade(group.chat_id, outcome.new_chat_id)
        if outcome.word is Word.AWAY and group:
            await self._groups.leave(group.chat_id)
        if outcome.word in (Word.BLOCKED, Word.AWAY) and person:
            await self._people.block(person)
        async with self._db.begin() as tx:
            if outcome.word is Word.UNREACHABLE:
                await self._unreachable(tx, notice)
                return
            self._outages = 0
            await self._write(tx, notice, kind, group, outcome)

    async def _write(self, tx: Tx, notice: Notice, kind: Kind, group: Group | None, outcome: Outcome) -> None:
        now = self._now()
        match outcome.word:
            case Word.SENT | Word.UNCHANGED:
                await self._sent(tx, notice, kind, group, outcome.sent or Sent(0))
            case Word.POLL_CLOSED:
                await self._sent(tx, notice, kind, group, Sent(0))
            case Word.MESSAGE_GONE if notice.post_id is None and kind.afterwards is not None:
                await self._sent(tx, notice, kind, group, Sent(0))  # a poll somebody deleted is as closed as can be
            case Word.FLOODED:
                await self._flooded(tx, notice, timedelta(seconds=outcome.retry_after + 1))
            case Word.MOVED if notice.attempts == 1:
                await notices.put_off(tx, notice.id, notice.due_at)
            case Word.MOVED | Word.LATER:
                await self._again(tx, notice, outcome.word)
            case Word.UNCERTAIN if kind.must_arrive or notice.post_id is not None:
                await self._again(tx, notice, outcome.word)
            case Word.UNCERTAIN:
                await self.uncertain(tx, notice)
            case Word.NO_TOPIC | Word.NO_RIGHTS if group is not None:
                told = "groups-topic-closed" if outcome.word is Word.NO_TOPIC else "groups-no-rights"
                await tell_facilitators(tx, group, told, f"{told}:{group.id}:{now.date()}", now)
                await notices.put_off(tx, notice.id, now + GROUP_RETRY, outcome.word)
            case Word.AWAY if group is not None:
                await self.keep(tx, notice, outcome.word)
            case Word.MESSAGE_GONE if notice.post_id is not None:
                await posts.lose(tx, notice.post_id)
                await notices.record(tx, notice.id, State.CANCELLED, outcome.word, now)
            case _:
                await self.failed(tx, notice, kind, group, outcome.word, outcome.said)

    async def _sent(self, tx: Tx, notice: Notice, kind: Kind, group: Group | None, sent: Sent) -> None:
        now = self._now()
        await notices.record(tx, notice.id, State.SENT, TWICE if notice.outcome == Word.UNCERTAIN else None, now)
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
        if group is not None and now - notice.meant_for > LATE:
            await note_report(tx, group, now)

    async def _flooded(self, tx: Tx, notice: Notice, wait: timedelta) -> None:
        """Telegram wants a pause: the chat gets it, and everybody if several chats are told so."""
        now, chat = self._now(), (notice.group_id, notice.person_id)
        self._floods = {one: at for one, at in self._floods.items() if now - at < TOGETHER} | {chat: now}
        await notices.give_back(tx, notice.id)
        await pauses.pause(tx, EVERYBODY if len(self._floods) >= SEVERAL else chat, now, now + wait)

    async def _unreachable(self, tx: Tx, notice: Notice) -> None:
        """Nothing gets through, so nobody tries for a while; then everything goes on in its order."""
        now = self._now()
        await notices.give_back(tx, notice.id)
        if await pauses.paused_until(tx, EVERYBODY, now) is None:
            self._outages += 1
            await pauses.pause(tx, EVERYBODY, now, now + min(timedelta(seconds=2**self._outages), LONGEST_OUTAGE_WAIT))

    async def _again(self, tx: Tx, notice: Notice, why: str) -> None:
        """Try once more a little later, each time waiting twice as long, until it is too late to be of use."""
        wait = min(FIRST_RETRY * 2 ** min(notice.attempts - 1, 10), LONGEST_RETRY)
        uncertain = Word.UNCERTAIN if notice.outcome == Word.UNCERTAIN else why  # what may have arrived stays so
        await notices.put_off(tx, notice.id, self._now() + wait, uncertain)

    async def keep(self, tx: Tx, notice: Notice, why: str) -> None:
        """The bot is not in the group. What is of use for a while yet waits for its return."""
        if notice.expires_at is None:
            await notices.record(tx, notice.id, State.UNDELIVERABLE, why, self._now())
        else:
            await notices.put_off(tx, notice.id, self._now() + GROUP_RETRY, why)

    async def uncertain(self, tx: Tx, notice: Notice) -> None:
        """It may have arrived; a person decides whether it goes again."""
        now = self._now()
        await notices.record(tx, notice.id, State.UNCERTAIN, Word.UNCERTAIN, now)
        group = (notice.group_id and await groups.by_id(tx, notice.group_id)) or None
        if group is not None:
            key = f"uncertain:{notice.id}:{now.isoformat()}"
            await tell_facilitators(tx, group, "delivery-uncertain", key, now, notice=notice.id)

    async def fault(self, tx: Tx, notice: Notice) -> None:
        """It cannot be built, or what follows it cannot be done: our fault, and it would be again."""
        await notices.give_up(tx, notice.id, "fault", self._now())
        group = (notice.group_id and await groups.by_id(tx, notice.group_id)) or None
        await self._tell(tx, notice, group, admins=True)

    async def missed(self, tx: Tx, notice: Notice, group: Group | None) -> None:
        """It came too late to be of use. Its group's facilitators are told once for all that was late or missed."""
        now = self._now()
        await notices.record(tx, notice.id, State.MISSED, "late", now)
        if group is not None and notice.post_id is None and group.present:
            await note_report(tx, group, now)

    async def failed(
        self, tx: Tx, notice: Notice, kind: Kind, group: Group | None, why: str, said: str | None = None
    ) -> None:
        """For good; *said* is how Telegram put it."""
        await notices.record(tx, notice.id, State.UNDELIVERABLE, why, self._now())
        if said is not None:
            await notices.quote(tx, notice, said)
        await self._tell(tx, notice, group, admins=kind.admins_hear)

    async def _tell(self, tx: Tx, notice: Notice, group: Group | None, *, admins: bool) -> None:
        """A person hears of it, but not of a card that stays as it was, nor of news that were about such a thing."""
        if notice.post_id is not None or notice.kind.startswith("delivery-"):
            return
        now, key = self._now(), f"failed:{notice.id}:{notice.meant_for.isoformat()}"
        if group is not None:
            await tell_facilitators(tx, group, "delivery-failed", key, now, notice=notice.id)
        elif admins:
            await tell_admins(tx, "delivery-failed", notice.id, key, now, notice=notice.id)
