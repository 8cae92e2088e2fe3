"""A bot's queue of updates: what it asked for, what has expired, and one long poll at a time. The queue belongs to
the town, so it outlives the bot's process."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import Refused
from .wire import encode

if TYPE_CHECKING:
    from .clock import Clock

DAY = 86_400
LIFETIMES = {"callback_query": 150, "inline_query": 30, "chosen_inline_result": 600}
ONLY_IF_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KINDS = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "guest_message",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
        "subscription",
        "stopped_message_generation",
    ]
)
LONGEST_ANSWER = 1 << 22
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Update(NamedTuple):
    id: int
    kind: str
    body: bytes  # the whole Update as JSON
    expires: float


class Queue:
    """Waiting updates in order."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.waiting: deque[Update] = deque()
        self.next_id = 100_000_001
        self.allowed: frozenset[str] | None = None  # None: the default
        self.polling = 0  # long polls being held right now
        self.ever_polled = False
        self.delivered = 0  # highest id handed out
        self._arrived = asyncio.Event()
        self._poll = 0
        self._released = False
        self.on_change: Callable[[], None] | None = None

    def __getstate__(self) -> dict[str, Any]:
        kept = ("_clock", "waiting", "next_id", "allowed", "delivered")
        return {name: getattr(self, name) for name in kept}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["_clock"])  # type: ignore[misc]
        self.__dict__.update(state)

    def wants(self, kind: str) -> bool:
        return kind not in ONLY_IF_ASKED if self.allowed is None else kind in self.allowed

    def add(self, kind: str, payload: Any, age: float = 0) -> int | None:
        """Queues an update; None if the bot did not ask for this kind."""
        if not self.wants(kind):
            return None
        update_id = self.next_id
        self.next_id += 1
        body = encode({"update_id": update_id, kind: payload})
        expires = self._clock.timestamp() + LIFETIMES.get(kind, DAY) - age
        self.waiting.append(Update(update_id, kind, body, expires))
        self._arrived.set()
        self._tell()
        return update_id

    def confirm_below(self, offset: int) -> None:
        """`offset` as in getUpdates: everything below is done with; a negative one keeps only the last ones."""
        before = len(self.waiting)
        if offset < 0:
            while len(self.waiting) > -offset:
                self.waiting.popleft()
        else:
            while self.waiting and self.waiting[0].id < offset:
                self.waiting.popleft()
        if len(self.waiting) != before:
            self._tell()

    def take(self, update_id: int) -> None:
        """One update, wherever it stands, has been taken by a webhook."""
        self.delivered = max(self.delivered, update_id)
        self.waiting = deque(update for update in self.waiting if update.id != update_id)
        self._tell()

    def prune(self) -> None:
        """Drops what has lived too long: taps after 150 s, inline queries after 30 s, the rest after a day."""
        now = self._clock.timestamp()
        if any(update.expires <= now for update in self.waiting):
            self.waiting = deque(update for update in self.waiting if update.expires > now)
            self._tell()

    def batch(self, limit: int) -> list[bytes]:
        self.prune()
        out: list[bytes] = []
        size = 0
        for update in self.waiting:
            size += len(update.body)
            if len(out) == limit or (size > LONGEST_ANSWER and out):
                break
            out.append(update.body)
            self.delivered = max(self.delivered, update.id)
        return out

    async def poll(self, offset: int, limit: int, timeout: float) -> bytes:
        """One getUpdates: the JSON array of updates. A later call ends this one with 409."""
        self._poll += 1
        mine = self._poll
        self._released = False
        self.ever_polled = True
        self._arrived.set()  # wakes an older poll, which then sees that it is not the newest
        await asyncio.sleep(0)
        self.confirm_below(offset)
        self.polling += 1
        self._tell()
        try:
            found = self.batch(limit)
            deadline = asyncio.get_running_loop().time() + timeout
            while not found and self._poll == mine:
                left = deadline - asyncio.get_running_loop().time()
                if left <= 0:
                    break
                self._arrived.clear()
                try:
                    async with asyncio.timeout(left):
                        await self._arrived.wait()
                except TimeoutError:
                    break
                found = self.batch(limit) if self._poll == mine else []
                if self._released:
                    break
        finally:
            self.polling -= 1
            self._tell()
        if self._poll != mine:
            raise Refused(409, CONFLICT)
        return b"[" + b",".join(found) + b"]"

    def release(self) -> None:
        """Lets a held poll answer at once with nothing (the server is stopping)."""
        self._released = True
        self._arrived.set()

    @property
    def idle(self) -> bool:
        """Everything delivered has been confirmed and nothing waits."""
        self.prune()
        return not self.waiting

    def _tell(self) -> None:
        if self.on_change:
            self.on_change()
