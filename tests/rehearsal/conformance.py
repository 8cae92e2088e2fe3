"""What a row of the conformance table is, and the two people, the group and the HTTP client it plays with."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx

from rehearsal import Town
from rehearsal.chats import Chat
from rehearsal.people import Person

Rule = tuple[str, Callable[["World"], Awaitable[None]]]


@dataclass
class Reply:
    status: int
    body: dict[str, Any]
    headers: httpx.Headers

    @property
    def result(self) -> Any:
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def said(self) -> tuple[int, str]:
        """HTTP status and description of a refusal."""
        assert not self.body["ok"], self.body
        assert self.body["error_code"] == self.status
        return self.status, self.body["description"]


@dataclass
class World:
    """Kamola has started the bot, Maria has not; both are in the group, Maria as its admin. Zoe is a stranger."""

    town: Town
    client: httpx.AsyncClient
    kamola: Person
    maria: Person
    zoe: Person
    group: Chat

    async def call(self, method: str, **values: Any) -> Reply:
        answer = await self.client.post(f"/bot1000:rehearsal/{method}", json=values)
        return Reply(answer.status_code, answer.json(), answer.headers)

    async def ok(self, method: str, **values: Any) -> Any:
        return (await self.call(method, **values)).result

    async def refused(self, method: str, **values: Any) -> tuple[int, str]:
        return (await self.call(method, **values)).said

    async def send(self, chat: int | None = None, **values: Any) -> Any:
        """The Message sent to Kamola, or to another chat."""
        return await self.ok("sendMessage", **{"chat_id": chat or self.kamola.id, "text": "x"} | values)

    async def poll(self, **values: Any) -> Any:
        base = {"chat_id": self.group.id, "question": "?", "options": ["a", "b"]}
        return await self.ok("sendPoll", **base | values)

    async def news(self, **values: Any) -> list[dict[str, Any]]:
        """Every waiting update, confirmed."""
        found: list[dict[str, Any]] = await self.ok("getUpdates", **values)
        if found:
            await self.ok("getUpdates", offset=found[-1]["update_id"] + 1)
        return found

    async def kinds(self) -> list[str]:
        return [next(key for key in update if key != "update_id") for update in await self.news()]

    async def rest(self, **delta: float) -> None:
        await self.town.clock.moves(**delta)


def keyboard(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Go", **button}]]}


GO = keyboard(callback_data="go")
BAD = "Bad Request: "


def message(values: dict[str, Any], said: str | None, chat: str = "kamola", method: str = "sendMessage") -> Any:
    """A rule of one call: refused with `said`, or accepted if that is None."""

    async def rule(w: World) -> None:
        given = {"chat_id": getattr(w, chat).id, "text": "x"} | values
        if said is None:
            assert await w.ok(method, **given)
        else:
            assert await w.refused(method, **given) == (400, BAD + said)

    return rule


def same(one: Any, other: Any) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
