"""Ephemeral messages: seen by one member of a group. A bot that is no administrator may send one only within 15 s of
that member's tap, or of their message that was meant for the bot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .. import keyboards
from ..delivery import deleted, edited
from ..errors import bad

if TYPE_CHECKING:
    from ..call import Call
    from ..chats import Chat
    from ..messages import Message
    from ..people import Person

WINDOW = 15
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


@dataclass(slots=True)
class Whisper:
    receiver: Person
    tap: str
    replaces: Message | None = None


def read(call: Call, chat: Chat) -> Whisper | None:
    """The ephemeral_message_parameters of a call."""
    given = call.object("ephemeral_message_parameters")
    if not given:
        return None
    if chat.is_private:
        raise bad("ephemeral messages can be sent only to groups and supergroups")
    receiver = call.town.people.get(int(given.get("receiver_user_id") or 0))
    if receiver is None or not chat.has(receiver):
        raise bad("invalid ephemeral message receiver identifier")
    tap_id = str(given.get("callback_query_id") or "")
    whisper = Whisper(receiver, tap_id)
    if given.get("replace_callback_query_message"):
        tap = call.town.taps.get(tap_id)
        if tap is None or tap.message is None or tap.message.ephemeral_id is not None:
            raise bad("message to be replaced not found")
        whisper.replaces = tap.message
    return whisper


def check(call: Call, chat: Chat, whisper: Whisper, replied: Message | None) -> None:
    """Refuses a whisper that nothing of the last 15 seconds allows."""
    now = call.town.clock.timestamp()
    if replied is not None and replied.ephemeral_id is not None and now - replied.date > WINDOW:
        raise bad("message to be replied not found")
    if whisper.tap:
        tap = call.town.taps.get(whisper.tap)
        fresh = tap is not None and now - tap.at <= WINDOW
        if not fresh or tap is None or tap.person is not whisper.receiver:
            raise bad(TOO_OLD)
        if tap.message is None or tap.message.chat is not chat:
            raise bad(TOO_OLD)
        return
    if chat.member(call.bot).is_admin:
        return
    if now - call.bot.addressed.get((chat.id, whisper.receiver.id), -WINDOW - 1) > WINDOW:
        raise bad("not enough rights to send ephemeral messages to the chat")


def _found(call: Call) -> Message:
    chat = call.chat()
    receiver = call.integer("receiver_user_id")
    found = chat.ephemerals.get((receiver, call.integer("ephemeral_message_id")))
    if found is None or found.sender is not call.bot:
        raise bad("invalid ephemeral message identifier")
    return found


def edit_text(call: Call) -> bool:
    """editEphemeralMessageText"""
    from .outgoing import text_content

    message = _found(call)
    if "text" not in message.content:
        raise bad("there is no text in the message to edit")
    return _change(call, message, text_content(call), keyboards.read(call))


def edit_caption(call: Call) -> bool:
    """editEphemeralMessageCaption"""
    from .outgoing import caption_content

    message = _found(call)
    if "text" in message.content:
        raise bad("there is no caption in the message to edit")
    kept = {k: v for k, v in message.content.items() if k not in ("caption", "caption_entities")}
    return _change(call, message, kept | caption_content(call), keyboards.read(call))


def edit_markup(call: Call) -> bool:
    """editEphemeralMessageReplyMarkup"""
    message = _found(call)
    return _change(call, message, message.content, keyboards.read(call))


def _change(call: Call, message: Message, content: dict[str, Any], markup: dict[str, Any] | None) -> bool:
    if content == message.content and markup == message.markup:
        raise bad(NOT_MODIFIED)
    call.town.floods[call.bot.id].count(message.chat)
    message.content, message.markup = content, markup
    message.edit_date = int(call.town.clock.timestamp())
    edited(call.town, message, call.bot)
    return True


def delete(call: Call) -> bool:
    """deleteEphemeralMessage"""
    deleted(call.town, _found(call), call.bot)
    return True
