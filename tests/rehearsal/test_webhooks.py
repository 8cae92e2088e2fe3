"""Webhooks: the secret, retries in the town's time, order within a queue, and aiogram at the other end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiogram
import pytest
from aiogram import Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from rehearsal import serve

SECRET = "not-a-secret_1"
GO = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Go on", callback_data="go")]])


class Inbox:
    """The other end: keeps what comes and answers what it is told to, 200 by default."""

    def __init__(self) -> None:
        self.updates: list[dict[str, Any]] = []
        self.secrets: list[str] = []
        self.answers: list[web.Response] = []
        self.came = asyncio.Semaphore(0)

    async def take(self, request: web.Request) -> web.Response:
        self.updates.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""))
        self.came.release()
        return self.answers.pop(0) if self.answers else web.Response()

    async def has(self, count: int) -> list[dict[str, Any]]:
        async with asyncio.timeout(60):
            while len(self.updates) < count:
                await self.came.acquire()
        return self.updates


@asynccontextmanager
async def listening(app: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    finally:
        await runner.cleanup()


@pytest.fixture
async def address(town) -> AsyncIterator[str]:
    async with serve(town.app(page=False)) as address:
        yield address


@pytest.fixture
async def inbox(town, address, api, cast) -> AsyncIterator[Inbox]:
    inbox, app = Inbox(), web.Application()
    app.router.add_post("/hook", inbox.take)
    async with listening(app) as url:
        assert (await api.setWebhook(url=url, secret_token=SECRET)).result is True
        yield inbox


async def test_updates_are_posted_with_the_secret(town, api, inbox, cast) -> None:
    await cast.kamola.says("one", at_once=True)
    await cast.kamola.says("two", at_once=True)
    assert [u["message"]["text"] for u in await inbox.has(2)] == ["one", "two"]
    assert inbox.secrets == [SECRET, SECRET]
    await town.settled()
    info = (await api.getWebhookInfo()).result
    assert (info["pending_update_count"], info["max_connections"]) == (0, 40)
    assert (await api.getUpdates()).body["error_code"] == 409
    await api.deleteWebhook()
    assert (await api.getUpdates()).result == []


async def test_what_is_not_taken_comes_again_at_once_and_then_after_two_and_four_seconds(
    town, api, inbox, cast
) -> None:
    inbox.answers = [web.Response(status=500), web.Response(status=500), web.Response(status=500)]
    await cast.kamola.says("again", at_once=True)
    await inbox.has(2)
    assert (await api.getWebhookInfo()).result["last_error_message"] == (
        "Wrong response from the webhook: 500 Internal Server Error"
    )
    for pause in (2, 4):
        now = town.clock.timestamp()
        assert await town.journal.until(lambda now=now: town.bot.webhook.retry_at > now, 5)
        await town.clock.moves(seconds=pause)
        await inbox.has(3 if pause == 2 else 4)
    assert len({u["update_id"] for u in await inbox.has(4)}) == 1
    await town.settled()


async def test_a_failing_chat_holds_up_only_itself(town, inbox, cast) -> None:
    inbox.answers = [web.Response(status=503, headers={"Retry-After": "100"})]
    await cast.kamola.says("held up", at_once=True)
    await inbox.has(1)
    await cast.kamola.says("behind it", at_once=True)
    await cast.maria.says("/start", at_once=True)
    assert [u["message"]["text"] for u in await inbox.has(2)] == ["held up", "/start"]
    await town.clock.moves(seconds=101)
    assert [u["message"]["text"] for u in await inbox.has(4)] == ["held up", "/start", "held up", "behind it"]


async def test_a_method_in_the_answer_is_called(town, inbox, cast) -> None:
    answer = {"method": "sendMessage", "chat_id": cast.kamola.id, "text": "in the answer"}
    inbox.answers = [web.json_response(answer)]
    await cast.kamola.says("hello", at_once=True)
    await cast.kamola.sees("in the answer")


async def test_a_webhook_that_is_gone_for_23_hours_is_taken_away(town, api, inbox, cast) -> None:
    inbox.answers = [web.Response(status=410) for _ in range(4)]
    await cast.kamola.says("hello", at_once=True)
    await inbox.has(2)
    await town.clock.moves(hours=23, seconds=5)
    assert await town.journal.until(lambda: town.bot.webhook is None, 10)
    assert (await api.getWebhookInfo()).result["url"] == ""


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"url": "http://bot.example/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "nonsense"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://x.org:8080/"}, "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ({"url": "https://x.org/", "secret_token": "with space"}, "secret token contains unallowed characters"),
    ],
)
async def test_what_is_no_webhook_is_refused(api, cast, values, error) -> None:
    assert (await api.setWebhook(**values)).error == f"Bad Request: {error}"


async def test_aiogram_answers_by_webhook(town, address, api, cast) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def ask(message: Message) -> None:
        await message.answer("Ready?", reply_markup=GO)

    @dispatcher.callback_query()
    async def go(query: CallbackQuery) -> None:
        await query.answer("Saved")
        await query.message.edit_text("Step 1 of 10")

    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    async with aiogram.Bot("1000:rehearsal", session=session) as bot:
        app = web.Application()
        SimpleRequestHandler(dispatcher, bot, secret_token=SECRET).register(app, path="/hook")
        async with listening(app) as url:
            await bot.set_webhook(url, secret_token="wrong")
            await cast.kamola.says("/casestudy")
            assert await town.journal.until(lambda: bool(town.bot.webhook and town.bot.webhook.error), 5)
            assert "401" in (await bot.get_webhook_info()).last_error_message
            await town.clock.moves(seconds=1)
            await bot.set_webhook(url, secret_token=SECRET)
            await cast.kamola.sees("Ready?")
            assert (await cast.kamola.taps("Go on")).text == "Saved"
            await cast.kamola.sees("Step 1 of 10")
            await bot.delete_webhook()
