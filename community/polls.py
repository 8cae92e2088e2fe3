"""Quick polls: Telegram's own, posted at once, closed by a facilitator or at a given time; the result stays.

Telegram tells nobody when a poll closes by its own timer and forgets who voted, so we close it ourselves and keep the
votes. What is posted and closed goes through notices, which survive a restart.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from community.clock import Now
from community.errors import Gone
from community.forms import Done
from community.notices import after_quiet, refresh, to_group
from community.poll_lines import LONGEST, SHORTEST, check_span, read_poll_line
from community.rights import facilitated_group, member_of
from community.steps import Form, Kind, Step
from locales import texts
from storage import groups, notices, polls, posts
from storage.base import GroupId
from storage.database import Database, Tx
from storage.forms import Draft
from storage.groups import Group, Role
from storage.notices import NewNotice, State
from storage.people import Person
from storage.polls import Poll, PollState
from storage.posts import Post

POLL, CLOSE, RESULT, STRAY = "polls-poll", "polls-close", "polls-result", "polls-stray"
SHOWN_CLOSED = 5
POST_WITHIN = timedelta(hours=12)
"""Whoever asked has long asked otherwise when a poll could not be posted for this long."""
KEEP_TRYING = timedelta(days=7)
FAILED = (State.UNDELIVERABLE, State.MISSED)

FORM = Form(
    "poll",
    (
        Step("group", Kind.GROUP),
        Step("question", Kind.TEXT, minimum=1, maximum=300),
        Step("options", Kind.LINES, minimum=2, maximum=12),
        Step("anonymous", Kind.CHOICE, options=("named", "anonymous"), usual="named"),
        Step(
            "closes",
            Kind.SPAN,
            minimum=SHORTEST,
            maximum=LONGEST,
            options=("0", "3600", "86400", "172800", "604800"),
            usual=0,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Overview:
    """The polls of a group: those that are open with how many voted, and the last results."""

    group: Group
    open: tuple[tuple[Poll, int], ...]
    closed: tuple[Poll, ...]
    may_close: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A poll as it stands in a chat, under the button that was tapped."""

    chat_id: int
    message_id: int
    telegram_id: str
    question: str


class Polls:
    def __init__(self, db: Database, now: Now) -> None:
        self._db = db
        self._now = now

    # --- making one ---------------------------------------------------------------------------------------------

    def form(self, name: str) -> Form:
        return FORM

    async def begin(self, tx: Tx, person: Person, draft: Draft) -> None:
        if draft.group_id is not None:
            await facilitated_group(tx, person, draft.group_id)

    async def submit(self, tx: Tx, person: Person, draft: Draft) -> Done:
        group = await facilitated_group(tx, person, draft.group_id)
        poll = await self._make(tx, person, group, f"draft:{draft.id}", draft.answers)
        return Done("polls-posted", poll.id, group, {"closes_at": poll.closes_at})

    def read_line(self, line: str, person: Person) -> dict[str, object]:
        """Answers from one line: question | answer | answer. Raises Refusal when that is not understood."""
        return read_poll_line(line, FORM.step("question"), FORM.step("options"), texts(person.language))

    async def post(self, person: Person, group_id: GroupId, origin: str, answers: Mapping[str, Any]) -> Done:
        """Post at once. The same *origin*, the message it was asked for in, makes one poll however often it comes."""
        async with self._db.begin() as tx:
            group = await facilitated_group(tx, person, group_id)
            poll = await self._make(tx, person, group, origin, answers)
            return Done("polls-posted", poll.id, group, {"closes_at": poll.closes_at})

    async def _make(self, tx: Tx, person: Person, group: Group, origin: str, answers: Mapping[str, Any]) -> Poll:
        now, closes = self._now(), answers["closes"]
        if (known := await polls.by_origin(tx, origin)) is not None:
            return known
        if closes:
            check_span(closes)  # a forged button may have said anything
        poll = Poll(
            group_id=group.id,
            made_by=person.id,
            origin=origin,
            question=answers["question"],
            options=answers["options"],
            anonymous=answers["anonymous"] == "anonymous",
            closes_at=now + timedelta(seconds=closes) if closes else None,
            tally=[0] * len(answers["options"]),
            made_at=now,
        )
        tx.add(poll)
        await tx.flush()
        await notices.add(tx, to_group(group.id, POLL, poll.id, f"{POLL}:{poll.id}", now, now + POST_WITHIN))
        return poll

    # --- votes --------------------------------------------------------------------------------------------------

    async def vote(self, person: Person, telegram_id: str, choices: Sequence[int]) -> Group | None:
        """Keep what a person chose by name; nothing chosen takes it back. What is no poll of ours is left alone.

        The first votes may come before Telegram's answer to our posting, which tells us the poll's id. Returns the
        poll's group if the voter is not known to be in it: a poll that was forwarded is voted in from anywhere.
        """
        async with self._db.begin() as tx:
            poll = await polls.by_telegram_id(tx, telegram_id)
            if poll is None and not await polls.is_posting(tx):
                return None
            if poll is not None and (poll.anonymous or poll.state is PollState.CLOSED):
                return None
            known = len(poll.options) if poll else FORM.step("options").maximum or 0
            chosen = sorted({choice for choice in choices if 0 <= choice < known})
            await polls.vote(tx, telegram_id, person.id, chosen, self._now())
            if poll is None or await groups.role_of(tx, poll.group_id, person.id) in (Role.FACILITATOR, Role.TEACHER):
                return None
            return await groups.by_id(tx, poll.group_id)

    async def count(self, telegram_id: str, tally: Sequence[int], voters: int, *, closed: bool) -> None:
        """Keep Telegram's count. After our closing only the final one counts, which may be told late."""
        async with self._db.begin() as tx:
            poll = await polls.by_telegram_id(tx, telegram_id)
            if poll is None or len(tally) != len(poll.options) or (poll.state is PollState.CLOSED and not closed):
                return
            if (list(tally), voters) != (poll.tally, poll.voters):
                poll.tally, poll.voters = list(tally), voters
                if poll.state is PollState.CLOSED:
                    await refresh(tx, (RESULT,), poll.id, self._now())

    # --- closing ------------------------------------------------------------------------------------------------

    async def close(self, person: Person, poll_id: int, seen: Seen | None = None) -> Poll:
        """Close it now; one that is not posted yet is let go. *seen* is the poll under the button, where there is one.

        Closing twice changes nothing.
        """
        now = self._now()
        async with self._db.begin() as tx:
            poll = await polls.by_id(tx, poll_id)
            if poll is None:
                raise Gone("error-poll-gone")
            group = await facilitated_group(tx, person, poll.group_id)
            if seen is not None:
                await _recognise(tx, poll, group, seen, now)
            if poll.state is PollState.POSTING:
                poll.state, poll.closed_at = PollState.CLOSED, now
                await notices.cancel(tx, [POLL], [poll.id], "withdrawn", now)
            elif poll.state is PollState.OPEN and await _failed(tx, CLOSE, poll):
                await finish(tx, poll, now)
            elif poll.state is PollState.OPEN:
                await notices.renew(tx, _closing(group, poll, now))
            return poll

    async def plan(self) -> None:
        """Settle what could not be posted or closed, so that no poll stays half done."""
        now = self._now()
        async with self._db.begin() as tx:
            for poll in await polls.unfinished(tx):
                if poll.state is PollState.POSTING and await _failed(tx, POLL, poll):
                    poll.state, poll.closed_at = PollState.CLOSED, now
                elif poll.state is PollState.OPEN and await _failed(tx, CLOSE, poll):
                    await finish(tx, poll, now)

    # --- looking ------------------------------------------------------------------------------------------------

    async def overview(self, person: Person, group_id: GroupId) -> Overview:
        """The polls of a group; members may look, facilitators may close."""
        async with self._db.read() as tx:
            group = await member_of(tx, person, group_id)
            role = await groups.role_of(tx, group.id, person.id)
            return Overview(
                group=group,
                open=tuple([(poll, (await _count(tx, poll))[1]) for poll in await polls.open_in(tx, group.id)]),
                closed=tuple(await polls.closed_in(tx, group.id, SHOWN_CLOSED)),
                may_close=person.is_admin or role is Role.FACILITATOR,
            )

    async def group_overview(self, person: Person, poll_id: int) -> Overview:
        """The same, of the group a poll belongs to."""
        async with self._db.read() as tx:
            poll = await polls.look_at(tx, poll_id)
        if poll is None:
            raise Gone("error-poll-gone")
        return await self.overview(person, poll.group_id)

    async def result(self, person: Person, poll_id: int) -> Poll:
        """A closed poll with its final count, for members of its group."""
        async with self._db.read() as tx:
            poll = await polls.look_at(tx, poll_id)
            if poll is None or poll.state is not PollState.CLOSED:
                raise Gone("error-poll-gone")
            await member_of(tx, person, poll.group_id)
            return poll


# --- what the courier writes down, in its own transactions ---------------------------------------------------------


async def posted(tx: Tx, poll_id: int, telegram_id: str, now: datetime) -> None:
    """Telegram has it. One that was let go meanwhile is closed at once."""
    poll = await polls.by_id(tx, poll_id)
    group = await groups.by_id(tx, poll.group_id) if poll else None
    if poll is None or group is None:
        return
    due = now if poll.state is PollState.CLOSED else poll.closes_at
    poll.telegram_id, poll.state, poll.closed_at = telegram_id, PollState.OPEN, None
    if due is not None:
        await notices.add(tx, _closing(group, poll, due))


async def finish(tx: Tx, poll: Poll, now: datetime, tally: Sequence[int] = (), voters: int = 0) -> None:
    """Keep the final count, ours where Telegram gives none, and have the result posted. Twice changes nothing."""
    group = await groups.by_id(tx, poll.group_id)
    if poll.state is PollState.CLOSED or group is None:
        return
    count = (list(tally), voters) if tally else await _count(tx, poll)
    poll.tally, poll.voters = count
    poll.state, poll.closed_at = PollState.CLOSED, now
    by_clock = poll.closes_at is not None and poll.closes_at <= now
    due = after_quiet(now, group) if by_clock else now  # who taps Close at night wants to see what came of it
    await notices.add(tx, to_group(group.id, RESULT, poll.id, f"{RESULT}:{poll.id}", due, due + KEEP_TRYING))


def _closing(group: Group, poll: Poll, due: datetime) -> NewNotice:
    return to_group(group.id, CLOSE, poll.id, f"{CLOSE}:{poll.id}", due, due + KEEP_TRYING)


async def _count(tx: Tx, poll: Poll) -> tuple[list[int], int]:
    """Voters per option and altogether: of named votes as we kept them, else as Telegram last told us."""
    if poll.anonymous or poll.telegram_id is None:
        return poll.tally, poll.voters
    votes = await polls.votes(tx, poll.telegram_id)
    tally = [sum(position in vote.choices for vote in votes) for position in range(len(poll.options))]
    return tally, len(votes)


async def _failed(tx: Tx, kind: str, poll: Poll) -> bool:
    notice = await notices.by_key(tx, f"{kind}:{poll.id}")
    return notice is not None and notice.state in FAILED


async def _recognise(tx: Tx, poll: Poll, group: Group, seen: Seen, now: datetime) -> None:
    """The answer to our posting was lost, and the button that was tapped shows that the poll stands after all."""
    same = seen.chat_id == group.chat_id and seen.question.split() == poll.question.split()
    if poll.telegram_id is None and same and await polls.by_telegram_id(tx, seen.telegram_id) is None:
        tx.add(Post(kind=POLL, subject_id=poll.id, group_id=group.id, message_id=seen.message_id, posted_at=now))
        await tx.flush()
        await posted(tx, poll.id, seen.telegram_id, now)
        await notices.cancel(tx, [POLL], [poll.id], "stands", now)
    elif same and poll.telegram_id not in (None, seen.telegram_id):  # it was sent twice, and this is the other one
        key, until = f"{STRAY}:{poll.id}:{seen.message_id}", now + KEEP_TRYING
        await notices.add(tx, to_group(group.id, STRAY, poll.id, key, now, until, message_id=seen.message_id))


async def stands_at(tx: Tx, poll: Poll) -> int | None:
    """The message it stands in; None when that cannot be reached any more."""
    standing = await posts.of_subject(tx, (POLL,), poll.id)
    return standing[0].message_id if standing else None
