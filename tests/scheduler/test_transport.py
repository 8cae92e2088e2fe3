"""What Telegram may answer, and the one outcome it becomes. The fake stands at the network's edge."""

import json
from collections.abc import Callable

import httpx
import pytest
from telegram.request import HTTPXRequest

from cards.card import Button, Card
from locales import Html
from scheduler.kinds import NativePoll, StopPoll
from scheduler.transport import Outcome, Transport, Word

TOKEN = "1000:rehearsal"
HELLO = Card(Html("Hello"), ((Button("Tap", data="area:verb:1"),),))
Answer = Callable[[httpx.Request], httpx.Response]

REFUSALS = (
    (400, "Bad Request: message is not modified: specified new message content is the same", "unchanged"),
    (400, "Bad Request: poll has already been closed", "poll-closed"),
    (403, "Forbidden: bot was blocked by the user", "blocked"),
    (403, "Forbidden: user is deactivated", "blocked"),
    (403, "Forbidden: bot can't initiate conversation with a user", "blocked"),
    (403, "Forbidden: bot was kicked from the group chat", "away"),
    (403, "Forbidden: bot was kicked from the supergroup chat", "away"),
    (403, "Forbidden: bot is not a member of the supergroup chat", "away"),
    (403, "Forbidden: the group chat was deleted", "away"),
    (400, "Bad Request: chat not found", "away"),
    (400, "Bad Request: PEER_ID_INVALID", "refused"),
    (400, "Bad Request: message thread not found", "no-topic"),
    (400, "Bad Request: TOPIC_CLOSED", "no-topic"),
    (400, "Bad Request: not enough rights to send text messages to the chat", "no-rights"),
    (400, "Bad Request: not enough rights to send polls to the chat", "no-rights"),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN", "no-rights"),
    (400, "Bad Request: message to edit not found", "message-gone"),
    (400, "Bad Request: message can't be edited", "message-gone"),
    (400, "Bad Request: message with poll to stop not found", "message-gone"),
    (400, "Bad Request: MESSAGE_ID_INVALID", "message-gone"),
    (400, 'Bad Request: can\'t parse entities: unsupported start tag "x" at byte offset 0', "unreadable"),
    (400, "Bad Request: message is too long", "too-long"),
    (400, "Bad Request: message caption is too long", "too-long"),
    (400, "Bad Request: inline keyboard button URL 'meet' is invalid: Wrong HTTP URL", "bad-link"),
    (400, "Bad Request: BUTTON_URL_INVALID", "bad-link"),
    (400, "Bad Request: wrong file identifier/HTTP URL specified", "file-gone"),
    (401, "Unauthorized", "unreachable"),
    (404, "Not Found", "unreachable"),
    (409, "Conflict: terminated by other getUpdates request", "later"),
    (500, "Internal Server Error", "later"),
    (502, "Bad Gateway", "later"),
)

BROKEN = (
    (httpx.ConnectError, "unreachable"),
    (httpx.ConnectTimeout, "unreachable"),
    (httpx.PoolTimeout, "unreachable"),
    (httpx.ReadTimeout, "uncertain"),
    (httpx.WriteTimeout, "uncertain"),
    (httpx.ReadError, "uncertain"),
    (httpx.WriteError, "uncertain"),
    (httpx.RemoteProtocolError, "uncertain"),
)


ELSEWHERE = {"id": -8, "type": "group", "title": "Physics"}


def a_transport(answer: Answer) -> Transport:
    request = HTTPXRequest(httpx_kwargs={"transport": httpx.MockTransport(answer)})
    return Transport.over(request, TOKEN, "http://telegram.example")


def refusing(status: int, description: str, **parameters: int) -> Answer:
    body = {"ok": False, "error_code": status, "description": description, "parameters": parameters}
    return lambda request: httpx.Response(status, json=body if parameters else {**body, "parameters": {}})


async def sends(answer: Answer) -> Outcome:
    return await a_transport(answer).send(-7, HELLO, thread=None, reply_to=None)


@pytest.mark.parametrize(("status", "description", "word"), REFUSALS)
async def test_every_refusal_becomes_its_outcome(status: int, description: str, word: str) -> None:
    assert (await sends(refusing(status, description))).word == word


@pytest.mark.parametrize(("error", "word"), BROKEN)
async def test_what_may_have_arrived_is_told_from_what_cannot(error: type[httpx.RequestError], word: str) -> None:
    def breaking(request: httpx.Request) -> httpx.Response:
        raise error("")

    assert await sends(breaking) == Outcome(Word(word))


async def test_a_flood_warning_says_how_long_to_wait() -> None:
    outcome = await sends(refusing(429, "Too Many Requests: retry after 7", retry_after=7))
    assert outcome == Outcome(Word.FLOODED, retry_after=7.0)


async def test_an_upgraded_group_says_where_it_went() -> None:
    answer = refusing(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1007)
    assert await sends(answer) == Outcome(Word.MOVED, new_chat_id=-1007)


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(502, html="<html>nginx</html>"),
        httpx.Response(504, text=""),
        httpx.Response(200, html="<html>Please sign in</html>"),
        httpx.Response(200, json={"ok": True, "result": {"message_id": "41"}}),
        httpx.Response(200, json={"ok": True, "result": {"message_id": 41, "date": 1, "chat": ELSEWHERE}}),
    ],
    ids=["502 of a proxy", "504 of a proxy", "a page", "a message nobody can read", "the answer to another request"],
)
async def test_an_answer_that_is_not_telegrams_says_nothing_about_what_was_done(answer: httpx.Response) -> None:
    assert (await sends(lambda request: answer)).word is Word.UNCERTAIN


@pytest.mark.parametrize("status", [400, 403])
async def test_a_page_of_somebody_in_between_who_forbids_is_no_word_of_telegrams(status: int) -> None:
    assert (await sends(lambda request: httpx.Response(status, html="<html>Blocked</html>"))).word is Word.LATER


async def test_marks_that_telegram_cannot_read_are_left_out_and_the_words_arrive() -> None:
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(dict(httpx.QueryParams(request.content.decode()))["text"])
        if len(seen) == 1:
            return refusing(400, "Bad Request: can't parse entities: unmatched end tag")(request)
        return httpx.Response(200, json={"ok": True, "result": a_message()})

    card = Card(Html("<b>Maths &amp; more</b> &lt;3"))
    outcome = await a_transport(answer).send(-7, card, thread=None, reply_to=None)
    assert outcome.word is Word.SENT
    assert seen == ["<b>Maths &amp; more</b> &lt;3", "Maths &amp; more &lt;3"]


async def test_a_message_goes_out_as_html_without_a_preview_and_its_id_comes_back() -> None:
    seen: list[dict[str, str]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(dict(httpx.QueryParams(request.content.decode())))
        return httpx.Response(200, json={"ok": True, "result": a_message()})

    outcome = await a_transport(answer).send(-7, HELLO, thread=5, reply_to=4)
    assert outcome.word is Word.SENT
    assert outcome.sent is not None
    assert outcome.sent.message_id == 41
    assert (seen[0]["parse_mode"], seen[0]["message_thread_id"]) == ("HTML", "5")
    assert json.loads(seen[0]["link_preview_options"]) == {"is_disabled": True}
    reply = json.loads(seen[0]["reply_parameters"])
    assert (reply["message_id"], reply["allow_sending_without_reply"]) == (4, True)


async def test_a_post_is_changed_in_place() -> None:
    answer = refusing(400, "Bad Request: message to edit not found")
    assert (await a_transport(answer).edit(-7, 41, HELLO)).word is Word.MESSAGE_GONE


async def test_a_poll_brings_its_id_and_its_end_the_count() -> None:
    poll = {
        "id": "p1",
        "question": "Ready?",
        "options": [
            {"text": "Yes", "voter_count": 3, "persistent_id": "0"},
            {"text": "No", "voter_count": 1, "persistent_id": "1"},
        ],
        "total_voter_count": 4,
        "is_closed": True,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    }

    def answer(request: httpx.Request) -> httpx.Response:
        is_stop = request.url.path.endswith("stopPoll")
        return httpx.Response(200, json={"ok": True, "result": poll if is_stop else {**a_message(), "poll": poll}})

    transport = a_transport(answer)
    posted = await transport.send(-7, NativePoll("Ready?", ["Yes", "No"], True), thread=None, reply_to=None)
    assert posted.sent is not None
    assert posted.sent.poll_id == "p1"
    closed = await transport.send(-8, StopPoll(41), thread=None, reply_to=None)
    assert closed.sent is not None
    assert (closed.sent.tally, closed.sent.voters) == ((3, 1), 4)


def a_message() -> dict[str, object]:
    return {"message_id": 41, "date": 1, "chat": {"id": -7, "type": "group", "title": "Maths"}, "text": "Hello"}
