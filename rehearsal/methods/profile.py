"""What a bot says of itself: getMe, commands, name and descriptions; and files to download."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..errors import bad
from ..files import LARGEST_DOWNLOAD

if TYPE_CHECKING:
    from ..call import Call

COMMAND = re.compile(r"[a-z0-9_]{1,32}\Z")
MOST_COMMANDS = 100
SCOPES = {
    "default": 0,
    "all_private_chats": 0,
    "all_group_chats": 0,
    "all_chat_administrators": 0,
    "chat": 1,
    "chat_administrators": 1,
    "chat_member": 2,
}
TEXTS = {"name": ("name", 64), "description": ("description", 512), "short_description": ("short_description", 120)}


def get_me(call: Call) -> dict[str, Any]:
    bot = call.bot
    return bot.wire | {
        "can_join_groups": True,
        "can_read_all_group_messages": bot.reads_all,
        "supports_guest_queries": False,
        "supports_inline_queries": bot.inline,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_join_request_queries": False,
    }


def _scope(call: Call) -> tuple[str, int, int, str]:
    scope = call.object("scope") or {"type": "default"}
    kind = str(scope.get("type"))
    if kind not in SCOPES:
        raise bad("unsupported type specified")
    chat = person = 0
    if SCOPES[kind]:
        chat = _number(scope.get("chat_id"))
        found = call.town.chat_by_id(chat, call.bot)
        if found is None:
            raise bad("chat not found")
        if found.is_private and kind != "chat":
            raise bad("can't use the scope in private chats")
    if SCOPES[kind] == 2:
        person = _number(scope.get("user_id"))
        if person not in call.town.people:
            raise bad("user not found")
    return kind, chat, person, call.text("language_code")


def _number(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0


def set_commands(call: Call) -> bool:
    commands = call.objects("commands", "commands") or []
    if len(commands) > MOST_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    kept = []
    for item in commands:
        if not isinstance(item, dict):
            raise bad("can't parse BotCommand: expected an Object")
        name = str(item.get("command") or "").removeprefix("/")
        description = str(item.get("description") or "")
        if not name:
            raise bad("command must be non-empty")
        if not COMMAND.match(name):
            raise bad("BOT_COMMAND_INVALID" if len(name) <= 32 else "command length must not exceed 32")
        if not description:
            raise bad("command description must be non-empty")
        if len(description) > 256:
            raise bad("command description length must not exceed 256")
        command: dict[str, Any] = {"command": name, "description": description}
        if item.get("is_ephemeral") is True:
            command["is_ephemeral"] = True
        kept.append(command)
    call.bot.commands[_scope(call)] = kept
    call.town.journal.stir()
    return True


def get_commands(call: Call) -> list[dict[str, Any]]:
    return call.bot.commands.get(_scope(call), [])


def delete_commands(call: Call) -> bool:
    call.bot.commands.pop(_scope(call), None)
    return True


def set_text(call: Call, what: str) -> bool:
    """setMyName, setMyDescription, setMyShortDescription"""
    name, longest = TEXTS[what]
    text = call.text(name)
    if len(text) > longest:
        raise bad(f"{'BOT_TITLE' if what == 'name' else 'BOT_DESCRIPTION'}_TOO_LONG")
    call.bot.texts[(what, call.text("language_code"))] = text
    return True


def get_text(call: Call, what: str) -> dict[str, Any]:
    texts, language = call.bot.texts, call.text("language_code")
    own = call.bot.first_name if what == "name" else ""
    return {TEXTS[what][0]: texts.get((what, language)) or texts.get((what, "")) or own}


def get_photos(call: Call) -> dict[str, Any]:
    call.person()
    return {"total_count": 0, "photos": []}


def get_file(call: Call) -> dict[str, Any]:
    file = call.town.files.get(call.text("file_id"))
    if file is None:
        raise bad(
            "wrong file_id or the file is temporarily unavailable" if call.has("file_id") else "file_id not specified"
        )
    if file.size > LARGEST_DOWNLOAD:
        raise bad("file is too big")
    return file.base() | {"file_path": file.path}


def yes(call: Call) -> bool:
    """logOut, close: nothing happens in a pretend Telegram."""
    return True
