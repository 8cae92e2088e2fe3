"""Notices on their way: claimed, asked for once more, sent, written down. A real database, a fake Telegram."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import httpx
import pytest

from community.groups import Chat
from community.notices import refresh
from community.people import Account
from scheduler.pace import SPACING
from scheduler.registry import KINDS as EVERY_KIND
from storage import claims, notices, posts
from storage.notices import Notice, State
from tests.scheduler.office import NOON, Office, cut, refuse


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
    assert await office.told() == ["delivery-report"]


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
    assert office.sent[0] == (-7, "whole")
    assert any("A mistake on our side" in text for chat, text in office.sent if chat == 1)
    assert await office.became("broken") == ("undeliverable", "fault")
    assert "of kind broken cannot be built" in caplog.text


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


async def test_it_is_tried_until_it_is_of_no_use_any_more(office: Office) -> None:
    office.answers = [refuse(500, "Internal Server Error")] * 50
    await office.note("a")
    await office.note("passing", expires=NOON + timedelta(hours=5))
    for _ in range(7):
        await office.carries()
        office.instant += timedelta(hours=1)
    assert await office.became("a") == ("due", "later")
    assert await office.became("passing") == ("missed", "late")
    office.instant += timedelta(days=7)
    await office.carries()
    assert await office.became("a") == ("missed", "late")


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
        await claims.claim_due(tx, NOON, 10)
    async with office.courier() as courier:
        await courier.recover()
        await office.idle(courier)
    assert await office.became("insistent") == ("sent", "perhaps-twice")
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
        (claimed,) = await claims.claim_due(tx, NOON, 1)
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
    closed = refuse(400, description)
    office.answers = [lambda method, call: closed(method, call) if call["chat_id"] == "-7" else None] * 9
    await office.note("a")
    await office.note("b")
    await office.carries()
    assert (await office.told()).count(kind) == 1
    office.answers = []
    office.instant += timedelta(hours=1)
    await office.carries()
    assert [text for chat, text in office.sent if chat == -7] == ["a", "b"]


async def test_what_waits_is_not_in_hand_so_stopping_leaves_nothing_uncertain(office: Office) -> None:
    for number in range(5):
        await office.note(f"waiting {number}")
    async with office.courier() as courier:
        async with asyncio.timeout(60):
            while not office.sent:  # noqa: ASYNC110 (a test may look)
                await asyncio.sleep(0.001)
        await courier.finish()
    states = [(await office.became(f"waiting {number}"))[0] for number in range(5)]
    assert set(states) <= {"sent", "due"}
    await office.carries()
    assert office.texts == [f"waiting {number}" for number in range(5)]


async def test_nothing_goes_any_more_once_it_has_finished(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    claim, claiming = claims.claim_due, asyncio.Event()

    async def slowly(*asked: Any) -> list[Notice]:
        claiming.set()
        await asyncio.sleep(0.02)
        return await claim(*asked)

    monkeypatch.setattr(claims, "claim_due", slowly)
    for number in range(3):
        await office.note(f"waiting {number}", to=await office.meet(100 + number))
    async with office.courier() as courier:
        await claiming.wait()
        await courier.finish()
        sent = office.texts
        assert [(await office.became(f"waiting {number}"))[0] for number in range(3)] == ["sent", "due", "due"]
        await asyncio.sleep(0.1)
        assert office.texts == sent == ["waiting 0"]


async def test_one_goes_after_the_other_so_that_whoever_dies_leaves_one_in_doubt(office: Office) -> None:
    clock, in_hand = [0.0], [0, 0]
    office.seconds = lambda: clock[0]

    async def answer(request: httpx.Request) -> httpx.Response:
        in_hand[0] += 1
        in_hand[1] = max(in_hand)
        await asyncio.sleep(0.01)
        in_hand[0] -= 1
        clock[0] += 2 * SPACING  # it takes longer than from one to the next, and others still wait
        return Office.telegram(office, request)

    office.telegram = answer  # type: ignore[assignment]
    for number in range(2, 8):
        await office.note(f"{number}", to=await office.meet(number))
    await office.carries()
    assert office.texts == ["2", "3", "4", "5", "6", "7"]
    assert in_hand == [0, 1]


async def test_where_one_takes_too_long_the_others_do_not_wait_for_it(office: Office) -> None:
    office.seconds = count(step=0.01).__next__
    all_here, here = asyncio.Event(), []

    async def answer(request: httpx.Request) -> httpx.Response:
        here.append(request)
        if len(here) == 4:
            all_here.set()
        await all_here.wait()
        return Office.telegram(office, request)

    office.telegram = answer  # type: ignore[assignment]
    for number in range(2, 6):
        await office.note(f"{number}", to=await office.meet(number))
    await office.carries()
    assert len(office.texts) == 4


# --- pauses -------------------------------------------------------------------------------------------------------


async def test_a_pause_that_telegram_asks_for_holds_one_chat_and_survives_a_restart(office: Office) -> None:
    office.answers = [refuse(429, "Too Many Requests: retry after 30", retry_after=30)]
    await office.note("a")
    await office.note("b")
    await office.note("private", to=office.aino)
    await office.carries()
    assert office.sent == [(1, "private")]
    office.instant += timedelta(seconds=30)
    await office.carries()  # another courier, as after a restart
    assert office.texts == ["private"]
    office.instant += timedelta(seconds=2)
    await office.carries()
    assert office.texts == ["private", "a", "b"]


async def test_a_clock_that_is_set_back_prolongs_no_pause(office: Office) -> None:
    office.answers = [refuse(429, "Too Many Requests: retry after 30", retry_after=30)]
    await office.note("a", due=NOON - timedelta(hours=2))
    await office.carries()
    office.instant -= timedelta(hours=1)
    await office.carries()
    assert office.texts == ["a"]


async def test_when_several_chats_are_flooded_everybody_pauses(office: Office) -> None:
    people = [await office.meet(number) for number in range(2, 5)]
    office.answers = [refuse(429, "Too Many Requests: retry after 60", retry_after=60)] * 3
    for person in people:
        await office.note(f"to {person.telegram_id}", to=person)
    await office.carries()
    assert office.sent == []
    await office.note("another")
    office.instant += timedelta(seconds=55)
    await office.carries()
    assert office.sent == []
    office.instant += timedelta(seconds=7)
    await office.carries()
    assert len(office.sent) == 4


@pytest.mark.slow
async def test_while_telegram_cannot_be_reached_nothing_is_used_up_and_then_all_goes_in_order(office: Office) -> None:
    office.reachable = False
    for name in ("a", "b", "c"):
        await office.note(name, expires=NOON + timedelta(days=1))
    for _ in range(20):
        await office.carries()
        office.instant += timedelta(minutes=5)
    assert office.tries <= 3 * 20
    office.reachable = True
    await office.carries()
    assert office.texts[:3] == ["a", "b", "c"]
    assert [(await office.became(name))[0] for name in ("a", "b", "c")] == ["sent"] * 3


async def test_the_next_moment_is_the_end_of_the_pause(office: Office) -> None:
    office.answers = [refuse(429, "Too Many Requests: retry after 30", retry_after=30)]
    await office.note("a")
    async with office.courier() as courier:
        await office.idle(courier)
        assert await courier.next_due() == NOON + timedelta(seconds=31)
        assert await courier.rest() == 0


# --- many edits -----------------------------------------------------------------------------------------------------


async def test_many_changes_of_a_card_become_one_edit(office: Office) -> None:
    await office.note("post", kind="standing")
    await office.carries()
    for _ in range(100):
        async with office.db.begin() as tx:
            await refresh(tx, ["standing"], 1, NOON)
    await office.carries()
    assert office.texts == ["post", "edited"]


@pytest.mark.slow
async def test_a_card_that_changes_all_the_time_leaves_room_for_posts(office: Office) -> None:
    ticks = count()
    office.seconds = lambda: next(ticks) / 20
    await office.note("post", kind="standing")
    async with office.courier() as courier:
        await office.idle(courier, ringing=True)
        for _ in range(20):
            async with office.db.begin() as tx:
                await refresh(tx, ["standing"], 1, office.instant)
            await office.idle(courier, ringing=True)
        assert 5 < office.texts.count("edited") <= 10
        await office.note("another post")
        await office.idle(courier, ringing=True)
        assert office.texts[-1] == "another post"
        office.instant += timedelta(minutes=2)
        office.db.noted.set()
        office.seconds = lambda: 1000 + next(ticks) / 20
        await office.idle(courier, ringing=True)
        assert office.texts[-1] == "edited"


# --- twice or not at all --------------------------------------------------------------------------------------------


async def test_what_was_sent_after_an_uncertain_try_says_so(office: Office) -> None:
    office.answers = [cut, refuse(500, "Internal Server Error")]
    await office.note("a", kind="insistent")
    for _ in range(3):
        await office.carries()
        office.instant += timedelta(minutes=1)
    assert await office.became("a") == ("sent", "perhaps-twice")


async def test_an_uncertain_one_that_is_sent_again_and_breaks_again_is_asked_for_again(office: Office) -> None:
    office.answers = [cut]
    await office.note("a")
    await office.carries()
    row = await office.row("a")
    office.answers = [cut]
    office.instant += timedelta(minutes=1)
    await office.community.delivery.send_again(office.aino, row.id)
    await office.carries()
    assert await office.became("a") == ("uncertain", "uncertain")
    assert (await office.told()).count("delivery-uncertain") == 2


# --- when it fails for good -----------------------------------------------------------------------------------------

FOR_GOOD = (
    (400, "Bad Request: wrong file identifier/HTTP URL specified", "file-gone", "does not have its file any more"),
    (400, "Bad Request: BUTTON_URL_INVALID", "bad-link", "correct the link"),
    (400, "Bad Request: message is too long", "too-long", "Please shorten it"),
    (400, "Bad Request: something nobody has seen before", "refused", "says: “Something nobody has seen before”"),
)


@pytest.mark.parametrize(("status", "description", "why", "words"), FOR_GOOD)
async def test_what_telegram_refuses_is_told_with_a_button_that_sends_it_again(
    office: Office, status: int, description: str, why: str, words: str
) -> None:
    office.answers = [refuse(status, description)]
    await office.note("a")
    await office.carries()
    assert await office.became("a") == ("undeliverable", why)
    (told,) = [text for chat, text in office.sent if chat == 1]
    assert told.startswith("This did not reach <b>Maths</b>")
    assert words in told
    assert office.buttons[-1] == f"delivery:again:{(await office.row('a')).id}"
    await office.community.delivery.send_again(office.aino, (await office.row("a")).id)
    await office.carries()
    assert office.texts[-1] == "a"


async def test_a_private_message_that_fails_is_the_admins_business_only_where_it_matters(office: Office) -> None:
    ada = await office.meet(9, admin=True)
    blocked = refuse(403, "Forbidden: bot was blocked by the user")
    kamola, diego = await office.meet(3), await office.meet(4)
    office.answers = [blocked, blocked]
    await office.note("reminder", to=kamola)
    await office.note("verdict", kind="verdict", to=diego)
    await office.carries()
    assert [(chat, text.partition(":")[0]) for chat, text in office.sent] == [
        (ada.telegram_id, "This could not be delivered to somebody privately")
    ]


def test_admins_hear_of_verdicts_and_of_plans_without_a_keeper() -> None:
    assert {name for name, kind in EVERY_KIND.items() if kind.admins_hear} == {
        "reviews-approved",
        "reviews-changes",
        "reviews-declined",
        "plans-orphaned",
    }


async def test_a_change_of_a_card_that_fails_is_nobodys_business(office: Office) -> None:
    await office.note("post", kind="standing")
    await office.carries()
    office.answers = [refuse(400, "Bad Request: something nobody has seen before")]
    async with office.db.begin() as tx:
        await refresh(tx, ["standing"], 1, NOON)
    await office.carries()
    assert await office.told() == []


# --- when the database fails ----------------------------------------------------------------------------------------


async def test_a_full_disk_stops_nothing_for_good_and_nothing_is_sent_twice(
    office: Office, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.courier.HEARTBEAT", 0.02)
    await office.note("a", kind="standing")
    await office.note("b", kind="standing")
    await office.fill_the_disk()
    async with office.courier() as courier:
        async with asyncio.timeout(60):
            while caplog.text.count("could not be written down") < 3:  # noqa: ASYNC110 (a test may look)
                await asyncio.sleep(0.002)
        assert office.texts == ["a"]
        await office.free_the_disk()
        await office.idle(courier)
    assert office.texts == ["a", "b"]
    assert await office.became("a") == ("sent", None)
    async with office.db.read() as tx:
        assert len(await posts.of_subject(tx, ["standing"], 1)) == 2
