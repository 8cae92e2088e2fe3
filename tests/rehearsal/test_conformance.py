"""The conformance table, first part: single calls. Each row is a behaviour of Telegram that we rely on, in words, and
its proof against rehearsal's HTTP API. What takes several steps is in test_conformance_stories."""

import pytest

from tests.rehearsal.conformance import GO, Rule, World, keyboard, message

MB = 1024 * 1024
TAP = {"text": "Go", "callback_data": "go"}
POLL = {"question": "?", "options": ["a", "b"]}
TEXT_BUTTON = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"


def poll(values: dict, said: str | None) -> object:
    return message(POLL | values, said, "group", "sendPoll")


def html(text: str, said: str | None) -> object:
    return message({"text": text, "parse_mode": "HTML"}, said and f"can't parse entities: {said}")


def button(said: str | None, **action: object) -> object:
    return message({"reply_markup": keyboard(**action)}, said)


TEXTS: list[Rule] = [
    ("4,096 characters of text are taken", message({"text": "x" * 4096}, None)),
    ("one more is too long", message({"text": "x" * 4097}, "message is too long")),
    ("characters are counted, not UTF-16 units", message({"text": "👍" * 4096}, None)),
    ("markup does not count", html("<b>" + "x" * 4096 + "</b>", None)),
    ("over 32,768 bytes nothing is parsed", message({"text": "é" * 16_385}, "text is too long")),
    ("no text is told apart from an empty one", message({"text": ""}, "message text is empty")),
    ("spaces are no text", message({"text": " \n"}, "text must be non-empty")),
    ("chat_id must be there", message({"chat_id": ""}, "chat_id is empty")),
    ("a chat nobody knows is not found", message({"chat_id": 5}, "chat not found")),
    ("a raw & and an unknown &nbsp; are kept", html("a & b &nbsp; &apos;", None)),
    ("a raw < is a tag without a name", html("a < b", 'Unsupported start tag "" at byte offset 2')),
    ("<br> is refused", html("<br>", 'Unsupported start tag "br" at byte offset 0')),
    ("<p> is refused", html("<p>x</p>", 'Unsupported start tag "p" at byte offset 0')),
    ("<div> is refused", html("<div>x</div>", 'Unsupported start tag "div" at byte offset 0')),
    (
        "a mismatched close is refused by byte offset",
        html("<b>é</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
    ),
    ("an open tag is refused", html("<b>x", 'Can\'t find end tag corresponding to start tag "b"')),
    ("senseless attributes are ignored, upper case is read", html("<B class=x>y</B>", None)),
    ("a time in the reader's zone is an entity", html('<tg-time unix="1700000000" format="wDT">x</tg-time>', None)),
    ("a wrong form of time is refused", html('<tg-time unix="1" format="x">y</tg-time>', "Invalid date format used")),
    ("a parse mode that does not exist is refused", message({"parse_mode": "Wiki"}, "unsupported parse_mode")),
    ("an unknown parameter is ignored", message({"colour": "red"}, None)),
    (
        "what is answered must be there",
        message({"reply_parameters": {"message_id": 999}}, "message to be replied not found"),
    ),
    (
        "unless it need not be",
        message({"reply_parameters": {"message_id": 999, "allow_sending_without_reply": True}}, None),
    ),
]
BUTTONS: list[Rule] = [
    ("64 bytes of callback data are taken", button(None, callback_data="я" * 32)),
    ("65 are not", button("BUTTON_DATA_INVALID", callback_data="я" * 32 + "x")),
    ("none are not, either", button(TEXT_BUTTON)),
    ("256 characters can be copied", button(None, copy_text={"text": "x" * 256})),
    ("257 cannot", button("BUTTON_COPY_TEXT_INVALID", copy_text={"text": "x" * 257})),
    ("a button may be disabled", button(None, disabled={})),
    (
        "a keyboard of 101 buttons is too long",
        message({"reply_markup": {"inline_keyboard": [[TAP]] * 101}}, "reply markup is too long"),
    ),
    ("markup that is no JSON is refused", message({"reply_markup": "{"}, "can't parse reply markup JSON object")),
]
POLLS: list[Rule] = [
    ("a question has 300 characters", poll({"question": "x" * 300}, None)),
    ("not 301", poll({"question": "x" * 301}, "poll question length must not exceed 300")),
    ("an option has 100 characters", poll({"options": ["x" * 100]}, None)),
    ("not 101", poll({"options": ["x" * 101]}, "poll options length must not exceed 100")),
    ("one option is enough, twelve are the most", poll({"options": list("abcdefghijkl")}, None)),
    ("thirteen are too many", poll({"options": ["x"] * 13}, "poll can't have more than 12 options")),
    ("options may be strings or objects", poll({"options": ["a", {"text": "b"}]}, None)),
    ("a quiz needs what is right", poll({"type": "quiz"}, "correct quiz option list must be non-empty")),
    (
        "in order",
        poll({"type": "quiz", "correct_option_ids": [1, 0]}, "correct quiz option list must be increasing"),
    ),
    ("open for 30 days", poll({"open_period": 2_628_000}, None)),
    (
        "members_only is for channels",
        poll({"members_only": True}, "voting can be limited in channel chats only"),
    ),
    (
        "options are added to polls with names only",
        poll({"allow_adding_options": True}, "answer options can't be added to anonymous polls and quizzes"),
    ),
]
REACH: list[Rule] = [("a person the bot has never met is not found", message({}, "chat not found", "zoe"))]
TABLE = [*TEXTS, *BUTTONS, *POLLS, *REACH]


@pytest.mark.parametrize("rule", [rule for _, rule in TABLE], ids=[words for words, _ in TABLE])
async def test_telegram_does_so_and_so_does_rehearsal(world: World, rule) -> None:
    await rule(world)


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/bot1000:rehearsal/sendMoney", 404, "Not Found"),
        ("/bot1000:wrong/getMe", 401, "Unauthorized"),
        ("/bot1000/getMe", 404, "Not Found"),
        ("/bot/getMe", 404, "Not Found"),
        ("/bot1000:rehearsal/", 404, "Not Found"),
        ("/file/bot1000:rehearsal/photos/none.png", 404, "Not Found"),
        ("/file/bot1000:wrong/x", 401, "Unauthorized"),
    ],
)
async def test_what_is_not_there_is_told_as_telegram_tells_it(world: World, path: str, status: int, said: str) -> None:
    answer = await world.client.get(path)
    assert (answer.status_code, answer.json()) == (status, {"ok": False, "error_code": status, "description": said})


async def test_methods_are_found_in_any_case_and_by_get_and_post(world: World) -> None:
    for method in ("getMe", "GETME", "getme"):
        assert (await world.client.get(f"/bot1000:rehearsal/{method}")).json()["result"]["username"] == "staffroom_bot"
    sent = await world.client.post(
        f"/bot1000:rehearsal/sendMessage?chat_id={world.kamola.id}",
        data={"text": "a+b & c", "disable_notification": "1"},
    )
    assert sent.json()["result"]["text"] == "a+b & c"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"["),
        ("application/json", b"[1]"),
        ("application/json", b"\xff\xfe"),
        ("application/json", b'{"chat_id": {"a": []}}'),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\n"),
        ("application/x-www-form-urlencoded", b"%zz=%4&&=&chat_id=%"),
        ("text/plain", b"\x00" * 1000),
    ],
)
@pytest.mark.parametrize("method", ["sendMessage", "sendPoll", "setWebhook", "getUpdates", "sendDocument"])
async def test_a_malformed_call_is_a_bad_request_and_never_a_traceback(
    world: World, method: str, kind: str, body: bytes
) -> None:
    answer = await world.client.post(f"/bot1000:rehearsal/{method}", content=body, headers={"content-type": kind})
    assert answer.status_code in (200, 400)
    assert answer.json()["ok"] is (answer.status_code == 200)
    assert b"Traceback" not in answer.content


async def test_a_file_that_is_too_large_is_413(world: World) -> None:
    files = {"document": ("big.bin", bytes(51 * MB))}
    answer = await world.client.post(
        "/bot1000:rehearsal/sendDocument", data={"chat_id": str(world.kamola.id)}, files=files
    )
    assert (answer.status_code, answer.json()["description"]) == (413, "Request Entity Too Large")
    photo = {"photo": ("big.png", bytes(11 * MB))}
    answer = await world.client.post(
        "/bot1000:rehearsal/sendPhoto", data={"chat_id": str(world.kamola.id)}, files=photo
    )
    assert answer.status_code == 400
    assert "too big for a photo" in answer.json()["description"]
    assert await world.send(reply_markup=GO)
