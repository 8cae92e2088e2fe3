"""Answers to taps and inline queries, and getUpdates with its neighbours."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .. import keyboards
from ..call import formatted
from ..errors import Refused, bad, too_many
from ..journal import Entry
from ..taps import INLINE_LIFETIME, TAP_LIFETIME
from ..updates import KINDS
from ..webhook import checked
from .whispers import TOO_OLD

if TYPE_CHECKING:
    from ..call import Call

LONGEST_ANSWER = 200
MOST_RESULTS = 50
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def get_updates(call: Call) -> bytes:
    """Returns the JSON array itself: updates are kept as they will be sent."""
    _allow(call)
    limit = call.integer("limit", 100, 1, 100)
    timeout = call.integer("timeout", 0, 0, 50)
    if call.bot.webhook:
        raise Refused(409, WEBHOOK_ACTIVE)
    return await call.bot.queue.poll(call.integer("offset"), limit, timeout)


def _allow(call: Call) -> None:
    """allowed_updates: an empty list means the default, none at all what was said before."""
    allowed = call.objects("allowed_updates", "allowed_updates")
    if allowed is not None:
        call.bot.queue.allowed = frozenset(str(kind) for kind in allowed) & KINDS if allowed else None


def set_webhook(call: Call) -> bool:
    """setWebhook; an empty address takes it away."""
    if not call.text("url"):
        return delete_webhook(call)
    now, bot = call.town.clock.timestamp(), call.bot
    hook = checked(call.text("url"), call.text("secret_token"), call.integer("max_connections", 40, 1, 100))
    if now - bot.webhook_set_at < 1:
        raise too_many(1)
    _allow(call)
    bot.webhook, bot.webhook_set_at = hook, now
    return drop_pending(call)


def delete_webhook(call: Call) -> bool:
    call.bot.webhook = None
    return drop_pending(call)


def drop_pending(call: Call) -> bool:
    call.town.journal.stir()
    if call.flag("drop_pending_updates"):
        call.bot.queue.confirm_below(call.bot.queue.next_id)
    return True


def get_webhook_info(call: Call) -> dict[str, Any]:
    queue = call.bot.queue
    queue.prune()
    hook = call.bot.webhook
    out: dict[str, Any] = {"url": hook.url if hook else "", "has_custom_certificate": False}
    out["pending_update_count"] = len(queue.waiting)
    if hook:
        out |= hook.info()
    if queue.allowed is not None:
        out["allowed_updates"] = sorted(queue.allowed)
    return out


def answer_callback(call: Call) -> bool:
    tap = call.town.taps.get(call.text("callback_query_id"))
    if tap is None or call.town.clock.timestamp() - tap.at > TAP_LIFETIME:
        raise bad(TOO_OLD)
    text = call.text("text")
    if len(text) > LONGEST_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    url = call.text("url")
    if url and not url.startswith(("https://t.me/", "http://t.me/", "tg://", "t.me/")):
        raise bad("URL_INVALID")
    if tap.answered:
        return True
    tap.answered = True
    tap.text, tap.alert, tap.url = text or None, call.flag("show_alert"), url or None
    chat = tap.message.chat if tap.message else call.town.private_chat(tap.person, call.bot)
    if text:
        entry = Entry("toast", chat, call.bot, text, tap.message, only=tap.person, alert=tap.alert)
        call.town.journal.add(entry)
    else:
        call.town.journal.stir()
    return True


def answer_inline(call: Call) -> bool:
    asked = call.town.inline_queries.get(call.text("inline_query_id"))
    if asked is None or call.town.clock.timestamp() - asked.at > INLINE_LIFETIME:
        raise bad(TOO_OLD)
    results = call.objects("results", "inline query results") or []
    if len(results) > MOST_RESULTS:
        raise bad("too many inline query results specified")
    seen: set[str] = set()
    made = []
    for result in results:
        made.append(_result(call, result))
        if made[-1]["id"] in seen:
            raise bad("RESULT_ID_DUPLICATE")
        seen.add(made[-1]["id"])
    if len(call.text("next_offset").encode()) > 64:
        raise bad("NEXT_OFFSET_INVALID")
    asked.results, asked.next_offset, asked.answered = made, call.text("next_offset"), True
    asked.button = call.object("button")
    call.town.journal.stir()
    return True


def _result(call: Call, result: Any) -> dict[str, Any]:
    if not isinstance(result, dict) or not result.get("type"):
        raise bad("can't parse inline query result: Object expected")
    number = str(result.get("id") or "")
    if not 1 <= len(number.encode()) <= 64:
        raise bad("RESULT_ID_INVALID")
    if result["type"] == "article" and not result.get("title"):
        raise bad("can't parse inline query result: Can't find field \"title\"")
    content = result.get("input_message_content")
    if result["type"] == "article" and not isinstance(content, dict):
        raise bad("can't parse inline query result: can't parse input message content")
    out = {k: v for k, v in result.items() if k != "input_message_content"} | {"id": number}
    out["_content"] = _content(call, result, content)
    if result.get("reply_markup"):
        markup = result["reply_markup"]
        out["reply_markup"] = keyboards.check(json.loads(markup) if isinstance(markup, str) else markup)
    return out


def _content(call: Call, result: dict[str, Any], content: dict[str, Any] | None) -> dict[str, Any]:
    """The message that choosing this result sends."""
    if content:
        source = str(content.get("message_text") or "")
        text, marks = formatted(call.town, source, str(content.get("parse_mode") or ""), content.get("entities"))
        if not text:
            raise bad("message text is empty")
        if len(text) > 4096:
            raise bad("MESSAGE_TOO_LONG")
        return {"text": text, "entities": marks} if marks else {"text": text}
    kind = result["type"]
    file = call.town.files.get(str(result.get(f"{kind}_file_id") or ""))
    if file is None:
        raise bad("wrong file identifier/HTTP URL specified")
    source = str(result.get("caption") or "")
    text, marks = formatted(call.town, source, str(result.get("parse_mode") or ""), result.get("caption_entities"))
    caption: dict[str, Any] = {"caption": text} if text else {}
    return file.wire({}) | caption | ({"caption_entities": marks} if marks else {})
