"""Reads what somebody typed as what has to be looked for; the databases' own files say it in their language."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from storage.search.lexicon import Lexicon
from storage.search.vocabulary import Vocabulary
from storage.search.words import Word, kind_mark, tag_mark, words

LETTERS_AT_MOST, TYPED_AT_MOST, WORDS_AT_MOST, TAGS_AT_MOST = 2_000, 60, 12, 12
PREFIX_FROM = 3
"""Letters; fewer begin too many words, and ranking all of those is the slowest thing a search can do."""
RANKED_AT_MOST = 5_000
"""Documents: ranking costs about a microsecond for each. Words that more documents have are too common to rank by."""
COMMON = 0.05
"""From this part of the documents on, short words count as grammar. No list of words is needed in any language."""
COMPARED_AT_MOST = 50_000
"""Documents: only looking whether they have a word as well costs a tenth."""

_TAG = re.compile(r"#([^\s#,;]+)")


@dataclass(frozen=True)
class Sought:
    """One word: a document has it when it has one of the tokens, or one that begins with the prefix."""

    tokens: tuple[str, ...]
    prefix: str
    documents: int
    """At most so many have it."""


@dataclass(frozen=True)
class Step:
    """One look into the index for documents that have every word or, after that, any; a next step finds worse ones."""

    words: list[Sought]
    every: bool = True
    in_title: bool = False
    ranked: bool = True
    """Else the newest first."""


@dataclass(frozen=True)
class Question:
    steps: list[Step]
    tags: list[str]
    """Marks; a document must have all of them, and one of `kinds` if there are any."""
    kinds: list[str]
    language: str
    """Of who asks; used only to say whether a subject has a document in it."""
    corrected: dict[str, str]
    commonest: int
    """So many documents have the commonest word of all."""


def read(
    text: str, tags: Sequence[str], kinds: Sequence[str], language: str, known: Vocabulary, lexicon: Lexicon
) -> Question | None:
    """The question in a typed text, or None if nothing can answer it."""
    text = text[:LETTERS_AT_MOST]
    marks = sorted({tag_mark(tag[:LETTERS_AT_MOST]) for tag in [*tags, *_TAG.findall(text)][:TAGS_AT_MOST]})
    typed = words(_TAG.sub(" ", text), language, TYPED_AT_MOST)
    if not (typed or marks) or "" in marks:
        return None
    telling = lexicon.telling(typed)
    named = dict(list(telling.items())[:WORDS_AT_MOST])
    sought: list[Sought] = []
    corrected: dict[str, str] = {}
    for word, names in named.items():
        found = _find_known(word, known, may_go_on=word == typed[-1])
        if not found and not names and (meant := known.nearest(word, language)):
            corrected[word.written] = meant.written
            found = _find_known(meant, known, may_go_on=False)
        sought += _or_named(found, names, known)
    if typed and not sought:
        return None
    own_kinds = [kind_mark(kind) for kind in kinds]
    weighty = [one for one in sought if not _says_little(one, known.commonest)]
    return Question(_steps(weighty or sought), marks, own_kinds, language, corrected, known.commonest)


def _find_known(word: Word, known: Vocabulary, *, may_go_on: bool) -> list[Sought]:
    """The word as the index has it; nothing when no document does."""
    tokens = tuple(known.forms(word))
    whole = [Sought(tokens, "", max(known.documents(token) for token in tokens))] if tokens else []
    if not may_go_on or len(word.token) < PREFIX_FROM:
        return whole
    longer = sum(known.documents(token) for token in known.beginning_with(word.token))
    if not longer or (whole and longer > RANKED_AT_MOST):
        return whole
    return [Sought(tokens, word.token, longer)]


def _or_named(found: list[Sought], names: Sequence[str], known: Vocabulary) -> list[Sought]:
    """The word, or what else it goes by: as far as that leaves few enough documents to rank."""
    one = found[0] if found else Sought((), "", 0)
    for name in names:
        documents = one.documents + known.documents(name)
        if name not in one.tokens and one.documents < documents <= RANKED_AT_MOST:
            one = Sought((*one.tokens, name), one.prefix, documents)
    return [one] if one.documents else []


def _says_little(one: Sought, commonest: int) -> bool:
    """Short and in many documents, such as "how" and "in": in a title it would outweigh what is asked about."""
    return max(map(len, (*one.tokens, one.prefix))) < 4 and one.documents > commonest * COMMON


def _steps(sought: list[Sought]) -> list[Step]:
    """All the words before some of them; where every word is too common to rank by, titles before other texts."""
    rarest_first = sorted(sought, key=lambda one: one.documents)
    if not sought:
        return [Step([], ranked=False)]
    if rarest_first[0].documents > RANKED_AT_MOST:
        return [Step(rarest_first, in_title=True, ranked=False), Step(rarest_first, ranked=False)]
    every, some = (_up_to(most, rarest_first) for most in (COMPARED_AT_MOST, RANKED_AT_MOST))
    return [Step(every), *([Step(some, every=False)] if len(every) > 1 else [])]


def _up_to(documents: int, rarest_first: list[Sought]) -> list[Sought]:
    """Leaves out the common words beside rare ones: they say the least about which document was meant."""
    together = accumulate(one.documents for one in rarest_first)
    return [one for one, so_far in zip(rarest_first, together, strict=True) if so_far <= documents]
