"""TDLib, the library that Telegram's own Bot API server is a skin over, as far as it reads texts: no network, no
account. Installed by `npm ci` in tests/tdlib."""

import ctypes
import json
from pathlib import Path
from typing import Any

LIBRARY = Path(__file__).parents[1] / "tdlib/node_modules/@prebuilt-tdlib/linux-x64-glibc/libtdjson.so"
KINDS = {
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "CustomEmoji": "custom_emoji",
    "DateTime": "date_time",
    "BotCommand": "bot_command",
    "Mention": "mention",
    "Hashtag": "hashtag",
    "Url": "url",
    "EmailAddress": "email",
}
DETAILS = {"url": "url", "language": "language", "unix_time": "unix_time"}
Entity = tuple[int, int, str, tuple[tuple[str, Any], ...]]


class Parser:
    """One loaded library. Entities come as (offset, length, Bot API type, details)."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(str(LIBRARY))
        self._library.td_execute.restype = ctypes.c_char_p
        self._library.td_execute.argtypes = [ctypes.c_char_p]
        self._ask("setLogVerbosityLevel", new_verbosity_level=0)

    def _ask(self, method: str, **values: Any) -> dict[str, Any]:
        asked = json.dumps({"@type": method, **values}).encode()
        answer: dict[str, Any] = json.loads(self._library.td_execute(asked))
        return answer

    def html(self, text: str) -> tuple[str, list[Entity]] | str:
        """Text and entities, or the Bot API's error text."""
        found = self._ask("parseTextEntities", text=text, parse_mode={"@type": "textParseModeHTML"})
        if found["@type"] == "error":
            message = found["message"]
            return f"Bad Request: {message[:1].lower()}{message[1:]}"
        return found["text"], entities(found["entities"])

    def links(self, text: str) -> list[Entity]:
        """What a client finds in a plain text by itself."""
        return entities(self._ask("getTextEntities", text=text)["entities"])


def entities(found: list[dict[str, Any]]) -> list[Entity]:
    """TDLib's entities of the kinds we know, in order."""
    out = []
    for one in found:
        kind = KINDS.get(one["type"]["@type"].removeprefix("textEntityType"))
        if kind:
            details = tuple((name, one["type"][key]) for key, name in DETAILS.items() if one["type"].get(key))
            out.append((one["offset"], one["length"], kind, details))
    return sorted(out)
