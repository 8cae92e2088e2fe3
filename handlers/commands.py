"""Tells Telegram which commands to offer to whom, where, in which language."""

import logging

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeUnion,
)

from cards.commands import Command, offered
from locales import FALLBACK, languages, texts
from storage.people import Person

log = logging.getLogger(__name__)


async def register(bot: Bot) -> None:
    """The menus of everybody. A language that is not shipped sees English."""
    places: tuple[tuple[BotCommandScopeUnion, bool, bool], ...] = (
        (BotCommandScopeAllPrivateChats(), False, False),
        (BotCommandScopeAllGroupChats(), True, False),
        (BotCommandScopeAllChatAdministrators(), True, True),
    )
    for scope, in_group, facilitates in places:
        await _offer(bot, scope, offered(in_group=in_group, facilitates=facilitates, is_admin=False), in_group=in_group)


async def register_admin(bot: Bot, person: Person) -> None:
    """An admin's own menu in the private chat, which has to exist first."""
    scope = BotCommandScopeChat(chat_id=person.telegram_id)
    try:
        await _offer(bot, scope, offered(in_group=False, facilitates=True, is_admin=True), in_group=False)
    except TelegramBadRequest as error:
        log.info("no menu for admin %d yet: %s", person.id, error.message)


async def forget_admin(bot: Bot, person: Person) -> None:
    """Who is no admin any more sees everybody's menu."""
    scope = BotCommandScopeChat(chat_id=person.telegram_id)
    try:
        for language in (None, *languages()):
            await bot.delete_my_commands(scope=scope, language_code=language)
    except TelegramBadRequest as error:
        log.info("no menu to take back from person %d: %s", person.id, error.message)


async def _offer(bot: Bot, scope: BotCommandScopeUnion, commands: list[Command], *, in_group: bool) -> None:
    for language in (None, *languages()):
        said = texts(language or FALLBACK)
        menu = [
            BotCommand(
                command=command.name,
                description=said.plain(f"commands-{command.name}"),
                is_ephemeral=(in_group and not command.seen_by_all) or None,
            )
            for command in commands
        ]
        await bot.set_my_commands(menu, scope=scope, language_code=language)
