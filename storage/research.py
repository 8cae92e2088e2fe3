"""Research cards of the library, and who saved which."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, PersonId
from storage.database import Tx, insert_into


class ResearchCard(Base):
    __tablename__ = "research_cards"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    slug: Mapped[str] = mapped_column(unique=True)
    months: Mapped[int | None]
    """Months of progress; None where nobody has put a number on it."""
    strength: Mapped[int | None]
    """0 to 5; None where the source does not rate it."""
    cost: Mapped[int | None]
    """1 (very low) to 5."""
    phase: Mapped[str]
    source_url: Mapped[str]
    source_year: Mapped[int | None]
    citation: Mapped[str]
    doi: Mapped[str]
    tags: Mapped[list[str]]
    title: Mapped[str]
    summary: Mapped[str]
    watch: Mapped[str]
    collection: Mapped[str]
    checked: Mapped[str]


class ResearchWords(Base):
    """A card in another language; what is missing is read in the card's own."""

    __tablename__ = "research_words"

    card_id: Mapped[int] = mapped_column(ForeignKey("research_cards.id"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    summary: Mapped[str]
    watch: Mapped[str]


class SavedCard(Base):
    __tablename__ = "saved_cards"

    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"), primary_key=True)
    card_id: Mapped[int] = mapped_column(ForeignKey("research_cards.id"), primary_key=True)
    saved_at: Mapped[datetime]


async def count(tx: Tx) -> int:
    return await tx.scalar(select(func.count()).select_from(ResearchCard)) or 0


async def by_slugs(tx: Tx, slugs: Sequence[str]) -> dict[str, ResearchCard]:
    rows = await tx.scalars(select(ResearchCard).where(ResearchCard.slug.in_(slugs)))
    return {row.slug: row for row in rows}


async def by_ids(tx: Tx, ids: Sequence[int]) -> dict[int, ResearchCard]:
    return {row.id: row for row in await tx.scalars(select(ResearchCard).where(ResearchCard.id.in_(ids)))}


async def words(tx: Tx, ids: Sequence[int], language: str) -> dict[int, ResearchWords]:
    rows = await tx.scalars(
        select(ResearchWords).where(ResearchWords.card_id.in_(ids), ResearchWords.language == language)
    )
    return {row.card_id: row for row in rows}


async def save(tx: Tx, person_id: PersonId, card_id: int, now: datetime) -> None:
    statement = insert_into(tx, SavedCard).values(person_id=person_id, card_id=card_id, saved_at=now)
    await tx.execute(statement.on_conflict_do_nothing(index_elements=["person_id", "card_id"]))


async def unsave(tx: Tx, person_id: PersonId, card_id: int) -> None:
    await tx.execute(delete(SavedCard).where(SavedCard.person_id == person_id, SavedCard.card_id == card_id))


async def saved(tx: Tx, person_id: PersonId, card_ids: Sequence[int] | None = None) -> list[int]:
    """The ids of the cards a person saved, newest first; only those among *card_ids* if given."""
    mine = select(SavedCard.card_id).where(SavedCard.person_id == person_id)
    if card_ids is not None:
        mine = mine.where(SavedCard.card_id.in_(card_ids))
    return list(await tx.scalars(mine.order_by(SavedCard.saved_at.desc(), SavedCard.card_id)))
