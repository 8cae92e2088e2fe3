"""Faults on demand: slowness, floods, refusals, lost answers and nonsense, so that a test can see what the bot does."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from .errors import Refused, too_many

QUIET = frozenset({"getupdates", "getme"})  # never hit by faults that name no method


@dataclass(slots=True)
class _Fault:
    kind: str
    method: str | None
    times: int
    status: int = 0
    description: str = ""
    retry_after: int = 0

    def hits(self, method: str) -> bool:
        return self.times > 0 and (method == self.method if self.method else method not in QUIET)


@dataclass(slots=True)
class Faults:
    """What goes wrong next. `hits` counts how often something did."""

    hits: int = 0
    _slowness: float = 0.0
    _planned: list[_Fault] = field(default_factory=list)

    def slow(self, seconds: float) -> None:
        """Every call but getUpdates takes this many real seconds longer; 0 ends it."""
        self._slowness = seconds

    def flood(self, times: int = 1, retry_after: int = 5, method: str | None = None) -> None:
        """The next `times` calls get 429."""
        self._plan(_Fault("flood", method, times, retry_after=retry_after))

    def fail(self, method: str, status: int = 500, description: str = "Internal Server Error", times: int = 1) -> None:
        """The next `times` calls of `method` are refused with this."""
        self._plan(_Fault("fail", method, times, status=status, description=description))

    def drop_answer(self, method: str, times: int = 1) -> None:
        """The work is done, but the connection is cut before the answer."""
        self._plan(_Fault("drop", method, times))

    def garbage(self, times: int = 1, method: str | None = None) -> None:
        """The answer is a page that no proxy should send: 502 with HTML; the work is not done."""
        self._plan(_Fault("garbage", method, times))

    def clear(self) -> None:
        """Everything works again."""
        self._planned.clear()
        self._slowness = 0.0

    def listed(self) -> dict[str, Any]:
        """What is going wrong, for the page."""
        planned = [
            {"fault": one.kind, "method": one.method, "times": one.times, "retry_after": one.retry_after}
            for one in self._planned
        ]
        return {"slow": self._slowness, "planned": planned}

    def _plan(self, fault: _Fault) -> None:
        fault.method = fault.method.lower() if fault.method else None
        self._planned.append(fault)

    async def before(self, method: str) -> str:
        """What happens to this call: "" (nothing), "drop" or "garbage"; raises for floods and failures."""
        if self._slowness and method not in QUIET:
            await asyncio.sleep(self._slowness)
        for fault in self._planned:
            if fault.hits(method):
                fault.times -= 1
                self.hits += 1
                self._planned = [f for f in self._planned if f.times > 0]
                if fault.kind == "flood":
                    raise too_many(fault.retry_after)
                if fault.kind == "fail":
                    raise Refused(fault.status, fault.description)
                return fault.kind
        return ""

    @property
    def planned(self) -> bool:
        return bool(self._planned or self._slowness)
