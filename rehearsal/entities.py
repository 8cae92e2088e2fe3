"""Telegram's HTML parse mode: text with tags becomes plain text with entities, offsets in UTF-16 units, and what
Telegram refuses is refused with its texts. Links and commands that nobody marked are found by `autolinks`."""

import re
from dataclasses import dataclass, field
from typing import Any

from .errors import bad

Entity = dict[str, Any]

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
STOP = re.compile(r"[<&]")
NAME_END = re.compile(r"[\s>]")
ATTRIBUTE_END = re.compile(r"[\s=>/\"']")
TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
SPACE = re.compile(r"\s*")
TIME_FORMAT = re.compile(r"(?:[rR]|w?[dD]?[tT]?|w?[tT]?[dD]?)\Z")
USER_LINK = re.compile(r"tg:(?://)?user/?\?id=(\d{1,19})\Z", re.IGNORECASE)
ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:/{0,2})?[^\s/?#@]+\.[^\s/?#.]{2,}(?:[/?#:]\S*)?\Z|\w+://\S+\Z",
    re.IGNORECASE,
)


def utf16(text: str) -> int:
    """The length of `text` in UTF-16 units, which is what entities count in."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    start: int  # where its text starts among the pieces
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Reader:
    source: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0  # UTF-16 units so far
    entities: list[Entity] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)

    def wrong(self, what: str, at: int | None = None, more: str = "") -> Exception:
        place = "" if at is None else f" at byte offset {len(self.source[:at].encode())}"
        return bad(f"can't parse entities: {what}{place}{more}")

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += utf16(text)

    def read(self) -> tuple[str, list[Entity]]:
        at, end = 0, len(self.source)
        while at < end:
            found = STOP.search(self.source, at)
            stop = found.start() if found else end
            if stop > at:
                self.add(self.source[at:stop])
            if stop == end:
                break
            if self.source[stop] == "&":
                text, at = _reference(self.source, stop)
                self.add(text)
            elif self.source.startswith("</", stop):
                at = self.close(stop)
            else:
                at = self.open(stop)
        if self.opened:
            raise self.wrong(f'Can\'t find end tag corresponding to start tag "{self.opened[-1].tag}"')
        return "".join(self.pieces), self.entities

    def open(self, begin: int) -> int:
        found = NAME_END.search(self.source, begin + 1)
        if not found:
            raise self.wrong("Unclosed start tag", begin)
        tag = self.source[begin + 1 : found.start()].lower()
        if tag not in TAGS:
            raise self.wrong(f'Unsupported start tag "{tag}"', begin)
        opened = _Open(tag, self.length, len(self.pieces))
        at = self.attributes(opened, found.start(), begin)
        if tag == "span" and opened.attributes.get("class") != "tg-spoiler":
            raise self.wrong('Tag "span" must have class "tg-spoiler"', begin)
        self.opened.append(opened)
        return at

    def attributes(self, opened: _Open, at: int, begin: int) -> int:
        """Reads up to and over the ">"; returns where the text goes on."""
        source, end = self.source, len(self.source)
        while True:
            before, at = at, _skip(source, at)
            if at >= end:
                if at > before:
                    raise self.wrong(f'Empty attribute name in the tag "{opened.tag}"', begin)
                raise self.wrong("Unclosed start tag", begin)
            if source[at] == ">":
                return at + 1
            found = ATTRIBUTE_END.search(source, at)
            stop = found.start() if found else end
            if stop == at:
                raise self.wrong(f'Empty attribute name in the tag "{opened.tag}"', begin)
            name, at = source[at:stop].lower(), _skip(source, stop)
            if at >= end:
                raise self.wrong(f'Unclosed start tag "{opened.tag}"', begin)
            if source[at] == "=":
                value, at = self.value(opened, _skip(source, at + 1), begin)
            else:
                value = ""
            opened.attributes[name] = value

    def value(self, opened: _Open, at: int, begin: int) -> tuple[str, int]:
        source, end = self.source, len(self.source)
        if at >= end:
            raise self.wrong(f'Unclosed start tag "{opened.tag}"', begin)
        if source[at] not in "\"'":
            found = TOKEN.match(source, at)
            stop = found.end() if found else at
            if stop < end and source[stop] != ">" and not source[stop].isspace():
                raise self.wrong("Unexpected end of name token", at)
            return source[at:stop].lower(), stop
        stop = source.find(source[at], at + 1)
        if stop < 0:
            raise self.wrong("Unclosed start tag", begin)
        return _decoded(source[at + 1 : stop]), stop + 1

    def close(self, begin: int) -> int:
        if not self.opened:
            raise self.wrong("Unexpected end tag", begin)
        source = self.source
        found = NAME_END.search(source, begin + 2)
        stop = found.start() if found else len(source)
        name, at = source[begin + 2 : stop].lower(), _skip(source, stop)
        if at >= len(source) or source[at] != ">":
            raise self.wrong("Unclosed end tag", begin)
        opened = self.opened[-1]
        if name and name != opened.tag:
            raise self.wrong("Unmatched end tag", begin, f', expected "</{opened.tag}>", found "</{name}>"')
        self.opened.pop()
        if self.length > opened.offset:
            self.keep(opened)
        return at + 1

    def keep(self, opened: _Open) -> None:
        entity: Entity = {"type": TAGS[opened.tag], "offset": opened.offset, "length": self.length - opened.offset}
        attributes = opened.attributes
        if opened.tag == "a":
            address = attributes.get("href") or "".join(self.pieces[opened.start :])
            if not _link(entity, address):
                return
        elif opened.tag == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "tg-emoji":
            if not attributes.get("emoji-id", "").isdigit():
                raise self.wrong("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = attributes["emoji-id"]
        elif opened.tag == "tg-time":
            if not self._time(entity, attributes):
                return
        elif opened.tag == "code" and attributes.get("class", "").startswith("language-"):
            entity["language"] = attributes["class"].removeprefix("language-")
        elif opened.tag == "pre" and self._pre_with_code(entity):
            return
        self.entities.append(entity)

    def _pre_with_code(self, entity: Entity) -> bool:
        """<pre><code class="language-x">: one entity. The inner code is already kept and becomes the pre."""
        last = self.entities[-1] if self.entities else {}
        same = last.get("type") == "code" and last["offset"] == entity["offset"] and last["length"] == entity["length"]
        if same and "language" in last:
            last["type"] = "pre"
            return True
        return False

    def _time(self, entity: Entity, attributes: dict[str, str]) -> bool:
        form = attributes.get("format", "")
        if not TIME_FORMAT.match(form):
            raise self.wrong("Invalid date format used")
        moment = attributes.get("unix", "")
        if not moment.isdigit() or not 0 < int(moment) < 2**31:
            return False
        entity["unix_time"] = int(moment)
        entity["date_time_format"] = form
        return True


def _skip(source: str, at: int) -> int:
    found = SPACE.match(source, at)
    return found.end() if found else at


def _reference(source: str, at: int) -> tuple[str, int]:
    """One character reference at `at`; what Telegram does not know stays as it is written."""
    found = REFERENCE.match(source, at)
    if found:
        hexadecimal, decimal, name = found.groups()
        if name:
            if name in CHARACTERS:
                return CHARACTERS[name], found.end()
        else:
            code = int(hexadecimal, 16) if hexadecimal else int(decimal)
            if 0 < code < 0x10FFFF and not 0xD800 <= code < 0xE000:
                return chr(code), found.end()
    return "&", at + 1


def _decoded(value: str) -> str:
    out, at = [], 0
    while (stop := value.find("&", at)) >= 0:
        text, after = _reference(value, stop)
        out += [value[at:stop], text]
        at = after
    return "".join([*out, value[at:]])


def _link(entity: Entity, address: str) -> bool:
    """Fills in where a link leads; False if Telegram would drop it without a word."""
    if person := USER_LINK.match(address):
        entity["type"] = "text_mention"
        entity["user"] = int(person[1])  # the caller knows the people
        return True
    if not ADDRESS.match(address):
        return False
    if "://" not in address and not re.match(r"(?:mailto|tel|tg):", address):
        address = f"http://{address}"
    scheme, slashes, rest = address.partition("://")
    if slashes and scheme != "tg" and not re.search(r"[/?#]", rest):
        address += "/"
    entity["url"] = address
    return True


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Text and raw entities as they stand; `fixed` then trims and sorts them as sending does."""
    if "<" not in source and "&" not in source:
        return source, []
    return _Reader(source).read()
