"""Reads what somebody typed as what has to be looked for; the databases' own files say it in their language."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from storage.search.vocabulary import Vocabulary
from storage.search.words import Word, kind_mark, tag_mark, words

LETTERS_AT_MOST, WORDS_AT_MOST, TAGS_AT_MOST = 2_000, 12, 12
PREFIX_FROM = 3
"""Letters; fewer begin too many words, and ranking all of those is the slowest thing a search can do."""
DOCUMENTS_AT_MOST = 20_000
"""Ranking costs a microsecond or more for each document that has a word. In an index where that is much, common words
are left out beside rare ones: they say next to nothing about which document was meant."""

_TAG = re.compile(r"#([^\s#,;]+)")


@dataclass(frozen=True)
class Sought:
    """One word: a document has it when it has one of the tokens, or one that begins with the prefix."""

    tokens: tuple[str, ...]
    prefix: str
    documents: int
    """At most so many have it."""


@dataclass(frozen=True)
class Question:
    sought: list[Sought] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    """Marks; a document must have all of them, and one of `kinds` if there are any."""
    kinds: list[str] = field(default_factory=list)
    corrected: dict[str, str] = field(default_factory=dict)
    commonest: int = 0
    """So many documents have the commonest word of all."""


def read(text: str, tags: Sequence[str], kinds: Sequence[str], language: str, known: Vocabulary) -> Question | None:
    """The question in a typed text, or None if nothing can answer it."""
    text = text[:LETTERS_AT_MOST]
    marks = sorted({tag_mark(tag[:LETTERS_AT_MOST]) for tag in [*tags, *_TAG.findall(text)][:TAGS_AT_MOST]})
    typed = list(dict.fromkeys(words(_TAG.sub(" ", text), language, WORDS_AT_MOST)))
    if not (typed or marks) or "" in marks:
        return None
    sought: list[Sought] = []
    corrected: dict[str, str] = {}
    for word in typed:
        found = _find_known(word, known, may_go_on=word is typed[-1])
        if not found and (meant := known.nearest(word, language)):
            corrected[word.written] = meant.written
            found = _find_known(meant, known, may_go_on=False)
        sought += found
    if typed and not sought:
        return None
    return Question(_affordable(sought), marks, [kind_mark(kind) for kind in kinds], corrected, known.commonest)


def _find_known(word: Word, known: Vocabulary, *, may_go_on: bool) -> list[Sought]:
    """The word as the index has it; nothing when no document does."""
    tokens = tuple(known.forms(word))
    whole = [Sought(tokens, "", sum(known.documents(token) for token in tokens))] if tokens else []
    if not may_go_on or len(word.token) < PREFIX_FROM:
        return whole
    longer = sum(known.documents(token) for token in known.beginning_with(word.token))
    if not longer or (whole and longer > DOCUMENTS_AT_MOST):
        return whole
    return [Sought(tokens, word.token, longer)]


def _affordable(sought: list[Sought]) -> list[Sought]:
    kept: list[Sought] = []
    for one in sorted(sought, key=lambda one: one.documents):
        if kept and sum(other.documents for other in kept) + one.documents > DOCUMENTS_AT_MOST:
            break
        kept.append(one)
    return kept
