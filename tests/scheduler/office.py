"""A courier at work: a real database, a wall clock to move, and a Telegram of which only the network is pretended."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx
from sqlalchemy import text
from telegram.request import HTTPXRequest

from cards.card import Card
from community.community import Community
from community.groups import Chat
from community.notices import to_group, to_person
from community.people import Account
from locales import Html
from scheduler.courier import Courier
from scheduler.delivery import KINDS as DELIVERY
from scheduler.kinds import Kind, Reader
from scheduler.pace import Pace
from scheduler.transport import Transport
from storage import notices
from storage.database import Database, Tx
from storage.groups import Group
from storage.notices import Notice
from storage.people import Person

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
Answer = Callable[[str, dict[str, str]], httpx.Response | None]


@dataclass
class Office:
    """The courier with a wall clock to move, and everything Telegram was asked to send."""

    db: Database
    instant: datetime = NOON
    sent: list[tuple[int, str]] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    reachable: bool = True
    tries: int = 0
    seconds: Callable[[], float] = lambda: time.monotonic() * 1000
    """What the pace is measured with: nobody waits for long."""
    group: Group = field(init=False)
    aino: Person = field(init=False)

    def now(self) -> datetime:
        return self.instant

    async def open(self) -> None:
        self.community = Community(self.db, self.now, zone="UTC")
        self.aino = await self.community.people.meet(Account(1, "Aino", None, "en"), in_private=True)
        self.group = await self.community.groups.come(Chat(-7, "Maths"), self.aino, as_admin=True)
        async with self.db.begin() as tx:
            await notices.cancel(tx, ["groups-greeting"], [self.group.id], "test", self.instant)

    def telegram(self, request: httpx.Request) -> httpx.Response:
        self.tries += 1
        if not self.reachable:
            raise httpx.ConnectError("")
        call = dict(httpx.QueryParams(request.content.decode()))
        if self.answers and (answer := self.answers.pop(0)(request.url.path.rpartition("/")[2], call)):
            return answer
        self.sent.append((int(call["chat_id"]), call.get("text", "")))
        keyboard = json.loads(call.get("reply_markup", "{}")).get("inline_keyboard", [])
        self.buttons += [one["callback_data"] for row in keyboard for one in row if "callback_data" in one]
        chat = {"id": int(call["chat_id"]), "type": "group", "title": "Maths"}
        result = {"message_id": 100 + len(self.sent), "date": 1, "chat": chat, "text": call.get("text", "")}
        return httpx.Response(200, json={"ok": True, "result": result})

    async def note(self, key: str, *, kind: str = "plain", to: Person | None = None, **more: Any) -> None:
        due, expires = more.pop("due", self.instant), more.pop("expires", None)
        async with self.db.begin() as tx:
            if to is not None:
                await notices.add(tx, to_person(to.id, kind, 1, key, due, expires, **more))
            else:
                await notices.add(tx, to_group(self.group.id, kind, 1, key, due, expires, **more))

    async def carries(self) -> None:
        """Everything that is due now."""
        async with self.courier() as courier:
            await self.idle(courier)

    @asynccontextmanager
    async def courier(self) -> AsyncIterator[Courier]:
        request = HTTPXRequest(httpx_kwargs={"transport": httpx.MockTransport(self.telegram)})
        pace = Pace(lambda: self.seconds())
        transport = Transport.over(request, "1000:rehearsal", "http://telegram.example")
        courier = Courier(self.db, self.now, transport, pace, KINDS, self.community.people, self.community.groups)
        running = asyncio.create_task(courier.run())
        try:
            yield courier
        finally:
            await courier.finish()
            running.cancel()

    async def idle(self, courier: Courier, *, ringing: bool = False) -> None:
        """Returns when nothing is due; *ringing* lets the courier look all the time instead of resting in real time."""
        async with asyncio.timeout(60):
            await asyncio.sleep(0)
            while await courier.rest() != 0:
                if ringing:
                    self.db.noted.set()
                await asyncio.sleep(0.002)

    async def meet(self, number: int, *, admin: bool = False) -> Person:
        person = await self.community.people.meet(Account(number, f"Person {number}", None, "en"), in_private=True)
        async with self.db.begin() as tx:
            (await tx.get(Person, person.id)).is_admin = admin  # type: ignore[union-attr]
        return person

    async def row(self, key: str) -> Notice:
        async with self.db.read() as tx:
            notice = await notices.by_key(tx, key)
        assert notice is not None
        return notice

    async def became(self, key: str) -> tuple[str, str | None]:
        notice = await self.row(key)
        return notice.state.value, notice.outcome

    async def due(self, key: str) -> datetime:
        return (await self.row(key)).due_at

    async def told(self) -> list[str]:
        """Kinds of notices that wait for Aino or went to her."""
        async with self.db.read() as tx:
            rows = await tx.scalars(notices.select(Notice).where(Notice.person_id == self.aino.id))
            return [row.kind for row in rows]

    async def fill_the_disk(self) -> None:
        """From the moment something is under way nothing can be written any more."""
        under_way = "EXISTS (SELECT 1 FROM notices WHERE state = 'sending')"
        full = f"BEFORE UPDATE ON notices WHEN {under_way} BEGIN SELECT RAISE (FAIL, 'disk is full'); END"
        await self._sql(f"CREATE TRIGGER full {full}")

    async def free_the_disk(self) -> None:
        await self._sql("DROP TRIGGER full")

    async def _sql(self, statement: str) -> None:
        async with self.db.begin() as tx:
            await tx.execute(text(statement))

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.sent]


async def plain(tx: Tx, notice: Notice, reader: Reader) -> Card:
    return Card(Html(notice.key if notice.post_id is None else "edited"))


async def unwanted(tx: Tx, notice: Notice, reader: Reader) -> None:
    return None


async def cannot_be_built(tx: Tx, notice: Notice, reader: Reader) -> Card:
    raise ValueError(notice.key)


KINDS = {
    **DELIVERY,
    "plain": Kind(plain),
    "insistent": Kind(plain, must_arrive=True),
    "anytime": Kind(plain, anytime=True),
    "standing": Kind(plain, stands=True, must_arrive=True),
    "answering": Kind(plain, reply_to=("standing",)),
    "unwanted": Kind(unwanted),
    "broken": Kind(cannot_be_built),
    "verdict": Kind(plain, must_arrive=True, admins_hear=True),
}


def refuse(status: int, description: str, **parameters: int) -> Answer:
    body = {"ok": False, "error_code": status, "description": description}
    return lambda method, call: httpx.Response(status, json={**body, "parameters": parameters})


def cut(method: str, call: dict[str, str]) -> httpx.Response:
    raise httpx.ReadError("")
