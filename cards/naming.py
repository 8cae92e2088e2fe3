"""Which button of a card somebody means who types what it says instead of tapping it."""

import re
from collections.abc import Sequence

from cards.card import Button, Row
from community.zones import folded


def button_named(words: str, rows: Sequence[Row], *, whole: bool = False) -> Button | None:
    """The only button that says these words, whole or in part: "anonymous" is "Anonymous votes".

    Case, accents, ticks and pictures make no difference, and the last letters of a word may be missing. A number is
    that of the button which begins with it. If *whole*, all that the button says has to be there.
    """
    said = _letters(words)
    labels = {one: _letters(one.text) for row in rows for one in row}
    exact = [one for one, label in labels.items() if label == said]
    numbered = [one for one, label in labels.items() if label[:1] == said and said[0].isdecimal()]
    found = exact if whole or exact else numbered or [one for one, label in labels.items() if _is_part(said, label)]
    return found[0] if said and len(found) == 1 else None


def _is_part(said: list[str], label: list[str]) -> bool:
    return all(len(word) > 1 and any(each.startswith(word) for each in label) for word in said)


def _letters(words: str) -> list[str]:
    return re.findall(r"\w+", folded(words))
