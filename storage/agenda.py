"""What the agenda asks of notices and groups."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, func, or_, select, true

from storage.base import GroupId
from storage.database import Tx
from storage.groups import Membership, Role
from storage.notices import Notice, State
from storage.people import Person

OVER = (State.SENT, State.MISSED, State.UNDELIVERABLE, State.UNCERTAIN)


async def due_moments(tx: Tx) -> dict[int, datetime]:
    """When each notice that waits is due."""
    rows = await tx.execute(select(Notice.id, Notice.due_at).where(Notice.state == State.DUE))
    return {row[0]: row[1] for row in rows}


async def told(tx: Tx, since: datetime, until: datetime) -> list[Notice]:
    """What was to be a message and is over, in the order of its end."""
    over = select(Notice).where(Notice.state.in_(OVER), Notice.post_id.is_(None), Notice.done_at.between(since, until))
    return list(await tx.scalars(over.order_by(Notice.done_at, Notice.id)))


async def last_notice(tx: Tx) -> int:
    return await tx.scalar(select(func.max(Notice.id))) or 0


async def first_due(tx: Tx, ids: range, limit: int) -> list[datetime]:
    """When the first of these notices are due."""
    mine = select(Notice.due_at).where(Notice.id.between(ids.start, ids.stop - 1), Notice.state == State.DUE)
    return list(await tx.scalars(mine.order_by(Notice.due_at).limit(limit)))


async def keep_near(tx: Tx, ids: range, moments: Sequence[datetime], span: timedelta) -> None:
    """Delete what waits but for these notices and posts in groups, each within so long of a moment; of a copy only."""
    far = and_(true(), *(~Notice.due_at.between(moment - span, moment + span) for moment in moments))
    alone = and_(Notice.id < ids.start, Notice.group_id.is_(None))
    await tx.execute(delete(Notice).where(Notice.state == State.DUE, or_(far, alone)))


async def latest(tx: Tx) -> datetime | None:
    """When the last notice came to its end."""
    return await tx.scalar(select(func.max(Notice.done_at)).where(Notice.done_at.is_not(None)))


async def readers(tx: Tx) -> dict[GroupId, dict[str, int]]:
    """How many known members of each group read which language."""
    rows = await tx.execute(
        select(Membership.group_id, Person.language, func.count())
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.role != Role.LEFT)
        .group_by(Membership.group_id, Person.language)
        .order_by(Membership.group_id, func.count().desc())
    )
    found: dict[GroupId, dict[str, int]] = {}
    for group_id, language, count in rows:
        found.setdefault(group_id, {})[language] = count
    return found
