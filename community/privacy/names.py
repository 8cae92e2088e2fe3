"""Names of people. A name is known by its parts, by what stands before it ("my student") or after it ("from 7B")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from community.privacy.cues import pattern
from community.privacy.findings import Finding, Kind
from community.privacy.words import PARTICLES, Word, is_stop, words_of
from content.privacy import cues, fold, names

LOOK_BACK = 60
_PART = re.compile(r"[^\W\d_]+")
_CITED = re.compile(
    r"['’]?s?(?:\s*(?:,|&|and|y|e)\s*(?:[A-ZÁÉÍÓÚÑ][\w’'-]+))*\s*(?:et al\.?|y otros|y cols?\.)?"
    r",?\s*[(\[]?\s*(?:19|20)\d\d[a-z]?\s*[)\];,:.]|\s*et al\b"
)
_BEFORE = (
    r"\b(?:<roles>(?:[’']s? \w+)?(?: de| of| del)?|<titles>\.?)"
    r"(?:\s*[,:–—-]|\s+(?:is|was|called|named|es|era|llamad[oa]|se llama|like|como|mr\.?|mrs\.?))?"
    r"\s*[\"“«(]?\s*$"
)
_KIN = r"\b<roles> (?:de|of) $"
_CLASS_AFTER = r"[’']?s?[\"”»)]?\s*[,;(–—:-]*\s*(?:<class_link>\s+)*(?:<class>|<age>)"
_RELATIVE_AFTER = r"[’']s?\s+(?:\w+\s+)?<relatives>\b|\s+famil(?:y|ies)\b"


@dataclass(slots=True)
class Chain:
    """Words that stand together as the parts of one name would."""

    words: list[Word]
    text: str
    language: str
    known: Sequence[tuple[int, int]]
    """Where the text names somebody everybody knows."""

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        end = self.words[-1].end
        return end + 1 if self.words[-1].is_initial and self.text[end : end + 1] == "." else end

    def before(self, template: str) -> bool:
        """Whether the text right before it ends so."""
        return bool(pattern(template, self.language).search(self.text[max(0, self.start - LOOK_BACK) : self.start]))

    def after(self, template: str) -> bool:
        return bool(pattern(template, self.language).match(self.text, self.end))

    @property
    def has_role(self) -> bool:
        """Said to be somebody's: "my student", "la mamá de", "Mrs"."""
        return self.before(_BEFORE)

    @property
    def has_class(self) -> bool:
        """Said to be in a class or of an age."""
        return self.after(_CLASS_AFTER)

    @property
    def is_known_to_all(self) -> bool:
        """Exactly such a name or a part of one; "Rosa Parks" is, "Newton Perez" is not."""
        return any((a <= self.start and self.end <= b) or self._is_longer(a, b) for a, b in self.known)

    def _is_longer(self, start: int, end: int) -> bool:
        several = " " in self.text[start:end]
        return several and start < self.end and self.start < end and not (self.has_role and len(self.words) > 2)

    @property
    def dotted_initials(self) -> int:
        return sum(word.is_initial and self.text[word.end : word.end + 1] == "." for word in self.words)


def names_in(text: str, language: str) -> Iterator[Finding]:
    chains = list(_chains(words_of(text), text, language, _known_to_all(text)))
    accepted = [chain for chain in chains if _is_name(chain)]
    accepted += [chain for chain in chains if chain not in accepted and _stands_beside(chain, accepted, text)]
    for chain in accepted:
        yield Finding(chain.start, chain.end, Kind.NAME)


def _chains(words: Sequence[Word], text: str, language: str, known: Sequence[tuple[int, int]]) -> Iterator[Chain]:
    """Neighbouring words that may be one name: in large letters, or known names in small ones."""
    at = 0
    while at < len(words):
        length = _length(words, at, text, language)
        if length:
            yield from _trimmed(Chain(list(words[at : at + length]), text, language, known))
        at += max(length, 1)


def _length(words: Sequence[Word], at: int, text: str, language: str) -> int:
    """How many words from here on hang together; particles only between others."""
    length, first = 0, words[at]
    for place in range(at, len(words)):
        word = words[place]
        if place > at and not _adjacent(words[place - 1], word, text):
            break
        counts = word.is_large or _counts_small(first, word, text, language)
        if counts and not is_stop(word, language):
            if word.is_large is not first.is_large:
                break
            length = place - at + 1
        elif not (length and word.folded in PARTICLES):
            break
    return length


def _counts_small(first: Word, word: Word, text: str, language: str) -> bool:
    """Whether a word in small letters is a name, or goes on one that began in small letters."""
    if word.is_name_in_small_letters:
        return True
    if word.folded not in names().given and word.folded not in names().family:
        return False
    if word is not first:
        return not first.is_large
    told = _KIN if word.is_ambiguous else _BEFORE
    return "ñ" not in word.text and bool(
        pattern(told, language).search(text[max(0, word.start - LOOK_BACK) : word.start])
    )


def _adjacent(one: Word, other: Word, text: str) -> bool:
    gap = text[one.end : other.start]
    return not one.possessive and (gap == " " or (one.is_initial and gap in (".", ". ")))


def _trimmed(chain: Chain) -> Iterator[Chain]:
    """Without a first word that is large only because a sentence begins: "Yesterday Ana" is about Ana."""
    first, rest = chain.words[0], chain.words[1:]
    known = first.is_given or first.is_family or first.is_ambiguous or first.is_initial
    if first.begins and rest and not known and any(word.is_given for word in rest):
        chain = replace(chain, words=rest)
    yield chain


def _is_name(chain: Chain) -> bool:
    if all(word.is_initial for word in chain.words):
        return len(chain.words) > 1 and chain.dotted_initials > 0 and chain.has_class
    told = chain.has_role or chain.has_class or chain.after(_RELATIVE_AFTER)
    if chain.is_known_to_all and not chain.has_class:
        return False
    if _is_of_a_place(chain) or (not chain.has_role and _CITED.match(chain.text, chain.end)):
        return False
    if not chain.words[0].is_large:
        return chain.has_role or any(word.is_name_in_small_letters for word in chain.words)
    if told:
        return _is_told(chain)
    if re.fullmatch(r"[IVX]+", chain.words[-1].text) and not chain.dotted_initials:
        return False  # kings and popes
    if chain.before(r"\b<story>(?:s? of| de| del| about| sobre|,)?\s+(?:el |la |the )?[\"“«]?$"):
        return False
    return _is_known(chain)


def _is_told(chain: Chain) -> bool:
    """Something around it says that it is a person."""
    listed = [word for word in chain.words if word.is_given or word.is_family or word.is_ambiguous]
    lone = len(chain.words) == 1
    if not listed and lone and chain.words[0].begins:
        return chain.has_role and not chain.before(r"[.!?]\s*$")
    return bool(listed) or not (lone and chain.words[0].text.isupper())  # PISA, UNESCO


def _is_known(chain: Chain) -> bool:
    """Nothing around it says so; its parts do."""
    words = chain.words
    first = words[0]
    if any(word.is_given for word in words):
        return len(words) > 1 or not _is_a_word_here(chain)
    families = sum(word.is_family for word in words)
    if first.is_ambiguous and len(words) > 1:
        return families > 0 or bool(chain.dotted_initials) or all(word.is_ambiguous for word in words)
    if first.is_ambiguous:
        return _is_likely_person(chain)
    if chain.dotted_initials and len(words) > 1:
        return families > 0
    return len(words) > 1 and families > 0 and (not first.begins or families > 1 or first.is_family)


def _is_a_word_here(chain: Chain) -> bool:
    """A given name alone at the beginning of a sentence that is a word as well."""
    word = chain.words[0]
    return (
        word.begins
        and word.folded in names().large
        and not chain.after(r"\s+<acting>\b|[’']s\b|,|\s+(?:and|y|e)\s|[.!]?\s*$")
    )


def _is_likely_person(chain: Chain) -> bool:
    """A name that is a word or a place too: "Rose helped him", "I told Grace"."""
    word = chain.words[0]
    if chain.before(r"\b(?:<places>\s+(?:\w+\s+(?:and|y|e)\s+)?|(?:La|El|Los|Las)\s+)$") or chain.after(
        r",?\s+(?:are|son|is a city)\b"
    ):
        return False
    if word.begins:
        return chain.after(r"\s+<acting>\b")
    return word.text.lower() != "i" and not word.text.isupper() and chain.before(r"\w\s$") and not _in_title_case(chain)


def _in_title_case(chain: Chain) -> bool:
    """Among other large words, as in the name of a course: "Assessment for Learning, Hope and Faith"."""
    around = chain.text[max(0, chain.start - 25) : chain.start] + chain.text[chain.end : chain.end + 25]
    large = re.findall(r"\b[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+", around)
    return len(large) > 2


def _known_to_all(text: str) -> list[tuple[int, int]]:
    """Where somebody from history, research or a story is named."""
    words = [(fold(match[0]), match.start(), match.end()) for match in _PART.finditer(text)]
    plain = tuple(word for word, _, _ in words)
    return [
        (words[at][1], words[at + len(name) - 1][2])
        for at, word in enumerate(plain)
        for name in names().famous.get(word, ())
        if plain[at : at + len(name)] == name
    ]


def _is_of_a_place(chain: Chain) -> bool:
    """A school, a street, a day or a method that is called after somebody."""
    if any(word.text.lower() in _cues("before_places", chain.language) for word in chain.words[:-1]):
        return not chain.has_class
    if chain.before(r"\b<before_places>\.?\s+(?:[\w.’'-]+\s+){0,1}(?:de |del |la |los |of )?$") and not chain.has_class:
        return True
    return chain.after(r"[’']?s?\s+(?:\w+\s+)?<after_places>\b") or (
        chain.words[-1].text.lower() in _cues("after_places", chain.language)
    )


@cache
def _cues(name: str, language: str) -> frozenset[str]:
    return frozenset(cues(language)[name])


def _stands_beside(chain: Chain, accepted: Sequence[Chain], text: str) -> bool:
    """Joined to a name by "and": then it is one as well."""
    if not any(word.is_ambiguous or word.is_given or word.is_family for word in chain.words):
        return False
    if chain.is_known_to_all or _is_of_a_place(chain):
        return False
    joint = re.compile(r",?\s+(?:and|y|e|with|con)\s+|,\s+")
    return any(
        joint.fullmatch(text, *sorted((chain.end, other.start)))
        if chain.end <= other.start
        else joint.fullmatch(text, other.end, chain.start)
        for other in accepted
    )
