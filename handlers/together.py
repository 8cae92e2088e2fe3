"""Several messages that are one to their person: files sent at once, and a long text that Telegram's apps cut."""

from collections import OrderedDict
from datetime import datetime, timedelta

from aiogram.types import Message

from cards.card import Card
from handlers.telegram import NO_PREVIEW, keyboard, replaced, send
from handlers.visit import Said

MOST = 256
"""Chats that are remembered."""
LONG = 3000
"""Characters. Apps cut at 4,096, or before that between two words."""
AT_ONCE = timedelta(seconds=1)
"""Nobody types the next message as fast; Telegram gives whole seconds."""


class Albums:
    """Several files sent at once are several messages; one card answers them all."""

    def __init__(self) -> None:
        self._newest: OrderedDict[int, tuple[str, int]] = OrderedDict()

    async def answer(self, said: Said, card: Card) -> None:
        """Answer a message; from the second of an album on by changing the card that answered the first."""
        chat, album = said.message.chat.id, said.message.media_group_id
        known = self._newest.get(chat)
        if album is not None and known is not None and known[0] == album and card.file is None:
            edit = said.bot.edit_message_text(
                card.text,
                chat_id=chat,
                message_id=known[1],
                link_preview_options=NO_PREVIEW,
                reply_markup=keyboard(card),
            )
            if await replaced(edit):
                return
        sent = await send(said.bot, chat, card)
        if album is not None:
            self._newest[chat] = (album, sent.message_id)
            while len(self._newest) > MOST:
                self._newest.popitem(last=False)


class Pieces:
    """Of a text that is too long for its question the end comes as a message of its own, and would be an answer."""

    def __init__(self) -> None:
        self._refused: OrderedDict[int, datetime] = OrderedDict()

    def refused(self, message: Message) -> None:
        """Remember a long text that was not taken."""
        if len(message.text or "") >= LONG:
            self._refused[message.chat.id] = message.date
            while len(self._refused) > MOST:
                self._refused.popitem(last=False)

    def is_rest(self, message: Message) -> bool:
        """Whether it goes on where one that was not taken was cut."""
        before = self._refused.pop(message.chat.id, None)
        is_rest = before is not None and message.date - before <= AT_ONCE
        if is_rest:
            self.refused(message)
        return is_rest
