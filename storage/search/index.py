"""One index for everything that is found by words: put documents in, find them by words and tags.

Texts are made into tokens before they are stored (`words.py`), so the databases only compare. FTS5 ranks by
bm25, PostgreSQL by `ts_rank` and how rare each word is; a title counts more than tags, and they more than the body.
All of it can be dropped and filled again: the index says nothing that the documents do not say.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from types import ModuleType
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, String, Table, UniqueConstraint, and_, delete, insert, select

from storage.base import Id
from storage.database import Tx
from storage.search import postgres, sqlite, vocabulary
from storage.search.lexicon import Lexicon
from storage.search.question import Question, read
from storage.search.words import Word, kind_mark, tag_mark, words

WORDS_AT_MOST = 10_000
"""Of one text of a document; the rest is not found by."""
AT_ONCE = 2_000

T = TypeVar("T")

documents = Table(
    "search_documents",
    vocabulary.metadata,
    Column("id", Id, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("subject_id", Id, nullable=False),
    Column("language", String, nullable=False),
    Column("title", String, nullable=False),
    Column("tags", String, nullable=False),
    Column("body", String, nullable=False),
    Column("marks", String, nullable=False),
    Column("words", String, nullable=False),
    UniqueConstraint("kind", "subject_id", "language", name="uq_search_documents"),
)
"""Of each document, its tokens with a space between them. `words` are the different ones, without stems and marks."""


@dataclass(frozen=True)
class Document:
    """A text about one subject in one language (ISO 639 or IETF tag); `tags` as people know them."""

    kind: str
    subject_id: int
    language: str
    title: str
    tags: Sequence[str]
    body: str


@dataclass(frozen=True)
class Query:
    """What somebody wants to find. Words beginning with # are tags too; no kinds are all kinds."""

    words: str
    tags: tuple[str, ...] = ()
    language: str = "en"
    kinds: tuple[str, ...] = ()
    lexicon: Lexicon = field(default_factory=Lexicon, repr=False)


@dataclass(frozen=True)
class Hit:
    kind: str
    subject_id: int
    language: str
    """The asker's own if the subject has a document in it, else the one that fits best."""


@dataclass(frozen=True)
class Found:
    hits: list[Hit]
    more: bool
    corrected: dict[str, str]
    """Words as they were typed, and as which other words they were read."""


def create_index(connection: Connection) -> None:
    """For the migration: the tables of the index. Whatever else begins with "search_" is the databases' own."""
    vocabulary.metadata.create_all(connection)
    for statement in _backend(connection.dialect.name).CREATE:
        connection.exec_driver_sql(statement)


def drop_index(connection: Connection) -> None:
    for statement in _backend(connection.dialect.name).DROP:
        connection.exec_driver_sql(statement)
    vocabulary.metadata.drop_all(connection)


async def put(tx: Tx, new: Sequence[Document]) -> None:
    """Add documents, each in the place of an older one of the same kind, subject and language."""
    if not new:
        return
    await vocabulary.touch(tx)
    distinct = {(document.kind, document.language, document.subject_id): document for document in new}
    kind_and_language = itemgetter(0, 1)
    for (kind, language), group in groupby(sorted(distinct, key=kind_and_language), key=kind_and_language):
        for part in _in_parts(list(group)):
            await _delete(tx, kind, [subject_id for _, _, subject_id in part], documents.c.language == language)
            await _insert(tx, [distinct[key] for key in part])


async def remove(tx: Tx, kind: str, subject_ids: Sequence[int]) -> None:
    """Forget subjects in all their languages; unknown ones are ignored."""
    if not subject_ids:
        return
    await vocabulary.touch(tx)
    for ids in _in_parts(subject_ids):
        await _delete(tx, kind, ids)


async def find(tx: Tx, query: Query, *, limit: int = 5, offset: int = 0) -> Found:
    """What fits the query, best first: what has all words, then what has some; each subject once.

    Any text is a query; what cannot be understood finds nothing. Pages stay in step while nothing is put or removed.
    """
    known = await vocabulary.load(tx)
    question = read(query.words, query.tags, query.kinds, query.language, known, query.lexicon)
    if question is None:
        return Found([], False, {})
    wanted = max(offset, 0) + limit + 1
    hits = await _best(tx, question, wanted, known.languages)
    return Found(hits[wanted - limit - 1 : wanted - 1], len(hits) == wanted, question.corrected)


async def _best(tx: Tx, question: Question, wanted: int, languages: int) -> list[Hit]:
    """The *wanted* best subjects in order."""
    look = _backend(tx.dialect).look
    best: dict[tuple[str, int], Hit] = {}
    for step in question.steps:
        # Of so many documents at least as many subjects are different as are wanted.
        for row in await tx.execute(*look(question, step, wanted * languages)):
            language = question.language if row.in_own_language else row.language
            best.setdefault((row.kind, row.subject_id), Hit(row.kind, row.subject_id, language))
        if len(best) >= wanted:
            break
    return list(best.values())[:wanted]


async def _insert(tx: Tx, new: Sequence[Document]) -> None:
    meanings: dict[vocabulary.Key, Word] = {}
    counts: Counter[vocabulary.Key] = Counter()
    rows: list[dict[str, Any]] = []
    for document in new:
        title, tags, body = (
            words(text, document.language, WORDS_AT_MOST)
            for text in (document.title, " ".join(document.tags), document.body)
        )
        own = {(word.token, document.language): word for word in (*title, *tags, *body)}
        meanings |= own
        counts.update(own.keys())
        row: dict[str, Any] = {"kind": document.kind, "subject_id": document.subject_id, "language": document.language}
        row |= {"title": _tokens(title), "tags": _tokens(tags), "body": _tokens(body)}
        row["marks"] = " ".join([kind_mark(document.kind), *sorted({tag_mark(tag) for tag in document.tags})])
        row["words"] = " ".join(token for token, _ in own)
        rows.append(row)
    await vocabulary.add(tx, meanings, counts)
    await tx.execute(insert(documents), rows)


async def _delete(tx: Tx, kind: str, subject_ids: Sequence[int], *further: ColumnElement[bool]) -> None:
    which = and_(documents.c.kind == kind, documents.c.subject_id.in_(subject_ids), *further)
    rows = (await tx.execute(select(documents.c.language, documents.c.words).where(which))).all()
    if not rows:
        return
    await vocabulary.subtract(tx, Counter((token, row.language) for row in rows for token in row.words.split()))
    await tx.execute(delete(documents).where(which))


def _tokens(of: list[Word]) -> str:
    """Each word, followed by its stem if that differs: whoever types the very word finds it higher up."""
    return " ".join(token for word in of for token in dict.fromkeys((word.token, word.stem)))


def _backend(dialect: str) -> ModuleType:
    return sqlite if dialect == "sqlite" else postgres


def _in_parts(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), AT_ONCE):
        yield items[start : start + AT_ONCE]
