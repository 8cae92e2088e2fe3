"""One call of the Bot API: the bot that makes it and its parameters, read as leniently as Telegram reads them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .entities import Entity, parse_html
from .errors import bad, forbidden
from .formatting import fixed
from .forms import Upload
from .wire import decode

if TYPE_CHECKING:
    from .chats import Chat
    from .messages import Message
    from .people import Bot, Person
    from .town import Town

LONGEST_SOURCE = 32_768  # bytes, before the markup is read
TRUE = ("true", "yes", "1")


class Call:
    """Getters return defaults for what is missing; required things have texts of their own."""

    __slots__ = ("bot", "files", "method", "size", "town", "values")

    def __init__(
        self, town: Town, bot: Bot, method: str, values: dict[str, Any], files: dict[str, Upload], size: int = 0
    ) -> None:
        self.town = town
        self.bot = bot
        self.method = method
        self.values = values
        self.files = files
        self.size = size  # bytes of the request, which nothing in it can exceed by much

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(value) if isinstance(value, (int, float)) else json.dumps(value)

    def has(self, name: str) -> bool:
        return self.values.get(name) not in (None, "")

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.values.get(name)
        if value is None:
            return default
        return value if isinstance(value, bool) else str(value).lower() in TRUE

    def integer(self, name: str, default: int = 0, low: int | None = None, high: int | None = None) -> int:
        """A number, clamped into its range as the real server does; what is no number counts as missing."""
        value = self.values.get(name)
        if not isinstance(value, int):
            try:
                value = int(str(value)) if value is not None else default
            except ValueError:
                value = default
        if low is not None:
            value = max(low, value)
        return int(value if high is None else min(high, value))

    def json(self, name: str, what: str = "") -> Any:
        """A JSON-serialised object or list, or the same already decoded; None if missing."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return decode(value)
        except (ValueError, RecursionError):
            raise bad(f"can't parse {what or name} JSON object") from None

    def objects(self, name: str, what: str = "") -> list[Any] | None:
        value = self.json(name, what)
        if value is not None and not isinstance(value, list):
            raise bad(f"can't parse {what or name}: expected an Array")
        return value

    def object(self, name: str, what: str = "") -> dict[str, Any] | None:
        value = self.json(name, what)
        if value is not None and not isinstance(value, dict):
            raise bad(f"object expected as {what or name}")
        return value

    def chat(self) -> Chat:
        """The chat named by chat_id, which the bot must be able to reach."""
        return reachable(self.bot, self.any_chat())

    def any_chat(self) -> Chat:
        """The chat named by chat_id, reachable or not."""
        value = self.text("chat_id").strip()
        if not value:
            raise bad("chat_id is empty")
        try:
            number = int(value)
        except ValueError:
            raise bad("chat not found") from None
        chat = self.town.chat_by_id(number, self.bot)
        if chat is None:
            raise bad("chat not found")
        return chat

    def message(self, chat: Chat, missing: str) -> Message:
        """The message named by message_id; `missing` is Telegram's text if it is not there."""
        number = self.integer("message_id")
        if number <= 0:
            raise bad("message identifier is not specified")
        found = chat.messages.get(number)
        if found is None:
            raise bad(missing)
        return found

    def person(self, name: str = "user_id") -> Person:
        found = self.town.people.get(self.integer(name))
        if found is None:
            raise bad("user not found" if self.integer(name) else "invalid user_id specified")
        return found

    def formatted(self, name: str, mode: str = "parse_mode", marks: str = "entities") -> tuple[str, list[Entity]]:
        """A text with its entities, after parsing, trimming and sorting."""
        return formatted(self.town, self.text(name), self.text(mode), self.objects(marks))


def formatted(town: Town, source: str, mode: str, marks: list[Any] | None) -> tuple[str, list[Entity]]:
    """Text and entities as they stand in the message; refuses what Telegram refuses."""
    try:
        size = len(source) if source.isascii() else len(source.encode())
    except UnicodeEncodeError:
        raise bad("strings must be encoded in UTF-8") from None
    if size > LONGEST_SOURCE:
        raise bad("text is too long")
    entities: list[Entity] = []
    mode = mode.lower()
    if mode == "html":
        source, entities = parse_html(source)
        for entity in entities:
            if entity["type"] == "text_mention":
                person = town.people.get(entity["user"])
                entity["user"] = person.wire if person else None
        entities = [entity for entity in entities if entity.get("user", True) is not None]
    elif mode not in ("", "none"):
        raise bad("unsupported parse_mode")
    elif marks:
        entities = [e for e in marks if isinstance(e, dict) and {"type", "offset", "length"} <= e.keys()]
    return fixed(source, entities)


def reachable(bot: Bot, chat: Chat) -> Chat:
    """The chat, if the bot can do anything there; Telegram's 400 and 403 texts otherwise."""
    if chat.migrated_to:
        raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to.id)
    if chat.deleted:
        raise forbidden("the group chat was deleted")
    if chat.person:
        person = chat.person
        if person.deactivated:
            raise forbidden("user is deactivated")
        if bot.id not in person.started:
            raise forbidden("bot can't initiate conversation with a user")
        if bot.id in person.blocked:
            raise forbidden("bot was blocked by the user")
        return chat
    member = chat.members.get(bot.id)
    if member is None:
        raise bad("chat not found")
    if member.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if not member.present:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    return chat
