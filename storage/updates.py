"""The inbox: updates from Telegram, kept from the moment they are acknowledged until they are handled.

Their numbers stay for two days, as a set and not as a highest number, because Telegram delivers some out of order.
"""

from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import BigInteger, Index, Integer, Table, bindparam, delete, insert, null, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.database import Tx

KEPT_FOR = timedelta(days=2)
_WAITING = text("handled_at IS NULL")


class InboxUpdate(Base):
    __tablename__ = "updates"
    __table_args__ = (Index("ix_updates_waiting", "update_id", sqlite_where=_WAITING, postgresql_where=_WAITING),)

    update_id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False
    )
    received_at: Mapped[datetime] = mapped_column(index=True)
    body: Mapped[dict[str, Any] | None]
    """As Telegram sent it; emptied once it is handled."""
    handled_at: Mapped[datetime | None]


@dataclass(slots=True)
class Handling:
    """The update that the running task handles."""

    update_id: int
    now: datetime
    decided: bool = False
    """True once the handler's one use case begins: its transaction is the one that settles the update."""
    marked: bool = False


handling: ContextVar[Handling | None] = ContextVar("handling", default=None)


def use_case_begins() -> None:
    """From here on the next commit settles the update, so that a crash cannot do the same thing twice."""
    current = handling.get()
    if current is not None:
        current.decided = True


def settled_by_use_case() -> dict[str, Any] | None:
    """The update that the use case just ended settles, as the values of `DONE`; each is settled once."""
    current = handling.get()
    if current is None or not current.decided or current.marked:
        return None
    current.marked = True
    return {"done": current.update_id, "now": current.now}


# Made once, and of the table: no session holds such a row, so there is none to be brought up to date.
_TABLE = cast(Table, InboxUpdate.__table__)
_KNOWN = select(_TABLE.c.update_id).where(_TABLE.c.update_id.in_(bindparam("ids", expanding=True)))
_KEEP = insert(_TABLE)
DONE = update(_TABLE).where(_TABLE.c.update_id == bindparam("done")).values(handled_at=bindparam("now"), body=null())


async def keep(tx: Tx, bodies: Sequence[dict[str, Any]], now: datetime) -> list[int]:
    """Put a batch into the inbox. Returns the ids that are new, in order."""
    known: set[int] = set((await tx.run(_KNOWN, {"ids": [body["update_id"] for body in bodies]})).scalars())
    new = {body["update_id"]: body for body in bodies if body["update_id"] not in known}
    if new:
        rows = [{"update_id": number, "received_at": now, "body": body} for number, body in new.items()]
        await tx.run(_KEEP, rows)
    return sorted(new)


async def waiting(tx: Tx) -> list[dict[str, Any]]:
    """What was acknowledged and not handled, in order."""
    rows = await tx.scalars(select(InboxUpdate).where(InboxUpdate.handled_at.is_(None)).order_by(InboxUpdate.update_id))
    return [row.body for row in rows if row.body is not None]


async def done(tx: Tx, update_id: int, now: datetime) -> None:
    await tx.run(DONE, {"done": update_id, "now": now})


async def forget_old(tx: Tx, now: datetime) -> None:
    old = InboxUpdate.received_at < now - KEPT_FOR
    await tx.execute(delete(InboxUpdate).where(old, InboxUpdate.handled_at.is_not(None)))
