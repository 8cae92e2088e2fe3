"""What the agenda asks of notices and groups."""

from datetime import datetime

from sqlalchemy import func, select

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


async def latest(tx: Tx) -> datetime | None:
    """When the last notice came to its end."""
    return await tx.scalar(select(func.max(Notice.done_at)))


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
