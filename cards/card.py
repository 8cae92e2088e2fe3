"""The one way to show something: a text, rows of buttons and perhaps a file. Telegram's limits are checked here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from locales import Html, Texts

MESSAGE_LIMIT = 4096
CAPTION_LIMIT = 1024
"""Code points after parsing, as Telegram counts."""
DATA_LIMIT = 64
"""Bytes."""


class TooLong(ValueError):
    """A text over Telegram's limit."""


@dataclass(frozen=True, slots=True)
class Button:
    """One of: ``data`` comes back to us, ``url`` opens, ``inline`` starts an inline query in a chat of choice."""

    text: str
    data: str | None = None
    url: str | None = None
    inline: str | None = None

    def __post_init__(self) -> None:
        if self.data is not None and len(self.data.encode()) > DATA_LIMIT:
            raise ValueError(f"button data over {DATA_LIMIT} bytes: {self.data}")


@dataclass(frozen=True, slots=True)
class File:
    """Either ``content`` to upload under ``name``, or the ``file_id`` of what Telegram has already."""

    kind: str
    name: str = ""
    content: bytes = b""
    file_id: str | None = None


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Card:
    text: Html
    rows: tuple[Row, ...] = ()
    file: File | None = None
    silent: bool = False
    asks: str | None = None
    """Where words are the answer, which are read in private only: what a link into the private chat goes on with."""

    def __post_init__(self) -> None:
        limit = CAPTION_LIMIT if self.file else MESSAGE_LIMIT
        if len(self.text) > limit and visible_length(self.text) > limit:
            raise TooLong(f"text over {limit} characters: {self.text[:80]}")


def button(texts: Texts, text_id: str, action: str, **values: object) -> Button:
    """A button whose tap comes back as *action*: ``area:verb:subject``."""
    return Button(texts.plain(text_id, **values), data=action)


def link(texts: Texts, text_id: str, url: str) -> Button:
    return Button(texts.plain(text_id), url=url)


def visible(html: str) -> str:
    """What a reader sees of a text, without its marks."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def visible_length(html: str) -> int:
    return len(visible(html))


def mentions(people: Sequence[tuple[int, str]], texts: Texts) -> Html:
    """People by name, who are told that they are meant: (Telegram id, name)."""
    named = (f'<a href="tg://user?id={telegram_id}">{texts.escape(name)}</a>' for telegram_id, name in people)
    return Html(", ".join(named))


def cut(words: str, limit: int) -> str:
    """The beginning of a plain text, with an ellipsis where something was left out."""
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"


def paragraphs(parts: Sequence[Html | str | None]) -> Html:
    """Joins what is there with an empty line between."""
    return Html("\n\n".join(part for part in parts if part))


def lines(parts: Sequence[Html | str | None]) -> Html:
    return Html("\n".join(part for part in parts if part))


def in_rows(buttons: Sequence[Button], *, wide: int = 3, letters: int = 26) -> tuple[Row, ...]:
    """Puts short buttons side by side and long ones in rows of their own, so that a small phone shows them whole."""
    rows: list[list[Button]] = []
    for one in buttons:
        last = rows[-1] if rows else None
        if last and len(last) < wide and sum(len(other.text) for other in [*last, one]) <= letters:
            last.append(one)
        else:
            rows.append([one])
    return tuple(tuple(row) for row in rows)
