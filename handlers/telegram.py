"""Cards in Telegram's terms, and what aiogram's errors mean when one answers a person."""

import asyncio
import logging
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message

from cards.card import Card, File

log = logging.getLogger(__name__)
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
LONGEST_WAIT = 10
"""Seconds a person's answer may wait out a flood warning; only their own updates wait behind it."""


def keyboard(card: Card) -> InlineKeyboardMarkup | None:
    if not card.rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(text=one.text, callback_data=one.data, url=one.url, switch_inline_query=one.inline)
                for one in row
            ]
            for row in card.rows
        ]
    )


async def send(bot: Bot, chat_id: int, card: Card, **options: Any) -> Message:
    """Send a card as a new message."""
    options = {"reply_markup": keyboard(card), "disable_notification": card.silent or None, **options}
    if card.file is None:
        return await bot.send_message(chat_id, card.text, link_preview_options=NO_PREVIEW, **options)
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


def to_input(file: File) -> str | BufferedInputFile:
    return file.file_id or BufferedInputFile(file.content, file.name)


class Patience(BaseRequestMiddleware):
    """Waits out a short flood warning once, and counts what goes out towards the limits the courier keeps."""

    def __init__(self, spend: Any) -> None:
        self._spend = spend

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        if method.__api_method__ != "getUpdates":
            self._spend(getattr(method, "chat_id", None))
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as flood:
            if flood.retry_after > LONGEST_WAIT:
                raise
            log.warning("flood warning of %d s on %s", flood.retry_after, type(method).__name__)
            await asyncio.sleep(flood.retry_after)
            return await make_request(bot, method)
