"""Messages and chats as a phone shows them: the JSON of the phone side."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from .errors import Unwelcome
from .markup import to_html

if TYPE_CHECKING:
    from .chats import Chat
    from .messages import Message
    from .people import Person
    from .polls import Poll
    from .town import Town

KINDS = ("photo", "voice", "video", "video_note", "audio", "animation", "document")
EXCERPT = 120


def chat_id(chat: Chat) -> int:
    """The id by which a phone knows the chat: the bot's for a private one."""
    return chat.bot.id if chat.bot else chat.id


def find_chat(town: Town, person: Person, number: int) -> Chat:
    """The chat a phone means; refuses one that this person cannot see."""
    for bot in town.bots.values():
        if bot.id == number:
            return town.private_chat(person, bot)
    chat = town.chats.get(number)
    if chat is None or chat.migrated_to or not chat.has(person):
        raise Unwelcome("This chat is not on this phone.")
    return chat


def find_message(person: Person, chat: Chat, key: str) -> Message:
    found = next((m for m in reversed(chat.timeline) if m.key == key and m.shown_to(person)), None)
    if found is None:
        raise Unwelcome("This message is gone.")
    return found


def iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")


def message(town: Town, person: Person, shown: Message) -> dict[str, Any]:
    """A phone's Message."""
    reply = shown.reply_to
    return {
        "key": shown.key,
        "id": shown.id,
        "chat": chat_id(shown.chat),
        "from": {"id": shown.sender.id, "name": shown.sender.name, "is_bot": shown.sender.is_bot},
        "mine": shown.sender is person,
        "date": iso(shown.date),
        "edited": bool(shown.edit_date),
        "html": to_html(shown.text, shown.entities) if not shown.poll else "",
        "text": shown.text,
        "reply_to": {"id": reply.id, "name": reply.sender.name, "text": _excerpt(reply)} if reply else None,
        "thread": shown.thread if shown.is_topic else None,
        "only_you": shown.ephemeral_id is not None,
        "service": shown.service,
        "pinned": shown in shown.chat.pinned,
        "silent": shown.silent,
        "media": _media(shown),
        "buttons": [[_button(button) for button in row] for row in shown.buttons],
        "poll": _poll(town, person, shown.poll) if shown.poll else None,
        "reactions": [kind.get("emoji", "") for kinds in shown.reactions.values() for kind in kinds],
        "via": shown.via_bot.username if shown.via_bot else None,
    }


def _excerpt(shown: Message) -> str:
    media = _media(shown)
    return (shown.service or shown.text or (media["name"] if media else ""))[:EXCERPT]


def _media(shown: Message) -> dict[str, Any] | None:
    for kind in KINDS:
        found = shown.content.get(kind)
        if found:
            file = found[-1] if kind == "photo" else found
            name = file.get("file_name") or {"photo": "photo.jpg", "voice": "voice.ogg"}.get(kind, kind)
            return {"kind": kind, "name": name, "size": file["file_size"], "file": file["file_id"]}
    return None


def _button(button: dict[str, Any]) -> dict[str, Any]:
    url = button.get("url") or button.get("login_url", {}).get("url") or button.get("web_app", {}).get("url")
    out: dict[str, Any] = {"text": button["text"], "kind": "data", "url": url}
    if url:
        out["kind"] = "url"
    elif "copy_text" in button:
        out |= {"kind": "copy", "copy": button["copy_text"]["text"]}
    elif any(name.startswith("switch_inline") for name in button):
        out["kind"] = "inline"
    elif "disabled" in button:
        out["kind"] = "disabled"
    if "style" in button:
        out["style"] = button["style"]
    return out


def _poll(town: Town, person: Person, poll: Poll) -> dict[str, Any]:
    closed = poll.is_closed(town.clock.timestamp())
    mine = poll.votes.get(person.id, ())
    hidden = poll.hide_results and not closed
    return {
        "question": poll.question,
        "description": poll.description.get("description"),
        "options": [
            {"text": option.text, "voters": 0 if hidden else poll.count(index), "chosen": index in mine}
            for index, option in enumerate(poll.options)
        ],
        "total": len(poll.votes),
        "anonymous": poll.anonymous,
        "multiple": poll.multiple,
        "quiz": poll.kind == "quiz",
        "closed": closed,
        "voted": bool(mine),
    }


def chat(town: Town, person: Person, place: Chat) -> dict[str, Any]:
    """One line of a phone's chat list."""
    shown = person.screen(place)
    return {
        "id": chat_id(place),
        "kind": place.kind,
        "title": place.bot.name if place.bot else place.title,
        "unread": unread(person, place),
        "last": message(town, person, shown[-1]) if shown else None,
        "is_forum": place.is_forum,
        "topics": [{"id": t.id, "name": t.name, "closed": t.closed} for t in place.topics.values()],
        "members": 2 if place.is_private else len(place.present()),
        "bot": place.is_private or any(place.has(bot) for bot in town.bots.values()),
    }


def unread(person: Person, place: Chat) -> int:
    since = person.read.get(place.id, 0)
    return sum(1 for m in place.timeline[since:] if m.sender is not person and m.shown_to(person))


def chats(town: Town, person: Person) -> list[dict[str, Any]]:
    """The chat list, the latest talk first."""
    places = [town.private_chat(person, bot) for bot in town.bots.values()]
    places += [c for c in town.chats.values() if c.has(person) and not c.migrated_to]
    places.sort(key=lambda c: c.timeline[-1].date if c.timeline else 0, reverse=True)
    return [chat(town, person, place) for place in places]
