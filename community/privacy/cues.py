"""The cues of a language as regular expressions, made once."""

import re
from functools import cache

from content.privacy import cues


@cache
def pattern(template: str, language: str) -> re.Pattern[str]:
    """A pattern in which each <name> is any of the cues of that name; letters of either size, and longer ones first."""

    def any_of(name: re.Match[str]) -> str:
        words = sorted(cues(language).get(name[1], ()), key=len, reverse=True)
        return f"(?:{'|'.join(words) or '(?!)'})"

    return re.compile(re.sub(r"<(\w+)>", any_of, template), re.IGNORECASE)


@cache
def exact(name: str, language: str) -> tuple[re.Pattern[str], ...]:
    """Cues that are whole patterns in which the size of letters counts."""
    return tuple(re.compile(one) for one in cues(language).get(name, ()))
