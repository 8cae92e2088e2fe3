"""Notices on their way: claimed, asked for once more, sent, written down. A real database, a fake Telegram."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from telegram.request import HTTPXRequest

from cards.card import Card
from community.community import Community
from community.groups import Chat
from community.notices import refresh, to_group, to_person
from community.people import Account
from locales import Html
from scheduler.courier import Courier
from scheduler.delivery import KINDS as DELIVERY
from scheduler.kinds import Kind, Reader
from scheduler.pace import Pace
from scheduler.transport import Transport
from storage import notices, posts
from storage.database import Database, Tx
from storage.groups import Group
from storage.notices import Notice, State
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
    broken: bool = False
    group: Group = field(init=False)
    aino: Person = field(init=False)

    def now(self) -> datetime:
        return self.instant

    async def open(self) -> None:
        self.community = Community.of(self.db, self.now, zone="UTC")
        self.aino = await self.community.people.meet(Account(1, "Aino", None, "en"), in_private=True)
        self.group = await self.community.groups.come(Chat(-7, "Maths"), self.aino, as_admin=True)
        async with self.db.begin() as tx:
            await notices.cancel(tx, ["groups-greeting"], [self.group.id], "test", self.instant)

    def telegram(self, request: httpx.Request) -> httpx.Response:
        call = dict(httpx.QueryParams(request.content.decode()))
        if self.answers and (answer := self.answers.pop(0)(request.url.path.rpartition("/")[2], call)):
            return answer
        self.sent.append((int(call["chat_id"]), call.get("text", "")))
        chat = {"id": int(call["chat_id"]), "type": "group", "title": "Maths"}
        result = {"message_id": 100 + len(self.sent), "date": 1, "chat": chat, "text": call.get("text", "")}
        return httpx.Response(200, json={"ok": True, "result": result})

    async def note(self, key: str, *, kind: str = "plain", to: Person | None = None, **more: Any) -> None:
        due, expires = more.pop("due", self.instant), more.pop("expires", None)
        async with self.db.begin() as tx:
            if to is not None:
                await notices.add(tx, to_person(to.id, kind, 1, key, due, expires, **more))
            else:
                await notices.add(tx, to_group(self.group, kind, 1, key, due, expires, **more))

    async def carries(self) -> None:
        """Everything that is due now."""
        async with self.courier() as courier:
            await self.idle(courier)

    @asynccontextmanager
    async def courier(self) -> AsyncIterator[Courier]:
        request = HTTPXRequest(httpx_kwargs={"transport": httpx.MockTransport(self.telegram)})
        pace = Pace(lambda: time.monotonic() * 1000)
        transport = Transport.over(request, "1000:rehearsal", "http://telegram.example", pace)
        courier = Courier(self.db, self.now, transport, KINDS, self.community.people, self.community.groups)
        running = asyncio.create_task(courier.run())
        try:
            yield courier
        finally:
            await courier.finish()
            running.cancel()

    async def idle(self, courier: Courier) -> None:
        async with asyncio.timeout(5):
            await asyncio.sleep(0)
            while not await courier.is_idle():  # noqa: ASYNC110 (a test may look)
                await asyncio.sleep(0.002)

    async def became(self, key: str) -> tuple[str, str | None]:
        async with self.db.read() as tx:
            notice = await notices.by_key(tx, key)
        assert notice is not None
        return notice.state.value, notice.outcome

    async def due(self, key: str) -> datetime:
        async with self.db.read() as tx:
            notice = await notices.by_key(tx, key)
        assert notice is not None
        return notice.due_at

    async def told(self) -> list[str]:
        """Kinds of notices that wait for Aino or went to her."""
        async with self.db.read() as tx:
            rows = await tx.scalars(notices.select(Notice).where(Notice.person_id == self.aino.id))
            return [row.kind for row in rows]

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
}


@pytest.fixture
async def office(database: Database) -> Office:
    office = Office(database)
    await office.open()
    return office


def refuse(status: int, description: str, **parameters: int) -> Answer:
    body = {"ok": False, "error_code": status, "description": description}
    return lambda method, call: httpx.Response(status, json={**body, "parameters": parameters})


def cut(method: str, call: dict[str, str]) -> httpx.Response:
    raise httpx.ReadError("")


async def test_what_is_due_is_sent_and_written_down_and_what_is_not_stays(office: Office) -> None:
    await office.note("now")
    await office.note("later", due=NOON + timedelta(hours=1))
    await office.carries()
    assert office.sent == [(-7, "now")]
    assert await office.became("now") == ("sent", None)
    assert await office.became("later") == ("due", None)
    await office.carries()
    assert office.texts == ["now"]


async def test_the_same_key_is_told_once(office: Office) -> None:
    await office.note("once")
    await office.note("once")
    await office.carries()
    await office.note("once")
    await office.carries()
    assert office.texts == ["once"]


async def test_one_chats_notices_keep_their_order(office: Office) -> None:
    for number in range(12):
        await office.note(f"{number:02}")
    await office.carries()
    assert office.texts == [f"{number:02}" for number in range(12)]


async def test_the_order_holds_when_telegram_asks_for_a_pause(office: Office) -> None:
    office.answers = [refuse(429, "Too Many Requests: retry after 5", retry_after=5)]
    for name in ("a", "b", "c"):
        await office.note(name)
    await office.carries()
    office.instant += timedelta(seconds=7)
    await office.carries()
    assert office.texts == ["a", "b", "c"]


async def test_found_late_it_is_missed_and_the_facilitator_told_and_still_useful_it_is_sent(office: Office) -> None:
    await office.note("useless", expires=NOON - timedelta(minutes=1), due=NOON - timedelta(hours=2))
    await office.note("useful", expires=NOON + timedelta(minutes=1), due=NOON - timedelta(hours=2))
    await office.carries()
    assert office.texts == ["useful"]
    assert await office.became("useless") == ("missed", "late")
    assert await office.told() == ["delivery-missed"]


async def test_quiet_hours_hold_a_post_until_they_end_but_not_what_cannot_wait(office: Office) -> None:
    office.instant = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
    await office.note("post")
    await office.note("start", kind="anytime")
    await office.carries()
    assert office.texts == ["start"]
    assert await office.due("post") == datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
    office.instant = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
    await office.carries()
    assert office.texts == ["start", "post"]


async def test_a_person_has_no_quiet_hours_of_the_group(office: Office) -> None:
    office.instant = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
    await office.note("private", to=office.aino)
    await office.carries()
    assert office.sent == [(1, "private")]


async def test_what_nobody_wants_any_more_is_cancelled(office: Office) -> None:
    await office.note("unwanted", kind="unwanted")
    await office.note("forgotten kind", kind="no-such-kind")
    await office.carries()
    assert office.sent == []
    assert await office.became("unwanted") == ("cancelled", "not-wanted")
    assert await office.became("forgotten kind") == ("cancelled", "unknown")


async def test_one_that_cannot_be_built_harms_nobody(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    await office.note("broken", kind="broken")
    await office.note("whole")
    await office.carries()
    assert office.texts == ["whole"]
    assert await office.became("broken") == ("undeliverable", "fault")
    assert "of kind broken failed" in caplog.text


async def test_a_server_in_trouble_is_asked_again_a_little_later_each_time(office: Office) -> None:
    office.answers = [refuse(500, "Internal Server Error")] * 2
    await office.note("a")
    await office.carries()
    assert await office.due("a") == NOON + timedelta(seconds=5)
    office.instant += timedelta(seconds=5)
    await office.carries()
    assert await office.due("a") == office.instant + timedelta(seconds=10)
    office.instant += timedelta(seconds=10)
    await office.carries()
    assert office.texts == ["a"]


async def test_after_many_tries_it_is_given_up(office: Office) -> None:
    office.answers = [refuse(500, "Internal Server Error")] * 50
    await office.note("a")
    for _ in range(8):
        await office.carries()
        office.instant += timedelta(hours=1)
    assert await office.became("a") == ("undeliverable", "later")


async def test_a_broken_connection_leaves_it_uncertain_and_a_person_decides(office: Office) -> None:
    office.answers = [cut]
    await office.note("a")
    await office.carries()
    assert await office.became("a") == ("uncertain", "uncertain")
    assert "delivery-uncertain" in await office.told()
    async with office.db.read() as tx:
        row = await notices.by_key(tx, "a")
    assert row is not None
    await office.community.delivery.send_again(office.aino, row.id)
    await office.carries()
    assert "a" in office.texts


async def test_what_must_arrive_goes_again_after_a_broken_connection(office: Office) -> None:
    office.answers = [cut]
    await office.note("a", kind="insistent")
    await office.carries()
    office.instant += timedelta(seconds=5)
    await office.carries()
    assert office.texts == ["a"]


async def test_what_a_killed_process_was_sending_is_found_at_the_next_start(office: Office) -> None:
    await office.note("insistent", kind="insistent")
    await office.note("plain")
    async with office.db.begin() as tx:
        await notices.claim_due(tx, NOON, 10)
    async with office.courier() as courier:
        await courier.recover()
        await office.idle(courier)
    assert await office.became("insistent") == ("sent", None)
    assert await office.became("plain") == ("uncertain", "uncertain")
    assert "plain" not in office.texts


async def test_a_post_stands_is_changed_in_place_and_answered(office: Office) -> None:
    replies: list[Any] = []
    await office.note("post", kind="standing")
    await office.carries()
    async with office.db.begin() as tx:
        assert await refresh(tx, ["standing"], 1, NOON) == 1
    methods: list[str] = []
    office.answers = [lambda method, call: methods.append(method)]
    await office.carries()
    assert (methods, office.texts) == (["editMessageText"], ["post", "edited"])
    office.answers = [lambda method, call: replies.append(json.loads(call["reply_parameters"])["message_id"])]
    await office.note("reply", kind="answering")
    await office.carries()
    assert replies == [101]


async def test_changed_while_it_is_being_sent_it_goes_out_again(office: Office) -> None:
    await office.note("post", kind="standing")
    await office.carries()
    async with office.db.begin() as tx:
        await refresh(tx, ["standing"], 1, NOON)
        (claimed,) = await notices.claim_due(tx, NOON, 1)
    async with office.db.begin() as tx:
        await refresh(tx, ["standing"], 1, NOON)
        assert not await notices.record(tx, claimed.id, State.SENT, None, NOON)
    await office.carries()
    assert office.texts == ["post", "edited"]


async def test_a_deleted_post_is_not_tried_again(office: Office) -> None:
    await office.note("post", kind="standing")
    await office.carries()
    office.answers = [refuse(400, "Bad Request: message to edit not found")]
    for _ in range(2):
        async with office.db.begin() as tx:
            await refresh(tx, ["standing"], 1, NOON)
        await office.carries()
    async with office.db.read() as tx:
        assert await posts.of_subject(tx, ["standing"], 1) == []
    assert office.texts == ["post"]


async def test_sent_away_from_a_group_what_is_of_use_waits_for_the_return(office: Office) -> None:
    office.answers = [refuse(403, "Forbidden: bot was kicked from the group chat")]
    await office.note("a", expires=NOON + timedelta(days=1))
    await office.note("b", expires=NOON + timedelta(days=1))
    await office.note("passing")
    await office.carries()
    assert "groups-removed" in await office.told()
    assert [text for chat, text in office.sent if chat == -7] == []
    assert await office.became("passing") == ("undeliverable", "away")
    office.instant += timedelta(minutes=5)
    await office.community.groups.come(Chat(-7, "Maths"), office.aino, as_admin=True)
    await office.carries()
    assert [text for chat, text in office.sent if chat == -7][:2] == ["a", "b"]


async def test_an_upgraded_group_gets_it_in_its_new_chat(office: Office) -> None:
    moved = "Bad Request: group chat was upgraded to a supergroup chat"
    office.answers = [refuse(400, moved, migrate_to_chat_id=-1007)]
    await office.note("a")
    await office.note("b")
    await office.carries()
    assert [text for chat, text in office.sent if chat == -1007] == ["a", "b"]
    assert "groups-upgraded" in await office.told()


async def test_who_blocked_the_bot_is_left_alone_until_they_come_back(office: Office) -> None:
    office.answers = [refuse(403, "Forbidden: bot was blocked by the user")]
    await office.note("a", to=office.aino)
    await office.note("b", to=office.aino)
    await office.carries()
    assert office.sent == []
    assert await office.became("b") == ("undeliverable", "blocked")
    await office.community.people.meet(Account(1, "Aino", None, "en"), in_private=True)
    await office.note("c", to=office.aino)
    await office.carries()
    assert office.texts == ["c"]


@pytest.mark.parametrize(
    ("description", "kind"),
    [
        ("Bad Request: TOPIC_CLOSED", "groups-topic-closed"),
        ("Bad Request: not enough rights to send text messages to the chat", "groups-no-rights"),
    ],
)
async def test_what_a_group_does_not_let_in_waits_and_its_facilitator_hears_once(
    office: Office, description: str, kind: str
) -> None:
    office.answers = [refuse(400, description)] * 2
    await office.note("a")
    await office.note("b")
    await office.carries()
    assert (await office.told()).count(kind) == 1
    office.instant += timedelta(hours=1)
    await office.carries()
    assert [text for chat, text in office.sent if chat == -7] == ["a", "b"]


async def test_stopping_gives_back_what_waits_for_its_turn(office: Office) -> None:
    office.answers = [refuse(429, "Too Many Requests: retry after 3600", retry_after=3600)]
    await office.note("first")
    for number in range(5):
        await office.note(f"waiting {number}")
    async with office.courier() as courier:
        while office.answers:  # noqa: ASYNC110 (a test may look)
            await asyncio.sleep(0.002)
        await courier.finish()
        assert await courier.next_due() is not None
    for number in range(5):
        assert (await office.became(f"waiting {number}"))[0] == "due"
