"""Where an update goes: found by lookup, because a row of filters costs more than the work itself.

One place turns refusals and faults into answers. A handler is a dozen lines and never sees another's business.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.types import CallbackQuery, ChatMemberUpdated, InlineQuery, Message, Poll, PollAnswer, TelegramObject

from cards import commands
from cards.card import Card, visible
from community.community import Community
from community.errors import NotAllowed, Refusal
from community.groups import Chat
from handlers import forms, groups, holidays, pleasantries, polls, prompts, research, templates
from handlers.groups import account_of
from handlers.registry import COMMANDS, STARTS, TAPS
from handlers.visit import Said, Tap, Typed
from locales import texts
from storage import updates

log = logging.getLogger(__name__)
KNOWN = {command.name: command for command in commands.COMMANDS}


@dataclass(frozen=True, slots=True)
class Event:
    """What an update brings: aiogram's object, and the name it has in the update."""

    kind: str
    body: Any


def read(update: Mapping[str, Any], bot: Bot) -> Event | None:
    """What it brings, None if that is nothing for us. Raises pydantic's ValidationError for what is none of Telegram's.

    Without aiogram's Update around it: asking that what it holds costs as much as reading it.
    """
    for kind, model in MODELS.items():
        if kind in update:
            return Event(kind, model.model_validate(update[kind], context={"bot": bot}))
    return None


async def handle(event: Event, bot: Bot, community: Community) -> None:
    """Straight to its handler; aiogram's dispatcher asks six middlewares on the way, and none has a say here."""
    await HANDLERS[event.kind](event.body, bot, community)


async def on_message(message: Message, bot: Bot, community: Community) -> None:
    if message.chat.type not in ("private", *groups.GROUPS) or message.from_user is None:
        return
    if message.chat.type != "private" and await groups.service(message, community):
        return
    if message.from_user.is_bot or message.sender_chat is not None:
        return  # channels and anonymous admins speak through a stand-in whose rights nobody can know
    if message.via_bot is not None and message.via_bot.id == bot.id:
        return  # a card of ours that somebody found in inline mode, not their words
    said = await _said(message, bot, community)
    await _answering(said, lambda: _heard(said))


async def on_edit(message: Message, bot: Bot, community: Community) -> None:
    """Answers follow what is changed in them: those to prompts in groups, those to forms in private."""
    user, private = message.from_user, message.chat.type == "private"
    if user is None or user.is_bot or message.sender_chat is not None:
        return
    if private or (message.chat.type in groups.GROUPS and message.reply_to_message is not None):
        said = await _said(message, bot, community)
        await _answering(said, lambda: forms.edited(said) if private else prompts.collect(said, edited=True))


async def on_tap(query: CallbackQuery, bot: Bot, community: Community) -> None:
    await _tapped(await _tap(query, bot, community))


async def _tapped(tap: Tap) -> None:
    area, _, rest = (tap.query.data or "").partition(":")
    tap.verb, _, tap.subject = rest.partition(":")
    handle = TAPS.get(f"{area}:{tap.verb}")
    await _answering(tap, lambda: handle(tap) if handle else _unknown_button(tap))
    await tap.finish()


async def _heard(said: Said) -> None:
    command, said.line = _command(said.message, (await said.bot.me()).username or "")
    if command is None:
        await _words(said)
    elif command == "start" and said.line and said.is_private:
        handle = STARTS.get(said.line.partition("-")[0])
        await (handle(said) if handle else COMMANDS["start"](said))
    elif command in COMMANDS:
        known = KNOWN[command]
        if said.is_private and not known.in_private:
            raise Refusal("error-command-in-group", command=command)
        if not said.is_private and not known.in_groups:
            raise Refusal("error-command-in-private", command=command)
        if said.is_private and command not in forms.MEANWHILE:
            await said.community.forms.leave_question(said.person)
        await COMMANDS[command](said)
    elif said.is_private:
        raise Refusal("error-command-unknown")


async def _words(said: Said) -> None:
    """Words without a command: an answer to what is being asked, or a friendly pointer."""
    if not said.is_private:
        await prompts.collect(said)
    elif not (
        await templates.brought(said)
        or await holidays.took_file(said)
        or await _meant_a_button(said, whole=True)
        or await forms.cancelled(said)
        or await forms.answer(said)
        or await pleasantries.returned(said)
        or await _meant_a_button(said, whole=False)
    ):
        await forms.offer_to_go_on(said)


async def _meant_a_button(said: Said, *, whole: bool) -> bool:
    """Whoever types what a button of the last card says means the button. False if the words are no button's.

    Of a form's own buttons the form knows best, which may take the words for an answer.
    """
    meant = said.button_meant(said.message.text or "", whole=whole)
    if meant is None or meant.data is None or said.message.from_user is None:
        return False
    if whole and meant.data.startswith("forms:"):
        return False
    query = CallbackQuery(id="", from_user=said.message.from_user, chat_instance="", data=meant.data)
    await _tapped(Typed(said.bot, said.community, said.person, None, said.texts, query))
    return True


def _command(message: Message, me: str) -> tuple[str | None, str]:
    """The command and what follows it; (None, "") for words and all that is forwarded; ("", "") for another bot."""
    words = message.text or message.caption or ""
    if not words.startswith("/") or message.forward_origin is not None:
        return None, ""
    first, *rest = words.split(maxsplit=1)
    name, _, to = first[1:].partition("@")
    if to and to.casefold() != me.casefold():
        return "", ""
    return name.casefold(), "".join(rest).strip()


async def _unknown_button(tap: Tap) -> None:
    raise Refusal("error-button-unknown")


async def _answering(visit: Said | Tap, act: Callable[[], Awaitable[None]]) -> None:
    """Do it; say why not, if it is refused; say that it is our fault, if it fails."""
    updates.use_case_begins()
    try:
        try:
            await act()
        except NotAllowed:
            # Telegram tells of a new admin only to a bot that is one, so look before saying no.
            if not await groups.looked_anew(visit):
                raise
            await act()
    except Refusal as refusal:
        await _say(visit, refusal.text_id, refusal.values)
    except Exception:
        await _say(visit, "error-ours", {})
        raise


async def _say(visit: Said | Tap, text_id: str, values: dict[str, Any]) -> None:
    if isinstance(visit, Tap):
        await visit.toast(visible(visit.texts(text_id, **values)), alert=True)
    else:
        await visit.reply(Card(visit.texts(text_id, **values)))


async def _said(message: Message, bot: Bot, community: Community) -> Said:
    private = message.chat.type == "private"
    person = await community.people.meet(account_of(message.from_user), in_private=private)  # type: ignore[arg-type]
    group = None if private else await community.groups.seen(Chat(message.chat.id, message.chat.title or ""), person)
    return Said(bot, community, person, group, texts(person.language), message)


async def _tap(query: CallbackQuery, bot: Bot, community: Community) -> Tap:
    person = await community.people.meet(account_of(query.from_user))
    chat = query.message.chat if query.message else None
    group = None
    if chat is not None and chat.type in groups.GROUPS:
        group = await community.groups.seen(Chat(chat.id, chat.title or ""), person)
    return Tap(bot, community, person, group, texts(person.language), query)


def person_of(event: Event) -> int:
    """By whom updates are kept in order: the person who acted, else the chat, else nobody."""
    body = event.body
    who = getattr(body, "from_user", None) or getattr(body, "user", None) or getattr(body, "chat", None)
    return who.id if who is not None else 0


HANDLERS: dict[str, Callable[[Any, Bot, Community], Awaitable[None]]] = {
    "message": on_message,
    "edited_message": on_edit,
    "callback_query": on_tap,
    "inline_query": research.answer_inline,
    "poll": polls.counted,
    "poll_answer": polls.voted,
    "my_chat_member": groups.bot_moved,
    "chat_member": groups.member_moved,
}
"""By the kind of update; what we ask Telegram for."""
MODELS: dict[str, type[TelegramObject]] = {
    "message": Message,
    "edited_message": Message,
    "callback_query": CallbackQuery,
    "inline_query": InlineQuery,
    "poll": Poll,
    "poll_answer": PollAnswer,
    "my_chat_member": ChatMemberUpdated,
    "chat_member": ChatMemberUpdated,
}
"""By the kind of update; what it brings."""
for model in {*MODELS.values()}:
    model.model_rebuild()  # now, and not while the first of them waits
