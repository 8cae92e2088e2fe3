"""Puts what was composed into python-telegram-bot's calls, and its errors into one `Outcome`. It never raises them."""

import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape
from typing import Any

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    Poll,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import Defaults, ExtBot
from telegram.request import BaseRequest, HTTPXRequest

from cards.card import Card, Row, visible
from locales import Html
from scheduler.kinds import NativePoll, Sent, StopPoll, What

log = logging.getLogger(__name__)
os.environ.setdefault("PTB_TIMEDELTA", "true")  # or python-telegram-bot warns at every flood
# httpx logs every address it calls, and ours has the token in it.
logging.getLogger("httpx").setLevel(logging.WARNING)
# python-telegram-bot quotes an answer it cannot read, and somebody's words may be in it.
logging.getLogger("telegram.request").setLevel(logging.CRITICAL)


class Word(StrEnum):
    """What became of one sending."""

    SENT = "sent"
    UNCHANGED = "unchanged"
    FLOODED = "flooded"
    MOVED = "moved"
    BLOCKED = "blocked"
    AWAY = "away"
    NO_RIGHTS = "no-rights"
    NO_TOPIC = "no-topic"
    MESSAGE_GONE = "message-gone"
    POLL_CLOSED = "poll-closed"
    TOO_LONG = "too-long"
    BAD_LINK = "bad-link"
    FILE_GONE = "file-gone"
    UNREADABLE = "unreadable"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"
    """It may have arrived."""
    LATER = "later"
    """Telegram answered that it cannot just now."""
    UNREACHABLE = "unreachable"
    """Nothing was sent, and nothing else would get through either."""


@dataclass(frozen=True, slots=True)
class Outcome:
    word: Word
    sent: Sent | None = None
    said: str | None = None
    """Telegram's own words for a refusal."""
    retry_after: float = 0.0
    new_chat_id: int | None = None


# Telegram tells these apart only by their words. First match wins.
WORDS = (
    ("message is not modified", Word.UNCHANGED),
    ("poll has already been closed", Word.POLL_CLOSED),
    ("bot was blocked by the user", Word.BLOCKED),
    ("user is deactivated", Word.BLOCKED),
    ("bot can't initiate conversation", Word.BLOCKED),
    ("bot was kicked", Word.AWAY),
    ("bot is not a member", Word.AWAY),
    ("group chat was deleted", Word.AWAY),
    ("chat not found", Word.AWAY),
    ("message thread not found", Word.NO_TOPIC),
    ("topic_closed", Word.NO_TOPIC),
    ("not enough rights", Word.NO_RIGHTS),
    ("chat_write_forbidden", Word.NO_RIGHTS),
    ("have no rights to send", Word.NO_RIGHTS),
    ("message to edit not found", Word.MESSAGE_GONE),
    ("message can't be edited", Word.MESSAGE_GONE),
    ("message with poll to stop not found", Word.MESSAGE_GONE),
    ("message_id_invalid", Word.MESSAGE_GONE),
    ("message is too long", Word.TOO_LONG),
    ("caption is too long", Word.TOO_LONG),
    ("wrong http url", Word.BAD_LINK),
    ("button_url_invalid", Word.BAD_LINK),
    ("wrong file identifier", Word.FILE_GONE),
    ("can't parse entities", Word.UNREADABLE),
)

SENT_NOTHING = ("ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError", "UnsupportedProtocol")
"""httpx's errors before anything went out. After any other nobody knows whether Telegram has the message."""


class Transport:
    def __init__(self, bot: ExtBot[None]) -> None:
        self.bot = bot
        self.shown: Callable[[int, Card], None] = lambda chat_id, card: None
        """Hears of every card that somebody got in private."""

    @classmethod
    @asynccontextmanager
    async def open(cls, token: str, api_url: str) -> AsyncIterator["Transport"]:
        """A bot that can send but not listen."""
        async with HTTPXRequest(
            connection_pool_size=64, read_timeout=20, connect_timeout=10, pool_timeout=30
        ) as request:
            yield cls.over(request, token, api_url)

    @classmethod
    def over(cls, request: BaseRequest, token: str, api_url: str) -> "Transport":
        """The same over a connection that somebody else opens and closes."""
        # Not opened as python-telegram-bot would: that calls Telegram once more, and fails if it is away just then.
        bot: ExtBot[None] = ExtBot(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=request,
            get_updates_request=request,
            # HTML is said where a card is sent: as a default it would reach what people typed into polls as well.
            defaults=Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)),
        )
        return cls(bot)

    async def send(self, chat_id: int, what: What, *, thread: int | None, reply_to: int | None) -> Outcome:
        """A new message, or the end of a poll."""
        where: dict[str, Any] = {"chat_id": chat_id, "message_thread_id": thread}
        if reply_to is not None:
            where["reply_parameters"] = ReplyParameters(reply_to, allow_sending_without_reply=True)
        match what:
            case StopPoll(message_id):
                return await self._try(self._stop(chat_id, message_id))
            case NativePoll():
                return await self._try(self._poll(what, where))
            case Card():
                outcome = await self._try(self._card(what, where))
                if outcome.word is Word.UNREADABLE:  # our mistake in the marks; the words are what matters
                    outcome = await self._try(self._card(_without_marks(what), where))
                if outcome.word is Word.SENT and chat_id > 0:  # groups have ids below zero
                    self.shown(chat_id, what)
                return outcome

    async def edit(self, chat_id: int, message_id: int, card: Card) -> Outcome:
        """Put a card in the place of one that stands."""

        outcome = await self._try(self._change(chat_id, message_id, card))
        if outcome.word is Word.UNREADABLE:
            outcome = await self._try(self._change(chat_id, message_id, _without_marks(card)))
        return outcome

    async def _change(self, chat_id: int, message_id: int, card: Card) -> Sent:
        await self.bot.edit_message_text(
            card.text,
            chat_id=chat_id,
            message_id=message_id,
            reply_markup=keyboard(card.rows),
            parse_mode=ParseMode.HTML,
        )
        return Sent(message_id)

    async def _card(self, card: Card, where: dict[str, Any]) -> Sent:
        options = {
            **where,
            "reply_markup": keyboard(card.rows),
            "disable_notification": card.silent or None,
            "parse_mode": ParseMode.HTML,
        }
        if card.file is None:
            return Sent(_checked(await self.bot.send_message(text=card.text, **options), where).message_id)
        file = card.file.file_id or InputFile(card.file.content, card.file.name)
        message = await self.bot.send_document(document=file, caption=card.text, **options)
        return Sent(_checked(message, where).message_id)

    async def _poll(self, poll: NativePoll, where: dict[str, Any]) -> Sent:
        message = await self.bot.send_poll(
            question=poll.question,
            options=list(poll.options),
            is_anonymous=poll.anonymous,
            reply_markup=keyboard(poll.rows),
            **where,
        )
        return Sent(_checked(message, where).message_id, message.poll.id if message.poll else None)

    async def _stop(self, chat_id: int, message_id: int) -> Sent:
        poll: Poll = await self.bot.stop_poll(chat_id, message_id)
        tally = tuple(option.voter_count for option in poll.options)
        return Sent(message_id, poll.id, tally, poll.total_voter_count)

    async def _try(self, call: Awaitable[Sent]) -> Outcome:
        try:
            return Outcome(Word.SENT, await call)
        except RetryAfter as flood:
            seconds = flood.retry_after if isinstance(flood.retry_after, int) else flood.retry_after.total_seconds()
            return Outcome(Word.FLOODED, retry_after=float(seconds))
        except ChatMigrated as moved:
            return Outcome(Word.MOVED, new_chat_id=moved.new_chat_id)
        except (Forbidden, BadRequest) as refused:  # BadRequest is a NetworkError: keep it above
            # With a cause it is a page of somebody in between, who let nothing through.
            if refused.__cause__ is not None:
                return Outcome(Word.LATER)
            return Outcome(_word(refused), said=refused.message)
        except InvalidToken:  # the process is about to end; what waits goes out with the next token
            return Outcome(Word.UNREACHABLE)
        except Conflict:
            return Outcome(Word.LATER)
        except NetworkError as error:
            return Outcome(_broken(error))
        except Exception as error:
            # An answer that nobody can read says nothing about what was done before it.
            log.error("an answer could not be read: %s", type(error).__name__)
            return Outcome(Word.UNCERTAIN)


def _checked(message: Message, where: dict[str, Any]) -> Message:
    """An answer that came twice is taken for the one to the next request. Raises ValueError."""
    if message.chat_id != where["chat_id"]:
        raise ValueError("the answer is of another chat")
    return message


def _broken(error: NetworkError) -> Word:
    """Telegram's own word that it failed, a connection that never stood, or one that broke at some moment."""
    cause = error.__cause__
    if cause is None:
        return Word.LATER
    return Word.UNREACHABLE if type(cause).__name__ in SENT_NOTHING else Word.UNCERTAIN


def _without_marks(card: Card) -> Card:
    return replace(card, text=Html(escape(visible(card.text), quote=False)))


def _word(refused: TelegramError) -> Word:
    said = refused.message.casefold()
    for words, word in WORDS:
        if words in said:
            return word
    log.error("a message was refused: %s", refused.message)
    return Word.REFUSED


def keyboard(rows: tuple[Row, ...]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(one.text, callback_data=one.data, url=one.url, switch_inline_query=one.inline)
                for one in row
            ]
            for row in rows
        ]
    )
