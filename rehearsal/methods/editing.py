"""Changing and removing what was sent: the edit methods, deleteMessage, pins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import keyboards, rich
from ..delivery import deleted, edited, service
from ..errors import bad
from .outgoing import caption_content, text_content
from .whispers import NOT_MODIFIED

if TYPE_CHECKING:
    from ..call import Call
    from ..chats import Chat
    from ..messages import Message

TWO_DAYS = 48 * 3600


def _target(call: Call) -> tuple[Message, bool]:
    """The message to edit, and whether it is an inline one (then the answer is True)."""
    inline_id = call.text("inline_message_id")
    if inline_id:
        found = call.town.inline_messages.get(inline_id)
        if found is None:
            raise bad("MESSAGE_ID_INVALID")
        return found, True
    message = call.message(call.chat(), "message to edit not found")
    if message.sender is not call.bot or message.service or message.forward_origin:
        raise bad("message can't be edited")
    return message, False


def _change(call: Call, message: Message, inline: bool, content: dict[str, Any]) -> dict[str, Any] | bool:
    markup = keyboards.read(call)
    if content == message.content and markup == message.markup:
        raise bad(NOT_MODIFIED)
    call.town.floods[call.bot.id].count(message.chat)
    message.markup = markup
    only_buttons = content == message.content
    message.content = content
    if not only_buttons:
        message.edit_date = int(call.town.clock.timestamp())
    edited(call.town, message, call.bot)
    return True if inline else message.wire()


def edit_text(call: Call) -> dict[str, Any] | bool:
    message, inline = _target(call)
    if message.poll:
        raise bad("message can't be edited")
    if not message.content.keys() & {"text", "rich_message"}:
        raise bad("there is no text in the message to edit")
    quote = {k: v for k, v in message.content.items() if k == "quote"}
    new = rich.content(call) if call.has("rich_message") else text_content(call)
    return _change(call, message, inline, quote | new)


def edit_caption(call: Call) -> dict[str, Any] | bool:
    message, inline = _target(call)
    if message.poll:
        raise bad("message can't be edited")
    if "text" in message.content:
        raise bad("there is no caption in the message to edit")
    kept = {k: v for k, v in message.content.items() if k not in ("caption", "caption_entities")}
    return _change(call, message, inline, kept | caption_content(call))


def edit_markup(call: Call) -> dict[str, Any] | bool:
    message, inline = _target(call)
    return _change(call, message, inline, message.content)


def delete_message(call: Call) -> bool:
    chat = call.chat()
    _delete(call, chat, call.message(chat, "message to delete not found"))
    return True


def delete_messages(call: Call) -> bool:
    """Several at once; those that are not there are skipped."""
    chat = call.chat()
    for number in (call.objects("message_ids") or [])[:100]:
        message = chat.messages.get(int(number))
        if message is not None:
            _delete(call, chat, message)
    return True


def _delete(call: Call, chat: Chat, message: Message) -> None:
    own = message.sender is call.bot
    if call.town.clock.timestamp() - message.date > TWO_DAYS:
        raise bad("message can't be deleted for everyone")
    if not own and not chat.is_private and not chat.member(call.bot).may("can_delete_messages"):
        raise bad("message can't be deleted")
    deleted(call.town, message, call.bot)


def _may_pin(call: Call, chat: Chat) -> None:
    if not chat.is_private and not chat.member(call.bot).may("can_pin_messages"):
        raise bad("not enough rights to manage pinned messages in the chat")


def pin(call: Call) -> bool:
    chat = call.chat()
    message = call.message(chat, "message to pin not found")
    _may_pin(call, chat)
    if message in chat.pinned:
        raise bad("CHAT_NOT_MODIFIED")
    chat.pinned.append(message)
    text = f"{call.bot.name} pinned a message"
    service(call.town, chat, call.bot, text, {"pinned_message": message.wire(nested=True)})
    edited(call.town, message, call.bot, quietly=True)
    return True


def unpin(call: Call) -> bool:
    chat = call.chat()
    _may_pin(call, chat)
    number = call.integer("message_id")
    message = chat.messages.get(number) if number else (chat.pinned[-1] if chat.pinned else None)
    if message is None or message not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(message)
    edited(call.town, message, call.bot, quietly=True)
    return True


def unpin_all(call: Call) -> bool:
    chat = call.chat()
    _may_pin(call, chat)
    for message in list(chat.pinned):
        chat.pinned.remove(message)
        edited(call.town, message, call.bot, quietly=True)
    return True
