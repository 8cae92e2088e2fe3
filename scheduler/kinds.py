"""What kinds of notices there are and how each is told: every area lists its own, the courier only carries them."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cards.card import Card, Row
from locales import Texts
from storage.database import Tx
from storage.groups import Group
from storage.notices import Notice
from storage.people import Person


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a card is built: a group or a person, the texts they read, this moment, and the bot's own name."""

    texts: Texts
    now: datetime
    group: Group | None
    person: Person | None
    bot_username: str


@dataclass(frozen=True, slots=True)
class NativePoll:
    """Telegram's own poll."""

    question: str
    options: Sequence[str]
    anonymous: bool
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class StopPoll:
    """Close the poll in a message; Telegram answers with the final count."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Sent:
    """What Telegram answered: the message, and for a poll its id and the voters per option."""

    message_id: int
    poll_id: str | None = None
    tally: tuple[int, ...] = ()
    voters: int = 0


What = Card | NativePoll | StopPoll
Compose = Callable[[Tx, Notice, Reader], Awaitable[What | None]]
"""Reads the rows and builds what to send; None when it is not wanted any more."""
Afterwards = Callable[[Tx, Notice, Sent, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Kind:
    compose: Compose
    is_message: bool = True
    """False where nobody reads anything new: a poll is closed, posts are brought up to date."""
    stands: bool = False
    """Kept as a post, to be brought up to date in place and replied to."""
    must_arrive: bool = False
    """Sent again after a time-out, at the risk of arriving twice; else it is recorded as uncertain."""
    useful_for: timedelta = timedelta(days=7)
    """After that it is too late to send it; a notice that knows better says so itself (`expires_at`)."""
    admins_hear: bool = False
    """Whether admins are told that a private one cannot be delivered; of those to groups the facilitators are."""
    anytime: bool = False
    """Goes out in quiet hours too."""
    can_wait: bool = False
    """Waits for the next morning where the messages a group or a person wants a day are used up."""
    reply_to: tuple[str, ...] = ()
    """Kinds of posts on the same subject; the message answers the first that stands."""
    afterwards: Afterwards | None = None
    """What is written down in the transaction that records the sending."""

    def too_late(self, notice: Notice, now: datetime) -> bool:
        return now > (notice.expires_at or notice.meant_for + self.useful_for)
