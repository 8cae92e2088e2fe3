"""Notices: everything that has to be told to somebody later, and what became of it.

    due -> sending -> sent | due again | undeliverable | missed | uncertain | cancelled

The key is unique, so planning the same thing twice tells it once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import ForeignKey, Index, Table, literal_column, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, GroupId, PersonId
from storage.database import NOTED, Tx
from storage.prepared import Prepared


class State(StrEnum):
    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    UNDELIVERABLE = "undeliverable"
    MISSED = "missed"
    UNCERTAIN = "uncertain"
    CANCELLED = "cancelled"


OPEN = (State.DUE, State.SENDING)
# What is over is never looked at again, so the index of what is open stays small whatever the history.
OPEN_ONLY = text("state IN ('due', 'sending')")
# Most are to groups, and what is planned is not done: a night of planning need not write them there.
TO_PERSON, DONE = text("person_id IS NOT NULL"), text("done_at IS NOT NULL")
# Those of one group are asked for once they have been tried or are over; before that each would cost a night of
# planning a page of its own, since it goes from group to group.
TRIED, UNTRIED = text("attempts > 0"), text("attempts = 0")
BEGUN = text("(attempts > 0 OR done_at IS NOT NULL)")


class Notice(Base):
    __tablename__ = "notices"
    __table_args__ = (
        Index("ix_notices_open", "due_at", "id", sqlite_where=OPEN_ONLY, postgresql_where=OPEN_ONLY),
        Index("ix_notices_subject", "subject_id", "kind"),
        Index("ix_notices_group", "group_id", "due_at", sqlite_where=BEGUN, postgresql_where=BEGUN),
        Index("ix_notices_person", "person_id", "due_at", sqlite_where=TO_PERSON, postgresql_where=TO_PERSON),
        Index("ix_notices_done", "done_at", sqlite_where=DONE, postgresql_where=DONE),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    subject_id: Mapped[int]
    group_id: Mapped[GroupId | None] = mapped_column(ForeignKey("groups.id"))
    person_id: Mapped[PersonId | None] = mapped_column(ForeignKey("people.id"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"))
    """The post to bring up to date; None for a new message."""
    details: Mapped[dict[str, Any]]
    """What the card needs besides its subject: ids, dates and words that were true when this was noted."""
    due_at: Mapped[datetime]
    """When it is taken next; later than it was meant for while it waits to be tried again."""
    meant_for: Mapped[datetime]
    """When it was to go out: the moment that was planned, or the end of the quiet hours this fell into."""
    expires_at: Mapped[datetime | None]
    """After this moment it is of no use any more and is recorded as missed."""
    state: Mapped[State] = mapped_column(default=State.DUE)
    attempts: Mapped[int] = mapped_column(default=0)
    outcome: Mapped[str | None]
    """Why it ended so, or has to wait: a word of `scheduler/transport.py`, or of the use case that cancelled it."""
    done_at: Mapped[datetime | None]

    @property
    def is_over(self) -> bool:
        """Whether its card is built only to look back, so that it need not be wanted any more."""
        return self.done_at is not None


async def by_id(tx: Tx, notice_id: int) -> Notice | None:
    return await tx.get(Notice, notice_id)


async def by_key(tx: Tx, key: str) -> Notice | None:
    return await tx.scalar(select(Notice).where(Notice.key == key))


@dataclass
class NewNotice:
    """What is to be noted. No row yet: a night of planning notes tens of thousands."""

    key: str
    kind: str
    subject_id: int
    due_at: datetime
    expires_at: datetime | None = None
    group_id: GroupId | None = None
    person_id: PersonId | None = None
    post_id: int | None = None
    details: dict[str, Any] = field(default_factory=dict)


async def add(tx: Tx, *notices: NewNotice) -> None:
    """Note them; those whose key is known already stay as they are."""
    if notices:
        tx.info[NOTED] = True
        # Of the table and in one go: a statement of the mapped class for each costs twenty times as much.
        await tx.many(_ADD, [_fresh(notice) for notice in notices])


_TABLE = cast(Table, Notice.__table__)
# Every new one begins the same, so these two stand in the statement and are not given with each row.
_BEGINS: dict[str, Any] = {"state": literal_column(f"'{State.DUE}'"), "attempts": literal_column("0")}
_IN_SQLITE, _ELSEWHERE = (dialect.insert(_TABLE).values(_BEGINS) for dialect in (sqlite, postgresql))
_KNOWN = ["key"]
_FILLED = [column.name for column in _TABLE.columns if column.name not in ("id", "outcome", "done_at", *_BEGINS)]
_ADD = Prepared(
    _IN_SQLITE.on_conflict_do_nothing(index_elements=_KNOWN),
    _FILLED,
    _ELSEWHERE.on_conflict_do_nothing(index_elements=_KNOWN),
)


def _again(new: Any) -> Any:
    fresh = {name: new.excluded[name] for name in ("state", "due_at", "meant_for", "expires_at", "attempts")}
    return new.on_conflict_do_update(index_elements=_KNOWN, set_={**fresh, "outcome": None, "done_at": None})


_RENEW = Prepared(_again(_IN_SQLITE), _FILLED, _again(_ELSEWHERE))


async def renew(tx: Tx, notice: NewNotice) -> None:
    """Note it, or make it due once more if its key is known: for cards that follow what changes.

    One that is being sent this very moment becomes due again too, since its card may be built already.
    """
    tx.info[NOTED] = True
    await tx.first(_RENEW, _fresh(notice))


def _fresh(notice: NewNotice) -> dict[str, Any]:
    return {**vars(notice), "meant_for": notice.due_at}


async def record(tx: Tx, notice_id: int, state: State, outcome: str | None, now: datetime) -> bool:
    """Write down what became of a notice in our hands. False if it was renewed meanwhile and is due again."""
    ended = (
        update(Notice)
        .where(Notice.id == notice_id, Notice.state == State.SENDING)
        .values(state=state, outcome=outcome, done_at=now)
    )
    return await _changed(tx, ended) > 0


async def quote(tx: Tx, notice: Notice, said: str) -> None:
    """Keep how Telegram refused it."""
    await tx.execute(update(Notice).where(Notice.id == notice.id).values(details={**notice.details, "said": said}))


async def give_up(tx: Tx, notice_id: int, why: str, now: datetime) -> None:
    """Whether in our hands or not, it is not tried again."""
    still = update(Notice).where(Notice.id == notice_id, Notice.state.in_(OPEN))
    await tx.execute(still.values(state=State.UNDELIVERABLE, outcome=why, done_at=now))


async def touch(tx: Tx, notice_id: int) -> bool:
    """Change nothing. True: the database can be written to."""
    await tx.execute(update(Notice).where(Notice.id == notice_id).values(attempts=Notice.attempts))
    return True


async def put_off(tx: Tx, notice_id: int, until: datetime, why: str | None = None, *, planned: bool = False) -> None:
    """Give it back, to be taken again at that moment; if so *planned*, that is the moment it is meant for now."""
    later = update(Notice).where(Notice.id == notice_id, Notice.state == State.SENDING)
    moment = {"due_at": until, "meant_for": until} if planned else {"due_at": until}
    await tx.execute(later.values(state=State.DUE, outcome=why, **moment))


async def give_back(tx: Tx, notice_id: int) -> None:
    """One that was not even tried, as if it had not been taken."""
    untried = update(Notice).where(Notice.id == notice_id, Notice.state == State.SENDING)
    await tx.execute(untried.values(state=State.DUE, attempts=Notice.attempts - 1))


async def hurry(tx: Tx, group_id: GroupId, now: datetime) -> None:
    """What was put off because of something about the group that is different now need not wait any longer."""
    tx.info[NOTED] = True
    waiting = update(Notice).where(Notice.group_id == group_id, Notice.state == State.DUE, TRIED)
    await tx.execute(waiting.values(due_at=now))


async def cancel(tx: Tx, kinds: Sequence[str], subject_ids: Sequence[int], why: str, now: datetime) -> None:
    """What has not gone out yet will not."""
    await tx.execute(
        update(Notice)
        .where(Notice.kind.in_(kinds), Notice.subject_id.in_(subject_ids), Notice.state == State.DUE)
        .values(state=State.CANCELLED, outcome=why, done_at=now)
    )


async def is_waiting(tx: Tx, kind: str, subject_id: int) -> bool:
    """Whether such a notice about it is still to go out."""
    noted = select(Notice.id).where(Notice.subject_id == subject_id, Notice.kind == kind, Notice.state == State.DUE)
    return await tx.scalar(noted.limit(1)) is not None


async def waiting(tx: Tx, until: datetime) -> list[Notice]:
    """Everything that will go out until then, in order."""
    rows = await tx.scalars(
        select(Notice)
        .where(Notice.state == State.DUE, Notice.due_at <= until, OPEN_ONLY)
        .order_by(Notice.due_at, Notice.id)
    )
    return list(rows)


async def send_again(tx: Tx, notice_id: int, now: datetime, expires: datetime) -> bool:
    """Make one due once more that did not arrive, or perhaps not. False if it did, or is on its way."""
    tx.info[NOTED] = True
    lost = (State.UNCERTAIN, State.UNDELIVERABLE, State.MISSED)
    again = update(Notice).where(Notice.id == notice_id, Notice.state.in_(lost))
    fresh = {"state": State.DUE, "due_at": now, "meant_for": now, "attempts": 0, "done_at": None}
    return await _changed(tx, again.values(expires_at=expires, **fresh)) > 0


async def make_urgent(tx: Tx, notice: Notice, by: str, now: datetime) -> bool:
    """One that waits is due now and goes beyond what is wanted a day. False if it does not wait."""
    tx.info[NOTED] = True
    waiting = update(Notice).where(Notice.id == notice.id, Notice.state == State.DUE)
    details = {**notice.details, "urgent": by}
    return await _changed(tx, waiting.values(details=details, due_at=now, meant_for=now, outcome=None)) > 0


async def _changed(tx: Tx, statement: Any) -> int:
    return int((await tx.execute(statement)).rowcount)  # type: ignore[attr-defined]
