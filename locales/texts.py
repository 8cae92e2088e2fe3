"""Reads the Fluent files. Other rooms ask for a text by its id and never build a sentence themselves.

What people typed is escaped here, once, when it is put into a text for Telegram's HTML.
"""

import logging
import unicodedata
from enum import Enum
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any, ClassVar

from babel import Locale
from babel.lists import format_list
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.errors import FluentReferenceError

log = logging.getLogger(__name__)


class Html(str):
    """Text that is ready for Telegram's HTML parse mode: every inserted value is escaped already."""

    __slots__ = ()


FALLBACK = "en"
FOLDER = Path(__file__).parent
KEPT = 4_000
ISOLATE_FIRST_STRONG, POP_ISOLATE = "\u2068", "\u2069"
FIRST_RIGHT_TO_LEFT = "\u0590"
"""The first letter of Unicode's Hebrew block; every script before it is written from left to right."""


class MissingText(LookupError):
    """A text id or one of its variables does not exist; raised where texts are strict (in tests)."""


@cache
def languages() -> tuple[str, ...]:
    """The shipped languages as ISO 639 codes, English first."""
    found = sorted(folder.name for folder in FOLDER.iterdir() if any(folder.glob("*.ftl")))
    return tuple(sorted(found, key=lambda code: code != FALLBACK))


def nearest(code: str | None) -> str | None:
    """The shipped language nearest to an IETF tag such as "es-419", or None."""
    base = (code or "").replace("_", "-").split("-")[0].lower()
    return base if base in languages() else None


class Texts:
    """The texts of one language.

    ``texts(id, **values)`` gives Telegram HTML with the values escaped; ``texts.plain`` gives text for buttons,
    alerts and files, where HTML means nothing. Values: str, int, float, or `Html` that is passed as it is.
    """

    strict: ClassVar[bool] = False

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Locale.parse(language)
        self._bundle = _bundle(language)
        self._steady = lru_cache(KEPT)(lambda text_id, values: self._fresh(text_id, dict(values)))

    def __call__(self, text_id: str, /, **values: Any) -> Html:
        return Html(self._format(text_id, {name: _shown(value, as_html=True) for name, value in values.items()}))

    def plain(self, text_id: str, /, **values: Any) -> str:
        return self._format(text_id, {name: _shown(value, as_html=False) for name, value in values.items()})

    def has(self, text_id: str) -> bool:
        return self._bundle.has_message(text_id)

    def words(self, text_id: str) -> tuple[str, ...]:
        """A text that is a list of words people may type, separated by commas; lower case."""
        return tuple(word.strip().casefold() for word in self.plain(text_id).split(","))

    def listing(self, items: list[str]) -> str:
        """Joins as the language does: "a, b and c"."""
        return format_list(items, locale=self.locale)

    def escape(self, value: str) -> Html:
        """What somebody typed, ready to stand in a text by itself."""
        return Html(_shown(value, as_html=True))

    @property
    def right_to_left(self) -> bool:
        return self.locale.text_direction == "rtl"

    def _format(self, text_id: str, values: dict[str, Any]) -> str:
        # What a text says with the same numbers, or with words of ours, stays the same; putting it together is a good
        # part of an answer.
        if all(type(value) is int or isinstance(value, Enum) for value in values.values()):
            return self._steady(text_id, tuple(values.items()))
        return self._fresh(text_id, values)

    def _fresh(self, text_id: str, values: dict[str, Any]) -> str:
        try:
            return _pattern(self._bundle, text_id, values)
        except MissingText:
            if Texts.strict:
                raise
            log.error("text %s failed in %s", text_id, self.language)
        return text_id if self.language == FALLBACK else texts(FALLBACK)._fresh(text_id, values)


def _pattern(bundle: FluentBundle, text_id: str, values: dict[str, Any]) -> str:
    if not bundle.has_message(text_id):
        raise MissingText(text_id)
    pattern = bundle.get_message(text_id).value
    if pattern is None:
        raise MissingText(text_id)
    shown, errors = bundle.format_pattern(pattern, values)
    if any(isinstance(error, FluentReferenceError) for error in errors):
        raise MissingText(f"{text_id}: {errors[0]}")
    return str(shown)


def _shown(value: Any, *, as_html: bool) -> Any:
    if not isinstance(value, str) or isinstance(value, Html | Enum):
        return value
    return _isolated(escape(value) if as_html else value)


def _isolated(text: str) -> str:
    """A right-to-left word must not reorder the sentence around it."""
    if max(text, default="") < FIRST_RIGHT_TO_LEFT:
        return text
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
        return f"{ISOLATE_FIRST_STRONG}{text}{POP_ISOLATE}"
    return text


@cache
def texts(language: str) -> Texts:
    """The texts of a shipped language; of English when the language is unknown."""
    return Texts(language if language in languages() else FALLBACK)


@cache
def _bundle(language: str) -> FluentBundle:
    # Isolation is done above, only where a value is written from right to left: inside links it would break them.
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted((FOLDER / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
