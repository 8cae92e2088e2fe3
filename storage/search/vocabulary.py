"""The words that are in the search index: how many documents have each, and which was meant by a misspelt one.

The words lie in a table. A search reads them once and keeps them in memory until the index changes, which it sees by
a version. Versions are random numbers, so one process may have several databases open without a mix-up.
"""

import secrets
import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import BigInteger, Column, Integer, MetaData, String, Table, bindparam, delete, insert, select, update

from storage.database import Tx, insert_into
from storage.search.words import Word

metadata = MetaData()
"""Of the search index only: it can be built again from the documents at any time, so no model is kept of it."""
state = Table("search_state", metadata, Column("version", BigInteger, nullable=False))
counted = Table(
    "search_words",
    metadata,
    Column("token", String, primary_key=True),
    Column("language", String, primary_key=True),
    Column("stem", String, nullable=False),
    Column("written", String, nullable=False),
    Column("documents", Integer, nullable=False),
)
Key = tuple[str, str]
"""A token and its language."""

CACHED = 4


class Entry(NamedTuple):
    language: str
    stem: str
    written: str
    documents: int


class Vocabulary:
    def __init__(self, rows: Iterable[Any]) -> None:
        self.entries: defaultdict[str, list[Entry]] = defaultdict(list)
        self.stems: Counter[str] = Counter()
        for token, *rest in rows:
            entry = Entry(*rest)
            self.entries[token].append(entry)
            self.stems[entry.stem] += entry.documents
        self.entries.default_factory = None
        self.languages = len({entry.language for entries in self.entries.values() for entry in entries})

    @cached_property
    def commonest(self) -> int:
        """So many documents have the commonest word."""
        return max(self.stems.values(), default=0)

    def documents(self, token: str) -> int:
        """At most so many documents have the token as a word or as the stem of one."""
        own = sum(entry.documents for entry in self.entries.get(token, ()))
        return max(own, self.stems[token])

    def forms(self, word: Word) -> list[str]:
        """The tokens to look for: the word and its stems, as far as any document has them."""
        stems = {word.stem, *(entry.stem for entry in self.entries.get(word.token, ()))}
        tokens = [word.token, *sorted(stems - {word.token})]
        return [token for token in tokens if token in self.entries or token in self.stems]

    def beginning_with(self, prefix: str) -> list[str]:
        return self._sorted[bisect_left(self._sorted, prefix) : bisect_left(self._sorted, prefix + chr(sys.maxunicode))]

    def nearest(self, word: Word, language: str) -> Word | None:
        """The word that was meant by an unknown one: up to one slip in 4 or 5 letters, two in more."""
        length = len(word.token)
        if length < 4 or not word.token.isalpha():
            return None
        # Nearly always the first letter is right, and those words are a twentieth of all.
        return self._among(self.beginning_with(word.token[0]), word, language, slips=1) or self._among(
            self._sorted, word, language, slips=1 if length < 6 else 2
        )

    def _among(self, candidates: list[str], word: Word, language: str, slips: int) -> Word | None:
        found = process.extract(word.token, candidates, scorer=OSA.distance, score_cutoff=slips, limit=None)
        best = min(
            (
                (distance, entry.language != language, token[0] != word.token[0], -entry.documents, token, entry)
                for token, distance, _ in found
                for entry in self.entries[token]
            ),
            default=None,
        )
        return best and Word(best[-2], best[-1].stem, best[-1].written)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.entries)


_cache: dict[int, Vocabulary] = {}


async def load(tx: Tx) -> Vocabulary:
    version = await tx.scalar(select(state.c.version)) or 0
    if version not in _cache:
        _cache[version] = Vocabulary((await tx.execute(select(counted))).all())
        if len(_cache) > CACHED:
            del _cache[next(iter(_cache))]
    return _cache[version]


async def touch(tx: Tx) -> None:
    """Say that the index changes. The row's lock also makes writers of several processes take turns."""
    version = secrets.randbits(62)
    if not (await tx.execute(update(state).values(version=version))).rowcount:  # type: ignore[attr-defined]
        await tx.execute(insert(state).values(version=version))


async def add(tx: Tx, words: Mapping[Key, Word], counts: Mapping[Key, int]) -> None:
    """Count words of new documents: *counts* says in how many of them each is."""
    if not counts:
        return
    statement = insert_into(tx, counted)
    await tx.execute(
        statement.on_conflict_do_update(
            index_elements=["token", "language"],
            set_={"documents": counted.c.documents + statement.excluded.documents},
        ),
        [
            {
                "token": key[0],
                "language": key[1],
                "stem": words[key].stem,
                "written": words[key].written,
                "documents": n,
            }
            for key, n in sorted(counts.items())
        ],
    )


async def subtract(tx: Tx, counts: Mapping[Key, int]) -> None:
    """Forget the words of removed documents."""
    if not counts:
        return
    here = (counted.c.token == bindparam("word"), counted.c.language == bindparam("spoken"))
    rows = [{"word": key[0], "spoken": key[1], "gone": n} for key, n in sorted(counts.items())]
    await tx.run(update(counted).where(*here).values(documents=counted.c.documents - bindparam("gone")), rows)
    await tx.run(delete(counted).where(*here, counted.c.documents <= 0), rows)
