"""What Telegram's own parser (TDLib 1.8.67, parseTextEntities) says to these texts, and what sending then does."""

import pytest

from rehearsal.call import formatted
from rehearsal.entities import parse_html
from rehearsal.errors import Refused


def short(entities: list[dict]) -> list[tuple]:
    return sorted((e["offset"], e["length"], e["type"]) for e in entities)


READ = [
    ("<b>x</b>", "x", [(0, 1, "bold")]),
    ("a & b &amp; &lt; &nbsp; &apos; &quot; &#65; &#x41; &#0; &lt", 'a & b & < &nbsp; &apos; " A A &#0; <', []),
    ("&amp;lt;", "&lt;", []),
    ("<B>x</B>", "x", [(0, 1, "bold")]),
    ("<b class=x>y</b>", "y", [(0, 1, "bold")]),
    (
        "<ins>a</ins><s>b</s><del>c</del><em>d</em>",
        "abcd",
        [(0, 1, "underline"), (1, 1, "strikethrough"), (2, 1, "strikethrough"), (3, 1, "italic")],
    ),
    ("<b>👩🏽‍🏫</b>z", "👩🏽‍🏫z", [(0, 7, "bold")]),
    ("<b>a<i>b</i></b>", "ab", [(0, 2, "bold"), (1, 1, "italic")]),
    ('<a href="http://x.y">q</a>', "q", [(0, 1, "text_link")]),
    ("<a>http://x.y/z</a>", "http://x.y/z", [(0, 12, "text_link")]),
    ("<a href='tg://user?id=123'>K</a>", "K", [(0, 1, "text_mention")]),
    ('<a href="">K</a>', "K", []),
    ("<a href='notaurl'>K</a>", "K", []),
    ('<pre><code class="language-python">x\ny</code></pre>', "x\ny", [(0, 3, "pre")]),
    ("<code>x</code>", "x", [(0, 1, "code")]),
    ('<tg-spoiler>s</tg-spoiler><span class="tg-spoiler">t</span>', "st", [(0, 1, "spoiler"), (1, 1, "spoiler")]),
    ("<blockquote>q</blockquote>", "q", [(0, 1, "blockquote")]),
    ("<blockquote expandable>q</blockquote>", "q", [(0, 1, "expandable_blockquote")]),
    ('<tg-time unix="1700000000" format="wDT">x</tg-time>', "x", [(0, 1, "date_time")]),
    ("<tg-time>x</tg-time>", "x", []),
    ("<tg-time unix='0'>x</tg-time>", "x", []),
    ("<b></b>", "", []),
]


@pytest.mark.parametrize(("source", "text", "entities"), READ)
def test_markup_is_read_as_telegram_reads_it(source: str, text: str, entities: list[tuple]) -> None:
    found = parse_html(source)
    assert found[0] == text
    assert short(found[1]) == entities


REFUSED = [
    ("a < b", 'unsupported start tag "" at byte offset 2'),
    ("<br>", 'unsupported start tag "br" at byte offset 0'),
    ("é<br>", 'unsupported start tag "br" at byte offset 2'),
    ("<p>x</p>", 'unsupported start tag "p" at byte offset 0'),
    ("<b>x</i>", 'unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("<b>x", 'can\'t find end tag corresponding to start tag "b"'),
    ("x</b>", "unexpected end tag at byte offset 1"),
    ("<a href=tg://user?id=123>K</a>", "unexpected end of name token at byte offset 8"),
    ("<span>t</span>", 'tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("<b", "unclosed start tag at byte offset 0"),
    ("<b x=", 'unclosed start tag "b" at byte offset 0'),
    ("<b>x</b x>", "unclosed end tag at byte offset 4"),
    ("<tg-time unix='1' format='x'>x</tg-time>", "invalid date format used"),
    ('<tg-emoji emoji-id="x">👍</tg-emoji>', "invalid custom emoji identifier specified"),
]


@pytest.mark.parametrize(("source", "why"), REFUSED)
def test_what_telegram_refuses_is_refused_with_its_words(source: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_html(source)
    assert refused.value.description.lower() == f"bad request: can't parse entities: {why}"


SENT = [
    ("  <b>x </b> ", "x", [(0, 1, "bold")]),
    ("\n\n<b>x</b>\n\n", "x", [(0, 1, "bold")]),
    ("<b>a</b><b>b</b>", "ab", [(0, 2, "bold")]),
    ("<b><code>x</code></b>", "x", [(0, 1, "code")]),
    ("a\rb\tc", "ab c", []),
    ("👍 /help and @kamola_k", "👍 /help and @kamola_k", [(3, 5, "bot_command"), (13, 9, "mention")]),
    (
        "a/b 1/2 http://x.com/y, me@x.org #tag",
        "a/b 1/2 http://x.com/y, me@x.org #tag",
        [(8, 14, "url"), (24, 8, "email"), (33, 4, "hashtag")],
    ),
    ("<code>/help</code>", "/help", [(0, 5, "code")]),
    ('<a href="https://x.org/">/help</a>', "/help", [(0, 5, "text_link")]),
]


@pytest.mark.parametrize(("source", "text", "entities"), SENT)
def test_a_sent_text_is_trimmed_and_its_links_are_found(town, source: str, text: str, entities: list[tuple]) -> None:
    found = formatted(town, source, "HTML", None)
    assert found[0] == text
    assert short(found[1]) == entities


async def test_a_mention_by_link_names_the_person(api, cast) -> None:
    text = f'<a href="tg://user?id={cast.kamola.id}">you</a>'
    sent = (await api.sendMessage(chat_id=cast.kamola.id, text=text, parse_mode="html")).result
    assert sent["entities"][0]["user"]["first_name"] == "Kamola"
