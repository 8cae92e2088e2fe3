"""Several messages that are one to their person: files sent at once, short ones in a row, a long one cut by the app."""

from collections import OrderedDict
from datetime import datetime, timedelta
from typing import TypeVar

from aiogram.types import Message

from cards.card import Card
from handlers.telegram import NO_PREVIEW, keyboard, removed, replaced, send
from handlers.visit import Said

MOST = 256
"""Chats that are remembered."""
LONG = 3000
"""Characters. Apps cut at 4,096, or before that between two words."""
AT_ONCE = timedelta(seconds=1)
"""Nobody types the next message as fast; Telegram gives whole seconds."""


Known = TypeVar("Known")


def _remember(known: OrderedDict[int, Known], chat: int, what: Known) -> None:
    known[chat] = what
    while len(known) > MOST:
        known.popitem(last=False)


async def put_at(said: Said, card: Card, at: int | None) -> int:
    """Show a card in the place of the one with this message id, if it can be changed. Returns its message id."""
    chat = said.message.chat.id
    if at is not None and card.file is None:
        markup = keyboard(card)
        edit = said.bot.edit_message_text(
            card.text, chat_id=chat, message_id=at, link_preview_options=NO_PREVIEW, reply_markup=markup
        )
        if await replaced(edit):
            return at
    return (await send(said.bot, chat, card)).message_id


class Bursts:
    """Short messages in a row. Who sent one before the next question stood there goes on with the answer before it."""

    def __init__(self) -> None:
        self._answered: OrderedDict[int, tuple[int, int]] = OrderedDict()

    def answered(self, message: Message, card: int) -> None:
        """A message was an answer, and the card with this id followed."""
        _remember(self._answered, message.chat.id, (message.message_id, card))

    def before(self, message: Message) -> tuple[int, int] | None:
        """The message it goes on from and the card that followed that one, by their ids."""
        answer, card = self._answered.get(message.chat.id, (0, 0))
        return (answer, card) if message.text and answer < message.message_id < card else None


class Albums:
    """Several files sent at once are several messages; one card answers them all."""

    def __init__(self) -> None:
        self._newest: OrderedDict[int, tuple[str, int]] = OrderedDict()

    async def answer(self, said: Said, card: Card, *, below: bool = False) -> int:
        """Answer a message; from the second of an album on by changing the card that answered the first.

        With ``below`` something came after that card, which goes then and comes anew. Returns the card's message id.
        """
        chat, album = said.message.chat.id, said.message.media_group_id
        known = self._newest.get(chat)
        before = known[1] if album is not None and known and known[0] == album else None
        if below and before is not None:
            await removed(said.bot, chat, before)
        at = await put_at(said, card, None if below else before)
        if album is not None:
            _remember(self._newest, chat, (album, at))
        return at


class Pieces:
    """Of a text that is too long for its question the end comes as a message of its own, and would be an answer."""

    def __init__(self) -> None:
        self._refused: OrderedDict[int, datetime] = OrderedDict()

    def refused(self, message: Message) -> None:
        """Remember a long text that was not taken."""
        if len(message.text or "") >= LONG:
            _remember(self._refused, message.chat.id, message.date)

    def is_rest(self, message: Message) -> bool:
        """Whether it goes on where one that was not taken was cut."""
        before = self._refused.pop(message.chat.id, None)
        is_rest = before is not None and message.date - before <= AT_ONCE
        if is_rest:
            self.refused(message)
        return is_rest
