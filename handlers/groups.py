"""Groups: the bot comes and goes, admins change, chats are upgraded; and what a group settles for itself."""

import logging

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import ChatMemberAdministrator, ChatMemberOwner, ChatMemberUpdated, Message, User

from cards import groups as cards
from cards.screens import screen_card
from community.community import Community
from community.errors import NotAllowed
from community.groups import Chat
from community.people import Account
from handlers.visit import Said, Tap, number
from storage.base import GroupId
from storage.groups import Group
from storage.people import Person

log = logging.getLogger(__name__)
GROUPS = ("group", "supergroup")
LOOKED_AT_ONCE = 5
AWAY = ("left", "kicked")


def account_of(user: User) -> Account:
    return Account(user.id, user.full_name, user.username, user.language_code)


async def bot_moved(update: ChatMemberUpdated, bot: Bot, community: Community) -> None:
    """The bot was added, removed, promoted, silenced; or blocked and unblocked by a person."""
    member, chat = update.new_chat_member, update.chat
    if chat.type == "private":
        person = await community.people.meet(account_of(update.from_user), in_private=member.status == "member")
        if member.status == "kicked":
            await community.people.block(person)
        return
    if chat.type not in GROUPS:
        return
    if member.status in AWAY:
        await community.groups.leave(chat.id)
    elif member.status == "restricted" and not getattr(member, "can_send_messages", True):
        await community.groups.fall_silent(chat.id)
    else:
        by = await community.people.meet(account_of(update.from_user))
        place = Chat(chat.id, chat.title or "")
        added = update.old_chat_member.status in AWAY
        await community.groups.come(place, by, as_admin=member.status == "administrator", added=added)
        await keep_in_step(bot, chat.id, community)


async def keep_in_step(bot: Bot, chat_id: int, community: Community) -> None:
    """Facilitators are Telegram's admins of the group."""
    admins = await bot.get_chat_administrators(chat_id)
    people = [one.user for one in admins if isinstance(one, ChatMemberAdministrator | ChatMemberOwner)]
    accounts = [account_of(user) for user in people if not user.is_bot]
    am_admin = any(user.id == bot.id for user in people)
    await community.groups.facilitators_are(chat_id, accounts, bot_is_admin=am_admin)


async def looked_anew(visit: Said | Tap) -> bool:
    """Read Telegram's list of admins again, of this group or of a person's own, at most once a minute for each.

    False if nothing was read.
    """
    mine = [visit.group] if visit.group else (await visit.community.groups.of_person(visit.person))[:LOOKED_AT_ONCE]
    read = False
    for group in mine:
        if visit.community.groups.may_look_anew(group.id):
            try:
                await keep_in_step(visit.bot, group.chat_id, visit.community)
                read = True
            except TelegramAPIError as error:
                log.info("no list of admins of group %d: %s", group.id, type(error).__name__)
    return read


async def met_by_vote(bot: Bot, group: Group, person: Person, community: Community) -> None:
    """Somebody voted who never wrote in the poll's group; Telegram says whether they are in it."""
    try:
        member = await bot.get_chat_member(group.chat_id, person.telegram_id)
    except TelegramAPIError as error:
        log.info("nobody says whether person %d is in group %d: %s", person.id, group.id, type(error).__name__)
        return
    if member.status not in AWAY and getattr(member, "is_member", True):
        await community.groups.seen(Chat(group.chat_id, group.title), person)


async def member_moved(update: ChatMemberUpdated, bot: Bot, community: Community) -> None:
    """Somebody came, left, or became or ceased to be an admin."""
    if update.chat.type not in GROUPS or update.new_chat_member.user.is_bot:
        return
    if update.new_chat_member.status in AWAY:
        await community.groups.member_left(update.chat.id, account_of(update.new_chat_member.user))
    if update.old_chat_member.status != update.new_chat_member.status:
        await keep_in_step(bot, update.chat.id, community)


async def service(message: Message, community: Community) -> bool:
    """Telegram's own messages in a group. True if this was one."""
    if message.migrate_to_chat_id:
        await community.groups.upgrade(message.chat.id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id:
        await community.groups.upgrade(message.migrate_from_chat_id, message.chat.id)
    elif message.left_chat_member:
        if not message.left_chat_member.is_bot:
            await community.groups.member_left(message.chat.id, account_of(message.left_chat_member))
    else:
        return False
    return True


async def settings(said: Said) -> None:
    """Of the group it was said in; in private, of a group to choose."""
    if said.group is not None:
        group = await said.community.groups.settings(said.person, said.group.id)
        await said.reply(cards.settings(group, said.topic, said.texts), payload=f"settings-{group.id}")
        return
    mine = await said.community.groups.facilitated_by(said.person)
    if not mine:
        raise NotAllowed("error-no-group-to-plan")
    if len(mine) == 1:
        await said.reply(cards.settings(mine[0], None, said.texts))
    else:
        await said.reply(cards.choose(mine, "groups:settings", said.texts))


async def start_settings(said: Said) -> None:
    group_id = number(said.line.removeprefix("settings-"))
    group = await said.community.groups.settings(said.person, GroupId(group_id))
    await said.reply(cards.settings(group, None, said.texts))


async def show_settings(tap: Tap) -> None:
    group = await tap.community.groups.settings(tap.person, GroupId(tap.number))
    await tap.show(cards.settings(group, tap.topic, tap.texts))


async def languages(tap: Tap) -> None:
    group = await tap.community.groups.settings(tap.person, GroupId(tap.number))
    await tap.show(cards.languages(group, tap.texts))


async def choose_language(tap: Tap) -> None:
    group_id, language = tap.number_and_word
    group = await tap.community.groups.choose_language(tap.person, GroupId(group_id), language)
    await tap.show(cards.settings(group, tap.topic, tap.texts))


async def zone(tap: Tap) -> None:
    await _ask(tap, "groups:zone")


async def night(tap: Tap) -> None:
    await _ask(tap, "groups:quiet")


async def _ask(tap: Tap, form: str) -> None:
    """What is typed is asked by a form."""
    await tap.community.groups.settings(tap.person, GroupId(tap.number))
    screen = await tap.community.forms.begin(tap.person, form, group_id=GroupId(tap.number))
    await tap.show(screen_card(screen, tap.texts))


async def quiet(tap: Tap) -> None:
    group = await tap.community.groups.settings(tap.person, GroupId(tap.number))
    await tap.show(cards.quiet_hours(group, tap.texts))


async def choose_quiet(tap: Tap) -> None:
    group_id, hours = tap.number_and_word
    start, end = cards.read_hours(hours)
    group = await tap.community.groups.choose_quiet_hours(tap.person, GroupId(group_id), start, end)
    await tap.show(cards.settings(group, tap.topic, tap.texts))


async def choose_topic(tap: Tap) -> None:
    group_id, thread_id = tap.numbers
    group = await tap.community.groups.choose_topic(tap.person, GroupId(group_id), thread_id or None)
    await tap.show(cards.settings(group, tap.topic, tap.texts))


TAPS = {
    "settings": show_settings,
    "languages": languages,
    "language": choose_language,
    "zone": zone,
    "quiet": quiet,
    "hours": choose_quiet,
    "night": night,
    "topic": choose_topic,
}
