"""Polls: their limits, who votes, what the bot hears and how they end."""

import pytest


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"question": ""}, "poll question must be non-empty"),
        ({"question": "x" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least one answer option"),
        ({"options": ["x"] * 13}, "poll can't have more than 12 options"),
        ({"options": ["x" * 101, "b"]}, "poll options length must not exceed 100"),
        ({"type": "quiz"}, "correct quiz option list must be non-empty"),
        ({"type": "quiz", "correct_option_ids": [1, 0]}, "correct quiz option list must be increasing"),
    ],
)
async def test_a_poll_out_of_bounds_is_refused(api, cast, values: dict, error: str) -> None:
    answer = await api.sendPoll(**{"chat_id": cast.group.id, "question": "?", "options": ["a", "b"]} | values)
    assert answer.error == f"Bad Request: {error}"


async def test_votes_in_an_open_poll_are_told_and_taken_back(api, cast) -> None:
    options = [{"text": "Feedback"}, {"text": "Sleep"}]
    sent = (await api.sendPoll(chat_id=cast.group.id, question="Next?", options=options, is_anonymous=False)).result
    await cast.kamola.votes("Feedback", chat=cast.group)
    await cast.kamola.votes("Sleep", chat=cast.group)
    await cast.kamola.retracts_vote(chat=cast.group)
    answers = [u["poll_answer"] for u in await api.updates() if "poll_answer" in u]
    assert [a["option_ids"] for a in answers] == [[0], [1], []]
    assert answers[0]["option_persistent_ids"] == [sent["poll"]["options"][0]["persistent_id"]]
    assert answers[0]["user"]["id"] == cast.kamola.id


async def test_an_anonymous_poll_tells_no_names(api, cast) -> None:
    await api.sendPoll(chat_id=cast.group.id, question="Next?", options=["a", "b"])
    await cast.kamola.votes("a", chat=cast.group)
    updates = await api.updates()
    assert [set(u) - {"update_id"} for u in updates] == [{"poll"}]
    assert updates[0]["poll"]["total_voter_count"] == 1


async def test_a_poll_stopped_once_cannot_be_stopped_again(api, cast) -> None:
    sent = (await api.sendPoll(chat_id=cast.group.id, question="Next?", options=["a", "b"])).result
    target = {"chat_id": cast.group.id, "message_id": sent["message_id"]}
    await cast.maria.votes("b", chat=cast.group)
    final = (await api.stopPoll(**target)).result
    assert (final["is_closed"], final["options"][1]["voter_count"]) == (True, 1)
    assert (await api.stopPoll(**target)).error == "Bad Request: poll has already been closed"
    await cast.kamola.sees("Next?", chat=cast.group)
    text = (await api.sendMessage(chat_id=cast.group.id, text="x")).result
    target["message_id"] = text["message_id"]
    assert (await api.stopPoll(**target)).status == 400


async def test_a_poll_closed_by_its_timer_tells_the_bot_nothing(town, api, cast) -> None:
    sent = (await api.sendPoll(chat_id=cast.group.id, question="?", options=["a", "b"], open_period=60)).result
    await town.clock.moves(seconds=61)
    assert await api.updates() == []
    assert cast.kamola.screen(cast.group)[-1].poll.closed
    target = {"chat_id": cast.group.id, "message_id": sent["message_id"]}
    assert (await api.stopPoll(**target)).error == "Bad Request: poll has already been closed"


async def test_a_poll_message_keeps_its_text_but_may_change_its_buttons(api, cast) -> None:
    sent = (await api.sendPoll(chat_id=cast.group.id, question="?", options=["a", "b"])).result
    target = {"chat_id": cast.group.id, "message_id": sent["message_id"]}
    assert (await api.editMessageText(**target, text="x")).error == "Bad Request: message can't be edited"
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}
    assert (await api.editMessageReplyMarkup(**target, reply_markup=markup)).result["reply_markup"] == markup
