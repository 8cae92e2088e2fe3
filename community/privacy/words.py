"""A text as words that may be parts of somebody's name."""

import re
from dataclasses import dataclass, field
from functools import cache

from content.privacy import cues, fold, names

_WORD = re.compile(r"[^\W\d_]+(?:['’ʻ‐-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_SENTENCE = re.compile(r"(?:^|[.!?…:;\n\"“«(¿¡–—•]|\d\)?)\s*$")  # also after the number of a step
PARTICLES = {
    *("de", "del", "la", "las", "los", "da", "das", "do", "dos", "di", "du", "van", "von", "der", "den", "ter", "bin"),
    *("bint", "ibn", "al", "el", "ul", "ur", "abu", "ben", "san", "st"),
}


@dataclass(slots=True)
class Word:
    text: str
    start: int
    end: int
    begins: bool
    """Whether a sentence begins with it, so that its large letter says nothing."""
    folded: str = field(init=False)
    possessive: bool = field(init=False)
    parts: list[str] = field(init=False)

    def __post_init__(self) -> None:
        bare = _POSSESSIVE.sub("", self.text)
        self.possessive = bare != self.text
        self.end -= len(self.text) - len(bare)
        self.folded = fold(bare)
        self.parts = [self.folded, *self._telling_part()]
        self.text = bare

    def _telling_part(self) -> list[str]:
        """Of "Jean-Luc" the first part, of "al-Sayed" the second."""
        first, _, second = self.folded.replace("‐", "-").partition("-")
        return [second if first in PARTICLES else first] if second else []

    @property
    def is_large(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1 and self.text.isupper()

    @property
    def is_given(self) -> bool:
        return any(part in names().given for part in self.parts) and not self.is_ambiguous

    @property
    def is_family(self) -> bool:
        return any(part in names().family for part in self.parts) and not self.is_ambiguous

    @property
    def is_ambiguous(self) -> bool:
        return self.folded in names().ambiguous

    @property
    def is_name_in_small_letters(self) -> bool:
        """A given name that is no word, so that its size does not matter."""
        known = self.folded in names().given and self.folded not in names().large
        return known and not self.is_ambiguous and len(self.folded) > 3 and "ñ" not in self.text


def words_of(text: str) -> list[Word]:
    return [
        Word(match[0], *match.span(), begins=bool(_SENTENCE.search(text, max(0, match.start() - 4), match.start())))
        for match in _WORD.finditer(text)
    ]


def is_stop(word: Word, language: str) -> bool:
    """A word that is never part of a name, such as "Today", however large it is written."""
    return word.text.lower() in _stops(language)


@cache
def _stops(language: str) -> frozenset[str]:
    return frozenset((*cues(language)["stop"], *cues(language)["titles"]))
