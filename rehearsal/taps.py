"""What a person taps, opens and asks inline: the acts a bot has to answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from . import lines, membership
from .acts import enter, say
from .delivery import compose, publish
from .errors import Unwelcome
from .tape import recorded

if TYPE_CHECKING:
    from .chats import Chat
    from .messages import Message
    from .people import Bot, Person
    from .town import Town

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
TAP_LIFETIME = 150
INLINE_LIFETIME = 30


@dataclass(eq=False, slots=True)
class Tap:
    """A tap on a button, and what the bot answered: a toast or an alert (`text`), a link (`url`)."""

    id: str
    person: Person
    message: Message | None
    data: str
    at: float
    answered: bool = False
    text: str | None = None
    alert: bool = False
    url: str | None = None
    copied: str | None = None
    switch_inline: str | None = None


@dataclass(eq=False, slots=True)
class InlineQuery:
    """An inline query and the results that the bot gave."""

    id: str
    person: Person
    query: str
    at: float
    answered: bool = False
    results: list[dict[str, Any]] = field(default_factory=list)
    next_offset: str = ""
    button: dict[str, Any] | None = None


@recorded(lines.taps)
def tap(town: Town, person: Person, message: Message, row: int, column: int) -> Tap:
    """Taps a button. A data button queues a callback query; the others act on the phone alone."""
    try:
        button = message.buttons[row][column]
    except IndexError:
        raise Unwelcome("There is no such button any more.") from None
    if "callback_data" in button:
        return query(town, person, message, button["callback_data"])
    done = Tap("", person, message, "", town.clock.timestamp(), answered=True)
    done.url = button.get("url") or button.get("login_url", {}).get("url")
    done.copied = button.get("copy_text", {}).get("text")
    done.switch_inline = button.get("switch_inline_query_current_chat", button.get("switch_inline_query"))
    return done


@recorded(lines.sends_callback)
def query(town: Town, person: Person, message: Message, data: str) -> Tap:
    """Queues a callback query with any data, which a modified client may send too."""
    chat = message.chat
    if not chat.has(person):
        raise Unwelcome("You are not in this chat.")
    bot = message.via_bot or town.bot_of(message.sender)
    if bot is None:
        raise Unwelcome("No bot is behind this button.")
    made = Tap(str(4_000_000_000_000 + town.number()), person, message, data, town.clock.timestamp())
    town.taps[made.id] = made
    update: dict[str, Any] = {"id": made.id, "from": person.wire, "chat_instance": str(-chat.id * 7919), "data": data}
    inline_id = inline_message_id(town, message)
    if inline_id:
        update["inline_message_id"] = inline_id
    else:
        update["message"] = message.maybe_inaccessible(made.at)
    bot.queue.add("callback_query", update)
    return made


def inline_message_id(town: Town, message: Message) -> str | None:
    """The id by which the bot knows a message sent via it in inline mode."""
    return (
        next((key for key, found in town.inline_messages.items() if found is message), None)
        if message.via_bot
        else None
    )


def link_payload(town: Town, url: str) -> tuple[Bot, str, str]:
    """The bot a link leads to, the word ("start" or "startgroup") and the payload."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    found = parse_qs(parts.query, keep_blank_values=True)
    if parts.scheme == "tg":
        name = found.get("domain", [""])[0]
    elif (parts.hostname or "") in ("t.me", "telegram.me"):
        name = parts.path.strip("/")
    else:
        raise Unwelcome("This link does not lead to a bot.")
    bot = next((b for b in town.bots.values() if b.username.lower() == name.lower()), None)
    if bot is None:
        raise Unwelcome("This link does not lead to a bot.")
    word = "startgroup" if "startgroup" in found else "start"
    payload = found.get(word, [""])[0]
    return bot, word, payload if PAYLOAD.match(payload) else ""  # a client ignores what is no payload


@recorded(lines.opens)
def open_link(town: Town, person: Person, url: str, group: Chat | None = None) -> Chat:
    """Opens a link to the bot: `?start=P` sends /start P in private, `?startgroup=P` adds the bot to `group`."""
    bot, word, payload = link_payload(town, url)
    if word == "startgroup":
        if group is None:
            raise Unwelcome("Choose a group first.")
        membership.join(town, group, bot, person)
        say(town, person, group, f"/start@{bot.username} {payload}".strip())
        return group
    chat = town.private_chat(person, bot)
    membership.unblock(town, person, bot)
    say(town, person, chat, f"/start {payload}".strip())
    return chat


@recorded(lines.asks_inline)
def ask_inline(town: Town, person: Person, text: str, chat: Chat | None = None, offset: str = "") -> InlineQuery:
    """Types @bot text: queues an inline query."""
    bot = town.bot
    if not bot.inline:
        raise Unwelcome("This bot has no inline mode.")
    made = InlineQuery(str(5_000_000_000_000 + town.number()), person, text[:256], town.clock.timestamp())
    town.inline_queries[made.id] = made
    kind = "sender" if chat is None or chat.is_private else chat.kind
    update = {"id": made.id, "from": person.wire, "query": made.query, "offset": offset, "chat_type": kind}
    bot.queue.add("inline_query", update)
    return made


@recorded(lines.picks)
def pick(town: Town, person: Person, asked: InlineQuery, result: dict[str, Any], chat: Chat) -> Message:
    """Sends one inline result to a chat, via the bot."""
    bot = town.bot
    enter(town, person, chat)
    message = compose(town, chat, person, result["_content"])
    message.via_bot = bot
    message.markup = result.get("reply_markup")
    chosen = {"result_id": result["id"], "from": person.wire, "query": asked.query}
    if message.markup:
        inline_id = f"inline{town.number():08d}"
        town.inline_messages[inline_id] = message
        chosen["inline_message_id"] = inline_id
    publish(town, message)
    if bot.inline_feedback:
        bot.queue.add("chosen_inline_result", chosen)
    return message


async def answered(town: Town, asked: Tap | InlineQuery, limit: float) -> bool:
    """Waits for the bot's answer to a tap or an inline query."""
    return await town.journal.until(lambda: asked.answered, limit)
