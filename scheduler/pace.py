"""Keeps what we send under Telegram's limits: 30 a second over all, 20 a minute in a group, about 1 a second in a chat.

Notices take turns here. An answer to a person never waits; it is only counted, and the notices make room for it.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.ext import BaseRateLimiter

OVERALL = 1 / 25
"""Seconds between two notices; of 30 a second, five are left for people's taps."""
ANSWER = 1 / 29
IN_CHAT = 1.0
GROUP_WINDOW, GROUP_LIMIT = 60.0, 17
"""Of 20 messages a minute in a group, three are left for taps."""
FORGET_ABOVE = 10_000


class Closing(Exception):
    """The bot is stopping: whoever still waits for a turn gets none."""


class Pace(BaseRateLimiter[None]):
    """*clock* gives seconds and never goes back: the monotonic clock, or rehearsal's own time."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._closing = False
        self._next = 0.0
        self._last = -1.0
        self._chats: dict[int, float] = {}
        self._groups: dict[int, deque[float]] = {}

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | dict[str, Any] | list[dict[str, Any]]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> bool | dict[str, Any] | list[dict[str, Any]]:
        await self.turn(data.get("chat_id"))
        return await callback(*args, **kwargs)

    async def turn(self, chat_id: int | None) -> None:
        """Wait until one more message may go to this chat. Turns are given in the order they are asked for.

        Raises Closing when the bot stops before.
        """
        at = self.book(chat_id)
        # The clock may be moved while we wait, so look again instead of sleeping it all out. And after a moment in
        # which the machine stood still, those whose turn has come must not all go at once.
        while (left := max(at, self._last + ANSWER) - self._clock()) > 0 and not self._closing:  # noqa: ASYNC110
            await asyncio.sleep(min(left, 0.25))
        if self._closing:
            raise Closing
        self._last = self._clock()

    def wait_for(self, chat_id: int) -> float:
        """Seconds until a chat may get one more, whatever goes elsewhere."""
        return max(self._chats.get(chat_id, 0.0), self._free_in_group(chat_id)) - self._clock()

    def close(self) -> None:
        """No more turns."""
        self._closing = True

    def book(self, chat_id: int | None) -> float:
        """The moment at which one more message may go to this chat, counted as sent then."""
        now = self._clock()
        at = max(now, self._next)
        if chat_id is not None:
            at = max(at, self._chats.get(chat_id, 0.0), self._free_in_group(chat_id))
            self._count(chat_id, at)
        self._next = max(now, self._next) + OVERALL
        return at

    def spend(self, chat_id: int | str | None) -> None:
        """Count an answer to a person."""
        now = self._clock()
        self._next = max(self._next, now) + ANSWER
        if isinstance(chat_id, int):
            self._count(chat_id, max(now, self._chats.get(chat_id, 0.0)))

    def pause(self, chat_id: int, seconds: float) -> None:
        """Telegram asked for a pause in one chat."""
        self._chats[chat_id] = max(self._chats.get(chat_id, 0.0), self._clock() + seconds)

    def _free_in_group(self, chat_id: int) -> float:
        sent = self._groups.get(chat_id)
        return sent[-GROUP_LIMIT] + GROUP_WINDOW if sent and len(sent) >= GROUP_LIMIT else 0.0

    def _count(self, chat_id: int, at: float) -> None:
        self._chats[chat_id] = at + IN_CHAT
        if chat_id < 0:
            self._groups.setdefault(chat_id, deque(maxlen=GROUP_LIMIT)).append(at)
        if len(self._chats) > FORGET_ABOVE:
            self._forget()

    def _forget(self) -> None:
        now = self._clock()
        self._chats = {chat: until for chat, until in self._chats.items() if until > now}
        self._groups = {chat: sent for chat, sent in self._groups.items() if sent[-1] + GROUP_WINDOW > now}
