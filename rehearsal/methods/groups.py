"""Chats, their members and topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import lines, membership
from ..chats import PERMISSIONS, RIGHTS, Topic
from ..delivery import service
from ..errors import bad
from ..tape import recorded

if TYPE_CHECKING:
    from ..call import Call
    from ..chats import Chat

GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
LONGEST_TOPIC = 128
TOPIC_COLOUR = 0x6FB9F0


def get_chat(call: Call) -> dict[str, Any]:
    chat = call.any_chat()
    if not chat.is_private or chat.migrated_to:
        chat = call.chat()
    out = dict(chat.wire) | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }
    if chat.is_private and chat.person and chat.person.username:
        out["active_usernames"] = [chat.person.username]
    if not chat.is_private:
        out["permissions"] = {name: _permitted(chat, name) for name in PERMISSIONS}
    if chat.pinned:
        out["pinned_message"] = chat.pinned[-1].wire()
    return out


def _permitted(chat: Chat, name: str) -> bool:
    return not name.startswith("can_send") or name.removeprefix("can_send_") not in chat.muted


def get_chat_member(call: Call) -> dict[str, Any]:
    chat = call.chat()
    number = call.integer("user_id")
    if not number:
        raise bad("invalid user_id specified")
    bots = {bot.id: bot for bot in call.town.bots.values()}
    account = bots.get(number) or call.town.people.get(number)
    if account is None or chat.is_private:
        raise bad("user not found")
    return chat.member(account).wire()


def get_chat_administrators(call: Call) -> list[dict[str, Any]]:
    chat = call.chat()
    if chat.is_private:
        raise bad("there are no administrators in the private chat")
    return [m.wire() for m in chat.present() if m.is_admin and (not m.account.is_bot or m.account is call.bot)]


def get_chat_member_count(call: Call) -> int:
    chat = call.chat()
    return 2 if chat.is_private else len(chat.present())


def leave_chat(call: Call) -> bool:
    chat = call.chat()
    if chat.is_private:
        raise bad("chat member status can't be changed in private chats")
    membership.leave(call.town, chat, call.bot)
    return True


def create_topic(call: Call) -> dict[str, Any]:
    chat = _forum(call)
    name = call.text("name").strip()
    if not 1 <= len(name) <= LONGEST_TOPIC:
        raise bad("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_INVALID")
    return add_topic(call, chat, name)


def add_topic(call: Call, chat: Chat, name: str) -> dict[str, Any]:
    call.town.floods[call.bot.id].count(chat)
    topic = open_topic(call.town, chat, call.bot, name)
    return {"message_thread_id": topic.id, "name": name, "icon_color": TOPIC_COLOUR}


@recorded(lines.opens_topic)
def open_topic(town: Any, chat: Chat, by: Any, name: str) -> Topic:
    """Creates a topic; its id is that of the service message."""
    number = chat.last_id + 1
    if number == 1:  # 1 is the General topic
        chat.last_id, number = 1, 2
    topic = chat.topics[number] = Topic(number, name)
    content = {"forum_topic_created": {"name": name, "icon_color": TOPIC_COLOUR}}
    service(town, chat, by, f"{by.name} created the topic “{name}”", content, thread=number)
    return topic


@recorded(lines.switches_topic)
def switch_topic(town: Any, chat: Chat, by: Any, topic: Topic, closed: bool) -> None:
    """Closes or reopens a topic."""
    topic.closed = closed
    word = "closed" if closed else "reopened"
    service(town, chat, by, f"{by.name} {word} the topic", {f"forum_topic_{word}": {}}, thread=topic.id)


def _forum(call: Call) -> Chat:
    chat = call.chat()
    if not chat.is_forum:
        raise bad("the chat is not a forum")
    if not chat.member(call.bot).may("can_manage_topics"):
        raise bad(f"not enough rights to {'create a' if 'create' in call.method else 'close or open the'} topic")
    return chat


def close_topic(call: Call) -> bool:
    return _switch(call, True)


def reopen_topic(call: Call) -> bool:
    return _switch(call, False)


def _switch(call: Call, closed: bool) -> bool:
    chat = _forum(call)
    topic = chat.topics.get(call.integer("message_thread_id"))
    if topic is None:
        raise bad("TOPIC_ID_INVALID")
    if topic.closed == closed:
        raise bad("TOPIC_NOT_MODIFIED")
    switch_topic(call.town, chat, call.bot, topic, closed)
    return True


def edit_topic(call: Call) -> bool:
    chat = _forum(call)
    topic = chat.topics.get(call.integer("message_thread_id"))
    name = call.text("name").strip()
    if topic is None:
        raise bad("TOPIC_ID_INVALID")
    if name and name != topic.name:
        topic.name = name
        text = f"{call.bot.name} renamed the topic “{name}”"
        service(call.town, chat, call.bot, text, {"forum_topic_edited": {"name": name}}, thread=topic.id)
    return True


def delete_topic(call: Call) -> bool:
    chat = _forum(call)
    if chat.topics.pop(call.integer("message_thread_id"), None) is None:
        raise bad("TOPIC_ID_INVALID")
    return True


def set_default_rights(call: Call) -> bool:
    given = call.object("rights") or {}
    call.bot.rights[call.flag("for_channels")] = {name: bool(given.get(name)) for name in (*RIGHTS, "is_anonymous")}
    return True


def get_default_rights(call: Call) -> dict[str, Any]:
    nothing: dict[str, Any] = dict.fromkeys((*RIGHTS, "is_anonymous"), False)
    return call.bot.rights.get(call.flag("for_channels"), nothing)
