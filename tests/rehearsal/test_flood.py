"""Flood windows, in the town's time, and faults on demand."""

from datetime import UTC, datetime

from rehearsal import Town
from tests.rehearsal.conftest import Client


async def test_a_fourth_message_at_once_is_too_many_for_a_chat(town, api, cast) -> None:
    answers = [await api.sendMessage(chat_id=cast.kamola.id, text=str(n)) for n in range(4)]
    assert [a.status for a in answers] == [200, 200, 200, 429]
    assert answers[3].body == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    await town.clock.moves(seconds=1)
    assert (await api.sendMessage(chat_id=cast.kamola.id, text="x")).status == 200


async def test_edits_count_and_answers_to_taps_do_not(town, api, cast) -> None:
    sent = (await api.sendMessage(chat_id=cast.kamola.id, text="0")).result
    target = {"chat_id": cast.kamola.id, "message_id": sent["message_id"]}
    assert [(await api.editMessageText(**target, text=str(n))).status for n in (1, 2, 3)] == [200, 200, 429]
    assert (await api.answerCallbackQuery(callback_query_id="1")).status == 400
    assert (await api.sendChatAction(chat_id=cast.kamola.id, action="typing")).status == 200


async def test_a_group_takes_20_a_minute(town, api, cast) -> None:
    for number in range(20):
        assert (await api.sendMessage(chat_id=cast.group.id, text=str(number))).status == 200
        await town.clock.moves(seconds=1)
    answer = await api.sendMessage(chat_id=cast.group.id, text="x")
    assert answer.status == 429
    assert 38 <= answer.body["parameters"]["retry_after"] <= 40
    assert (await api.sendMessage(chat_id=cast.kamola.id, text="x")).status == 200
    await town.clock.moves(seconds=answer.body["parameters"]["retry_after"])
    assert (await api.sendMessage(chat_id=cast.group.id, text="x")).status == 200


async def test_all_chats_together_take_30_a_second(town, api) -> None:
    people = [town.add_person(f"P{n}") for n in range(31)]
    for person in people:
        await person.says("/start")
    statuses = [(await api.sendMessage(chat_id=person.id, text="x")).status for person in people]
    assert statuses == [200] * 30 + [429]


async def test_a_strict_town_allows_no_burst() -> None:
    town = Town(start=datetime(2026, 11, 23, 8, 0, tzinfo=UTC), strict=True, pace=0)
    town.add_bot()
    kamola, api = town.add_person("Kamola"), Client(town.app(page=False))
    await kamola.says("/start")
    assert [(await api.sendMessage(chat_id=kamola.id, text="x")).status for _ in range(2)] == [200, 429]


async def test_faults_come_as_often_as_ordered(town, api, cast) -> None:
    town.faults.fail("sendMessage", 500, "Internal Server Error", times=2)
    statuses = [(await api.sendMessage(chat_id=cast.kamola.id, text="x")).status for _ in range(3)]
    assert statuses == [500, 500, 200]
    town.faults.flood(times=1, retry_after=7)
    assert (await api.sendMessage(chat_id=cast.kamola.id, text="x")).body["parameters"] == {"retry_after": 7}
    town.faults.garbage()
    status, body, _ = await api.app.api.answer("/bot1000:rehearsal/getMyCommands", b"", b"", b"")
    assert (status, body[:6]) == (502, b"<html>")
    town.faults.drop_answer("sendMessage")
    before = len(cast.kamola.screen())
    *_, cut = await api.app.api.answer(
        "/bot1000:rehearsal/sendMessage", f"chat_id={cast.kamola.id}&text=done".encode(), b"", b""
    )
    assert cut
    assert len(cast.kamola.screen()) == before + 1
