"""What each person saw last in private: whoever types what a button of it says means the button."""

from collections import OrderedDict
from datetime import datetime, timedelta

from cards.card import Button, Row
from cards.naming import button_named

MOST = 10_000
"""Chats that are remembered, a few hundred bytes each."""
FRESH = timedelta(hours=1)
"""Later nobody means a card that they would have to scroll up for."""


class LastCards:
    def __init__(self) -> None:
        self._last: OrderedDict[int, tuple[tuple[Row, ...], datetime]] = OrderedDict()

    def put(self, chat: int, rows: tuple[Row, ...], now: datetime) -> None:
        """These are the buttons of the last card there."""
        self._last[chat] = (rows, now)
        self._last.move_to_end(chat)
        while len(self._last) > MOST:
            self._last.popitem(last=False)

    def meant(self, chat: int, words: str, now: datetime, *, whole: bool) -> Button | None:
        """The button of the last card that says these words."""
        rows, at = self._last.get(chat, ((), now))
        return button_named(words, rows, whole=whole) if now - at <= FRESH else None
