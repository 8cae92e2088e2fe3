"""Reply markup: checked as Telegram checks it, with its texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .errors import bad
from .wire import encode

if TYPE_CHECKING:
    from .call import Call

ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)
LONGEST_DATA = 64
LONGEST_COPY = 256
LARGEST = 10_000  # bytes; Telegram's own limit is not published
MOST_BUTTONS = 100
WEB = re.compile(r"(?:https?://)?[^\s/?#@:]+\.[^\s/?#]{2,}(?:[/?#:]\S*)?\Z|https?://\S+\Z|tg://\S+\Z", re.IGNORECASE)
UNALLOWED = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"


def read(call: Call, name: str = "reply_markup") -> dict[str, Any] | None:
    """The markup of a call, or None."""
    value = call.object(name, "reply markup")
    return check(value, call.size) if value else None


def check(value: dict[str, Any], size: int = LARGEST) -> dict[str, Any] | None:
    """An inline keyboard as it will be shown; other kinds of markup pass as they are. `size` is how many bytes it can
    have come in, so that a small one need not be weighed."""
    if "inline_keyboard" not in value:
        return value if value.keys() & {"keyboard", "remove_keyboard", "force_reply"} else None
    rows = value["inline_keyboard"]
    if not isinstance(rows, list) or any(not isinstance(row, list) for row in rows):
        raise bad("can't parse reply keyboard markup JSON object: expected an Array of Array of InlineKeyboardButton")
    keyboard = [[_button(button) for button in row] for row in rows if row]
    if not keyboard:
        return None
    whole = {"inline_keyboard": keyboard}
    if sum(map(len, keyboard)) > MOST_BUTTONS or (size >= LARGEST // 2 and len(encode(whole)) > LARGEST):
        raise bad("reply markup is too long")
    return whole


def _button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise bad("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad("can't parse inline keyboard button: Can't find field \"text\"")
    if not text.strip():
        raise bad("inline keyboard button text must be non-empty")
    action = next((name for name in ACTIONS if button.get(name) is not None and button[name] is not False), None)
    if action is None:
        raise bad(UNALLOWED)
    out: dict[str, Any] = {"text": text, action: button[action]}
    if button.get("style") in ("danger", "success", "primary"):
        out["style"] = button["style"]
    if action == "callback_data":
        data = button[action]
        if not isinstance(data, str) or not 1 <= len(data.encode("utf-8", "replace")) <= LONGEST_DATA:
            raise bad("BUTTON_DATA_INVALID")
    elif action == "url":
        if not isinstance(button["url"], str) or not WEB.match(button["url"]):
            raise bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
        if "://" not in button["url"]:
            out["url"] = f"http://{button['url']}"
    elif action == "copy_text":
        copied = button["copy_text"].get("text") if isinstance(button["copy_text"], dict) else None
        if not isinstance(copied, str) or not 1 <= len(copied) <= LONGEST_COPY:
            raise bad("BUTTON_COPY_TEXT_INVALID")
    return out
