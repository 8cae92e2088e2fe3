"""What is known of a language's words besides what documents say: which ask nothing, and which mean the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from storage.search.words import Word, words

LONGEST = 4
"""Words of a phrase."""


@dataclass(frozen=True)
class Lexicon:
    """Words and phrases are written as the stems of their words, so that all their forms are meant."""

    idle: frozenset[str] = frozenset()
    """"how do i", "my pupils": in a question they say nothing of what is asked about."""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """"talk" to the tokens ("oracy",) of what documents are called that are about it."""

    @classmethod
    def of(cls, language: str, idle: Iterable[str], names: Mapping[str, str]) -> "Lexicon":
        """From words and phrases as people type them, in a language; *names* to a name each."""
        own = {_stems(words(typed, language, LONGEST)): name for typed, name in names.items()}
        # The first word of a name of several is enough, and the others are seldom rare.
        tokens = {name: tuple(word.token for word in words(name, language, 1)) for name in own.values()}
        return cls(
            frozenset(_stems(words(phrase, language, LONGEST)) for phrase in idle),
            {stems: tokens[name] for stems, name in own.items()},
        )

    def telling(self, typed: Sequence[Word]) -> dict[Word, tuple[str, ...]]:
        """The words that say what is asked about, all if none does, in order; each with what else it goes by."""
        found: dict[Word, tuple[str, ...]] = {}
        idle: dict[Word, tuple[str, ...]] = {}
        at = 0
        while at < len(typed):
            phrase = self._phrase(typed[at : at + LONGEST])
            stems = _stems(phrase)
            into = idle if stems in self.idle else found
            for word in phrase:
                into[word] = into.get(word, self.names.get(stems, ()))
            at += len(phrase)
        return found or idle

    def _phrase(self, ahead: Sequence[Word]) -> Sequence[Word]:
        """The longest that is known, or else the one word."""
        for count in range(len(ahead), 1, -1):
            if (stems := _stems(ahead[:count])) in self.idle or stems in self.names:
                return ahead[:count]
        return ahead[:1]


def _stems(of: Iterable[Word]) -> str:
    return " ".join(word.stem for word in of)
