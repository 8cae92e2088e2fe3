"""One person's visit: who acts, where, in which texts; and how they are answered without disturbing others.

What concerns one person goes to that person alone: an ephemeral message in a group where the bot may send one, else
the private chat, else a line in the group with a link that continues there.
"""

import logging
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.types import CallbackQuery, Chat, InaccessibleMessage, Message

from cards.card import Button, Card, cut
from community.community import Community
from community.errors import Refusal
from handlers.last_cards import LastCards
from handlers.telegram import NO_PREVIEW, Sent, keyboard, replaced, send
from locales import Html, Texts
from storage.groups import Group
from storage.people import Person

log = logging.getLogger(__name__)
TOAST_LIMIT = 200
LAST = LastCards()


@dataclass(slots=True)
class Visit:
    """What every handler gets."""

    bot: Bot
    community: Community
    person: Person
    group: Group | None
    texts: Texts

    @property
    def now(self) -> datetime:
        return self.community.now()

    def stands(self, card: Card) -> None:
        """This is what the person sees last in private now."""
        LAST.put(self.person.telegram_id, card.rows, self.now)

    def button_meant(self, words: str, *, whole: bool) -> Button | None:
        """The button of that card which says these words, or these words and more."""
        return LAST.meant(self.person.telegram_id, words, self.now, whole=whole)

    async def private(self, card: Card) -> bool:
        """Send to the private chat. False if that is not open."""
        try:
            await send(self.bot, self.person.telegram_id, card)
            self.stands(card)
        except (TelegramForbiddenError, TelegramBadRequest) as error:
            log.info("no private message to person %d: %s", self.person.id, error.message)
            return False
        return True

    async def start_link(self, payload: str) -> str:
        me = await self.bot.me()
        return f"https://t.me/{me.username}?start={payload}"

    async def start_group_link(self) -> str:
        """Opens a choice of groups to add the bot to."""
        me = await self.bot.me()
        return f"https://t.me/{me.username}?startgroup=hello"


@dataclass(slots=True)
class Said(Visit):
    """A message: a command with what follows it, or words."""

    message: Message
    line: str = ""

    @property
    def is_private(self) -> bool:
        return self.message.chat.type == "private"

    @property
    def topic(self) -> int | None:
        """The forum topic it was said in; General counts as none."""
        return self.message.message_thread_id if self.message.is_topic_message else None

    async def reply(self, card: Card, *, payload: str = "start") -> None:
        """Answer this person alone. *payload* is what a link into the private chat continues with."""
        if self.is_private:
            await send(self.bot, self.message.chat.id, card)
            self.stands(card)
        elif card.asks is not None:
            await self.continue_in_private(self.texts("forms-continue-in-private"), card.asks)
        elif not (await self._ephemeral(card) or await self.private(card)):
            await self.post(await self._invitation(payload))

    async def continue_in_private(self, words: Html, payload: str) -> None:
        """Say so to this person alone, with a link that goes on there."""
        link = Button(self.texts.plain("common-button-private"), url=await self.start_link(payload))
        await self.reply(Card(words, ((link,),)), payload=payload)

    async def whisper(self, card: Card) -> None:
        """Tell this person alone what they can do without: where that cannot be, nothing is said."""
        if not await self._ephemeral(card) and self.person.reachable:
            await self.private(card)

    async def post(self, card: Card) -> Message | Sent:
        """Show to the whole chat."""
        return await send(self.bot, self.message.chat.id, card, message_thread_id=self.topic)

    async def _ephemeral(self, card: Card) -> bool:
        """Only this member sees it. The bot may send one when it is an admin, or answering an ephemeral command."""
        allowed = (self.group and self.group.bot_is_admin) or self.message.ephemeral_message_id is not None
        if not allowed or card.file is not None:
            return False
        alone = {"receiver_user_id": self.person.telegram_id}
        chat, topic = self.message.chat.id, self.topic
        try:
            await send(self.bot, chat, card, ephemeral_message_parameters=alone, message_thread_id=topic)
        except TelegramBadRequest as error:
            log.info("no ephemeral message in group %s: %s", self.group and self.group.id, error.message)
            return False
        return True

    async def _invitation(self, payload: str) -> Card:
        link = Button(self.texts.plain("common-button-private"), url=await self.start_link(payload))
        return Card(self.texts("common-continue-in-private", name=self.person.name), ((link,),))


@dataclass(slots=True)
class Tap(Visit):
    """A button that was tapped; ``subject`` is what stands after ``area:verb:`` and may be anything."""

    query: CallbackQuery
    verb: str = ""
    subject: str = ""
    _answered: bool = field(default=False)

    @property
    def chat(self) -> Chat | None:
        return self.query.message.chat if self.query.message else None

    @property
    def is_private(self) -> bool:
        return self.chat is None or self.chat.type == "private"

    @property
    def number(self) -> int:
        """The subject as an id. Raises Refusal for a forged one."""
        return number(self.subject)

    @property
    def numbers(self) -> tuple[int, int]:
        """The subject as two ids with a point between."""
        return numbers(self.subject)

    @property
    def number_and_word(self) -> tuple[int, str]:
        first, _, word = self.subject.partition(".")
        return number(first), word

    @property
    def topic(self) -> int | None:
        """The forum topic of the card that was tapped; General counts as none."""
        message = self.query.message
        return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None

    async def toast(self, words: str, *, alert: bool = False) -> None:
        """A line over the chat that only this person sees."""
        self._answered = True
        try:
            await self.query.answer(cut(words, TOAST_LIMIT), show_alert=alert)
        except TelegramBadRequest as error:
            log.info("a tap was too old to answer: %s", error.message)

    async def go_private(self, payload: str) -> None:
        """Open the private chat, where a start with *payload* continues."""
        self._answered = True
        try:
            await self.query.answer(url=await self.start_link(payload))
        except TelegramBadRequest as error:
            log.info("a tap was too old to answer: %s", error.message)

    async def finish(self) -> None:
        """Stop the button's waiting sign, if nothing was said."""
        if not self._answered:
            self._answered = True
            try:
                await self.query.answer()
            except TelegramBadRequest:
                log.info("a tap was too old to answer")

    async def show(self, card: Card) -> None:
        """Put the card in the place of the one that was tapped; anew where that one cannot be changed any more."""
        message = self.query.message
        if card.asks is not None and not self.is_private:
            await self.go_private(card.asks)
            return
        if message is None or isinstance(message, InaccessibleMessage) or card.file is not None:
            await self.reply(card)
            return
        if not await replaced(self._edit(message, card)):
            await self.reply(card)
        elif self.is_private:
            self.stands(card)

    async def reply(self, card: Card) -> None:
        """A new message to this person alone."""
        chat = self.chat
        if chat is None or self.is_private:
            await send(self.bot, self.person.telegram_id, card)
            self.stands(card)
        elif card.asks is not None:
            await self.go_private(card.asks)
        elif not (await self._ephemeral(chat, card) or await self.private(card)):
            await self.go_private("start")

    async def _edit(self, message: Message, card: Card) -> None:
        markup: Any = keyboard(card)
        if message.ephemeral_message_id is not None:
            await self.bot.edit_ephemeral_message_text(
                chat_id=message.chat.id,
                receiver_user_id=self.person.telegram_id,
                ephemeral_message_id=message.ephemeral_message_id,
                text=card.text,
                link_preview_options=NO_PREVIEW,
                reply_markup=markup,
            )
        elif message.text is None:  # a picture's or file's text cannot become a message
            await self.reply(card)
        else:
            await message.edit_text(card.text, link_preview_options=NO_PREVIEW, reply_markup=markup)

    async def _ephemeral(self, chat: Chat, card: Card) -> bool:
        alone = {"receiver_user_id": self.person.telegram_id, "callback_query_id": self.query.id}
        try:
            await send(self.bot, chat.id, card, ephemeral_message_parameters=alone)
        except TelegramAPIError as error:
            log.info("no ephemeral message in group %s: %s", self.group and self.group.id, error.message)
            return False
        return True


@dataclass(slots=True)
class Typed(Tap):
    """A button whose words somebody typed in private: what a tap would change or say over the chat comes below."""

    async def toast(self, words: str, *, alert: bool = False) -> None:
        await self.reply(Card(self.texts.escape(words)))

    async def go_private(self, payload: str) -> None:
        raise Refusal("error-button-unknown")  # it is private

    async def finish(self) -> None:
        """No sign is waiting."""


def number(words: str) -> int:
    """An id from a button. Raises Refusal when it is none."""
    if not (words.isascii() and words.isdecimal() and len(words) < 16):
        raise Refusal("error-button-unknown")
    return int(words)


def numbers(words: str) -> tuple[int, int]:
    """Two ids with a point between. Raises Refusal when they are none."""
    first, _, second = words.partition(".")
    return number(first), number(second)
