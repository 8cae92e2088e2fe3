"""Ephemeral messages: who may send them, for how long, and who sees them."""

import pytest

BUTTONS = {"inline_keyboard": [[{"text": "Mine", "callback_data": "mine"}]]}


async def tap_id(api) -> str:
    return (await api.updates())[-1]["callback_query"]["id"]


async def test_a_tap_allows_a_whisper_for_15_seconds(town, api, cast) -> None:
    chat = cast.group.id
    await api.sendMessage(chat_id=chat, text="Card", reply_markup=BUTTONS)
    await cast.kamola.taps("Mine", chat=cast.group, answer=False)
    whisper = {"receiver_user_id": cast.kamola.id, "callback_query_id": await tap_id(api)}
    sent = (await api.sendMessage(chat_id=chat, text="Only you", ephemeral_message_parameters=whisper)).result
    assert (sent["message_id"], sent["ephemeral_message_id"], sent["receiver_user"]["id"]) == (0, 1, cast.kamola.id)
    assert (await cast.kamola.sees("Only you", chat=cast.group)).ephemeral_id == 1
    await cast.maria.shows("Card", chat=cast.group)
    assert "Only you" not in [m.text for m in cast.maria.screen(cast.group)]
    await town.clock.moves(seconds=16)
    late = await api.sendMessage(chat_id=chat, text="Late", ephemeral_message_parameters=whisper)
    assert late.error.startswith("Bad Request: query is too old")


async def test_a_whisper_needs_a_tap_of_the_same_member_or_an_admin_bot(town, api, cast) -> None:
    chat = cast.group.id
    await api.sendMessage(chat_id=chat, text="Card", reply_markup=BUTTONS)
    await cast.kamola.taps("Mine", chat=cast.group, answer=False)
    others = {"receiver_user_id": cast.maria.id, "callback_query_id": await tap_id(api)}
    assert (await api.sendMessage(chat_id=chat, text="x", ephemeral_message_parameters=others)).status == 400
    bare = {"receiver_user_id": cast.maria.id}
    assert (await api.sendMessage(chat_id=chat, text="x", ephemeral_message_parameters=bare)).status == 400
    await cast.maria.says("/help", chat=cast.group)
    assert (await api.sendMessage(chat_id=chat, text="x", ephemeral_message_parameters=bare)).status == 200
    await town.clock.moves(seconds=16)
    assert (await api.sendMessage(chat_id=chat, text="x", ephemeral_message_parameters=bare)).status == 400
    town.promote(town.bot, cast.group)
    assert (await api.sendMessage(chat_id=chat, text="x", ephemeral_message_parameters=bare)).status == 200
    stranger = {"receiver_user_id": cast.stranger.id}
    assert (await api.sendMessage(chat_id=chat, text="x", ephemeral_message_parameters=stranger)).status == 400


async def test_a_whisper_is_edited_and_deleted_by_its_own_methods(api, cast) -> None:
    await cast.kamola.says("/mine", chat=cast.group)
    whisper = {"receiver_user_id": cast.kamola.id}
    sent = (
        await api.sendMessage(
            chat_id=cast.group.id, text="One", ephemeral_message_parameters=whisper, reply_markup=BUTTONS
        )
    ).result
    target = {
        "chat_id": cast.group.id,
        "receiver_user_id": cast.kamola.id,
        "ephemeral_message_id": sent["ephemeral_message_id"],
    }
    await cast.kamola.taps("Mine", chat=cast.group, answer=False)
    tapped = (await api.updates())[-1]["callback_query"]["message"]
    assert (tapped["message_id"], tapped["ephemeral_message_id"]) == (0, sent["ephemeral_message_id"])
    assert (await api.editEphemeralMessageText(**target, text="Two")).result is True
    await cast.kamola.sees("Two", chat=cast.group)
    assert (await api.editEphemeralMessageReplyMarkup(**target, reply_markup=BUTTONS)).result is True
    assert (await api.editEphemeralMessageText(**target, text="Two", reply_markup=BUTTONS)).status == 400
    assert (await api.deleteEphemeralMessage(**target)).result is True
    assert "Two" not in [m.text for m in cast.kamola.screen(cast.group)]
    assert (await api.deleteEphemeralMessage(**target)).status == 400


async def test_a_whisper_can_stand_in_for_the_tapped_message(api, cast) -> None:
    await api.sendMessage(chat_id=cast.group.id, text="Card", reply_markup=BUTTONS)
    await cast.kamola.taps("Mine", chat=cast.group, answer=False)
    whisper = {
        "receiver_user_id": cast.kamola.id,
        "callback_query_id": await tap_id(api),
        "replace_callback_query_message": True,
    }
    await api.sendMessage(chat_id=cast.group.id, text="Your card", ephemeral_message_parameters=whisper)
    assert [m.text for m in cast.kamola.screen(cast.group) if not m.service] == ["Your card"]
    assert [m.text for m in cast.maria.screen(cast.group) if not m.service] == ["Card"]


async def test_an_ephemeral_command_is_seen_by_its_sender_and_the_bot(town, api, cast) -> None:
    commands = [{"command": "mine", "description": "My cards", "is_ephemeral": True}]
    await api.setMyCommands(commands=commands, scope={"type": "all_group_chats"})
    said = await cast.kamola.says("/mine", chat=cast.group)
    (update,) = await api.updates()
    message = update["message"]
    assert (message["message_id"], message["receiver_user"]["id"]) == (0, town.bot.id)
    assert said not in cast.maria.screen(cast.group)
    reply = {"ephemeral_message_id": message["ephemeral_message_id"]}
    whisper = {"receiver_user_id": cast.kamola.id}
    call = {
        "chat_id": cast.group.id,
        "text": "Here",
        "reply_parameters": reply,
        "ephemeral_message_parameters": whisper,
    }
    assert (await api.sendMessage(**call)).result["reply_to_message"]["text"] == "/mine"
    await town.clock.moves(seconds=16)
    assert (await api.sendMessage(**call)).error == "Bad Request: message to be replied not found"


@pytest.mark.parametrize("parameters", ["{", "[1]", {"receiver_user_id": 0}, {"receiver_user_id": "x"}])
async def test_senseless_parameters_are_refused(api, cast, parameters) -> None:
    answer = await api.sendMessage(chat_id=cast.group.id, text="x", ephemeral_message_parameters=parameters)
    assert answer.status == 400
