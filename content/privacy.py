"""The words by which personal data is recognised: cues of each language (`<language>/privacy.json`) and lists of names.

A cue is a piece of a regular expression. What is made of them is left to `community/privacy/`.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from content.languages import FOLDER, folder


@dataclass(frozen=True, slots=True)
class Names:
    """Names of many peoples, folded. Who goes by one of `ambiguous` may as well be a word or a place."""

    given: frozenset[str]
    family: frozenset[str]
    ambiguous: frozenset[str]
    large: frozenset[str]
    """Given names that count in large letters only: words when written small, such as "frank", and rare ones."""
    famous: Mapping[str, tuple[tuple[str, ...], ...]]
    """Names that everybody knows, as folded words, by the first of them."""


@cache
def cues(language: str) -> Mapping[str, tuple[str, ...]]:
    """What surrounds personal data in a language, by the kind of cue; in English where we lack the language."""
    raw = json.loads(folder(language, "privacy.json").read_text(encoding="utf-8"))
    return MappingProxyType({name: tuple(words) for name, words in raw.items()})


@cache
def names() -> Names:
    given = [line.split() for line in _lines("given")]
    famous: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in _lines("famous"):
        words = tuple(re.findall(r"[^\W\d_]+", fold(line)))
        famous[words[0]] = (*famous.get(words[0], ()), words)
    return Names(
        given=frozenset(line[0] for line in given),
        family=frozenset(_lines("family")),
        ambiguous=frozenset(_lines("ambiguous")),
        large=frozenset(line[0] for line in given if len(line) > 1),
        famous=MappingProxyType(famous),
    )


def fold(word: str) -> str:
    """Small letters without accents, so that names compare however they are typed. Not for whole texts."""
    plain = word.lower().translate(_LETTERS)
    return "".join(one for one in unicodedata.normalize("NFD", plain) if not unicodedata.combining(one))


_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ə": "a", "’": "'", "ʻ": "'"})


def _lines(name: str) -> list[str]:
    return (FOLDER / "names" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
