"""People: one row for everybody the bot has met, whatever groups they share with it."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, PersonId
from storage.database import Tx
from storage.plain import Plain
from storage.prepared import Prepared


class Person(Base):
    __tablename__ = "people"

    id: Mapped[PersonId] = mapped_column(primary_key=True, autoincrement=True)
    telegram_id: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str]
    username: Mapped[str | None]
    language: Mapped[str]
    language_chosen: Mapped[bool] = mapped_column(default=False)
    """True once the person chose; until then the language follows their Telegram's."""
    zone: Mapped[str | None]
    is_admin: Mapped[bool] = mapped_column(default=False, index=True)
    reachable: Mapped[bool] = mapped_column(default=False)
    """Whether a private message can arrive: they opened the private chat and did not block the bot."""
    met_at: Mapped[datetime]


async def by_id(tx: Tx, person_id: PersonId) -> Person | None:
    return await tx.get(Person, person_id)


async def by_telegram_id(tx: Tx, telegram_id: int) -> Person | None:
    return await tx.scalar(select(Person).where(Person.telegram_id == telegram_id))


# Made once: on the way of every update, putting the statement together costs more than its answer.
_PLAIN = Plain(Person)
_BY_TELEGRAM_ID = Prepared(_PLAIN.select.where(Person.telegram_id == bindparam("telegram_id")))


async def look_up(tx: Tx, telegram_id: int) -> Person | None:
    """The same to look at only: no session watches it."""
    return await _PLAIN.one(tx, _BY_TELEGRAM_ID, {"telegram_id": telegram_id})


async def by_username(tx: Tx, username: str) -> Person | None:
    return await tx.scalar(select(Person).where(Person.username.ilike(username.replace("_", r"\_"), escape="\\")))


async def by_ids(tx: Tx, ids: list[PersonId]) -> dict[PersonId, Person]:
    rows = await tx.scalars(select(Person).where(Person.id.in_(ids)))
    return {row.id: row for row in rows}


async def admins(tx: Tx) -> list[Person]:
    rows = await tx.scalars(select(Person).where(Person.is_admin).order_by(Person.id))
    return list(rows)
