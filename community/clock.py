"""How the rules know the time: somebody passes it in, so that rehearsal and tests can move it."""

from collections.abc import Callable
from datetime import UTC, datetime

Now = Callable[[], datetime]
"""Gives the present instant, aware and in UTC."""
DAYS, MOST_DAYS = 31, 366
"""How far ahead the agenda looks, and may."""


def utc_now() -> datetime:
    return datetime.now(UTC)
