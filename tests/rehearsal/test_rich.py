"""Rich messages: what is taken, what the phone shows of it, and that aiogram reads it."""

import pytest
from aiogram.types import Message

HTML = (
    "<h2>This month</h2><p>Two <b>webinars</b> and <a href='https://x.org/'>a poll</a></p><ul><li>Feedback</li>"
    "<li>Homework</li></ul><hr><table><tr><th>Day</th><th>What</th></tr><tr><td>8 Dec</td><td>Feedback</td></tr>"
    "</table>"
    "<blockquote><p>It worked.</p></blockquote>loose words"
)


async def test_html_becomes_blocks_that_the_phone_shows_in_words(api, cast) -> None:
    sent = (await api.sendRichMessage(chat_id=cast.kamola.id, rich_message={"html": HTML})).result
    blocks = sent["rich_message"]["blocks"]
    assert {block["type"] for block in blocks} == {"heading", "paragraph", "list", "divider", "table", "blockquote"}
    read = Message.model_validate(sent)
    assert read.rich_message is not None
    assert read.rich_message.model_dump(mode="json", exclude_none=True, warnings=False)["blocks"] == blocks
    shown = await cast.kamola.sees("This month", "Two webinars and a poll", "8 Dec")
    assert shown.text.endswith("It worked.\nloose words")


async def test_blocks_are_taken_as_they_are_and_edited(api, cast) -> None:
    given = {"blocks": [{"type": "paragraph", "text": ["one ", {"type": "bold", "text": "two"}]}], "is_rtl": True}
    sent = (await api.sendRichMessage(chat_id=cast.kamola.id, rich_message=given)).result
    assert sent["rich_message"] == given
    target = {"chat_id": cast.kamola.id, "message_id": sent["message_id"]}
    edited = (await api.editMessageText(**target, rich_message={"html": "<p>three</p>"})).result
    assert edited["rich_message"]["blocks"] == [{"type": "paragraph", "text": "three"}]
    assert (await api.editMessageText(**target, text="plain")).result["text"] == "plain"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "rich message is empty"),
        ({"html": " "}, "rich message is empty"),
        ({"html": "<p>x</p>", "blocks": []}, "exactly one of the fields"),
        ({"html": "<script>x</script>"}, 'unsupported start tag "script"'),
        ({"html": "<p>x"}, 'tag "p" is not closed'),
        ({"html": "<p>x</b>"}, 'unexpected end tag "b"'),
        ({"html": "<p>" + "x" * 32_769 + "</p>"}, "rich message is too long"),
        ({"blocks": [{"type": "spell"}]}, "wrong block"),
    ],
)
async def test_what_is_no_rich_message_is_refused(api, cast, given, said) -> None:
    assert said in (await api.sendRichMessage(chat_id=cast.kamola.id, rich_message=given)).error
