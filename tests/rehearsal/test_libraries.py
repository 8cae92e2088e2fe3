"""aiogram's and python-telegram-bot's own clients, over the loopback."""

import asyncio
from collections.abc import AsyncIterator

import aiogram
import pytest
import telegram
from aiogram import Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import BufferedInputFile, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter

from rehearsal import serve

TOKEN = "1000:rehearsal"
GO = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Go on", callback_data="go")]])


@pytest.fixture
async def address(town) -> AsyncIterator[str]:
    async with serve(town.app(page=False)) as address:
        yield address


@pytest.fixture
async def bot(address) -> AsyncIterator[aiogram.Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    async with aiogram.Bot(TOKEN, session=session) as bot:
        yield bot


@pytest.fixture
async def courier(address) -> AsyncIterator[telegram.Bot]:
    bot = telegram.Bot(TOKEN, base_url=f"{address}/bot", base_file_url=f"{address}/file/bot")
    async with bot:
        yield bot


async def test_a_conversation_is_played_against_aiogram(town, bot, cast) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def ask(message: Message) -> None:
        await message.answer("<b>Ready?</b>", reply_markup=GO, parse_mode="HTML")

    @dispatcher.callback_query()
    async def go(query: CallbackQuery) -> None:
        await query.answer("Saved")
        await query.message.edit_text("Step 1 of 10")

    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False))
    try:
        await cast.kamola.says("/casestudy")
        await cast.kamola.sees("Ready?")
        assert (await cast.kamola.taps("Go on")).text == "Saved"
        await cast.kamola.sees("Step 1 of 10")
        await cast.stranger.saw_nothing()
    finally:
        await dispatcher.stop_polling()
        await polling


async def test_files_travel_both_ways(town, bot, courier, cast) -> None:
    sent = await bot.send_document(cast.kamola.id, BufferedInputFile(b"BEGIN:VCALENDAR", "event.ics"), caption="ё")
    assert sent.document.mime_type == "text/calendar"
    assert (await bot.download(sent.document)).read() == b"BEGIN:VCALENDAR"
    sent = await courier.send_document(cast.kamola.id, b"BEGIN:VCALENDAR", filename="event.ics")
    assert bytes(await (await sent.document.get_file()).download_as_bytearray()) == b"BEGIN:VCALENDAR"
    again = await courier.send_document(cast.kamola.id, sent.document.file_id)
    assert again.document.file_unique_id == sent.document.file_unique_id


async def test_refusals_become_each_librarys_errors(town, bot, courier, cast, monkeypatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else it warns of a change to come
    old = town.add_group("Old", members=[cast.kamola], kind="group")
    town.add_bot_to(old, by=cast.kamola)
    new = town.upgrade(old)
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(old.id, "x")
    assert moved.value.migrate_to_chat_id == new.id
    with pytest.raises(ChatMigrated):
        await courier.send_message(old.id, "x")
    with pytest.raises(TelegramForbiddenError):
        await bot.send_message(cast.maria.id, "x")
    with pytest.raises(Forbidden):
        await courier.send_message(cast.maria.id, "x")
    with pytest.raises(BadRequest, match="tag"):
        await courier.send_message(cast.kamola.id, "<br>", parse_mode="HTML")
    town.faults.flood(times=2, retry_after=9)
    with pytest.raises(TelegramRetryAfter) as flooded:
        await bot.send_message(cast.kamola.id, "x")
    assert flooded.value.retry_after == 9
    with pytest.raises(RetryAfter):
        await courier.send_message(cast.kamola.id, "x")


async def test_lost_answers_and_nonsense_are_network_errors(town, bot, courier, cast) -> None:
    for cut in ("sendMessage", "sendPhoto"):
        town.faults.drop_answer(cut)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(cast.kamola.id, "done")
    assert cast.kamola.screen()[-1].text == "done"
    town.faults.clear()
    town.faults.drop_answer("sendMessage")
    with pytest.raises(NetworkError):
        await courier.send_message(cast.kamola.id, "done too")
    assert cast.kamola.screen()[-1].text == "done too"
    town.faults.fail("sendMessage", 500)
    with pytest.raises(TelegramServerError):
        await bot.send_message(cast.kamola.id, "x")
    town.faults.garbage(times=1)
    with pytest.raises(NetworkError):
        await courier.send_message(cast.kamola.id, "x")


async def test_a_poll_whose_client_hangs_up_is_given_up(town, bot) -> None:
    polling = asyncio.create_task(bot.get_updates(timeout=30))
    assert await town.journal.until(lambda: town.bot.queue.polling == 1, 2)
    await asyncio.sleep(0.05)
    polling.cancel()
    await bot.session.close()
    assert await town.journal.until(lambda: town.bot.queue.polling == 0, 2)


async def test_updates_survive_a_bot_that_stops_in_between(town, bot, courier, cast) -> None:
    await cast.kamola.says("one")
    assert (await bot.get_updates())[0].message.text == "one"
    await bot.session.close()
    await cast.kamola.says("two")
    found = await courier.get_updates()
    assert [update.message.text for update in found] == ["one", "two"]
    assert await courier.get_updates(offset=found[-1].update_id + 1) == ()


async def test_large_and_slow_requests_are_answered_too(town, bot, courier, cast) -> None:
    data = bytes(3_000_000)
    sent = await bot.send_document(cast.kamola.id, BufferedInputFile(data, "big.bin"))
    assert sent.document.file_size == len(data)
    town.faults.slow(0.05)
    assert (await courier.send_message(cast.kamola.id, "x" * 4000)).text == "x" * 4000
