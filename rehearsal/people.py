"""Who lives in the town: people with phones, and the bot. What they do is in `acts`, what a test says of them in
`script`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .script import Words
from .updates import Queue

if TYPE_CHECKING:
    from .chats import Chat
    from .town import Town
    from .webhook import Webhook


class Person(Words):
    """Somebody with a phone. Also speaks the words of the script: says, taps, sees and so on."""

    def __init__(self, town: Town, person_id: int, first_name: str, **known: Any) -> None:
        super().__init__(town)
        self.id = person_id
        self.is_bot = False
        self.first_name = first_name
        self.last_name: str | None = known.get("last_name")
        self.username: str | None = known.get("username")
        self.language_code: str | None = known.get("language_code")
        self.role: str = known.get("role") or ""
        self.deactivated = False
        self.started: set[int] = set()  # bots this person has a conversation with
        self.blocked: set[int] = set()
        self.read: dict[int, int] = {}  # chat id -> journal length when last read
        self.wire: dict[str, Any] = {"id": person_id, "is_bot": False, "first_name": first_name}
        for key in ("last_name", "username", "language_code"):
            if getattr(self, key):
                self.wire[key] = getattr(self, key)

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def __repr__(self) -> str:
        return f"<{self.first_name}>"


class Bot:
    """A bot account: its token, what it may, its update queue and what it told Telegram about itself."""

    def __init__(self, town: Town, token: str, first_name: str, username: str, **can: Any) -> None:
        self.town = town
        self.token = token
        self.id = int(token.partition(":")[0])
        self.is_bot = True
        self.first_name = first_name
        self.username = username
        self.reads_all: bool = can.get("reads_all", False)
        self.inline: bool = can.get("inline", True)
        self.inline_feedback: bool = can.get("inline_feedback", True)
        self.wire: dict[str, Any] = {
            "id": self.id,
            "is_bot": True,
            "first_name": first_name,
            "username": username,
        }
        self.queue = Queue(town.clock)
        self.webhook: Webhook | None = None
        self.webhook_set_at = 0.0
        self.commands: dict[tuple[str, int, int, str], list[dict[str, Any]]] = {}
        self.texts: dict[tuple[str, str], str] = {}  # (name|description|short_description, language) -> text
        self.rights: dict[bool, dict[str, Any]] = {}  # for_channels -> default administrator rights
        self.addressed: dict[tuple[int, int], float] = {}  # (chat, person) -> when they last spoke to the bot
        self.private: dict[int, Chat] = {}  # person id -> the private chat

    @property
    def name(self) -> str:
        return self.first_name

    def __repr__(self) -> str:
        return f"<bot {self.username}>"


Account = Person | Bot
