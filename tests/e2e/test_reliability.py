"""Nothing that was acknowledged is lost, nothing is done twice, and nobody's mistake or malice leaves a half state."""

import asyncio
import json
import logging
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from storage import updates
from storage.forms import Draft, DraftState
from storage.notices import Notice, State
from storage.updates import InboxUpdate
from storage.webinars import Rsvp, Webinar
from tests.databases import full_disk
from tests.e2e.conftest import Stage

LINE = "/webinar 8 december 2026 16:00 Europe/Helsinki | Formative feedback | https://meet.example/abc"
NAME = '<b>Ka & "mola"</b> 🇺🇿 كمولة'


async def planned(stage: Stage) -> None:
    """A webinar on 8 December, announced in the group."""
    await stage.aino.says(LINE, chat=stage.group)
    await stage.aino.taps("Schedule", chat=stage.group)
    await stage.town.settled()
    stage.town.clock.jump(stage.town.clock.now() + timedelta(days=9))
    await stage.town.settled()
    await stage.kamola.sees("Formative feedback", chat=stage.group)


async def count(stage: Stage, what: Any, *where: Any) -> int:
    assert stage.app is not None
    async with stage.app.db.read() as tx:
        return await tx.scalar(select(func.count()).select_from(what).where(*where)) or 0


def raw(stage: Stage, **event: Any) -> int:
    """Puts an update into the bot's queue as Telegram might, whatever is in it."""
    queue = stage.town.bot.queue
    queue.allowed = None
    ((kind, body),) = event.items()
    number = queue.add("message", {})
    assert number is not None
    whole = json.dumps({"update_id": number, kind: body}).encode()
    queue.waiting[-1] = queue.waiting[-1]._replace(body=whole)
    return number


def message_of(stage: Stage, text: str, **more: Any) -> dict[str, Any]:
    person = stage.kamola
    chat = {"id": person.id, "type": "private", "first_name": person.first_name}
    return {"message_id": 900_000, "date": 1, "chat": chat, "from": person.wire, "text": text, **more}


# --- stopping and coming back -----------------------------------------------------------------------------------


@pytest.mark.slow
async def test_a_stop_finishes_what_is_in_flight_and_nothing_is_lost_or_done_twice(stage: Stage) -> None:
    await planned(stage)
    stage.town.faults.slow(0.3)
    await stage.kamola.taps("Going", chat=stage.group, answer=False)
    await asyncio.sleep(0.1)
    await stage.stop()
    stage.town.faults.clear()
    await stage.diego.taps("Maybe", chat=stage.group, answer=False, at_once=True)
    await stage.start()
    await stage.town.settled()
    await stage.kamola.shows("Going: 1 · Maybe: 1", chat=stage.group)
    assert await count(stage, Rsvp) == 2
    assert await count(stage, InboxUpdate, InboxUpdate.handled_at.is_(None)) == 0


async def test_an_update_that_telegram_brings_again_is_not_handled_again(stage: Stage) -> None:
    await stage.kamola.says("/help")
    await stage.kamola.sees("This is what you can do")
    queue = stage.town.bot.queue
    async with stage.app.db.read() as tx:  # type: ignore[union-attr]
        last = await tx.scalar(select(func.max(InboxUpdate.update_id)))
    raw(stage, message=message_of(stage, "/help"))
    queue.waiting[-1] = queue.waiting[-1]._replace(
        body=json.dumps({"update_id": last, "message": message_of(stage, "/help")}).encode()
    )
    await stage.kamola.says("/privacy")
    await stage.kamola.sees("What I keep")
    assert [m for m in stage.kamola.screen() if "what you can do here:" in m.text] != []
    assert sum("This is what you can do" in m.text for m in stage.kamola.screen()) == 1


async def test_what_was_kept_and_not_handled_when_the_power_went_is_handled_at_the_next_start(stage: Stage) -> None:
    await stage.stop()
    await stage.start()
    assert stage.app is not None
    await stage.town.settled()
    async with stage.app.db.begin() as tx:
        body = {"update_id": 77, "message": message_of(stage, "/privacy")}
        await updates.keep(tx, [body], stage.town.clock.now())
    await stage.stop()
    await stage.start()
    await stage.kamola.sees("What I keep")


@pytest.mark.slow
async def test_after_days_away_what_is_useful_is_sent_and_the_rest_is_missed_and_told(stage: Stage) -> None:
    await stage.aino.says(LINE, chat=stage.group)
    await stage.aino.taps("Schedule", chat=stage.group)
    await stage.town.settled()
    await stage.stop()
    stage.town.clock.jump(stage.town.clock.now() + timedelta(days=15, hours=1))  # 8 December, 11:00 in Helsinki
    stage.aino.catches_up()
    await stage.start()
    await stage.town.settled()
    await stage.kamola.sees("Formative feedback", chat=stage.group)
    stage.town.clock.jump(stage.town.clock.now() + timedelta(days=3))
    await stage.town.settled()
    stage.town.clock.jump(stage.town.clock.now() + timedelta(minutes=2))
    await stage.town.settled()
    await stage.aino.sees("left out", "starts now")
    assert await count(stage, Notice, Notice.state == State.MISSED) > 0


# --- what people and modified clients may do ----------------------------------------------------------------------


async def test_two_taps_at_once_count_once(stage: Stage) -> None:
    await planned(stage)
    first = stage.kamola.taps("Going", chat=stage.group, at_once=True)
    second = stage.kamola.taps("Going", chat=stage.group, at_once=True)
    await asyncio.gather(first, second)
    await stage.town.settled()
    await stage.kamola.shows("Going: 1", chat=stage.group)


async def test_two_taps_on_schedule_plan_one_webinar(stage: Stage) -> None:
    await stage.aino.says(LINE, chat=stage.group)
    await stage.aino.sees("Formative feedback", chat=stage.group)
    taps = [stage.aino.taps("Schedule", chat=stage.group, at_once=True) for _ in range(2)]
    await asyncio.gather(*taps)
    assert await count(stage, Webinar) == 1


@pytest.mark.slow
async def test_skipping_twice_tells_once(stage: Stage) -> None:
    await planned(stage)
    await stage.kamola.taps("Going", chat=stage.group)
    await stage.aino.says("/webinars", chat=stage.group)
    await stage.aino.taps("Formative feedback", chat=stage.group)
    await stage.aino.taps("Dates, breaks, end", chat=stage.group)
    await stage.aino.taps("Tue 8 Dec", chat=stage.group)
    await stage.aino.taps("Skip this date", chat=stage.group)
    taps = [stage.aino.taps("Skip it", chat=stage.group, at_once=True) for _ in range(2)]
    await asyncio.gather(*taps)
    await stage.town.settled()
    assert sum("will not take place" in m.text and "webinar" in m.text for m in stage.kamola.screen()) == 1


async def test_a_tap_by_somebody_else_is_kindly_refused(stage: Stage) -> None:
    await planned(stage)
    await stage.aino.says("/webinars", chat=stage.group)
    await stage.aino.taps("Formative feedback", chat=stage.group)
    card = next(m for m in reversed(stage.kamola.screen(stage.group)) if m.buttons)
    tap = await stage.kamola.sends_callback(card, "webinars:ended:1")
    assert "for the facilitators of Maths teachers" in (tap.text or "")
    assert await count(stage, Webinar, Webinar.state == "active") == 1


async def test_a_forged_rsvp_from_outside_makes_nobody_a_member(stage: Stage) -> None:
    await planned(stage)
    await stage.zoe.starts()
    await stage.zoe.sees("Staffroom")
    tap = await stage.zoe.sends_callback(stage.zoe.screen()[-1], "webinars:going:1")
    assert "you are not in that group" in (tap.text or "")
    assert await count(stage, Rsvp) == 0
    await stage.zoe.opens("https://t.me/staffroom_bot?start=calendar-1")
    await stage.zoe.sees("you are not in that group")


async def test_a_tap_on_an_old_card_says_what_became_of_it(stage: Stage) -> None:
    await planned(stage)
    card = next(m for m in reversed(stage.kamola.screen(stage.group)) if m.buttons)
    stage.town.clock.jump(stage.town.clock.now() + timedelta(days=30))
    tap = await stage.kamola.sends_callback(card, "webinars:going:1")
    assert "over" in (tap.text or "")


FORGED = (
    "",
    ":",
    "x",
    "webinars",
    "webinars:",
    "webinars:going",
    "webinars:going:",
    "webinars:going:-1",
    "webinars:going:999999",
    "webinars:going:99999999999999999999999999",
    "webinars:going:1;drop table people",
    "webinars:nonsense:1",
    "webinars:open:1",
    "forms:pick:1",
    "forms:pick:1.99.x",
    "forms:pick:a.b.c",
    "forms:step:1.99",
    "forms:submit:٣",
    "forms:submit:999999",
    "groups:language:1.xx",
    "groups:hours:1.2500-9900",
    "groups:topic:1",
    "groups:settings:1",
    "people:language:tlh",
    "people:withdraw:1",
    "delivery:again:1",
)


@pytest.mark.slow
async def test_no_forged_button_does_or_breaks_anything(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    await stage.zoe.starts()
    card = await stage.zoe.sees("Staffroom")
    for data in FORGED:
        tap = await stage.zoe.sends_callback(card, data)
        assert "our side" not in (tap.text or ""), data
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


PAYLOADS = (
    "draft-1",
    "draft-999",
    "draft-",
    "draft-99999999999999999999",
    "form-webinar-1",
    "form-nonsense-1",
    "form-webinar-999",
    "form-people-x",
    "form-people:zone-999",
    "settings-1",
    "settings-99999999999999999999",
    "calendar-1",
    "calendar-x",
    "case-x",
    "read-99999999999999999",
    "research-x",
    "hello",
    "-",
    "🇫🇮",
)


@pytest.mark.slow
async def test_no_forged_link_does_or_breaks_anything(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    await stage.zoe.starts()
    for payload in PAYLOADS:
        await stage.zoe.says(f"/start {payload}")
        await stage.town.settled()
        assert "our side" not in stage.zoe.screen()[-1].text, payload
        assert stage.zoe.screen()[-1].sender.is_bot, payload
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_one_answer_changed_before_the_others_are_given_leads_back_to_them(stage: Stage) -> None:
    await stage.aino.says("/webinar")
    card = await stage.aino.sees("When does it take place?")
    async with stage.app.db.read() as tx:  # type: ignore[union-attr]
        draft = await tx.scalar(select(func.max(Draft.id)))
    await stage.aino.sends_callback(card, f"forms:step:{draft}.1")
    await stage.aino.says("8 december 2026 16:00")
    await stage.aino.sees("What is the webinar about?")
    await stage.aino.sends_callback(card, f"forms:step:{draft}.1")
    await stage.aino.sends_callback(card, f"forms:back:{draft}")
    await stage.aino.says("Formative feedback")
    await stage.aino.sees("What is the link")


LONG = "а" * 100_000


@pytest.mark.slow
async def test_a_hundred_thousand_characters_are_refused_and_nothing_given_before_is_lost(stage: Stage) -> None:
    await stage.kamola.says("/timezone")
    await stage.kamola.sees("Which city")
    for words in (LONG, f"/timezone {LONG}", f"/{LONG}", f"/people {LONG}", f"/research {LONG}", f"/start {LONG}"):
        raw(stage, message=message_of(stage, words, message_id=900_000 + len(words)))
        await stage.town.settled()
        assert "our side" not in stage.kamola.screen()[-1].text, words[:20]
    for words in (f"/webinar {LONG}", f"/poll {LONG}"):
        raw(stage, message=message_of(stage, words, **{"from": stage.aino.wire}, chat=stage.group.wire))
        await stage.town.settled()
        assert not any("our side" in m.text for m in stage.aino.screen(stage.group)), words[:20]


async def test_html_flags_and_right_to_left_in_a_name_are_shown_as_they_are(stage: Stage) -> None:
    guest = stage.town.add_person(NAME)
    await guest.starts()
    card = await guest.sees("Hello", '<b>Ka & "mola"</b>', "🇺🇿")
    assert "كمولة" in card.text
    await guest.says("مرحبا 🇺🇿 <i>")
    await guest.sees("/help shows")


async def test_strange_updates_are_left_out_and_the_next_is_handled(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    raw(stage, something_new={"id": 1})
    raw(stage, message={"text": "no chat and no date"})
    raw(stage, message=None)
    raw(stage, callback_query={"id": 5})
    await stage.kamola.says("/privacy")
    await stage.kamola.sees("What I keep")
    await stage.town.settled()
    assert await count(stage, InboxUpdate, InboxUpdate.handled_at.is_(None)) == 0
    assert "no chat and no date" not in caplog.text


@pytest.mark.slow
async def test_a_page_instead_of_json_and_a_server_in_trouble_pass(stage: Stage) -> None:
    stage.town.faults.garbage(1, method="getUpdates")
    stage.town.faults.fail("getUpdates", 500, "Internal Server Error")
    stage.kamola.town.bot.queue.release()
    await stage.kamola.says("/privacy", at_once=True)
    await stage.kamola.sees("What I keep", limit=15)


@pytest.mark.slow
async def test_an_answer_that_meets_with_a_page_or_a_server_in_trouble_arrives_all_the_same(stage: Stage) -> None:
    stage.town.faults.garbage(1, method="sendMessage")
    await stage.kamola.says("/privacy")
    await stage.kamola.sees("What I keep", limit=15)
    stage.town.faults.fail("sendMessage", 502, "Bad Gateway")
    await stage.kamola.says("/help")
    await stage.kamola.sees("This is what you can do", limit=15)
    assert stage.town.faults.hits == 2
    assert not any("our side" in message.text for message in stage.kamola.screen())


@pytest.mark.slow
async def test_what_comes_in_while_the_disk_is_full_is_answered_when_it_is_not(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    assert stage.app is not None
    with full_disk(stage.app.db):
        raw(stage, message=message_of(stage, f"/privacy {LONG}"))
        stage.kamola.town.bot.queue.release()
        async with asyncio.timeout(10):
            while "could not be kept" not in caplog.text:  # noqa: ASYNC110 (a test may look)
                await asyncio.sleep(0.01)
        assert not any("What I keep" in message.text for message in stage.kamola.screen())
    await stage.kamola.sees("What I keep", limit=10)
    await stage.town.settled()
    assert await count(stage, InboxUpdate, InboxUpdate.handled_at.is_(None)) == 0


async def test_an_answer_that_cannot_be_sent_is_no_crash(stage: Stage) -> None:
    stage.town.faults.fail("sendMessage", 400, "Bad Request: chat not found", times=2)
    await stage.kamola.says("/help")
    await stage.town.settled()
    await stage.kamola.says("/privacy")
    await stage.kamola.sees("What I keep")


# --- the log ------------------------------------------------------------------------------------------------------


@pytest.mark.slow
async def test_the_log_of_a_busy_day_names_nobody_and_quotes_nothing(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for library in ("aiosqlite", "telegram", "aiogram", "httpcore", "httpx", "asyncio", "aiohttp", "sqlalchemy"):
        caplog.set_level(logging.WARNING, library)  # as bot/log.py does
    await planned(stage)
    stage.town.faults.fail("sendMessage", 400, "Bad Request: chat not found", times=1)
    for words in ("a private worry", "/timezone Nowhereville", "/people @aino", "/webinar"):
        await stage.kamola.says(words)
    await stage.kamola.taps("Going", chat=stage.group)
    await stage.kamola.blocks_bot()
    await stage.town.settled()
    for secret in ("rehearsal", "Kamola", "Aino", "private worry", "Nowhereville", "Formative", "Maths teachers"):
        assert secret not in caplog.text.replace("rehearsal/", "").replace("rehearsal.", ""), secret


async def test_drafts_survive_a_restart(stage: Stage) -> None:
    await stage.aino.says("/webinar")
    await stage.aino.sees("When does it take place?")
    await stage.aino.says("8 december 2026 16:00")
    await stage.aino.sees("What is the webinar about?")
    await stage.stop()
    await stage.start()
    await stage.aino.says("Formative feedback")
    await stage.aino.sees("What is the link")
    assert await count(stage, Draft, Draft.state == DraftState.ACTIVE) == 1
