"""Cards in Telegram's terms, and what aiogram's errors mean when one answers a person."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from typing import Any, ClassVar, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import (
    BufferedInputFile,
    Document,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    MessageId,
)
from aiohttp import BytesPayload, ClientError

from cards.card import Button, Card, File
from community.errors import Refusal
from storage.json_text import dumps, loads

log = logging.getLogger(__name__)
UNSHOWN = {"is_disabled": True}
"""Of links: no preview."""
NO_PREVIEW = LinkPreviewOptions.model_validate(UNSHOWN)
LONGEST_WAIT = 10.0
"""Seconds a person's answer may wait out flood warnings; only their own updates wait behind it."""


def keyboard(card: Card) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup.model_validate(_markup(card)) if card.rows else None


def _markup(card: Card) -> dict[str, Any]:
    return {"inline_keyboard": [[_button(one) for one in row] for row in card.rows]}


def _button(button: Button) -> dict[str, str]:
    does = {"callback_data": button.data, "url": button.url, "switch_inline_query": button.inline}
    return {"text": button.text, **{name: value for name, value in does.items() if value is not None}}


@dataclass(frozen=True, slots=True)
class SendText:
    """sendMessage as its values, with no more than the number read from its answer: the way of nearly every answer.

    To aiogram's session it is a method like others; a model of it would cost as much again as all the rest of sending.
    """

    chat_id: int
    values: dict[str, Any]
    __returning__: ClassVar = MessageId
    __api_method__: ClassVar = "sendMessage"


@dataclass(frozen=True, slots=True)
class Sent:
    """What is read of the answer to it."""

    message_id: int


@dataclass(frozen=True, slots=True)
class _Response:
    result: Sent


async def send(bot: Bot, chat_id: int, card: Card, **options: Any) -> Sent | Message:
    """Send a card as a new message."""
    options = {"disable_notification": card.silent or None, **options}
    if card.file is None:
        given = {name: value for name, value in options.items() if value is not None}
        if card.rows:
            given["reply_markup"] = _markup(card)
        values = {"chat_id": chat_id, "text": card.text, "parse_mode": "HTML", "link_preview_options": UNSHOWN, **given}
        return await bot(cast("TelegramMethod[Sent]", SendText(chat_id, values)))
    options["reply_markup"] = keyboard(card)
    content: Any = to_input(card.file)
    match card.file.kind:
        case "photo":
            return await bot.send_photo(chat_id, content, caption=card.text, **options)
        case "voice":
            return await bot.send_voice(chat_id, content, caption=card.text, **options)
        case "video":
            return await bot.send_video(chat_id, content, caption=card.text, **options)
        case "audio":
            return await bot.send_audio(chat_id, content, caption=card.text, **options)
        case "video_note":  # which Telegram shows without words
            return await bot.send_video_note(chat_id, content, **options)
        case _:
            return await bot.send_document(chat_id, content, caption=card.text, **options)


async def replaced(edit: Awaitable[object]) -> bool:
    """Whether an edited card stands: changed, or the same already. False for one that cannot be changed any more."""
    try:
        await edit
    except TelegramBadRequest as error:
        if "message is not modified" not in error.message:
            log.info("a card is sent anew: %s", error.message)
            return False
    return True


async def removed(bot: Bot, chat_id: int, message_id: int) -> None:
    """Delete a message. One that is gone, or that the bot may not delete, is left alone."""
    try:
        await bot.delete_message(chat_id, message_id)
    except TelegramBadRequest as error:
        log.info("a message stays: %s", error.message)


async def fetched(bot: Bot, document: Document) -> bytes:
    """What a file holds. Raises Refusal for one that does not arrive."""
    content = BytesIO()
    try:
        await bot.download(document, destination=content)
    except (TelegramAPIError, ClientError, TimeoutError) as error:
        log.info("a file did not arrive: %s", type(error).__name__)
        raise Refusal("error-file-not-fetched") from None  # its address, which the error holds, holds the token
    return content.getvalue()


def to_input(file: File) -> str | BufferedInputFile:
    return file.file_id or BufferedInputFile(file.content, file.name)


COUNTED = ("send", "edit", "copy", "forward", "stop", "pin")
"""How the names of methods begin that count towards Telegram's limits; answers to taps do not."""
ANSWERS = (*COUNTED, "answer", "delete", "set")
"""Those that a person waits for: better twice than not at all. Updates are asked for again by the inbox."""
AGAIN_AFTER = (0.5, 2.0)
"""Seconds before each further try."""
PASSING = (TelegramNetworkError, TelegramServerError, ClientDecodeError, UnicodeError)
"""Trouble on the way: no connection, Telegram's own, a page or bytes that are no answer of Telegram's."""
Answering = Callable[[int | None], AbstractAsyncContextManager[None]]


class Session(AiohttpSession):
    """aiogram's, with calls without a file as JSON: aiohttp prepares for files whether they come or not."""

    def __init__(self, **options: Any) -> None:
        super().__init__(json_loads=loads, json_dumps=dumps, **options)

    def build_form_data(self, bot: Bot, method: TelegramMethod[Any]) -> Any:
        if isinstance(method, SendText):
            return _as_json(method.values)
        files: dict[str, InputFile] = {}
        given = method.model_dump(warnings=False).items()
        values = {name: self.prepare_value(value, bot=bot, files=files) for name, value in given}
        if files:
            return super().build_form_data(bot, method)
        return _as_json({name: value for name, value in values.items() if value})

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        if isinstance(method, SendText) and status_code == HTTPStatus.OK and (sent := _sent(content)) is not None:
            return cast("Response[TelegramType]", _Response(sent))
        return super().check_response(bot, method, status_code, content)


def _as_json(values: dict[str, Any]) -> BytesPayload:
    return BytesPayload(dumps(values).encode(), content_type="application/json")


def _sent(content: str) -> Sent | None:
    try:
        return Sent(int(loads(content)["result"]["message_id"]))
    except (ValueError, LookupError, TypeError):
        return None


class Patience(BaseRequestMiddleware):
    """Waits out short flood warnings and a moment of trouble, and lets what goes out count towards the limits the
    courier keeps."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        waits = iter(AGAIN_AFTER if method.__api_method__.startswith(ANSWERS) else ())
        left = LONGEST_WAIT
        while True:
            try:
                async with self._place(method):
                    return await make_request(bot, method)
            except TelegramRetryAfter as flood:
                wait = float(flood.retry_after)
                if (left := left - wait) < 0:
                    raise
                log.warning("flood warning of %.0f s on %s", wait, type(method).__name__)
            except PASSING as trouble:
                if (again := next(waits, None)) is None:
                    if isinstance(trouble, TelegramAPIError):
                        raise
                    raise TelegramServerError(method=method, message="no answer of Telegram's") from trouble
                wait = again
                log.info("%s met with %s and is tried again", type(method).__name__, type(trouble).__name__)
            await asyncio.sleep(wait)

    def _place(self, method: TelegramMethod[Any]) -> AbstractAsyncContextManager[None]:
        name = method.__api_method__
        if not name.startswith(COUNTED) or name == "sendChatAction":
            return nullcontext()
        chat_id = getattr(method, "chat_id", None)
        return self._answering(chat_id if isinstance(chat_id, int) else None)
