"""Coming and going: people and the bot join, leave, are promoted; a group becomes a supergroup; a bot is blocked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import lines
from .chats import ORDINARY, Chat, Member
from .delivery import publish, service
from .journal import Entry
from .messages import Message
from .tape import recorded

if TYPE_CHECKING:
    from .people import Account, Bot, Person
    from .town import Town


@recorded(lines.changes)
def change(
    town: Town, chat: Chat, account: Account, by: Account, status: str, rights: frozenset[str] | None = None
) -> None:
    """Gives `account` a new standing and tells the bots: my_chat_member to the one concerned, chat_member to admins."""
    member = chat.members.setdefault(account.id, Member(account))
    before = member.wire()
    if not member.present:
        member.since = len(town.journal)
    member.status = status
    member.can_send = status != "restricted"
    member.rights = rights if rights is not None else (ORDINARY if status == "administrator" else frozenset())
    after = member.wire()
    if before == after:
        return
    update = {
        "chat": chat.wire,
        "from": by.wire,
        "date": int(town.clock.timestamp()),
        "old_chat_member": before,
        "new_chat_member": after,
    }
    for bot in town.bots.values():
        if bot is account:
            bot.queue.add("my_chat_member", update)
        elif chat.member(bot).is_admin and bot is not by:
            bot.queue.add("chat_member", update)
    town.journal.add(Entry("chats", chat, by))


@recorded(lines.joins)
def join(town: Town, chat: Chat, account: Account, by: Account | None = None) -> None:
    """`account` comes into the group, brought by `by` or on its own."""
    if chat.has(account):
        return
    by = by or account
    change(town, chat, account, by, "member")
    text = f"{account.name} joined" if by is account else f"{by.name} added {account.name}"
    service(town, chat, by, text, {"new_chat_members": [account.wire]})


@recorded(lines.leaves)
def leave(town: Town, chat: Chat, account: Account, by: Account | None = None) -> None:
    """`account` leaves, or is removed by `by`."""
    if not chat.has(account):
        return
    by = by or account
    text = f"{account.name} left" if by is account else f"{by.name} removed {account.name}"
    change(town, chat, account, by, "left" if by is account else "kicked")
    if account.is_bot and by is account:
        message = _quiet_service(town, chat, by, text, account)
    else:
        message = service(town, chat, by, text, {"left_chat_member": account.wire})
    if not account.is_bot:  # the one who left sees the chat list change
        town.journal.add(Entry("chats", chat, by, message=message, only=account))  # type: ignore[arg-type]


def _quiet_service(town: Town, chat: Chat, by: Account, text: str, account: Account) -> Message:
    """A bot that leaves on its own is no longer there to read about it."""
    from .delivery import compose

    message = compose(town, chat, by, {"left_chat_member": account.wire})
    message.service = text
    return publish(town, message)


@recorded(lines.blocks)
def block(town: Town, person: Person, bot: Bot) -> None:
    """The person stops the bot: it hears my_chat_member "kicked" once and can send nothing more."""
    if bot.id in person.blocked:
        return
    person.blocked.add(bot.id)
    _private_change(town, person, bot, "member", "kicked")


@recorded(lines.unblocks)
def unblock(town: Town, person: Person, bot: Bot) -> None:
    if bot.id not in person.blocked:
        return
    person.blocked.discard(bot.id)
    _private_change(town, person, bot, "kicked", "member")


def _private_change(town: Town, person: Person, bot: Bot, old: str, new: str) -> None:
    chat = town.private_chat(person, bot)
    bot.queue.add(
        "my_chat_member",
        {
            "chat": chat.wire,
            "from": person.wire,
            "date": int(town.clock.timestamp()),
            "old_chat_member": Member(bot, old).wire(),
            "new_chat_member": Member(bot, new).wire(),
        },
    )
    town.journal.stir()


@recorded(lines.upgrades)
def upgrade(town: Town, chat: Chat, by: Account | None = None) -> Chat:
    """Makes a group a supergroup: a new id, numbering from 1, and a service message on each side."""
    if chat.kind != "group":
        raise ValueError("Only a group can be upgraded, once.")
    if chat.migrated_to:
        return chat.migrated_to
    new = Chat(id=town.next_supergroup_id(), kind="supergroup", title=chat.title)
    new.members = {
        key: Member(m.account, m.status, m.rights, m.can_send, len(town.journal)) for key, m in chat.members.items()
    }
    town.chats[new.id] = new
    people = [m.account for m in chat.present() if not m.account.is_bot]
    admins = [m.account for m in chat.present() if m.is_admin and not m.account.is_bot]
    by = by or (admins + people)[0]
    text = "The group was upgraded to a supergroup"
    service(town, chat, by, text, {"migrate_to_chat_id": new.id})
    chat.migrated_to = new
    service(town, new, by, text, {"migrate_from_chat_id": chat.id})
    town.journal.add(Entry("chats", new, by))
    return new


@recorded(lines.turns_on_topics)
def turn_on_topics(town: Town, chat: Chat) -> None:
    """As an administrator does in the group's settings; nobody is told, the Chat object just says so from now on."""
    if chat.kind != "supergroup":
        raise ValueError("Only a supergroup can have topics.")
    chat.is_forum = True
    chat.refresh()
    town.journal.add(Entry("chats", chat, chat.present()[0].account))


def fields(person: Person) -> dict[str, Any]:
    """A person as the page lists them."""
    return {
        "id": person.id,
        "name": person.name,
        "username": person.username,
        "language": person.language_code,
        "role": person.role,
    }
