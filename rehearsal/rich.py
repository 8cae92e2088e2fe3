"""Rich messages: headings, lists, tables and the like, given as HTML or as blocks. Telegram's own parser of them is not
published; this one takes the plain tags and refuses the rest. Markdown and media are not there."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import groupby
from typing import TYPE_CHECKING, Any

from .errors import bad

if TYPE_CHECKING:
    from .call import Call

Block = dict[str, Any]
LONGEST = 32_768  # characters over all blocks
INLINE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "s": "strikethrough",
    "code": "code",
    "tg-spoiler": "spoiler",
    "a": "url",
}
HEADINGS = {f"h{size}": size for size in range(1, 7)}
TEXTUAL = {
    "p": "paragraph",
    "pre": "pre",
    "footer": "footer",
    "caption": "caption",
    **dict.fromkeys(HEADINGS, "heading"),
}
HOLDING = {"ul": "list", "ol": "list", "li": "item", "blockquote": "blockquote", "table": "table", "tr": "row"}
CELLS = ("td", "th")
KINDS = frozenset(["paragraph", "heading", "pre", "footer", "divider", "list", "blockquote", "table"])


def content(call: Call) -> dict[str, Any]:
    """The message content of the rich_message of a call."""
    given = call.object("rich_message", "rich message")
    if not given:
        raise bad("rich message is empty")
    if sum(given.get(key) is not None for key in ("html", "markdown", "blocks")) != 1:
        raise bad("exactly one of the fields html, markdown and blocks must be used in a rich message")
    if given.get("markdown") is not None or given.get("media"):
        raise bad("this pretend Telegram reads rich messages as html or blocks, without media")
    blocks = given["blocks"] if given.get("html") is None else read(str(given["html"]))
    if not isinstance(blocks, list) or any(not isinstance(b, dict) or b.get("type") not in KINDS for b in blocks):
        raise bad("can't parse rich message: wrong block")
    text = plain(blocks)
    if not text.strip():
        raise bad("rich message is empty")
    if len(text) > LONGEST:
        raise bad("rich message is too long")
    return {"rich_message": {"blocks": blocks} | ({"is_rtl": True} if given.get("is_rtl") is True else {})}


def plain(part: Any) -> str:
    """The words of blocks, items, cells or rich text, a line for each block."""
    if isinstance(part, str):
        return part
    if isinstance(part, list):
        nested = any(isinstance(one, (list, dict)) and not _is_text(one) for one in part)
        return ("\n" if nested else "").join(plain(one) for one in part)
    if not isinstance(part, dict):
        return ""
    words = [plain(part[key]) for key in ("text", "blocks", "items", "cells", "caption", "credit") if part.get(key)]
    return "\n".join(words)


def _is_text(part: Any) -> bool:
    return isinstance(part, dict) and part.get("type") in INLINE.values()


def read(html: str) -> list[Block]:
    """HTML as blocks. Refuses tags that are unknown or not closed in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if len(reader.open) > 1:
        raise bad(f'can\'t parse rich message: tag "{reader.open[-1][0]}" is not closed')
    reader.loose_text()
    return reader.open[0][1]


class _Reader(HTMLParser):
    """`open` holds each open tag with its attributes and what is in it so far."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, list[Any], dict[str, str | None]]] = [("", [], {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "hr":
            self.open[-1][1].append({"type": "divider"})
        elif tag in INLINE or tag in TEXTUAL or tag in HOLDING or tag in CELLS:
            self.open.append((tag, [], dict(attrs)))
        else:
            raise bad(f'can\'t parse rich message: unsupported start tag "{tag}"')

    def handle_data(self, data: str) -> None:
        tag = self.open[-1][0]
        if data.strip() or tag in INLINE or tag in TEXTUAL or tag in CELLS:
            self.open[-1][1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1][0] != tag:
            raise bad(f'can\'t parse rich message: unexpected end tag "{tag}"')
        if tag in ("li", "blockquote"):
            self.loose_text()
        _, inside, attributes = self.open.pop()
        made = self._made(tag, inside, attributes)
        self.open[-1][1].append(made)

    def loose_text(self) -> None:
        """Words that stand in no block of their own are a paragraph."""
        inside = self.open[-1][1]
        groups = groupby(inside, key=lambda one: isinstance(one, str) or _is_text(one))
        inside[:] = [
            one
            for loose, parts in groups
            for one in ([{"type": "paragraph", "text": _text(list(parts))}] if loose else parts)
        ]

    def _made(self, tag: str, inside: list[Any], attributes: dict[str, str | None]) -> Any:
        if tag in INLINE:
            link = {"url": attributes.get("href") or ""} if tag == "a" else {}
            return {"type": INLINE[tag], "text": _text(inside), **link}
        if tag in CELLS:
            cell: Block = {"text": _text(inside), "align": attributes.get("align") or "left", "valign": "top"}
            return cell | ({"is_header": True} if tag == "th" else {})
        if tag == "tr":
            return inside
        if tag == "table":
            return {"type": "table", "cells": [row for row in inside if isinstance(row, list)]}
        if tag == "li":
            return {"label": "•", "blocks": inside}
        if tag in ("ul", "ol"):
            labelled = [{**one, "label": f"{n}."} if tag == "ol" else one for n, one in enumerate(inside, 1)]
            return {"type": "list", "items": labelled}
        if tag == "blockquote":
            return {"type": "blockquote", "blocks": inside}
        size = {"size": HEADINGS[tag]} if tag in HEADINGS else {}
        return {"type": TEXTUAL[tag], "text": _text(inside), **size}


def _text(parts: list[Any]) -> Any:
    return parts[0] if len(parts) == 1 else parts
