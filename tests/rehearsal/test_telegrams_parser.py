"""Texts read by Telegram's own parser and by rehearsal's, which must agree: every text of every language, with values
that would do harm, and texts put together at random. Left out where the parser is not installed (tests/tdlib)."""

import random
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from locales import languages, texts
from rehearsal.entities import parse_html
from rehearsal.errors import Refused
from rehearsal.formatting import autolinks
from tests.rehearsal.telegrams_parser import DETAILS, LIBRARY, Entity, Parser
from tests.rehearsal.test_entities import READ, REFUSED, SENT
from tests.test_guards import messages

pytestmark = pytest.mark.skipif(not LIBRARY.exists(), reason="TDLib is not installed: npm ci --prefix tests/tdlib")
VALUES: tuple[Any, ...] = ("Ana & <b> “5 > 3” 'x' 👩🏽‍🏫 ß", "a", 1, 7)
PIECES = (
    *("<b>", "</b>", "<i>", "</i>", "<u>", "</u>", "<s>", "</s>", "<code>", "</code>", "<pre>", "</pre>"),
    *('<a href="https://x.org/?a=1&amp;b=2">', "</a>", "<a>", '<a href="mailto:a@b.org">', "<tg-spoiler>"),
    *("</tg-spoiler>", "<blockquote>", "<blockquote expandable>", "</blockquote>", '<code class="language-py">'),
    *('<span class="tg-spoiler">', "</span>", "<tg-time unix='1700000000' format='wDT'>", "</tg-time>"),
    *("<br>", "</>", "<", "<b", "&amp;", "&lt;", "&#128512;", "&#x1F600;", "&nbsp;", "&", "<B >", "</b >"),
    *("word", " ", "\n", "Grüße", "👍", "👩🏽‍🏫", "مرحبا", "5 > 3", '"', "x.org", "https://x.org/a_(b)", "/help"),
)
PLAIN = (
    *(
        "see",
        "x.org",
        "https://x.org/a?b=c#d",
        "http://meet.example/abc",
        "www.uzedu.uz",
        "/help",
        "/help@staffroom_bot",
    ),
    *("@kamola", "@kamola_k", "#feedback", "#2026", "#grade3", "a@b.org", "kamola.k@uzedu.uz", "1/2", "and/or", "3.5"),
    *(
        "e.g.",
        "etc.",
        "Hello.World",
        "file.py",
        "notes.txt",
        "tg://resolve?domain=x",
        "https://t.me/x?start=1",
        "(x.org)",
    ),
    *(
        "“x.org”",
        "x.org,",
        "x.org.",
        "https://x.org/a,",
        "/a/b",
        "//help",
        "@",
        "#",
        "a@b",
        "мир.рф",
        "пример.com",
        "⁨Aino⁩",
    ),
)


@pytest.fixture(scope="module")
def telegram() -> Parser:
    return Parser()


@cache
def written(language: str) -> list[str]:
    """Every text of a language, with several values for whatever it takes."""
    said = texts(language)
    names = [(name, values) for name, values in messages(language).items() if not name.startswith("operator-")]
    return [
        str(said(name, **dict.fromkeys(taken, value))) for name, taken in names for value in VALUES[: 4 if taken else 1]
    ]


def at_random(pieces: tuple[str, ...], count: int, glue: str) -> Iterator[str]:
    dice = random.Random(7)
    for _ in range(count):
        yield glue.join(dice.choices(pieces, k=dice.randrange(1, 9)))


def ours(source: str) -> tuple[str, list[Entity]] | str:
    try:
        text, found = parse_html(source)
    except Refused as refused:
        return refused.description
    return text, as_told(found)


def as_told(found: list[dict[str, Any]]) -> list[Entity]:
    details = DETAILS.values()
    return sorted(
        (e["offset"], e["length"], e["type"], tuple((name, e[name]) for name in details if e.get(name))) for e in found
    )


def disagreements(telegram: Parser, sources: list[str]) -> list[Any]:
    return [(one, telegram.html(one), ours(one)) for one in sources if telegram.html(one) != ours(one)]


@pytest.mark.slow
@pytest.mark.parametrize("language", languages())
def test_every_text_of_ours_is_read_alike_and_accepted(telegram: Parser, language: str) -> None:
    sources = written(language)
    assert len(sources) > 500
    assert [one for one in sources if isinstance(telegram.html(one), str)] == []
    assert disagreements(telegram, sources) == []


def test_markup_put_together_at_random_is_read_alike(telegram: Parser) -> None:
    sources = [*at_random(PIECES, 3000, ""), *(source for source, *_ in (*READ, *REFUSED, *SENT))]
    assert disagreements(telegram, sources) == []


def test_links_in_plain_words_are_found_alike(telegram: Parser) -> None:
    sources = [*at_random(PLAIN, 1500, " "), *PLAIN]
    wrong = [
        (s, telegram.links(s), as_told(autolinks(s))) for s in sources if telegram.links(s) != as_told(autolinks(s))
    ]
    assert wrong == []
