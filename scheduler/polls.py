"""What is posted of polls: Telegram's own poll, its end, and the result that stays."""

from datetime import datetime

from cards import polls as cards
from cards.card import Card
from community.polls import CLOSE, POLL, RESULT, STRAY, finish, posted, stands_at
from scheduler.kinds import Kind, NativePoll, Reader, Sent, StopPoll
from storage import polls
from storage.database import Tx
from storage.notices import Notice
from storage.polls import PollState


async def poll(tx: Tx, notice: Notice, reader: Reader) -> NativePoll | None:
    """None when it was let go meanwhile, or stands already."""
    row = await polls.by_id(tx, notice.subject_id)
    if row is None or not (notice.is_over or row.state is PollState.POSTING):
        return None
    return NativePoll(row.question, row.options, row.anonymous, cards.close_rows(row.id, reader.texts))


async def keep_id(tx: Tx, notice: Notice, sent: Sent, now: datetime) -> None:
    if sent.poll_id is not None:
        await posted(tx, notice.subject_id, sent.poll_id, now)


async def close(tx: Tx, notice: Notice, reader: Reader) -> StopPoll | None:
    """Where the message cannot be reached any more, our own count is the result."""
    row = await polls.by_id(tx, notice.subject_id)
    if row is None or row.state is not PollState.OPEN:
        return None
    message_id = await stands_at(tx, row)
    if message_id is None:
        await finish(tx, row, reader.now)
        return None
    return StopPoll(message_id)


async def stray(tx: Tx, notice: Notice, reader: Reader) -> StopPoll:
    """A second copy of a poll, of which nobody keeps the votes."""
    return StopPoll(notice.details["message_id"])


async def let_be(tx: Tx, notice: Notice, sent: Sent, now: datetime) -> None:
    """Nothing is kept of it."""


async def keep_count(tx: Tx, notice: Notice, sent: Sent, now: datetime) -> None:
    """Telegram's final count; ours when it had closed the poll before and tells none."""
    row = await polls.by_id(tx, notice.subject_id)
    if row is not None:
        await finish(tx, row, now, sent.tally, sent.voters)


async def result(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    row = await polls.look_at(tx, notice.subject_id)
    return cards.result(row, reader.texts) if row is not None and row.state is PollState.CLOSED else None


KINDS = {
    POLL: Kind(poll, stands=True, anytime=True, afterwards=keep_id),
    CLOSE: Kind(close, is_message=False, must_arrive=True, anytime=True, afterwards=keep_count),
    STRAY: Kind(stray, is_message=False, must_arrive=True, anytime=True, afterwards=let_be),
    RESULT: Kind(result, stands=True, must_arrive=True, anytime=True, reply_to=(POLL,)),
}
