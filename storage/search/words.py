"""Makes words comparable: what a document says and what somebody types end as the same tokens.

A token is lower case, without accents and with no ASCII character but a to z and 0 to 9, so it can stand in a query
of either database's own language without a way to break out of it. Marks, which people never type, begin with a sign.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

import snowballstemmer

LETTERS_AT_MOST = 40
"""Of one word: longer ones are cut, in documents and in queries alike."""

# Vowel signs and the like are no letters to \w, and words written in Devanagari or Thai would fall apart without them.
_LETTER = (
    r"\w\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u109f\u1780-\u17d3"
)
_APOSTROPHE = "'’‘`´ʻʼʹ′"
_WORD = re.compile(f"[{_LETTER}]+(?:[{_APOSTROPHE}][{_LETTER}]+)*")
_NO_LETTER = re.compile(f"[^{_LETTER}]|[_ʻʼʹ]")
_ELIDING = frozenset({"ca", "fr", "it"})
"""Where an apostrophe parts two words ("l'élève"); elsewhere it is inside one ("don't", "o'quvchi")."""
_NO_ACCENT_OF_THEIR_OWN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
_STEMMERS = {
    **{"ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek"},
    **{"en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian"},
    **{"fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian"},
    **{"id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch"},
    **{"nn": "norwegian", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian"},
    **{"sr": "serbian", "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish"},
}


class Word(NamedTuple):
    token: str
    """"motivacion"."""
    stem: str
    """What its other forms share, as a token: "motiv". The token itself where the language has no stemmer."""
    written: str
    """As it is spelt, in lower case: "motivación"."""


def words(text: str, language: str, at_most: int) -> list[Word]:
    """The first *at_most* words of a text in a language (ISO 639 or IETF tag), in order, with repetitions."""
    base = language.partition("-")[0].lower()
    text = unicodedata.normalize("NFKC", text).lower().replace("_", " ")
    if base in _ELIDING:
        text = re.sub(f"[{_APOSTROPHE}]", " ", text)
    found: list[Word] = []
    for match in _WORD.finditer(text):
        if len(found) == at_most:
            break
        word = _word(match[0][:LETTERS_AT_MOST], base)
        if word.token:
            found.append(word)
    return found


def tag_mark(tag: str) -> str:
    """ "#groupwork" for "Group work", "group-work" and "#group_work"; "" when nothing of it is a letter."""
    token = _folded(unicodedata.normalize("NFKC", tag).lower())[:LETTERS_AT_MOST]
    return token and f"#{token}"


def kind_mark(kind: str) -> str:
    return f"@{_folded(kind)}"


@lru_cache(maxsize=1 << 16)
def _word(written: str, language: str) -> Word:
    token = _folded(written)
    stemmer = _stemmer(language)
    stem = _folded(stemmer.stemWord(written.replace("’", "'"))) if stemmer else token
    return Word(token, stem or token, written)


@cache
def _stemmer(language: str) -> "snowballstemmer.stemmer | None":
    name = _STEMMERS.get(language)
    return snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None


def _folded(text: str) -> str:
    """Without accents, Cyrillic ё as е, ß as ss, and without whatever is no letter."""
    if text.isascii() and text.isalnum():
        return text
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_NO_ACCENT_OF_THEIR_OWN))
    return _NO_LETTER.sub("", "".join(letter for letter in letters if not _is_accent(letter)))


def _is_accent(letter: str) -> bool:
    # Hebrew and Arabic points are 10 to 36, accents from 200 on; what lies between are vowels in Asia's scripts.
    order = unicodedata.combining(letter)
    return 10 <= order <= 36 or order >= 200
