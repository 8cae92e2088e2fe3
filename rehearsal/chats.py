"""The chats of the town and who is in them. A chat holds its messages; it does not know who is told about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .messages import Message
    from .people import Account, Bot, Person

RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
    "can_send_welcome_messages",
)
ORDINARY = frozenset(RIGHTS) - {"can_promote_members"}
PRESENT = ("creator", "administrator", "member", "restricted")


@dataclass(slots=True)
class Member:
    """One account's standing in one chat."""

    account: Account
    status: str = "left"
    rights: frozenset[str] = frozenset()
    can_send: bool = True
    since: int = 0  # length of the town's journal when they came; earlier messages are not news to them

    @property
    def present(self) -> bool:
        return self.status in PRESENT

    @property
    def is_admin(self) -> bool:
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)

    def wire(self) -> dict[str, Any]:
        """A ChatMember."""
        out: dict[str, Any] = {"status": self.status, "user": self.account.wire}
        if self.status == "creator":
            out["is_anonymous"] = False
        elif self.status == "administrator":
            out |= {"can_be_edited": False, "is_anonymous": False}
            out |= {right: right in self.rights for right in RIGHTS}
        elif self.status == "kicked":
            out["until_date"] = 0
        elif self.status == "restricted":
            out |= {"is_member": True, "until_date": 0} | dict.fromkeys(PERMISSIONS, self.can_send)
        return out


PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


@dataclass(slots=True)
class Topic:
    """A forum topic. Its id is the id of the service message that opened it."""

    id: int
    name: str
    closed: bool = False


@dataclass(eq=False, slots=True)
class Chat:
    """A private chat, a group or a supergroup. `person` and `bot` are the two sides of a private chat."""

    id: int
    kind: str
    title: str = ""
    person: Person | None = None
    bot: Bot | None = None
    is_forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    timeline: list[Message] = field(default_factory=list)  # all of them and the ephemeral ones, oldest first
    ephemerals: dict[tuple[int, int], Message] = field(default_factory=dict)  # (receiver, ephemeral id)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[Message] = field(default_factory=list)
    last_id: int = 0
    last_bot: Bot | None = None  # the last bot that wrote here
    migrated_to: Chat | None = None
    deleted: bool = False
    muted: frozenset[str] = frozenset()  # what ordinary members may not send: "messages", "polls", ...
    wire: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Builds the Chat object of the Bot API anew after a change."""
        if self.person:
            known = {k: v for k, v in self.person.wire.items() if k not in ("is_bot", "language_code", "id")}
            self.wire = {"id": self.id, "type": "private", **known}
            return
        self.wire = {"id": self.id, "type": self.kind, "title": self.title}
        if self.is_forum:
            self.wire["is_forum"] = True

    @property
    def is_private(self) -> bool:
        return self.person is not None

    def member(self, account: Account) -> Member:
        """The standing of `account`, "left" if it never was here."""
        return self.members.get(account.id) or Member(account)

    def has(self, account: Account) -> bool:
        if self.person:
            return account is self.person or account is self.bot
        found = self.members.get(account.id)
        return found is not None and found.present

    def present(self) -> list[Member]:
        return [member for member in self.members.values() if member.present]

    def __repr__(self) -> str:
        return f"<{self.kind} {self.title or self.person}>"
