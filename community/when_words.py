"""The words people use for dates and rules, as patterns: those of their language and always those of English.

They come from `locales/<language>/when.ftl`; the names of weekdays and months come from CLDR.
"""

import re
from dataclasses import dataclass
from functools import cache

from babel.dates import get_day_names, get_month_names

from community.zones import folded
from locales import FALLBACK, Texts, texts

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
WEEKDAY_IDS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Folded words and what they stand for. Monday is 0; ``plurals`` are the weekdays that mean every week.

    There is one for each language, so its words and patterns are worked out once.
    """

    languages: tuple[Texts, ...]
    weekdays: dict[str, int]
    plurals: frozenset[str]
    months: frozenset[str]
    ordinals: dict[str, int]
    numbers: dict[str, int]

    def words(self, name: str) -> tuple[str, ...]:
        """The folded words of ``when-words-<name>``."""
        return _spoken_words(self, name)

    def any_of(self, *names: str) -> str:
        """A pattern for any of the words, with words that may be left out left out."""
        return _any_of(self, names)

    def bare(self, text: str) -> str:
        """The text without words that add nothing: "the", "on"."""
        return " ".join(re.sub(rf"(?<!\S){one_of(self.words('filler'))}(?!\S)", " ", text).split())

    @property
    def weekday(self) -> str:
        return one_of(tuple(self.weekdays))

    @property
    def ordinal(self) -> str:
        return one_of(tuple(self.ordinals))

    @property
    def number(self) -> str:
        """Figures or a word; `amount` gives its value."""
        return rf"(?:\d{{1,4}}|{one_of(tuple(self.numbers))})"

    def amount(self, said: str) -> int:
        return int(said) if said.isdecimal() else self.numbers[said]


@cache
def one_of(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, the longest first."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))})"


@cache
def _spoken_words(spoken: Vocabulary, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for each in spoken.languages for word in _words(each, name) if word))


@cache
def _any_of(spoken: Vocabulary, names: tuple[str, ...]) -> str:
    return one_of(tuple(spoken.bare(word) or word for name in names for word in spoken.words(name)))


@cache
def vocabulary(language: str) -> Vocabulary:
    """What may be typed in a language. English comes first, so that the language itself has the last word."""
    spoken = tuple(texts(code) for code in dict.fromkeys((FALLBACK, language)))
    weekdays, endings = _weekdays(spoken), {ending for each in spoken for ending in _words(each, "weekday-endings")}
    plurals = {name + ending: day for name, day in weekdays.items() for ending in endings if ending}
    ordinals = {word: number for name, number in ORDINALS.items() for each in spoken for word in _words(each, name)}
    return Vocabulary(
        languages=spoken,
        weekdays=plurals | weekdays,
        plurals=frozenset(plurals.keys() - weekdays.keys()),
        months=_months(spoken),
        ordinals=ordinals,
        numbers={word: number for each in spoken for word, number in _numbers(each).items()},
    )


def _weekdays(spoken: tuple[Texts, ...]) -> dict[str, int]:
    names: dict[str, int] = {}
    for each in spoken:
        for context in ("format", "stand-alone"):
            for width in ("short", "abbreviated", "wide"):
                found = get_day_names(width, context, each.locale)
                names |= {folded(name): day for day, name in found.items()}
        names |= {word: day for day, name in enumerate(WEEKDAY_IDS) for word in _words(each, name)}
    return names


def _months(spoken: tuple[Texts, ...]) -> frozenset[str]:
    return frozenset(
        folded(name)
        for each in spoken
        for context in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for name in get_month_names(width, context, each.locale).values()  # type: ignore[arg-type]
    )


def _numbers(language: Texts) -> dict[str, int]:
    return dict.fromkeys(_words(language, "one"), 1) | {
        word: number for number, word in enumerate(_words(language, "numbers"), start=1)
    }


def _words(language: Texts, name: str) -> list[str]:
    return [folded(word) for word in language.words(f"when-words-{name}")]
