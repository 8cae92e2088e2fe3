"""The bot's command lists: which one a person sees in a chat, by scope and language, and which commands are said
in a whisper (ephemeral)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .chats import Chat
    from .people import Bot, Person
    from .town import Town

Scope = tuple[str, int, int]  # type, chat id or 0, user id or 0


def scopes(chat: Chat, person: Person) -> list[Scope]:
    """The scopes that concern this person in this chat, narrowest first, as Telegram looks for commands."""
    if chat.is_private:
        return [("chat", chat.id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)]
    out: list[Scope] = [("chat_member", chat.id, person.id)]
    if chat.member(person).is_admin:
        out += [("chat_administrators", chat.id, 0), ("chat", chat.id, 0), ("all_chat_administrators", 0, 0)]
    else:
        out.append(("chat", chat.id, 0))
    return [*out, ("all_group_chats", 0, 0), ("default", 0, 0)]


def menu(bot: Bot, chat: Chat, person: Person) -> list[dict[str, Any]]:
    """The commands this person is offered here."""
    for scope in scopes(chat, person):
        for language in (person.language_code or "", ""):
            found = bot.commands.get((*scope, language))
            if found:
                return found
    return []


def ephemeral_command(town: Town, person: Person, chat: Chat, content: dict[str, Any]) -> Bot | None:
    """The bot that declared the command in this group message as ephemeral, if one did."""
    entities = content.get("entities")
    if chat.is_private or not entities or entities[0]["type"] != "bot_command" or entities[0]["offset"] != 0:
        return None
    command, _, username = content["text"][1 : entities[0]["length"]].partition("@")
    for bot in town.bots.values():
        if not chat.has(bot) or (username and username.lower() != bot.username.lower()):
            continue
        for offered in menu(bot, chat, person):
            if offered["command"] == command and offered.get("is_ephemeral"):
                return bot
    return None
