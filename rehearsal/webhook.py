"""A bot's webhook: updates are posted to its address, each queue in order and the queues side by side, and posted
again until they are taken or too old. Waiting is done in the town's time. An http address is taken on loopback only,
as by Telegram's own local server."""

from __future__ import annotations

import asyncio
import random
import re
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

from .errors import bad
from .forms import read
from .wire import decode

if TYPE_CHECKING:
    from .api import BotApi
    from .people import Bot
    from .updates import Update

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}\Z")
PORTS = (443, 80, 88, 8443)
HEADER = "X-Telegram-Bot-Api-Secret-Token"
ANSWER_WITHIN = 60.0  # real seconds
LONGEST_RETRY_AFTER = 3600
GONE_FOR = 23 * 3600  # seconds of 410 after which the webhook is taken away
NOT_IN_ANSWERS = ("get", "setwebhook", "deletewebhook", "close", "logout")
QUEUED_BY_PERSON = ("callback_query", "inline_query", "chosen_inline_result")


@dataclass(slots=True)
class Webhook:
    """What setWebhook said, and how it has gone since."""

    url: str
    secret: str = ""
    most: int = 40
    error: str = ""
    error_at: int = 0
    gone_since: float | None = None
    retry_at: float = 0.0  # in the town's time; the latest that was put off

    def info(self) -> dict[str, Any]:
        """Its part of a WebhookInfo."""
        out: dict[str, Any] = {"max_connections": self.most, "ip_address": "127.0.0.1"}
        if self.error:
            out |= {"last_error_date": self.error_at, "last_error_message": self.error}
        return out


def checked(url: str, secret: str, most: int) -> Webhook:
    """Refuses what Telegram refuses."""
    parts = urlsplit(url)
    loopback = parts.hostname == "localhost"
    with suppress(ValueError):
        loopback = loopback or ip_address(parts.hostname or "").is_loopback
    if parts.scheme != "https" and not (loopback and parts.scheme == "http"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if not loopback and (parts.port or 443) not in PORTS:
        raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if secret and not SECRET.match(secret):
        raise bad("secret token is too long" if len(secret) > 256 else "secret token contains unallowed characters")
    return Webhook(url, secret, most)


def queue_of(update: Update) -> tuple[str, int]:
    """Updates of one queue are delivered in order: a chat's messages, a person's taps, a poll's answers."""
    body = decode(update.body)[update.kind]
    if update.kind in QUEUED_BY_PERSON:
        return update.kind, int(body["from"]["id"])
    if update.kind in ("poll", "poll_answer"):
        return "poll", int(body.get("poll_id") or body["id"])
    chat = body.get("chat")
    return "chat", int(chat["id"]) if chat else 0


async def post_office(api: BotApi) -> None:
    """A postman for every bot that has a webhook, as long as it has it."""
    town = api.town
    running: dict[int, tuple[Webhook, asyncio.Task[None]]] = {}

    def changed(bot: Bot) -> bool:
        known = running.get(bot.id)
        return (known[0] if known else None) is not bot.webhook

    try:
        while True:
            for bot in filter(changed, town.bots.values()):
                if bot.id in running:
                    running.pop(bot.id)[1].cancel()
                if bot.webhook:
                    running[bot.id] = bot.webhook, asyncio.create_task(Postman(api, bot, bot.webhook).run())
            await town.journal.until(lambda: any(map(changed, town.bots.values())), ANSWER_WITHIN)
    finally:
        for _, task in running.values():
            task.cancel()


class Postman:
    """Carries the updates of one bot while it has a webhook."""

    def __init__(self, api: BotApi, bot: Bot, hook: Webhook) -> None:
        self._api = api
        self._town = api.town
        self._bot = bot
        self._hook = hook
        self._lines: dict[tuple[str, int], list[Update]] = {}
        self._room = asyncio.Semaphore(hook.most)
        self._seen = 0

    async def run(self) -> None:
        """Until it is cancelled: the webhook was taken away or the server stops."""
        async with (
            httpx.AsyncClient(timeout=ANSWER_WITHIN, follow_redirects=False, trust_env=False) as client,
            asyncio.TaskGroup() as tasks,
        ):
            while True:
                await self._town.journal.until(lambda: bool(self._news()), ANSWER_WITHIN)
                for update in self._news():
                    self._seen = update.id
                    line = queue_of(update)
                    if line in self._lines:
                        self._lines[line].append(update)
                    else:
                        self._lines[line] = [update]
                        tasks.create_task(self._carry(client, line))

    def _news(self) -> list[Update]:
        return [update for update in self._bot.queue.waiting if update.id > self._seen]

    async def _carry(self, client: httpx.AsyncClient, line: tuple[str, int]) -> None:
        while self._lines[line]:
            await self._deliver(client, self._lines[line][0])
            self._lines[line].pop(0)
        del self._lines[line]

    async def _deliver(self, client: httpx.AsyncClient, update: Update) -> None:
        """Again and again, at once and then after 2, 4, 8 ... seconds, until it is taken or too old."""
        tries = 0
        while self._town.clock.timestamp() < update.expires:
            async with self._room:
                wait = await self._post(client, update)
            if wait is None:
                self._bot.queue.take(update.id)
                return
            tries += 1
            pause = wait or (0 if tries == 1 else min(2 ** (tries - 1), random.uniform(60, 120)))  # noqa: S311
            await self._sleep(pause)
        self._bot.queue.prune()

    async def _sleep(self, seconds: float) -> None:
        clock = self._town.clock
        until = clock.timestamp() + seconds
        if seconds:
            self._hook.retry_at = until
            self._town.journal.stir()
            await self._town.journal.until(lambda: clock.timestamp() >= until, seconds)

    async def _post(self, client: httpx.AsyncClient, update: Update) -> float | None:
        """None once it is taken, else the seconds that the other side asked to wait."""
        hook = self._hook
        headers = {"Content-Type": "application/json"} | ({HEADER: hook.secret} if hook.secret else {})
        try:
            answer = await client.post(hook.url, content=update.body, headers=headers)
        except httpx.HTTPError as error:
            self._failed(f"Connection failed: {type(error).__name__}")
            return 0.0
        if answer.is_success:
            hook.gone_since = None
            self._obey(answer)
            return None
        self._failed(f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}")
        self._mind_gone(answer.status_code)
        wait = answer.headers.get("retry-after", "")
        return float(min(int(wait), LONGEST_RETRY_AFTER)) if wait.isdigit() else 0.0

    def _failed(self, why: str) -> None:
        self._hook.error, self._hook.error_at = why, int(self._town.clock.timestamp())
        self._town.journal.stir()

    def _mind_gone(self, status: int) -> None:
        now, hook = self._town.clock.timestamp(), self._hook
        if status != 410:
            hook.gone_since = None
        elif hook.gone_since is None:
            hook.gone_since = now
        elif now - hook.gone_since >= GONE_FOR:
            self._bot.webhook = None
            self._town.journal.stir()

    def _obey(self, answer: httpx.Response) -> None:
        """A method in the body of the answer; what comes of it nobody learns."""
        if not answer.content:
            return
        kind = answer.headers.get("content-type", "").encode()
        with suppress(Exception):
            values, _ = read(b"", kind, answer.content)
            method = str(values.get("method", "")).lower()
            if method and not method.startswith(NOT_IN_ANSWERS):
                self._api.now(f"/bot{self._bot.token}/{method}", b"", kind, answer.content)
