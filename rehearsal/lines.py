"""The line of a script for each act; every function takes the act's own arguments. `play` reads the same lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import Unwelcome
from .tape import label, name_of, quoted, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .chats import Chat, Topic
    from .messages import Message
    from .people import Account, Bot, Person
    from .taps import InlineQuery
    from .town import Town

FRAGMENT = 60
LONGEST_CONTENT = 4096


def subject(town: Town, person: Account, chat: Chat | None) -> str:
    """Who acts, and where if it is not their chat with the bot."""
    place = f" in {label(town, chat)}" if chat is not None and not chat.is_private else ""
    return label(town, person) + place


def fragment(message: Message) -> str:
    """Enough of a message to find it by."""
    text = (message.service or message.text).strip().split("\n")[0]
    return quoted(text[:FRAGMENT])


def person(town: Town, made: Person) -> str:
    name = label(town, made)
    known = f" named {quoted(made.first_name)}" if name_of(town, made) != made.first_name else ""
    known += f" of the family {quoted(made.last_name)}" if made.last_name else ""
    known += f" @{made.username}" if made.username else ""
    role = f" ({made.role})" if made.role else ""
    return f"person {name}{known} {made.language_code or '-'}{role}"


def group(town: Town, made: Chat) -> str:
    def who(status: str) -> Iterable[str]:
        return [label(town, m.account) for m in made.members.values() if m.status == status]

    owner, admins, members = who("creator"), who("administrator"), who("member")
    parts = [f"group {label(town, made)}"]
    parts += [f"{word} {' '.join(found)}" for word, found in (("owner", owner), ("admins", admins)) if found]
    parts += [f"members {' '.join(members)}"] if members else []
    parts += ["with topics"] if made.is_forum else ["of the basic kind"] if made.kind == "group" else []
    return " ".join(parts)


def says(
    town: Town, person: Person, chat: Chat, text: str, *, reply_to: Message | None = None, thread: int | None = None
) -> str:
    line = f"{subject(town, person, chat)} says {quoted(text)}"
    return line + _where(chat, reply_to, thread)


def _where(chat: Chat, reply_to: Message | None, thread: int | None) -> str:
    topic = chat.topics.get(thread) if thread is not None else None
    reply = f" in answer to {fragment(reply_to)}" if reply_to else ""
    return reply + (f" in topic {quoted(topic.name)}" if topic else "")


def sends(
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
) -> str:
    line = f"{subject(town, person, chat)} sends {kind} {quoted(name)}"
    if caption:
        line += f" with {quoted(caption)}"
    try:
        text = data.decode() if kind == "document" and len(data) <= LONGEST_CONTENT else ""
    except UnicodeDecodeError:
        text = ""  # what is no text is replaced by something of its kind
    if text:
        line += f" holding {quoted(text)}"
    if album:
        line += f" in album {album}"
    return line + _where(chat, reply_to, thread)


def forwards(town: Town, person: Person, chat: Chat, message: Message) -> str:
    return f"{subject(town, person, message.chat)} forwards {fragment(message)}"


def edits(town: Town, person: Person, message: Message, text: str) -> str:
    return f"{subject(town, person, message.chat)} edits {fragment(message)} into {quoted(text)}"


def deletes(town: Town, person: Person, message: Message) -> str:
    return f"{subject(town, person, message.chat)} deletes {fragment(message)}"


def votes(town: Town, person: Person, message: Message, chosen: list[int]) -> str:
    who, poll = subject(town, person, message.chat), message.poll
    if not chosen or poll is None:
        return f"{who} takes back the vote on {fragment(message)}"
    options = " ".join(quoted(poll.options[i].text) for i in chosen if 0 <= i < len(poll.options))
    return f"{who} votes {options} on {fragment(message)}"


def reacts(town: Town, person: Person, message: Message, emoji: str | None) -> str:
    return f"{subject(town, person, message.chat)} reacts {quoted(emoji or '')} to {fragment(message)}"


def taps(town: Town, person: Person, message: Message, row: int, column: int) -> str:
    try:
        text = message.buttons[row][column]["text"]
    except IndexError:
        raise Unwelcome("There is no such button any more.") from None
    line = f"{subject(town, person, message.chat)} taps {quoted(text)}"
    newest = person.button(text, message.chat, None)
    return line if newest == [(message, row, column)] else f"{line} on {fragment(message)}"


def sends_callback(town: Town, person: Person, message: Message, data: str) -> str:
    return f"{subject(town, person, message.chat)} sends callback {quoted(data)} on {fragment(message)}"


def opens(town: Town, person: Person, url: str, group: Chat | None = None) -> str:
    if url == f"https://t.me/{town.bot.username}":
        return f"{label(town, person)} starts"
    return f"{subject(town, person, group)} opens {quoted(url)}"


def asks_inline(town: Town, person: Person, text: str, chat: Chat | None = None, offset: str = "") -> str:
    return f"{subject(town, person, chat)} asks inline {quoted(text)}"


def picks(town: Town, person: Person, asked: InlineQuery, result: dict[str, Any], chat: Chat) -> str:
    return f"{subject(town, person, chat)} picks {quoted(str(result['id']))} of inline {quoted(asked.query)}"


def joins(town: Town, chat: Chat, account: Account, by: Account | None = None) -> str:
    if chat.has(account) or (by or account).is_bot:
        return ""  # what is no news, and what the bot does by itself, is no act
    if by is None or by is account:
        return f"{label(town, account)} joins {label(town, chat)}"
    return f"{label(town, by)} adds {label(town, account)} to {label(town, chat)}"


def leaves(town: Town, chat: Chat, account: Account, by: Account | None = None) -> str:
    if not chat.has(account) or (by or account).is_bot:
        return ""
    if by is None or by is account:
        return f"{label(town, account)} leaves {label(town, chat)}"
    return f"{label(town, by)} removes {label(town, account)} from {label(town, chat)}"


def changes(
    town: Town, chat: Chat, account: Account, by: Account, status: str, rights: frozenset[str] | None = None
) -> str:
    return "" if by.is_bot else f"{label(town, by)} makes {label(town, account)} {status} of {label(town, chat)}"


def blocks(town: Town, person: Person, bot: Bot) -> str:
    return "" if bot.id in person.blocked else f"{label(town, person)} blocks the bot"


def unblocks(town: Town, person: Person, bot: Bot) -> str:
    return f"{label(town, person)} unblocks the bot" if bot.id in person.blocked else ""


def upgrades(town: Town, chat: Chat, by: Person | None = None) -> str:
    return f"{label(town, chat)} becomes a supergroup"


def turns_on_topics(town: Town, chat: Chat) -> str:
    return f"{label(town, chat)} gets topics"


def opens_topic(town: Town, chat: Chat, by: Account, name: str) -> str:
    return "" if by.is_bot else f"{subject(town, by, chat)} opens topic {quoted(name)}"


def switches_topic(town: Town, chat: Chat, by: Account, topic: Topic, closed: bool) -> str:
    return (
        "" if by.is_bot else f"{subject(town, by, chat)} {'closes' if closed else 'reopens'} topic {quoted(topic.name)}"
    )


def fault(given: dict[str, Any]) -> str:
    """The line of a fault ordered from the page; its values are read already."""
    kind = given["fault"]
    if kind == "slow":
        return f"Telegram is slow {given['seconds']:g} seconds"
    if kind == "flood":
        return f"Telegram floods {given['times']} times {given['retry_after']} seconds"
    if kind == "clear":
        return "Telegram recovers"
    method = f" {given['method']}" if given.get("method") else ""
    if kind == "fail":
        return f"Telegram fails{method} {given['times']} times with {given['status']} {quoted(given['description'])}"
    return f"Telegram {'drops' if kind == 'drop' else 'garbles'}{method} {given['times']} times"


def shown(text: str) -> str:
    """A line cut to what fits a report."""
    return shortened(text, 200)
