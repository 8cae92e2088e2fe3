"""Text with entities as safe HTML: only b i u s a code pre blockquote span.spoiler time br, everything else escaped."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from typing import Any

SIMPLE = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
SAFE_LINKS = ("http://", "https://", "tg://", "mailto:")


def _tags(entity: dict[str, Any], text: str) -> tuple[str, str] | None:
    kind = entity["type"]
    if kind in SIMPLE:
        return f"<{SIMPLE[kind]}>", f"</{SIMPLE[kind]}>"
    if kind == "spoiler":
        return '<span class="spoiler">', "</span>"
    if kind == "date_time":
        moment = datetime.fromtimestamp(entity["unix_time"], UTC).isoformat().replace("+00:00", "Z")
        return f'<time datetime="{moment}">', "</time>"
    link = {"text_link": entity.get("url", ""), "url": text, "email": f"mailto:{text}"}.get(kind)
    if link is None:
        return None
    if kind == "url" and "://" not in link:
        link = f"https://{link}"
    if not link.lower().startswith(SAFE_LINKS):
        return None
    return f'<a href="{escape(link)}">', "</a>"


def to_html(text: str, entities: list[dict[str, Any]]) -> str:
    """Safe HTML. Entities count in UTF-16 units; those that overlap are closed and opened again."""
    units = text.encode("utf-16-le", "surrogatepass")

    def part(start: int, end: int) -> str:
        return units[2 * start : 2 * end].decode("utf-16-le", "replace")

    length = len(units) // 2
    marked = []
    for entity in entities:
        start, end = entity["offset"], min(entity["offset"] + entity["length"], length)
        tags = _tags(entity, part(start, end))
        if tags and start < end:
            marked.append((start, end, tags))
    marked.sort(key=lambda m: (m[0], -m[1]))
    edges = sorted({0, length, *(m[0] for m in marked), *(m[1] for m in marked)})
    out: list[str] = []
    opened: list[tuple[int, int, tuple[str, str]]] = []
    for at, following in zip(edges, [*edges[1:], length], strict=True):
        out += _close(opened, at)
        for mark in marked:
            if mark[0] == at:
                opened.append(mark)
                out.append(mark[2][0])
        out.append(escape(part(at, following)).replace("\n", "<br>"))
    return "".join(out)


def _close(opened: list[tuple[int, int, tuple[str, str]]], at: int) -> list[str]:
    """Closes what ends here, with everything above it, and opens that again."""
    first = next((i for i, mark in enumerate(opened) if mark[1] <= at), None)
    if first is None:
        return []
    above = opened[first:]
    del opened[first:]
    again = [mark for mark in above if mark[1] > at]
    opened += again
    return [mark[2][1] for mark in reversed(above)] + [mark[2][0] for mark in again]
