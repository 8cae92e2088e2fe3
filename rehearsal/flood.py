"""Flood windows in the town's time: about one message a second in a chat with a small burst, 20 a minute in a group,
30 a second over all. What is refused does not count."""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING

from .errors import too_many

if TYPE_CHECKING:
    from .chats import Chat
    from .clock import Clock

OVERALL = 30  # a second
GROUP = 20  # a minute
BURST = 3  # in one chat, refilled by one a second


class Flood:
    """One bot's windows. `strict` allows no burst; `enabled = False` lets everything through (for benches)."""

    def __init__(self, clock: Clock, *, strict: bool = False) -> None:
        self._clock = clock
        self.enabled = True
        self.burst = 1 if strict else BURST
        self.overall = OVERALL
        self.group = GROUP
        self.refused = 0  # how many calls got 429 from these windows
        self._second: deque[float] = deque()
        self._minutes: dict[int, deque[float]] = {}
        self._buckets: dict[int, tuple[float, float]] = {}  # chat -> tokens left, when

    def count(self, chat: Chat, amount: int = 1) -> None:
        """Counts `amount` messages sent to or edited in `chat`, or refuses them with 429."""
        if not self.enabled:
            return
        now = self._clock.timestamp()
        wait = max(self._wait_overall(now), self._wait_group(chat, now), self._wait_chat(chat, now))
        if wait > 0:
            self.refused += 1
            raise too_many(max(1, math.ceil(wait)))
        for _ in range(amount):
            self._second.append(now)
        if not chat.is_private:
            self._minutes.setdefault(chat.id, deque()).extend([now] * amount)
        tokens, _ = self._buckets[chat.id]
        self._buckets[chat.id] = (tokens - amount, now)

    def _wait_overall(self, now: float) -> float:
        while self._second and self._second[0] <= now - 1:
            self._second.popleft()
        return self._second[0] + 1 - now if len(self._second) >= self.overall else 0.0

    def _wait_group(self, chat: Chat, now: float) -> float:
        if chat.is_private:
            return 0.0
        minute = self._minutes.setdefault(chat.id, deque())
        while minute and minute[0] <= now - 60:
            minute.popleft()
        return minute[0] + 60 - now if len(minute) >= self.group else 0.0

    def _wait_chat(self, chat: Chat, now: float) -> float:
        tokens, then = self._buckets.get(chat.id, (float(self.burst), now))
        tokens = min(float(self.burst), tokens + now - then)
        self._buckets[chat.id] = (tokens, now)
        return 0.0 if tokens >= 1 - 1e-6 else 1 - tokens
