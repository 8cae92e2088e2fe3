"""What the courier asks all the time: what is due and may go now, and when to look again.

Claims are statements that two processes could race for: each notice is taken by one.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Integer, and_, bindparam, func, select, update

from storage.base import UtcDateTime
from storage.database import Tx
from storage.notices import OPEN_ONLY, Notice, State
from storage.pauses import Chat, Pause, holds
from storage.prepared import Prepared

# Asked thousands of times by the agenda as well: they are put together once.
_NOW: BindParameter[datetime] = bindparam("now", type_=UtcDateTime())
_HOLDS = holds(_NOW)
_GROUP, _PERSON = func.coalesce(Notice.group_id, 0), func.coalesce(Notice.person_id, 0)
_PAUSED_GROUPS = select(Pause.group_id).where(_HOLDS, Pause.group_id.is_not(None))
_PAUSED_PEOPLE = select(Pause.person_id).where(_HOLDS, Pause.person_id.is_not(None))
_OF_ALL = and_(_HOLDS, Pause.group_id.is_(None), Pause.person_id.is_(None))
_WAITS = and_(
    Notice.state == State.DUE,
    Notice.due_at <= _NOW,
    OPEN_ONLY,
    ~select(Pause.id).where(_OF_ALL).exists(),
    _GROUP.not_in(_PAUSED_GROUPS),
    _PERSON.not_in(_PAUSED_PEOPLE),
)
"""Of a notice: due, and neither its chat nor everybody has to pause."""
_MAY_GO = and_(
    _WAITS,
    _GROUP.not_in(bindparam("busy_groups", expanding=True)),
    _PERSON.not_in(bindparam("busy_people", expanding=True)),
)
_ANY_DUE = select(Notice.id).where(_MAY_GO).limit(1)
_ANY_WAITS = Prepared(select(Notice.id).where(_WAITS).limit(1))
_ANY_IN_HAND = Prepared(select(Notice.id).where(Notice.state == State.SENDING, OPEN_ONLY).limit(1))
_CLAIM = (
    update(Notice)
    .where(
        Notice.id.in_(
            select(Notice.id)
            .where(_MAY_GO)
            .order_by(Notice.due_at, Notice.id)
            .limit(bindparam("most", type_=Integer))
            .scalar_subquery()
        )
    )
    .values(state=State.SENDING, attempts=Notice.attempts + 1)
    .returning(Notice)
    .execution_options(synchronize_session=False)
)
_NEXT = Prepared(
    select(Notice.due_at)
    .where(Notice.state == State.DUE, OPEN_ONLY, _GROUP.not_in(_PAUSED_GROUPS), _PERSON.not_in(_PAUSED_PEOPLE))
    .order_by(Notice.due_at)
    .limit(1)
)
_ALL_UNTIL = Prepared(select(func.max(Pause.until)).where(_OF_ALL))
_NEXT_PAUSE_ENDS = Prepared(select(func.min(Pause.until)).where(_HOLDS))


def _at(now: datetime, busy: Collection[Chat]) -> dict[str, Any]:
    return {
        "now": now,
        "busy_groups": [group_id for group_id, _ in busy if group_id is not None],
        "busy_people": [person_id for _, person_id in busy if person_id is not None],
    }


async def claim_due(tx: Tx, now: datetime, limit: int, busy: Collection[Chat] = ()) -> list[Notice]:
    """Take up to *limit* due notices for ourselves; nobody else can take them again. None for a *busy* chat."""
    rows = list(await tx.scalars(_CLAIM, {**_at(now, busy), "most": limit}))
    return sorted(rows, key=lambda notice: (notice.due_at, notice.id))


async def anything_due(tx: Tx, now: datetime, busy: Collection[Chat] = ()) -> bool:
    """Whether there is something to claim."""
    if not busy:
        return await tx.first(_ANY_WAITS, {"now": now}) is not None
    return (await tx.run(_ANY_DUE, _at(now, busy))).first() is not None


async def next_due(tx: Tx, now: datetime) -> datetime | None:
    """The earliest moment at which something can be told or a pause ends; in the past if something is overdue."""
    values = {"now": now}
    (due,) = await tx.first(_NEXT, values) or (None,)
    if due is not None:
        (all_until,) = await tx.first(_ALL_UNTIL, values) or (None,)
        due = max(due, all_until or due)
    (one,) = await tx.first(_NEXT_PAUSE_ENDS, values) or (None,)
    return min((moment for moment in (due, one) if moment is not None), default=None)


async def anything_open(tx: Tx, now: datetime) -> bool:
    """Whether anything can be told by now or is in somebody's hands."""
    return await tx.first(_ANY_IN_HAND, {}) is not None or await anything_due(tx, now)


async def left_in_hand(tx: Tx) -> list[Notice]:
    """What a process that died was sending."""
    rows = await tx.scalars(
        select(Notice).where(Notice.state == State.SENDING, OPEN_ONLY).order_by(Notice.due_at, Notice.id)
    )
    return list(rows)
