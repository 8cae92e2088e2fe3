"""Puts what was composed into python-telegram-bot's calls, and its errors into one `Outcome`. It never raises them."""

import logging
import os
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Poll,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import Defaults, ExtBot
from telegram.request import BaseRequest, HTTPXRequest

from cards.card import Card, Row
from scheduler.kinds import NativePoll, Sent, StopPoll, What
from scheduler.pace import Closing, Pace

log = logging.getLogger(__name__)
os.environ.setdefault("PTB_TIMEDELTA", "true")  # or python-telegram-bot warns at every flood
# httpx logs every address it calls, and ours has the token in it.
logging.getLogger("httpx").setLevel(logging.WARNING)


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
    REFUSED = "refused"
    UNCERTAIN = "uncertain"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Outcome:
    word: Word
    sent: Sent | None = None
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
)

SENT_SOMETHING = ("ReadTimeout", "WriteTimeout", "ReadError", "WriteError", "RemoteProtocolError")
"""httpx's errors after which nobody knows whether Telegram has the message."""


class Transport:
    def __init__(self, bot: ExtBot[None], pace: Pace) -> None:
        self.bot = bot
        self._pace = pace

    @classmethod
    @asynccontextmanager
    async def open(cls, token: str, api_url: str, pace: Pace) -> AsyncIterator["Transport"]:
        """A bot that can send but not listen."""
        async with HTTPXRequest(
            connection_pool_size=64, read_timeout=20, connect_timeout=10, pool_timeout=30
        ) as request:
            yield cls.over(request, token, api_url, pace)

    @classmethod
    def over(cls, request: BaseRequest, token: str, api_url: str, pace: Pace) -> "Transport":
        """The same over a connection that somebody else opens and closes."""
        # Not opened as python-telegram-bot would: that calls Telegram once more, and fails if it is away just then.
        bot: ExtBot[None] = ExtBot(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=request,
            get_updates_request=request,
            rate_limiter=pace,
            # HTML is said where a card is sent: as a default it would reach what people typed into polls as well.
            defaults=Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)),
        )
        return cls(bot, pace)

    def close(self) -> None:
        """Send nothing more; what is on its way goes on."""
        self._pace.close()

    def wait_for(self, chat_id: int) -> float:
        """Seconds until one more message may go to this chat."""
        return self._pace.wait_for(chat_id)

    async def send(self, chat_id: int, what: What, *, thread: int | None, reply_to: int | None) -> Outcome:
        """A new message, or the end of a poll."""
        where: dict[str, Any] = {"chat_id": chat_id, "message_thread_id": thread}
        if reply_to is not None:
            where["reply_parameters"] = ReplyParameters(reply_to, allow_sending_without_reply=True)
        match what:
            case StopPoll(message_id):
                return await self._try(chat_id, self._stop(chat_id, message_id))
            case NativePoll():
                return await self._try(chat_id, self._poll(what, where))
            case Card():
                return await self._try(chat_id, self._card(what, where))

    async def edit(self, chat_id: int, message_id: int, card: Card) -> Outcome:
        """Put a card in the place of one that stands."""

        async def change() -> Sent:
            await self.bot.edit_message_text(
                card.text,
                chat_id=chat_id,
                message_id=message_id,
                reply_markup=keyboard(card.rows),
                parse_mode=ParseMode.HTML,
            )
            return Sent(message_id)

        return await self._try(chat_id, change())

    async def _card(self, card: Card, where: dict[str, Any]) -> Sent:
        options = {
            **where,
            "reply_markup": keyboard(card.rows),
            "disable_notification": card.silent or None,
            "parse_mode": ParseMode.HTML,
        }
        if card.file is None:
            return Sent((await self.bot.send_message(text=card.text, **options)).message_id)
        file = card.file.file_id or InputFile(card.file.content, card.file.name)
        return Sent((await self.bot.send_document(document=file, caption=card.text, **options)).message_id)

    async def _poll(self, poll: NativePoll, where: dict[str, Any]) -> Sent:
        message = await self.bot.send_poll(
            question=poll.question,
            options=list(poll.options),
            is_anonymous=poll.anonymous,
            reply_markup=keyboard(poll.rows),
            **where,
        )
        return Sent(message.message_id, message.poll.id if message.poll else None)

    async def _stop(self, chat_id: int, message_id: int) -> Sent:
        poll: Poll = await self.bot.stop_poll(chat_id, message_id)
        tally = tuple(option.voter_count for option in poll.options)
        return Sent(message_id, poll.id, tally, poll.total_voter_count)

    async def _try(self, chat_id: int, call: Awaitable[Sent]) -> Outcome:
        try:
            return Outcome(Word.SENT, await call)
        except RetryAfter as flood:
            seconds = flood.retry_after if isinstance(flood.retry_after, int) else flood.retry_after.total_seconds()
            self._pace.pause(chat_id, seconds)
            return Outcome(Word.FLOODED, retry_after=float(seconds))
        except ChatMigrated as moved:
            return Outcome(Word.MOVED, new_chat_id=moved.new_chat_id)
        except (Forbidden, BadRequest) as refused:  # BadRequest is a NetworkError: keep it above
            return Outcome(_word(refused))
        except Closing:
            return Outcome(Word.LATER)
        except InvalidToken:  # the process is about to end; what waits goes out with the next token
            return Outcome(Word.LATER)
        except NetworkError as error:
            # What never got a connection sent nothing; after that it may have arrived.
            return Outcome(Word.UNCERTAIN if type(error.__cause__).__name__ in SENT_SOMETHING else Word.LATER)
        except TelegramError as error:
            log.error("a message was refused: %s", error.message)
            return Outcome(Word.REFUSED)


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
