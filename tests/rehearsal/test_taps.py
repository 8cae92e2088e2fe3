"""Taps, inline mode, links and commands."""

import pytest

from rehearsal import Unwelcome

MARKUP = {"inline_keyboard": [[{"text": "Go on", "callback_data": "go"}, {"text": "Read", "url": "https://x.org"}]]}


async def test_a_tap_reaches_the_bot_and_its_answer_the_phone(town, api, cast) -> None:
    await api.sendMessage(chat_id=cast.kamola.id, text="Card", reply_markup=MARKUP)
    tap = await cast.kamola.taps("Go", answer=False)
    (update,) = await api.updates()
    query = update["callback_query"]
    assert (query["data"], query["message"]["text"], query["from"]["id"]) == ("go", "Card", cast.kamola.id)
    await api.answerCallbackQuery(callback_query_id=query["id"], text="Saved", show_alert="True")
    assert (tap.text, tap.alert) == ("Saved", True)
    await cast.kamola.sees("Saved")
    assert (await cast.kamola.taps("Read")).url == "https://x.org"


async def test_a_tap_is_too_old_after_150_seconds_and_leaves_the_queue(town, api, cast) -> None:
    await api.sendMessage(chat_id=cast.kamola.id, text="Card", reply_markup=MARKUP)
    first = await cast.kamola.taps("Go", answer=False)
    await cast.kamola.says("and a word")
    await town.clock.moves(seconds=151)
    answer = await api.answerCallbackQuery(callback_query_id=first.id)
    assert answer.error == ("Bad Request: query is too old and response timeout expired or query ID is invalid")
    assert [set(u) - {"update_id"} for u in await api.updates()] == [{"message"}]


async def test_a_tap_on_a_deleted_message_shows_an_inaccessible_one(town, api, cast) -> None:
    sent = (await api.sendMessage(chat_id=cast.kamola.id, text="Card", reply_markup=MARKUP)).result
    message = cast.kamola.screen()[-1]
    await api.deleteMessage(chat_id=cast.kamola.id, message_id=sent["message_id"])
    with pytest.raises(AssertionError, match="never answered"):
        await cast.kamola.sends_callback(message, "go", limit=0.01)
    (update,) = await api.updates()
    assert update["callback_query"]["message"]["date"] == 0


async def test_inline_results_are_chosen_and_sent_via_the_bot(town, api, cast) -> None:
    import asyncio

    asking = asyncio.create_task(cast.kamola.asks_inline("feedback", chat=cast.group))
    query = (await api.getUpdates(timeout=1)).result[0]["inline_query"]
    assert (query["query"], query["chat_type"]) == ("feedback", "supergroup")
    article = {
        "type": "article",
        "id": "1",
        "title": "Feedback",
        "input_message_content": {"message_text": "<b>Feedback</b>", "parse_mode": "HTML"},
        "reply_markup": MARKUP,
    }
    assert (await api.answerInlineQuery(inline_query_id=query["id"], results=[article, article])).status == 400
    assert (await api.answerInlineQuery(inline_query_id=query["id"], results=[article])).result is True
    (result,) = await asking
    await api.updates()
    await cast.kamola.picks(result, chat=cast.group)
    said, chosen = await api.updates()
    assert said["message"]["via_bot"]["username"] == "staffroom_bot"
    inline_id = chosen["chosen_inline_result"]["inline_message_id"]
    await cast.maria.taps("Go", chat=cast.group, answer=False)
    tapped = (await api.updates())[0]["callback_query"]
    assert tapped["inline_message_id"] == inline_id
    assert "message" not in tapped
    assert (await api.editMessageText(inline_message_id=inline_id, text="Changed")).result is True
    await cast.maria.sees("Changed", chat=cast.group)
    await town.clock.moves(seconds=31)
    late = await api.answerInlineQuery(inline_query_id=query["id"], results=[])
    assert late.error.startswith("Bad Request: query is too old")


async def test_links_start_the_bot_with_a_payload(town, api, cast) -> None:
    await cast.stranger.opens("https://t.me/staffroom_bot?start=form_7")
    await cast.stranger.opens("t.me/staffroom_bot?start=not%20a%20payload")
    other = town.add_group("Science", members=[cast.maria])
    await cast.maria.opens("https://t.me/staffroom_bot?startgroup=g1", group=other)
    updates = await api.updates()
    assert [u["message"]["text"] for u in updates if "text" in u.get("message", {})] == [
        "/start form_7",
        "/start",
        "/start@staffroom_bot g1",
    ]
    with pytest.raises(Unwelcome):
        await cast.kamola.opens("https://example.org/")


async def test_everybody_sees_the_narrowest_list_of_commands(api, cast) -> None:
    async def lists(name: str, language: str = "", **scope) -> None:
        commands = [{"command": name, "description": "x"}]
        assert (await api.setMyCommands(commands=commands, scope=scope, language_code=language)).result is True

    await lists("everywhere", type="default")
    await lists("groups", type="all_group_chats")
    await lists("guruhlar", language="uz", type="all_group_chats")
    await lists("admins", type="all_chat_administrators")
    assert cast.kamola.commands() == ["everywhere"]
    assert cast.kamola.commands(cast.group) == ["guruhlar"]
    assert cast.maria.commands(cast.group) == ["admins"]
    await lists("hers", type="chat_member", chat_id=cast.group.id, user_id=cast.kamola.id)
    assert cast.kamola.commands(cast.group) == ["hers"]
    await api.deleteMyCommands(scope={"type": "chat_member", "chat_id": cast.group.id, "user_id": cast.kamola.id})
    assert cast.kamola.commands(cast.group) == ["guruhlar"]
    assert (await api.setMyCommands(commands=[{"command": "Bad", "description": "x"}])).status == 400
