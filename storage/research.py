"""Research cards of the library, who saved which, and what was searched for."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, GroupId, PersonId
from storage.database import Tx, insert_into
from storage.notices import Notice

AT_ONCE = 500
"""Ids in one statement: databases take only so many."""


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
    gone: Mapped[bool] = mapped_column(default=False)
    """No longer in the file it came from: not found any more, and kept for those who saved it."""


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


class Search(Base):
    """What a person searched for: a button has no room for the words, so it names this row."""

    __tablename__ = "searches"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"), index=True)
    group_id: Mapped[GroupId | None] = mapped_column(ForeignKey("groups.id"))
    """The group it was asked in."""
    words: Mapped[str]
    language: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(index=True)


class UnansweredSearch(Base):
    """A question the library has no answer to, so that its keepers can see what is missing; by nobody in particular."""

    __tablename__ = "unanswered_searches"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    words: Mapped[str]
    language: Mapped[str]
    asked_at: Mapped[datetime]


# --- cards ------------------------------------------------------------------------------------------------------


async def count(tx: Tx) -> int:
    return await tx.scalar(select(func.count()).select_from(ResearchCard).where(ResearchCard.gone.is_(False))) or 0


async def everything(tx: Tx) -> dict[str, ResearchCard]:
    """Every card by its slug, those that are gone too."""
    return {row.slug: row for row in await tx.scalars(select(ResearchCard))}


async def slugs(tx: Tx) -> set[str]:
    return set(await tx.scalars(select(ResearchCard.slug)))


async def by_id(tx: Tx, card_id: int) -> ResearchCard | None:
    return await tx.get(ResearchCard, card_id)


async def by_slug(tx: Tx, slug: str) -> ResearchCard | None:
    return await tx.scalar(select(ResearchCard).where(ResearchCard.slug == slug, ResearchCard.gone.is_(False)))


async def by_ids(tx: Tx, ids: Sequence[int]) -> dict[int, ResearchCard]:
    return {row.id: row for row in await tx.scalars(select(ResearchCard).where(ResearchCard.id.in_(ids)))}


async def popular(tx: Tx, limit: int) -> list[int]:
    """The ids of what most people saved; among the rest, of what helps most and is best proven."""
    saves = select(SavedCard.card_id, func.count().label("times")).group_by(SavedCard.card_id).subquery()
    best = (
        func.coalesce(saves.c.times, 0).desc(),
        func.coalesce(ResearchCard.months, -100).desc(),
        func.coalesce(ResearchCard.strength, -1).desc(),
    )
    rows = select(ResearchCard.id).outerjoin(saves, saves.c.card_id == ResearchCard.id)
    return list(
        await tx.scalars(rows.where(ResearchCard.gone.is_(False)).order_by(*best, ResearchCard.id).limit(limit))
    )


async def tags(tx: Tx) -> list[list[str]]:
    """The tags of every card."""
    return list(await tx.scalars(select(ResearchCard.tags).where(ResearchCard.gone.is_(False))))


# --- their words ------------------------------------------------------------------------------------------------


async def words(tx: Tx, ids: Sequence[int], language: str) -> dict[int, ResearchWords]:
    rows = await tx.scalars(
        select(ResearchWords).where(ResearchWords.card_id.in_(ids), ResearchWords.language == language)
    )
    return {row.card_id: row for row in rows}


async def languages(tx: Tx) -> set[str]:
    """Those in which there are words of any card besides its own."""
    return set(await tx.scalars(select(ResearchWords.language).distinct()))


async def forget_words(tx: Tx, ids: Sequence[int]) -> None:
    for start in range(0, len(ids), AT_ONCE):
        await tx.execute(delete(ResearchWords).where(ResearchWords.card_id.in_(ids[start : start + AT_ONCE])))


# --- saved ------------------------------------------------------------------------------------------------------


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


# --- searches and shares ----------------------------------------------------------------------------------------


async def search_by_id(tx: Tx, search_id: int) -> Search | None:
    return await tx.get(Search, search_id)


async def has_searches_before(tx: Tx, instant: datetime) -> bool:
    return await tx.scalar(select(Search.id).where(Search.created_at < instant).limit(1)) is not None


async def forget_searches_before(tx: Tx, instant: datetime) -> None:
    await tx.execute(delete(Search).where(Search.created_at < instant))


async def unanswered(tx: Tx, limit: int, offset: int = 0) -> list[UnansweredSearch]:
    """Newest first."""
    rows = select(UnansweredSearch).order_by(UnansweredSearch.id.desc()).limit(limit).offset(offset)
    return list(await tx.scalars(rows))


async def shared(tx: Tx, keys: Sequence[str]) -> set[str]:
    """Which of these keys are those of a card that was shared."""
    return set(await tx.scalars(select(Notice.key).where(Notice.key.in_(keys)))) if keys else set()
