"""A phone drawn in plain text, for the failure of a test."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .chats import Chat
    from .messages import Message
    from .people import Person
    from .town import Town

LATEST = 12
WIDTH = 100


def draw(town: Town, person: Person, chat: Chat | None = None) -> str:
    """The last messages of one chat, or of all this person's chats, with buttons and polls."""
    chats = (
        [chat]
        if chat
        else [*(c for b in town.bots.values() for c in _private(b.private, person)), *_groups(town, person)]
    )
    out = [f"The town's clock: {town.clock.now():%a %d %b %Y %H:%M:%S} UTC"]
    for place in chats:
        title = place.title or f"private chat of {person.name} with {place.bot.name if place.bot else '?'}"
        out.append(f"┌─ {title}")
        shown = person.screen(place)
        if len(shown) > LATEST:
            out.append(f"│ … {len(shown) - LATEST} earlier")
        for message in shown[-LATEST:]:
            out += [f"│ {line}" for line in _lines(message)]
        if not shown:
            out.append("│ (nothing)")
    toasts = [e.text for e in town.journal.entries if e.kind == "toast" and e.only is person][-3:]
    out += [f"└─ toast: {text}" for text in toasts]
    waiting = sum(len(bot.queue.waiting) for bot in town.bots.values())
    if waiting:
        out.append(f"└─ {waiting} update(s) not yet confirmed by the bot")
    return "\n".join(out)


def _private(chats: dict[int, Chat], person: Person) -> list[Chat]:
    return [chats[person.id]] if person.id in chats else []


def _groups(town: Town, person: Person) -> list[Chat]:
    return [chat for chat in town.chats.values() if chat.has(person) and not chat.migrated_to]


def _lines(message: Message) -> list[str]:
    when = datetime.fromtimestamp(message.date, UTC)
    marks = " (edited)" * bool(message.edit_date) + " (only you)" * (message.ephemeral_id is not None)
    who = "··" if message.service else f"{message.sender.name}:"
    text = message.service or message.text or _media(message)
    lines = [f"{when:%H:%M:%S} {who} {text}{marks}"[: WIDTH * 4]]
    out = [part for line in lines for part in line.split("\n")]
    if message.poll:
        state = "closed" if message.poll.closed else "open"
        out += [f"   ○ {o.text} ({message.poll.count(i)})" for i, o in enumerate(message.poll.options)]
        out.append(f"   poll, {state}")
    out += ["   " + " ".join(f"[{button['text']}]" for button in row) for row in message.buttons]
    return out


def _media(message: Message) -> str:
    kinds = [k for k in ("photo", "document", "voice", "video", "video_note", "audio") if k in message.content]
    return f"<{kinds[0]}>" if kinds else ""
