"""A message as the town keeps it and as the Bot API tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import rich

if TYPE_CHECKING:
    from .chats import Chat
    from .people import Account, Bot, Person
    from .polls import Poll

Wire = dict[str, Any]


class Message:
    """`content` holds the Bot API fields of what was sent (text, entities, photo, new_chat_members ...); an edit
    puts a new dict in its place, so whoever kept the old one still has what was there."""

    __slots__ = (
        "chat",
        "content",
        "date",
        "deleted",
        "edit_date",
        "ephemeral_id",
        "forward_origin",
        "id",
        "is_topic",
        "markup",
        "media_group_id",
        "poll",
        "protected",
        "reactions",
        "receiver",
        "replaces",
        "reply_to",
        "sender",
        "service",
        "silent",
        "thread",
        "via_bot",
    )

    def __init__(self, chat: Chat, message_id: int, sender: Account, date: int, content: Wire) -> None:
        self.chat = chat
        self.id = message_id
        self.sender = sender
        self.date = date
        self.content = content
        self.edit_date = 0
        self.reply_to: Message | None = None
        self.thread: int | None = None
        self.is_topic = False
        self.markup: Wire | None = None
        self.poll: Poll | None = None
        self.service: str | None = None
        self.silent = False
        self.protected = False
        self.deleted = False
        self.via_bot: Bot | None = None
        self.forward_origin: Wire | None = None
        self.media_group_id: str | None = None
        self.ephemeral_id: int | None = None
        self.receiver: Account | None = None
        self.replaces: Message | None = None  # an ephemeral message shown in this one's place
        self.reactions: dict[int, list[Wire]] = {}

    @property
    def text(self) -> str:
        """Text or caption, or a poll's question."""
        if self.poll:
            return self.poll.question
        if "rich_message" in self.content:
            return rich.plain(self.content["rich_message"]["blocks"])
        return self.content.get("text") or self.content.get("caption") or ""

    @property
    def entities(self) -> list[Wire]:
        return self.content.get("entities") or self.content.get("caption_entities") or []

    @property
    def key(self) -> str:
        """Unique and stable in this chat on a phone."""
        return str(self.id) if self.ephemeral_id is None else f"e{self.ephemeral_id}"

    @property
    def buttons(self) -> list[list[Wire]]:
        return self.markup.get("inline_keyboard", []) if self.markup else []

    def shown_to(self, person: Person) -> bool:
        """Whether this person's phone shows it (membership is the caller's matter)."""
        if self.deleted:
            return False
        return self.ephemeral_id is None or person is self.receiver or person is self.sender

    def wire(self, *, nested: bool = False) -> Wire:
        """The Bot API's Message; `nested` leaves out what it replies to, as Telegram does."""
        out: Wire = {"message_id": self.id, "from": self.sender.wire, "chat": self.chat.wire, "date": self.date}
        if self.ephemeral_id is not None and self.receiver:
            out["ephemeral_message_id"] = self.ephemeral_id
            out["receiver_user"] = self.receiver.wire
        if self.thread is not None:
            out["message_thread_id"] = self.thread
            if self.is_topic:
                out["is_topic_message"] = True
        if self.reply_to and not nested:
            out["reply_to_message"] = self.reply_to.wire(nested=True)
        if self.edit_date:
            out["edit_date"] = self.edit_date
        if self.protected:
            out["has_protected_content"] = True
        if self.via_bot:
            out["via_bot"] = self.via_bot.wire
        if self.forward_origin:
            out["forward_origin"] = self.forward_origin
        if self.media_group_id:
            out["media_group_id"] = self.media_group_id
        out.update(self.content)
        if self.poll:
            out["poll"] = self.poll.wire(in_message=True)
        if self.markup and "inline_keyboard" in self.markup:
            out["reply_markup"] = self.markup
        return out

    def maybe_inaccessible(self, now: float) -> Wire:
        """As a callback query shows it: a deleted message is inaccessible, its date is 0."""
        if self.deleted:
            return {"chat": self.chat.wire, "message_id": self.id, "date": 0}
        return self.wire()

    def __repr__(self) -> str:
        return f"<message {self.key} in {self.chat}: {self.service or self.text[:60]!r}>"
