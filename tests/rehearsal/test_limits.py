"""Sizes, rights and the texts with which a Bot API call is refused."""

import pytest

BUTTON = {"text": "Go", "callback_data": "go"}


def keyboard(*buttons: dict) -> dict:
    return {"inline_keyboard": [list(buttons)]}


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"text": ""}, "Bad Request: message text is empty"),
        ({"text": " \n "}, "Bad Request: text must be non-empty"),
        ({"text": "x" * 4097}, "Bad Request: message is too long"),
        ({"text": "é" * 16_385}, "Bad Request: text is too long"),
        ({"text": "x", "chat_id": ""}, "Bad Request: chat_id is empty"),
        ({"text": "x", "chat_id": 5}, "Bad Request: chat not found"),
        ({"text": "x", "chat_id": "@nobody"}, "Bad Request: chat not found"),
        ({"text": "x", "parse_mode": "Wiki"}, "Bad Request: unsupported parse_mode"),
        (
            {"text": "x", "reply_markup": keyboard({"text": "x"})},
            "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "reply_markup": keyboard({"text": "x", "callback_data": "я" * 33})},
            "Bad Request: BUTTON_DATA_INVALID",
        ),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[BUTTON]] * 101}}, "Bad Request: reply markup is too long"),
        ({"text": "x", "reply_markup": "{"}, "Bad Request: can't parse reply markup JSON object"),
        ({"text": "x", "reply_parameters": {"message_id": 999}}, "Bad Request: message to be replied not found"),
    ],
)
async def test_a_message_is_refused_with_telegrams_words(api, cast, values: dict, error: str) -> None:
    answer = await api.sendMessage(**{"chat_id": cast.kamola.id} | values)
    assert (answer.status, answer.error) == (400, error)


async def test_length_is_counted_in_characters_after_the_markup_is_read(api, cast) -> None:
    text = "<b>" + "👍" * 4096 + "</b>"
    sent = (await api.sendMessage(chat_id=cast.kamola.id, text=text, parse_mode="HTML")).result
    assert sent["entities"][0]["length"] == 8192
    answer = await api.sendDocument(chat_id=cast.kamola.id, caption="x" * 1025)
    assert answer.error == "Bad Request: message caption is too long"


async def test_64_bytes_of_callback_data_are_taken(api, cast) -> None:
    markup = keyboard({"text": "x", "callback_data": "я" * 32}, {"text": "off", "disabled": {}})
    sent = (await api.sendMessage(chat_id=cast.kamola.id, text="x", reply_markup=markup)).result
    assert sent["reply_markup"] == markup


async def test_people_who_never_wrote_or_blocked_the_bot_are_out_of_reach(town, api, cast) -> None:
    assert (await api.sendMessage(chat_id=cast.stranger.id, text="x")).error == "Bad Request: chat not found"
    answer = await api.sendMessage(chat_id=cast.maria.id, text="x")
    assert (answer.status, answer.error) == (403, "Forbidden: bot can't initiate conversation with a user")
    await cast.kamola.blocks_bot()
    answer = await api.sendMessage(chat_id=cast.kamola.id, text="x")
    assert (answer.status, answer.error) == (403, "Forbidden: bot was blocked by the user")
    assert [u["my_chat_member"]["new_chat_member"]["status"] for u in await api.updates()] == ["kicked"]
    await cast.kamola.unblocks_bot()
    cast.kamola.deactivated = True
    assert (await api.sendMessage(chat_id=cast.kamola.id, text="x")).error == "Forbidden: user is deactivated"


async def test_a_group_that_threw_the_bot_out_says_so(town, api, cast) -> None:
    town.remove_bot_from(cast.group, by=cast.maria)
    answer = await api.sendMessage(chat_id=cast.group.id, text="x")
    assert (answer.status, answer.error) == (403, "Forbidden: bot was kicked from the supergroup chat")
    town.add_bot_to(cast.group, by=cast.maria)
    await api.leaveChat(chat_id=cast.group.id)
    answer = await api.sendMessage(chat_id=cast.group.id, text="x")
    assert answer.error == "Forbidden: bot is not a member of the supergroup chat"


async def test_a_bot_may_be_kept_from_sending_some_kinds(api, cast) -> None:
    cast.group.muted = frozenset({"polls"})
    poll = {"question": "?", "options": ["a", "b"]}
    answer = await api.sendPoll(chat_id=cast.group.id, **poll)
    assert answer.error == "Bad Request: not enough rights to send polls to the chat"
    assert (await api.sendMessage(chat_id=cast.group.id, text="x")).result


async def test_edits_are_compared_and_only_own_messages_are_edited(api, cast) -> None:
    chat = cast.kamola.id
    sent = (await api.sendMessage(chat_id=chat, text="a", reply_markup=keyboard(BUTTON))).result
    target = {"chat_id": chat, "message_id": sent["message_id"]}
    same = await api.editMessageText(**target, text=" a ", reply_markup=keyboard(BUTTON))
    assert same.error.startswith("Bad Request: message is not modified: specified new message content")
    edited = (await api.editMessageText(**target, text="<b>b</b>", parse_mode="HTML")).result
    assert edited["text"] == "b"
    assert edited["edit_date"]
    assert "reply_markup" not in edited
    theirs = await cast.kamola.says("mine")
    answer = await api.editMessageText(chat_id=chat, message_id=theirs.id, text="x")
    assert answer.error == "Bad Request: message can't be edited"
    answer = await api.editMessageText(chat_id=chat, message_id=999, text="x")
    assert answer.error == "Bad Request: message to edit not found"
    answer = await api.editMessageCaption(**target, caption="x")
    assert answer.error == "Bad Request: there is no caption in the message to edit"


async def test_after_48_hours_a_message_can_be_edited_but_not_deleted(town, api, cast) -> None:
    sent = (await api.sendMessage(chat_id=cast.kamola.id, text="a")).result
    target = {"chat_id": cast.kamola.id, "message_id": sent["message_id"]}
    await town.clock.moves(hours=49)
    assert (await api.deleteMessage(**target)).error.startswith("Bad Request: message can't be deleted")
    assert (await api.editMessageText(**target, text="gone")).result["text"] == "gone"
    late = (await api.sendMessage(chat_id=cast.kamola.id, text="b")).result
    assert (await api.deleteMessage(chat_id=cast.kamola.id, message_id=late["message_id"])).result is True
    assert [m.text for m in cast.kamola.screen()] == ["/start", "gone"]
    answer = await api.deleteMessage(chat_id=cast.kamola.id, message_id=late["message_id"])
    assert answer.error == "Bad Request: message to delete not found"


async def test_others_messages_are_deleted_and_pinned_by_admins_only(town, api, cast) -> None:
    said = await cast.kamola.says("hello", chat=cast.group)
    target = {"chat_id": cast.group.id, "message_id": said.id}
    assert (await api.deleteMessage(**target)).error == "Bad Request: message can't be deleted"
    assert (await api.pinChatMessage(**target)).error == (
        "Bad Request: not enough rights to manage pinned messages in the chat"
    )
    town.promote(town.bot, cast.group)
    assert (await api.pinChatMessage(**target)).result is True
    assert (await api.getChat(chat_id=cast.group.id)).result["pinned_message"]["text"] == "hello"
    assert (await api.deleteMessage(**target)).result is True


async def test_numbers_out_of_range_are_clamped_and_unknown_parameters_ignored(api, cast) -> None:
    poll = (
        await api.sendPoll(chat_id=str(cast.kamola.id), question="?", options=["a"], open_period=10**9, colour="red")
    ).result["poll"]
    assert poll["open_period"] == 2_628_000
    assert (await api.getUpdates(limit=9999, timeout="0")).result == []


async def test_unknown_methods_and_wrong_tokens(town, api) -> None:
    assert ((await api.sendMoney()).status, (await api.sendMoney()).error) == (404, "Not Found")
    status, body, _ = await api.app.api.answer("/bot1000:wrong/getMe", b"", b"", b"")
    assert (status, body) == (401, b'{"ok": false, "error_code": 401, "description": "Unauthorized"}')
    assert (await api.GETME()).result["username"] == "staffroom_bot"


@pytest.mark.parametrize("kind", [b"application/json", b"multipart/form-data", b"multipart/form-data; boundary=x", b""])
@pytest.mark.parametrize(
    "body", [b"", b"[", b"[1]", b"\xff\xfe", b'{"chat_id": {"a": 1}, "text": 5}', b'{"text": "\\ud800"}']
)
@pytest.mark.parametrize("method", ["sendMessage", "sendPoll", "setMyCommands", "answerInlineQuery", "sendMediaGroup"])
async def test_malformed_calls_get_an_answer(api, kind: bytes, body: bytes, method: str) -> None:
    status, out, _ = await api.app.api.answer(f"/bot1000:rehearsal/{method}", b"", kind, body)
    assert status in (200, 400)
    assert b'"ok"' in out
