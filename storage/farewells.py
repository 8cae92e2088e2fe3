"""People who asked to be forgotten, until it is done."""

from datetime import datetime

from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, PersonId
from storage.database import Tx


class Farewell(Base):
    __tablename__ = "farewells"

    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"), primary_key=True, autoincrement=False)
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime] = mapped_column(index=True)


async def of_person(tx: Tx, person_id: PersonId) -> Farewell | None:
    return await tx.get(Farewell, person_id)


async def take_back(tx: Tx, person_id: PersonId) -> None:
    await tx.execute(delete(Farewell).where(Farewell.person_id == person_id))


async def due(tx: Tx, now: datetime) -> list[PersonId]:
    return list(await tx.scalars(select(Farewell.person_id).where(Farewell.due_at <= now).order_by(Farewell.due_at)))
