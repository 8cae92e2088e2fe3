"""A text with headings, longer than a message, as pages: cut between answers, within one only where it must be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards.card import Button
from locales import Html, Texts

PAGE = 3000
"""Characters; what stands above and below a page must fit into the message as well."""
LEAST = 200
"""With less room left on a page, an answer begins on the next."""
JOINED = "\u200d\ufe0f\ufe0e\u20e3"


@dataclass(frozen=True, slots=True)
class Entry:
    """``body`` is what somebody typed, or a line of ours."""

    heading: str
    body: str | Html


def pages(entries: Sequence[Entry], texts: Texts, room: int = PAGE) -> list[Html]:
    """At least one page, each with at most *room* characters as people see them."""
    done: list[Html] = []
    page: list[str] = []
    left = room
    for entry in entries:
        for number, (heading, part) in enumerate(_parts(entry, texts, room, left)):
            cost = len(entry.heading) + len(part) + LEAST // 2
            if page and (number > 0 or cost > left):
                done.append(Html("\n\n".join(page)))
                page, left = [], room
            body = part if isinstance(part, Html) else texts.escape(part)
            page.append(f"{heading}\n{body}")
            left -= cost
    return [*done, Html("\n\n".join(page))]


def _parts(entry: Entry, texts: Texts, room: int, left: int) -> Iterator[tuple[Html, str | Html]]:
    """The pieces of an answer with their headings: the first fits what is left of a page, the others a page."""
    words = entry.body
    margin = len(entry.heading) + LEAST // 2
    heading = texts("reading-heading", heading=entry.heading)
    if isinstance(words, Html) or len(words) + margin <= left:
        yield heading, words
        return
    free = left - margin if left >= LEAST + margin else room - margin
    while len(words) > free:
        part, words = split(words, free)
        yield heading, part
        heading, free = texts("reading-heading-continued", heading=entry.heading), room - margin
    yield heading, words


def split(words: str, limit: int) -> tuple[str, str]:
    """The beginning of a text, at most *limit* characters and if it can be whole words, and the rest."""
    near = max(words.rfind(mark, limit // 2, limit) for mark in ("\n", ". ", " "))
    end = near + 1 if near > 0 else _whole(words, limit)
    return words[:end].rstrip(), words[end:].lstrip()


def _whole(words: str, end: int) -> int:
    """An end at or before this one that does not cut a flag, or a sign from what is joined to it."""
    first = end
    while first > 0 and _joins(words[first - 1], words[first]):
        first -= 1
    if 0 < first == end and _is_flag(words[end]):
        before = end
        while before > 0 and _is_flag(words[before - 1]):
            before -= 1
        first = end - (end - before) % 2
    return first or end


def _joins(one: str, other: str) -> bool:
    return other in JOINED or one == "\u200d" or 0x1F3FB <= ord(other) <= 0x1F3FF or 0x300 <= ord(other) <= 0x36F


def _is_flag(sign: str) -> bool:
    return 0x1F1E6 <= ord(sign) <= 0x1F1FF


def leafing(page: int, last: int, action: str) -> tuple[tuple[Button, ...], ...]:
    """Buttons to the page before and after, where there are such; *action* is what stands before the page."""
    buttons = [
        *([Button("◀", data=f"{action}{page - 1}")] if page > 0 else []),
        *([Button("▶", data=f"{action}{page + 1}")] if page < last else []),
    ]
    return (tuple(buttons),) if buttons else ()
