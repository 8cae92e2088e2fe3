"""The topics and age groups of the library: their labels, and the words people type for them.

`labels` is for showing, `find` for understanding. Which cards carry a tag is not known here.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

from content.languages import FALLBACK, folder


def labels(language: str) -> Mapping[str, str]:
    """Every topic's label by slug, in a language or else in English."""
    return _labels("tags.json", language)


def find(word: str, language: str) -> str | None:
    """The slug of the topic a person means by a word, with the language's words before the English ones."""
    return _find("tags.json", word, language)


def listed(tags: Sequence[str], language: str) -> str:
    """Some topics as words. Without a last "and": many are two words joined by one."""
    known = labels(language)
    return ", ".join(known.get(tag, tag) for tag in tags)


def mentioned(text: str, language: str) -> list[str]:
    """The slugs of the topics a text speaks of, in the order in which it does."""
    words = _plain(text).split()
    spans = (" ".join(words[start : start + size]) for start in range(len(words)) for size in (3, 2, 1))
    return list(dict.fromkeys(slug for span in spans if (slug := find(span, language))))


def names(language: str) -> Mapping[str, str]:
    """What people call the topics besides their labels, which stand on the cards: to the slugs."""
    return _names(language)


def idle(language: str) -> frozenset[str]:
    """Words and phrases that say nothing of what a question is about, in a library for teachers."""
    return _idle(language)


def phases(language: str) -> Mapping[str, str]:
    """Every age group's label by slug, in a language or else in English."""
    return _labels("phases.json", language)


def find_phase(word: str, language: str) -> str | None:
    """The slug of the age group a person means by a word."""
    return _find("phases.json", word, language)


@cache
def _labels(file: str, language: str) -> Mapping[str, str]:
    return MappingProxyType({slug: entry["label"] for slug, entry in _entries(file, language).items()})


def _find(file: str, word: str, language: str) -> str | None:
    plain = _plain(word)
    return _spoken(file, language).get(plain) or _spoken(file, FALLBACK).get(plain)


@cache
def _spoken(file: str, language: str) -> Mapping[str, str]:
    """What people may type, in plain letters, to slugs. The slugs themselves come last, so that they win."""
    entries = _entries(file, language)
    also = {_plain(word): slug for slug, entry in entries.items() for word in (*entry["also"], entry["label"])}
    return MappingProxyType(also | {_plain(slug): slug for slug in entries})


@cache
def _names(language: str) -> Mapping[str, str]:
    entries = _entries("tags.json", language)
    return MappingProxyType({word: slug for slug, entry in entries.items() for word in entry["also"]})


@cache
def _idle(language: str) -> frozenset[str]:
    read: dict[str, list[str]] = json.loads(folder(language, "questions.json").read_text(encoding="utf-8"))
    return frozenset(words for group in read.values() for words in group)


@cache
def _entries(file: str, language: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(folder(language, file).read_text(encoding="utf-8"))
    return read


def _plain(word: str) -> str:
    """Lower case without accents, hash sign or punctuation: "#Evaluación" and "evaluacion" are one word."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())
