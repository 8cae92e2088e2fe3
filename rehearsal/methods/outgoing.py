"""What all sending methods share: where a message goes (chat, topic, reply, one pair of eyes) and how it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import keyboards
from ..acts import next_ephemeral
from ..call import formatted
from ..delivery import compose, publish
from ..errors import bad
from ..messages import Message
from . import whispers

if TYPE_CHECKING:
    from ..call import Call
    from ..chats import Chat

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
GENERAL_TOPIC = 1


def text_content(call: Call) -> dict[str, Any]:
    """text and entities of sendMessage and its like."""
    if not call.text("text"):
        raise bad("message text is empty")
    text, entities = call.formatted("text")
    if not text:
        raise bad("text must be non-empty")
    if len(text) > LONGEST_TEXT:
        raise bad("message is too long")
    content: dict[str, Any] = {"text": text}
    if entities:
        content["entities"] = entities
    return content


def caption_content(call: Call, values: dict[str, Any] | None = None) -> dict[str, Any]:
    """caption and caption_entities, from the call or from one item of an album."""
    if values is None:
        text, entities = call.formatted("caption", marks="caption_entities")
    else:
        source, mode = str(values.get("caption") or ""), str(values.get("parse_mode") or "")
        text, entities = formatted(call.town, source, mode, values.get("caption_entities"))
    if len(text) > LONGEST_CAPTION:
        raise bad("message caption is too long")
    content: dict[str, Any] = {"caption": text} if text else {}
    if text and entities:
        content["caption_entities"] = entities
    return content


def check_rights(call: Call, chat: Chat, what: str) -> None:
    """Refuses what the bot may not send here ("text messages", "polls", "documents" ...)."""
    if chat.is_private:
        return
    member = chat.member(call.bot)
    if not member.is_admin and (what in chat.muted or "messages" in chat.muted or not member.can_send):
        raise bad(f"not enough rights to send {what} to the chat")


def send(call: Call, chat: Chat, what: str, content: dict[str, Any], *, counted: int = 1, **more: Any) -> Message:
    """Checks, counts and publishes one message of the bot. `counted` is how many messages the
    flood windows see; `more` sets further attributes of the Message."""
    check_rights(call, chat, what)
    whisper = whispers.read(call, chat)
    message = Message(chat, 0, call.bot, 0, content)
    place(call, chat, message)
    message.markup = keyboards.read(call)
    if whisper:
        whispers.check(call, chat, whisper, message.reply_to)
    message.silent = call.flag("disable_notification")
    message.protected = call.flag("protect_content")
    for name, value in more.items():
        setattr(message, name, value)
    if counted:
        call.town.floods[call.bot.id].count(chat, counted)
    numbered = compose(call.town, chat, call.bot, content) if not whisper else None
    message.date = int(call.town.clock.timestamp())
    if numbered:
        message.id = numbered.id
    elif whisper:
        message.receiver = whisper.receiver
        message.ephemeral_id = next_ephemeral(chat)
        message.replaces = whisper.replaces
        chat.ephemerals[(whisper.receiver.id, message.ephemeral_id)] = message
    return publish(call.town, message)


def place(call: Call, chat: Chat, message: Message) -> None:
    """Sets topic and reply of a message, by message_thread_id and reply_parameters."""
    reply = call.object("reply_parameters")
    if reply:
        message.reply_to = _replied(chat, reply)
        if message.reply_to and reply.get("quote"):
            message.content = {**message.content, "quote": _quote(call, message.reply_to, reply)}
    thread = call.integer("message_thread_id")
    replied = message.reply_to
    if chat.is_forum:
        if not thread and replied and replied.is_topic:
            thread = replied.thread or 0
        if thread:
            topic = chat.topics.get(thread) if thread != GENERAL_TOPIC else None
            if topic is None:
                raise bad("message thread not found")
            if topic.closed and not chat.member(call.bot).may("can_manage_topics"):
                raise bad("TOPIC_CLOSED")
            message.thread, message.is_topic = thread, True
            return
    if replied and chat.kind == "supergroup":  # a plain reply carries a thread that is no topic
        message.thread = replied.thread or replied.id or None


def _replied(chat: Chat, reply: dict[str, Any]) -> Message | None:
    found: Message | None
    if reply.get("ephemeral_message_id"):
        number = int(reply["ephemeral_message_id"])
        found = next((m for (_, key), m in chat.ephemerals.items() if key == number and not m.sender.is_bot), None)
    else:
        found = chat.messages.get(int(reply.get("message_id") or 0))
    if found is None and not (reply.get("allow_sending_without_reply") and not reply.get("ephemeral_message_id")):
        raise bad("message to be replied not found")
    return found


def _quote(call: Call, replied: Message, reply: dict[str, Any]) -> dict[str, Any]:
    source, mode = str(reply["quote"]), str(reply.get("quote_parse_mode") or "")
    text, _ = formatted(call.town, source, mode, reply.get("quote_entities"))
    at = replied.text.find(text)
    if at < 0:
        raise bad("QUOTE_TEXT_INVALID")
    return {"text": text, "position": at, "is_manual": True}
