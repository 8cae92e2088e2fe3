"""Consent to uses of a case study: who agreed to which use, from when until when."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, PersonId
from storage.database import Tx


class Consent(Base):
    __tablename__ = "consents"
    __table_args__ = (Index("ix_consents_case", "case_id", "use"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"), index=True)
    use: Mapped[str]
    """"my-group", "my-network" or "everyone"."""
    given_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


async def of_case(tx: Tx, case_id: int) -> list[Consent]:
    """All that was ever said, in order."""
    return list(await tx.scalars(select(Consent).where(Consent.case_id == case_id).order_by(Consent.id)))


async def give(tx: Tx, case_id: int, person_id: PersonId, uses: Sequence[str], now: datetime) -> None:
    """Those that stand already keep their date."""
    standing = {one.use for one in await of_case(tx, case_id) if one.withdrawn_at is None}
    tx.add_all(
        Consent(case_id=case_id, person_id=person_id, use=use, given_at=now) for use in uses if use not in standing
    )
    await tx.flush()


async def withdraw(tx: Tx, case_id: int, uses: Sequence[str], now: datetime) -> None:
    mine = update(Consent).where(Consent.case_id == case_id, Consent.use.in_(uses), Consent.withdrawn_at.is_(None))
    await tx.execute(mine.values(withdrawn_at=now))
