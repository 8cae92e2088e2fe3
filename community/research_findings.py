"""What a search finds, as its readers see it: cards in their language, and how words are looked up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from community.cases import KIND as CASE
from community.cases import CaseSummary
from community.errors import Gone, NotAllowed
from community.research_library import KIND
from content import tags as topics
from storage import research, search
from storage.base import PersonId
from storage.database import Tx
from storage.groups import Group
from storage.people import Person
from storage.research import ResearchCard, ResearchWords, Search
from storage.search import Found, Lexicon, Query

KINDS = (KIND, CASE)
_TAG = re.compile(r"#([^\s#,;]+)")


@dataclass(frozen=True, slots=True)
class Finding:
    """A card of the library in the reader's language, as far as it is translated."""

    card: ResearchCard
    words: ResearchWords | None
    saved: bool = False

    @property
    def title(self) -> str:
        return (self.words or self.card).title

    @property
    def summary(self) -> str:
        return (self.words or self.card).summary

    @property
    def watch(self) -> str:
        return (self.words or self.card).watch


Entry = Finding | CaseSummary


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found; pages count from 0."""

    search: Search
    page: int
    entries: Sequence[Entry]
    more: bool
    corrected: dict[str, str]
    """Words as typed, and as what they were read."""
    nearest: Sequence[str] = ()
    """Topics to try instead when nothing was found."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One card in full. ``search_id`` and ``page`` say where it was opened from; search 0 is the saved cards."""

    finding: Finding
    search_id: int = 0
    page: int = 0
    group: Group | None = None
    """The one group it can be shared with without asking which."""
    groups: Sequence[Group] = field(default_factory=list)
    """Those it can be shared with today."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A page of somebody's saved cards."""

    entries: Sequence[Finding]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class Shared:
    group: Group
    at: datetime
    """When it will be there: now, or at the end of the quiet hours."""


async def look(
    tx: Tx, words: str, language: str, *, limit: int, offset: int = 0, kinds: Sequence[str] = KINDS
) -> Found:
    """Look words and #topics up; a topic may go by any of its names in the language ("#evaluación")."""
    meant = {typed: topics.find(typed, language) for typed in _TAG.findall(words)}
    rest = _TAG.sub(lambda tag: " " if meant[tag[1]] else tag[0], words).strip()
    slugs = tuple(dict.fromkeys(slug for slug in meant.values() if slug))
    if not slugs or rest:
        query = Query(rest, slugs, language, tuple(kinds), lexicon(language))
        return await search.find(tx, query, limit=limit, offset=offset)
    return await _in_topics(tx, slugs, language, limit, offset, tuple(kinds))


@cache
def lexicon(language: str) -> Lexicon:
    """Teachers' words: what they call the topics, and what in a question is only asking."""
    return Lexicon.of(language, topics.idle(language), topics.names(language))


async def _in_topics(
    tx: Tx, slugs: tuple[str, ...], language: str, limit: int, offset: int, kinds: tuple[str, ...]
) -> Found:
    """Everything with these topics, what speaks of them most first: a topic alone puts nothing in an order."""
    wanted, labels = offset + limit + 1, topics.labels(language)
    by_name = Query(" ".join(labels[slug] for slug in slugs), slugs, language, kinds)
    hits = (await search.find(tx, by_name, limit=wanted)).hits
    if len(hits) < wanted:
        others = await search.find(tx, Query("", slugs, language, kinds), limit=wanted)
        known = {(hit.kind, hit.subject_id) for hit in hits}
        hits = [*hits, *(hit for hit in others.hits if (hit.kind, hit.subject_id) not in known)]
    return Found(hits[offset : offset + limit], len(hits) >= wanted, {})


async def findings(tx: Tx, person: Person, ids: Sequence[int]) -> list[Finding]:
    """The cards with these ids as a person sees them, in the order given."""
    if not ids:
        return []
    cards = await research.by_ids(tx, ids)
    words = await research.words(tx, ids, person.language)
    saved = set(await research.saved(tx, person.id, ids))
    return [Finding(cards[one], words.get(one), one in saved) for one in ids if one in cards]


async def one_finding(tx: Tx, person: Person, card_id: int) -> Finding:
    found = await findings(tx, person, [card_id])
    if not found:
        raise Gone("error-research-gone")
    return found[0]


async def in_language(tx: Tx, card_id: int, language: str) -> Finding | None:
    """A card for no reader in particular."""
    card = await research.by_id(tx, card_id)
    return Finding(card, (await research.words(tx, [card_id], language)).get(card_id)) if card else None


async def own_search(tx: Tx, person_id: PersonId, search_id: int) -> Search | None:
    """A person's own search; None when it is forgotten."""
    row = await research.search_by_id(tx, search_id)
    if row is not None and row.person_id != person_id:
        raise NotAllowed("error-research-not-yours")
    return row
