"""Who is told what: a new message goes to the journal (the phones) and, where privacy mode lets it, to the bots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .journal import Entry
from .messages import Message

if TYPE_CHECKING:
    from .chats import Chat
    from .people import Account, Bot, Person
    from .town import Town

OWN_SERVICE = frozenset({"pinned_message", "left_chat_member", "new_chat_title"})  # come back to the bot itself
TOPIC_SERVICE = "forum_topic_"


def compose(town: Town, chat: Chat, sender: Account, content: dict[str, Any]) -> Message:
    """A message with its id, not yet published. Groups and private chats share one numbering, as for a real bot."""
    if chat.kind == "supergroup":
        chat.last_id += 1
        number = chat.last_id
    else:
        town.last_id += 1
        number = town.last_id
    return Message(chat, number, sender, int(town.clock.timestamp()), content)


def publish(town: Town, message: Message) -> Message:
    """Puts the message into its chat, on the phones and into the queues of the bots that may hear it."""
    chat = message.chat
    if message.ephemeral_id is None:
        chat.messages[message.id] = message
    chat.timeline.append(message)
    text = message.service or message.text
    entry = Entry("message", chat, message.sender, text, message, _only(message), message.service is not None)
    if message.sender.is_bot and message.service is None and message.ephemeral_id is None:
        chat.last_bot = town.bot_of(message.sender)
    town.journal.add(entry)
    _tell_bots(town, message, "message")
    return message


def _only(message: Message) -> Person | None:
    """For an ephemeral message, the person on its one end."""
    if message.ephemeral_id is None:
        return None
    for side in (message.receiver, message.sender):
        if side is not None and not side.is_bot:
            return side  # type: ignore[return-value]
    return None


def _tell_bots(town: Town, message: Message, kind: str) -> None:
    for bot in town.bots.values():
        if hears(bot, message):
            bot.queue.add(kind, message.wire())
            if not message.chat.is_private and (message.ephemeral_id is not None or _meant_for(bot, message)):
                bot.addressed[(message.chat.id, message.sender.id)] = town.clock.timestamp()


def edited(town: Town, message: Message, by: Account, *, quietly: bool = False) -> None:
    """Tells the phones of a changed message, and the bots if a person changed it."""
    entry = Entry("edit", message.chat, by, message.text, message, _only(message))
    town.journal.add(entry)
    if not by.is_bot and not quietly:
        _tell_bots(town, message, "edited_message")


def deleted(town: Town, message: Message, by: Account) -> None:
    """Takes the message off the phones. Bots are not told of deletions."""
    chat = message.chat
    message.deleted = True
    if message.ephemeral_id is None:
        chat.messages.pop(message.id, None)
    elif message.receiver:
        chat.ephemerals.pop((message.receiver.id, message.ephemeral_id), None)
    if message in chat.pinned:
        chat.pinned.remove(message)
    town.journal.add(Entry("delete", chat, by, "", message, _only(message)))


def hears(bot: Bot, message: Message) -> bool:
    """Whether this message becomes an update for the bot: membership, privacy mode, its own messages."""
    chat = message.chat
    if message.sender is bot:
        names = message.content.keys()
        return bool(OWN_SERVICE & names) or any(name.startswith(TOPIC_SERVICE) for name in names)
    if message.ephemeral_id is not None:
        return message.receiver is bot
    if chat.is_private:
        return chat.bot is bot
    member = chat.members.get(bot.id)
    if member is None or not member.present:
        return bool(message.content.get("left_chat_member") is bot.wire)
    if message.sender.is_bot:
        return message.service is not None
    return member.is_admin or bot.reads_all or message.service is not None or _meant_for(bot, message)


def _meant_for(bot: Bot, message: Message) -> bool:
    """Privacy mode: replies to the bot, messages via it, commands for it."""
    if message.via_bot is bot or (message.reply_to and message.reply_to.sender is bot):
        return True
    entities = message.entities
    if not entities or entities[0]["type"] != "bot_command" or entities[0]["offset"] != 0:
        return False
    command = message.text[: entities[0]["length"]]
    _, named, username = command.partition("@")
    if named:
        return username.lower() == bot.username.lower()
    return message.chat.last_bot in (None, bot)


def service(
    town: Town, chat: Chat, by: Account, text: str, content: dict[str, Any], thread: int | None = None
) -> Message:
    """A service message: `content` for the bots, `text` for the phones."""
    message = compose(town, chat, by, content)
    message.service = text
    if thread is not None:
        message.thread, message.is_topic = thread, True
    return publish(town, message)
