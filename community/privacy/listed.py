"""Names from a school's own list. Only digests are kept, so that nobody reads the list in our database."""

import re
from collections.abc import Iterator, Set
from hashlib import blake2b

from community.privacy.findings import Finding, Kind
from content.privacy import fold

LONGEST = 5
"""Words of a name."""
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻ-][^\W\d_]+)*")


def digest(name: str) -> str:
    """Of a name however it is typed. It hides a name from a glance, not from somebody who tries out names."""
    return blake2b(" ".join(_words(name)).encode(), digest_size=12).hexdigest()


def digests(lines: str) -> set[str]:
    """Of a list with a name in each line, or with commas between."""
    return {digest(name) for name in re.split(r"[\n,;]", lines) if len("".join(_words(name))) > 1}


def listed_names(text: str, known: Set[str]) -> Iterator[Finding]:
    words = list(_WORD.finditer(text)) if known else []
    for first, start in enumerate(words):
        for end in words[first : first + LONGEST]:
            if digest(text[start.start() : end.end()]) in known:
                yield Finding(start.start(), end.end(), Kind.LISTED)


def _words(name: str) -> list[str]:
    return [fold(word).removesuffix("'s") for word in _WORD.findall(name)]
