"""Keeps what we send under Telegram's limits: 30 a second over all, 20 a minute in a group, 1 a second in a chat.

There are thirty places. Who sends takes one, and it is free again a second after the answer came: nobody knows when in
between Telegram counted the message, so counting from the answer is right however late either end was. An answer to
a person takes the next place before any notice does, and waits only where notices have filled them all.
"""

import asyncio
import math
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

PLACES, SECOND = 30, 1.0
SPACING = 1 / PLACES
"""Between two notices, so that a broadcast is a stream and not bursts."""
BEHIND = 0.08
"""So late, the next notice no longer waits for the one before it to be over."""
LATE = 0.1
"""What is late by less, as every timer is by a little, is made up for by the next ones."""
AHEAD = 0.05
"""At most so long before its place is free a notice is begun to be made ready, if that takes as long."""
LOOK = 0.005
"""How soon somebody who waits for another's answer looks again."""
SHORTLY = 0.1
"""The longest an answer waits; after that the people who tap are more than Telegram allows, whatever notices do."""
IN_CHAT = 1.0
GROUP_WINDOW, GROUP_LIMIT = 60.0, 17
"""Of 20 messages a minute in a group, three are left for taps."""
EDIT_LIMIT = 10
"""Of those, as many may bring cards up to date: one that changes all the time must not keep a new post waiting."""
FORGET_ABOVE = 10_000


class Pace:
    """*clock* gives seconds and never goes back: the monotonic clock, or rehearsal's own time."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._taken = 0
        self._ended: deque[float] = deque()
        """When those that ended within the last second did."""
        self._answers_waiting = 0
        self._last_notice = self._notice_before = -math.inf
        self._next = -math.inf
        """When the notice after the last one may go."""
        self._ready = 0.0
        """Seconds that it took of late from a notice's place to its sending, about."""
        self._chats: dict[int, float] = {}
        self._groups: dict[int, deque[float]] = {}

    async def place(self) -> None:
        """Wait until there will be a place once a notice is made ready, and take it. To be given back if none goes."""
        since = self._clock()
        while (left := self._until_place(since)) > 0:  # noqa: ASYNC110 (a clock rings no bell)
            # The clock may be moved while we wait, so look again instead of sleeping it all out.
            await asyncio.sleep(min(left, 0.25))
        self._taken += 1
        now = self._clock()
        self._notice_before, self._last_notice = self._last_notice, now
        self._next = (self._next if now - self._next < LATE else now) + SPACING

    def give_back(self) -> None:
        """Nothing was sent after all."""
        self._taken -= 1
        self._last_notice = self._notice_before
        self._next -= SPACING

    def until_behind(self) -> float:
        """Seconds until notices that go one after the other would be too slow; not above 0 if they are."""
        return self._next + BEHIND - self._clock()

    @asynccontextmanager
    async def sending(self, chat_id: int) -> AsyncIterator[None]:
        """While a notice for which a place was taken is on its way; first the place has to be free."""
        now = self._clock()
        self._ready += (now - self._last_notice - self._ready) / 8
        try:
            while self._is_full(more=0) and 0 <= self._clock() - now < AHEAD:  # noqa: ASYNC110
                await asyncio.sleep(min(max(self._until_free(), 0.001), LOOK))
            yield
        finally:
            self._over(chat_id)

    @asynccontextmanager
    async def answering(self, chat_id: int | None) -> AsyncIterator[None]:
        """While an answer to a person is on its way. None for a chat that is known by its name only."""
        self._answers_waiting += 1
        until = self._clock() + SHORTLY
        try:
            while self._is_full() and self._notices_go() and self._clock() < until:  # noqa: ASYNC110
                await asyncio.sleep(LOOK)
        finally:
            self._answers_waiting -= 1
        self._taken += 1
        try:
            yield
        finally:
            self._over(chat_id)

    def wait_for(self, chat_id: int, *, edit: bool = False) -> float:
        """Seconds until a chat may get one more, whatever goes elsewhere; not above 0 if it may now."""
        limit = EDIT_LIMIT if edit else GROUP_LIMIT
        return max(self._chats.get(chat_id, -math.inf), self._free_in_group(chat_id, limit)) - self._clock()

    def _until_place(self, since: float) -> float:
        """Seconds until a notice may go that has waited since then."""
        now = self._clock()
        if self._taken < PLACES and now - max(since, self._last_notice) >= SECOND:
            return 0.0  # people alone have filled all places; the notices go on, but slowly
        if self._answers_waiting:
            return LOOK
        if self._is_full(ahead := max(min(self._ready, AHEAD), 0.0)):
            return max(self._until_free() - ahead, LOOK)
        return self._next - now

    def _is_full(self, ahead: float = 0.0, more: int = 1) -> bool:
        """Whether so many more have no place, so many seconds from now."""
        now = self._clock()
        while self._ended and self._ended[0] <= now - SECOND:
            self._ended.popleft()
        resting = sum(one > now + ahead - SECOND for one in self._ended) if ahead else len(self._ended)
        return self._taken + resting + more > PLACES

    def _until_free(self) -> float:
        """Seconds until the next place is; a moment where all are on their way."""
        return self._ended[0] + SECOND - self._clock() if self._ended else LOOK

    def _notices_go(self) -> bool:
        return self._clock() - self._last_notice < SECOND

    def _free_in_group(self, chat_id: int, limit: int) -> float:
        sent = self._groups.get(chat_id)
        return sent[-limit] + GROUP_WINDOW if sent and len(sent) >= limit else -math.inf

    def _over(self, chat_id: int | None) -> None:
        now = self._clock()
        self._taken -= 1
        self._ended.append(now)
        if chat_id is None:
            return
        self._chats[chat_id] = now + IN_CHAT
        if chat_id < 0:
            self._groups.setdefault(chat_id, deque(maxlen=GROUP_LIMIT)).append(now)
        if len(self._chats) > FORGET_ABOVE:
            self._forget()

    def _forget(self) -> None:
        now = self._clock()
        self._chats = {chat: until for chat, until in self._chats.items() if until > now}
        self._groups = {chat: sent for chat, sent in self._groups.items() if sent[-1] + GROUP_WINDOW > now}
