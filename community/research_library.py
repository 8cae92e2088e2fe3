"""Brings research cards into the library: those that come with the bot, and files that admins import.

A file speaks for the collections it names: a card of such a collection that the file leaves out is not found any
more, though whoever saved it keeps it. A file is taken whole or not at all.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache

from content import evidence, tags
from content.evidence import Card, CardWords
from locales import FALLBACK, languages
from storage import research, search
from storage.database import Database, Tx
from storage.research import ResearchCard, ResearchWords
from storage.search import Document

KIND = "research"
"""Of documents in the search index."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many cards a file added, changed, left as they were, and took away."""

    added: int
    changed: int
    unchanged: int
    gone: int


async def import_research(db: Database, text: str, language: str = FALLBACK) -> ImportReport:
    """Import a CSV file of cards whose words are in *language*. Raises BadFile with every fault."""
    cards = await asyncio.to_thread(evidence.read_cards, text)
    async with db.begin() as tx:
        known = await research.everything(tx)
        named = {card.slug for card in cards}
        spoken_for = {card.collection for card in cards if card.collection}
        gone = [
            row for row in known.values() if row.collection in spoken_for and row.slug not in named and not row.gone
        ]
        fresh = [card for card in cards if card.slug not in known]
        changed = [card for card in cards if card.slug in known and _differs(known[card.slug], card)]
        await _take_away(tx, gone)
        await _put(tx, [*fresh, *changed], known, language)
        return ImportReport(len(fresh), len(changed), len(cards) - len(fresh) - len(changed), len(gone))


async def load_shipped(db: Database) -> None:
    """Put what comes with the bot and is not there yet; what admins changed or took away stays as they left it."""
    shipped = evidence.shipped()
    async with db.read() as tx:
        slugs, spoken = await research.slugs(tx), await research.languages(tx)
    missing = [card for card in shipped if card.slug not in slugs]
    unspoken = [language for language in languages() if language not in spoken and _translated(language)]
    if not missing and not unspoken:
        return
    async with db.begin() as tx:
        known = await research.everything(tx)
        if unspoken:
            missing = [card for card in shipped if card.slug not in known or not _differs(known[card.slug], card)]
        await _put(tx, missing, known, FALLBACK)


async def _put(tx: Tx, cards: Sequence[Card], known: dict[str, ResearchCard], language: str) -> None:
    rows = [_row(card, known.get(card.slug)) for card in cards]
    tx.add_all(rows)
    await tx.flush()
    ids = [row.id for row in rows]
    await research.forget_words(tx, ids)
    await search.remove(tx, KIND, ids)
    documents: list[Document] = []
    for row in rows:
        own = CardWords(row.title, row.summary, row.watch)
        shipped = own == evidence.translations(FALLBACK).get(row.slug)
        documents.append(_document(row, FALLBACK if shipped else language, own))
        for other, words in _translations(row.slug).items() if shipped else ():
            tx.add(ResearchWords(card_id=row.id, language=other, **words._asdict()))
            documents.append(_document(row, other, words))
    await search.put(tx, documents)


async def _take_away(tx: Tx, rows: Sequence[ResearchCard]) -> None:
    for row in rows:
        row.gone = True
    await search.remove(tx, KIND, [row.id for row in rows])


def _row(card: Card, row: ResearchCard | None) -> ResearchCard:
    values = asdict(card) | {"tags": list(card.tags), "gone": False}
    if row is None:
        return ResearchCard(**values)
    for name, value in values.items():
        setattr(row, name, value)
    return row


def _differs(row: ResearchCard, card: Card) -> bool:
    return row.gone or any(
        getattr(row, name) != (list(value) if name == "tags" else value) for name, value in asdict(card).items()
    )


def _document(row: ResearchCard, language: str, words: CardWords) -> Document:
    labels = tags.labels(language)
    topics = [*row.tags, *(labels[tag] for tag in row.tags if tag in labels)]
    ages = ["primary", "secondary"] if row.phase == "both" else [row.phase]
    body = " ".join([words.summary, words.watch, row.citation])
    return Document(KIND, row.id, language, words.title, list(dict.fromkeys([*topics, *ages])), body)


def _translations(slug: str) -> dict[str, CardWords]:
    """A shipped card's words by language."""
    return {language: _translated(language)[slug] for language in languages() if slug in _translated(language)}


@cache
def _translated(language: str) -> dict[str, CardWords]:
    """Of the shipped cards, those that have words in this language besides the English ones."""
    english = evidence.translations(FALLBACK)
    return {slug: words for slug, words in evidence.translations(language).items() if words != english[slug]}
