"""What a person writes, sends, edits and votes, whether a test says so or the page. Taps and links are in `taps`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import lines
from .commands import ephemeral_command
from .delivery import compose, deleted, edited, publish
from .errors import Unwelcome
from .formatting import autolinks
from .journal import Entry
from .messages import Message
from .tape import recorded

if TYPE_CHECKING:
    from .chats import Chat
    from .people import Bot, Person
    from .town import Town

LONGEST_TEXT = 4096


def enter(town: Town, person: Person, chat: Chat) -> None:
    """Checks that this person may write here; a first word in private starts the bot."""
    if chat.migrated_to or not chat.has(person):
        raise Unwelcome("You are not in this chat.")
    if chat.bot:
        if chat.bot.id in person.blocked:
            raise Unwelcome("You have stopped this bot. Start it again first.")
        person.started.add(chat.bot.id)
    elif not chat.member(person).can_send:
        raise Unwelcome("You may not write here.")


@recorded(lines.says)
def say(
    town: Town, person: Person, chat: Chat, text: str, *, reply_to: Message | None = None, thread: int | None = None
) -> Message:
    """Sends a text; one that is too long for a message in several, as Telegram's apps do. Returns the last.

    A command that the bot declared ephemeral is seen by its sender and the bot only.
    """
    text = text.strip(" \n")
    if not text:
        raise Unwelcome("There is nothing to send.")
    while len(text) > LONGEST_TEXT:
        end = max(text.rfind(mark, LONGEST_TEXT // 2, LONGEST_TEXT) for mark in "\n ")
        end = end if end > 0 else LONGEST_TEXT
        say(town, person, chat, text[:end], reply_to=reply_to, thread=thread)
        text = text[end:].strip(" \n")
    content: dict[str, Any] = {"text": text}
    if entities := autolinks(text):
        content["entities"] = entities
    return _send(town, person, chat, content, reply_to, thread)


def _send(
    town: Town,
    person: Person,
    chat: Chat,
    content: dict[str, Any],
    reply_to: Message | None = None,
    thread: int | None = None,
    album: str | None = None,
    origin: dict[str, Any] | None = None,
) -> Message:
    enter(town, person, chat)
    message = compose(town, chat, person, content)
    message.media_group_id, message.forward_origin = album, origin
    if thread is not None:
        topic = chat.topics.get(thread)
        if topic is None or topic.closed:
            raise Unwelcome("This topic is closed." if topic else "There is no such topic here.")
        message.thread, message.is_topic = thread, True
    if reply_to is not None:
        if reply_to.chat is not chat or reply_to.deleted:
            raise Unwelcome("The message to reply to is gone.")
        message.reply_to = reply_to
        if message.thread is None and reply_to.is_topic:
            message.thread, message.is_topic = reply_to.thread, True
    if bot := ephemeral_command(town, person, chat, content):
        _whisper(chat, message, bot)
    return publish(town, message)


def _whisper(chat: Chat, message: Message, bot: Bot) -> None:
    message.ephemeral_id = next_ephemeral(chat)
    message.id = 0
    message.receiver = bot
    chat.ephemerals[(bot.id, message.ephemeral_id)] = message


def next_ephemeral(chat: Chat) -> int:
    """Ephemeral messages are numbered in their chat."""
    return 1 + max((number for _, number in chat.ephemerals), default=0)


@recorded(lines.sends)
def send_file(
    town: Town,
    person: Person,
    chat: Chat,
    kind: str,
    name: str,
    data: bytes,
    *,
    caption: str = "",
    reply_to: Message | None = None,
    thread: int | None = None,
    mime: str | None = None,
    album: str | None = None,
) -> Message:
    """Sends a photo, voice, video, audio or document; files of one album are sent at once."""
    if kind not in ("photo", "voice", "video", "video_note", "audio", "document"):
        raise Unwelcome("This kind of file cannot be sent.")
    file = town.files.add(kind, name, data, mime)
    content = file.wire({})
    if caption:
        content["caption"] = caption.strip(" \n")
        if entities := autolinks(content["caption"]):
            content["caption_entities"] = entities
    return _send(town, person, chat, content, reply_to, thread, album)


@recorded(lines.forwards)
def forward(town: Town, person: Person, chat: Chat, message: Message) -> Message:
    """Passes on a message of another chat."""
    if message.deleted or message.service or message.poll or not message.chat.has(person):
        raise Unwelcome("This message cannot be forwarded.")
    origin = {"type": "user", "date": message.date, "sender_user": message.sender.wire}
    return _send(town, person, chat, dict(message.content), origin=message.forward_origin or origin)


@recorded(lines.edits)
def edit(town: Town, person: Person, message: Message, text: str) -> None:
    """Changes an own text or caption."""
    if message.sender is not person or message.deleted or message.poll:
        raise Unwelcome("This message cannot be edited.")
    key, marks = ("text", "entities") if "text" in message.content else ("caption", "caption_entities")
    content = {k: v for k, v in message.content.items() if k not in (key, marks)} | {key: text.strip(" \n")}
    if entities := autolinks(content[key]):
        content[marks] = entities
    message.content = content
    message.edit_date = int(town.clock.timestamp())
    edited(town, message, person)


@recorded(lines.deletes)
def delete(town: Town, person: Person, message: Message) -> None:
    """Deletes an own message, or any in a group where the person may."""
    if message.sender is not person and not message.chat.member(person).may("can_delete_messages"):
        raise Unwelcome("This message is not yours to delete.")
    deleted(town, message, person)


@recorded(lines.votes)
def vote(town: Town, person: Person, message: Message, chosen: list[int]) -> None:
    """Votes in a poll; nothing chosen takes the vote back."""
    poll = message.poll
    if poll is None or message.deleted or not message.chat.has(person):
        raise Unwelcome("There is no such poll here.")
    if not poll.vote(person, chosen, town.clock.timestamp()):
        return
    if poll.anonymous:
        poll.owner.queue.add("poll", poll.wire())
    else:
        poll.owner.queue.add("poll_answer", poll.answer(person))
        poll.owner.queue.add("poll", poll.wire())
    for place in poll.messages:
        town.journal.add(Entry("vote", place.chat, person, "", place))


@recorded(lines.reacts)
def react(town: Town, person: Person, message: Message, emoji: str | None) -> None:
    """Sets or clears a reaction; bots hear of it only as administrators that asked for it."""
    old = message.reactions.get(person.id, [])
    new = [{"type": "emoji", "emoji": emoji}] if emoji else []
    if old == new:
        return
    message.reactions[person.id] = new
    update = {
        "chat": message.chat.wire,
        "message_id": message.id,
        "user": person.wire,
        "date": int(town.clock.timestamp()),
        "old_reaction": old,
        "new_reaction": new,
    }
    for bot in town.bots.values():
        if message.chat.is_private or message.chat.member(bot).is_admin:
            bot.queue.add("message_reaction", update)
    town.journal.stir()
