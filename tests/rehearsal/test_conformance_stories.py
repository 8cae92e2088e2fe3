"""The conformance table, second part: behaviours that show only over several steps or some time."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.rehearsal.conformance import BAD, GO, Rule, World, same

STORIES: list[Rule] = []
Story = Callable[[World], Awaitable[None]]
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"


def row(words: str) -> Callable[[Story], Story]:
    def keep(story: Story) -> Story:
        STORIES.append((words, story))
        return story

    return keep


# --- limits of sending --------------------------------------------------------------------------------------------


@row("a 429 says how long to wait, in the body and in a header")
async def _(w: World) -> None:
    replies = [await w.call("sendMessage", chat_id=w.kamola.id, text="x") for _ in range(4)]
    last = replies[-1]
    assert last.said == (429, f"Too Many Requests: retry after {last.body['parameters']['retry_after']}")
    assert last.headers["retry-after"] == str(last.body["parameters"]["retry_after"])


@row("a group takes 20 messages a minute, and edits count")
async def _(w: World) -> None:
    sent = await w.send(w.group.id)
    for number in range(19):
        await w.rest(seconds=1)
        await w.ok("editMessageText", chat_id=w.group.id, message_id=sent["message_id"], text=str(number))
    await w.rest(seconds=1)
    status, _ = await w.refused("sendMessage", chat_id=w.group.id, text="x")
    assert status == 429
    await w.rest(seconds=60)
    assert await w.send(w.group.id)


@row("answers to taps are not limited")
async def _(w: World) -> None:
    for _ in range(40):
        assert (await w.call("answerCallbackQuery", callback_query_id="1")).status == 400


# --- polls --------------------------------------------------------------------------------------------------------


@row("votes are told by name only where the poll says so, and a vote taken back is an empty one")
async def _(w: World) -> None:
    await w.poll(is_anonymous=False)
    await w.kamola.votes("a", chat=w.group)
    await w.kamola.retracts_vote(chat=w.group)
    votes = [u["poll_answer"] for u in await w.news() if "poll_answer" in u]
    assert [(vote["user"]["id"], vote["option_ids"]) for vote in votes] == [(w.kamola.id, [0]), (w.kamola.id, [])]
    await w.poll()
    await w.kamola.votes("b", chat=w.group)
    assert await w.kinds() == ["poll"]


@row("a poll that closes by its timer tells the bot nothing, and cannot be stopped any more")
async def _(w: World) -> None:
    sent = await w.poll(open_period=60)
    await w.rest(seconds=61)
    assert await w.news() == []
    target = {"chat_id": w.group.id, "message_id": sent["message_id"]}
    assert await w.refused("stopPoll", **target) == (400, BAD + "poll has already been closed")


@row("stopping gives the final poll, whatever its age")
async def _(w: World) -> None:
    sent = await w.poll()
    await w.kamola.votes("a", chat=w.group)
    await w.rest(days=20)
    final = await w.ok("stopPoll", chat_id=w.group.id, message_id=sent["message_id"])
    assert (final["is_closed"], final["total_voter_count"]) == (True, 1)


@row("a poll's text cannot be edited, its buttons can")
async def _(w: World) -> None:
    target = {"chat_id": w.group.id, "message_id": (await w.poll())["message_id"]}
    assert await w.refused("editMessageText", **target, text="x") == (400, BAD + "message can't be edited")
    assert (await w.ok("editMessageReplyMarkup", **target, reply_markup=GO))["reply_markup"] == GO


@row("a period out of range is clamped, a date out of range is refused")
async def _(w: World) -> None:
    assert (await w.poll(open_period=1))["poll"]["open_period"] == 5
    far = int(w.town.clock.timestamp()) + 2_628_100
    assert (await w.refused("sendPoll", chat_id=w.group.id, question="?", options=["a"], close_date=far))[0] == 400


@row("unless it says otherwise, a vote in a quiz stays and one in a regular poll may change")
async def _(w: World) -> None:
    quiz = await w.poll(type="quiz", correct_option_ids=[0])
    assert (quiz["poll"]["allows_revoting"], (await w.poll())["poll"]["allows_revoting"]) == (False, True)


# --- updates ------------------------------------------------------------------------------------------------------


@row("a tap waits 150 seconds for the bot, a message a day")
async def _(w: World) -> None:
    await w.send(w.group.id, reply_markup=GO)
    await w.kamola.taps("Go", chat=w.group, answer=False)
    await w.rest(seconds=151)
    assert await w.news() == []
    await w.kamola.says("hello")
    await w.rest(hours=23)
    assert await w.kinds() == ["message"]


@row("an inline query waits 30 seconds")
async def _(w: World) -> None:
    asking = asyncio.create_task(w.kamola.asks_inline("x", limit=0.5))
    await asyncio.sleep(0.05)
    await w.rest(seconds=31)
    assert await w.news() == []
    with pytest.raises(AssertionError):
        await asking


@row("an offset confirms all before it; the filter of updates stays until it is changed")
async def _(w: World) -> None:
    await w.kamola.says("one")
    await w.kamola.says("two")
    first, second = await w.ok("getUpdates")
    assert (await w.ok("getUpdates", offset=second["update_id"]))[0]["message"]["text"] == "two"
    assert second["update_id"] == first["update_id"] + 1
    await w.news(allowed_updates=["callback_query"])
    await w.kamola.says("unheard")
    assert await w.news() == []


@row("a second getUpdates ends the first with 409")
async def _(w: World) -> None:
    first = asyncio.create_task(w.call("getUpdates", timeout=20))
    assert await w.town.journal.until(lambda: w.town.bot.queue.polling == 1, 5)
    assert await w.ok("getUpdates") == []
    status, said = (await first).said
    assert (status, said.split(":")[0]) == (409, "Conflict")


@row("limit and timeout out of range are clamped")
async def _(w: World) -> None:
    assert await w.ok("getUpdates", limit=10_000, timeout=-1) == []


@row("with a webhook there is no getUpdates")
async def _(w: World) -> None:
    await w.ok("setWebhook", url="https://bot.example/hook")
    assert await w.refused("getUpdates") == (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
    assert (await w.refused("setWebhook", url="https://bot.example/hook"))[0] == 429
    await w.ok("deleteWebhook")
    assert await w.news() == []


# --- editing and deleting -----------------------------------------------------------------------------------------


@row("an own message can be edited for ever and deleted for two days")
async def _(w: World) -> None:
    target = {"chat_id": w.kamola.id, "message_id": (await w.send())["message_id"]}
    await w.rest(days=40)
    assert (await w.ok("editMessageText", **target, text="new"))["text"] == "new"
    assert (await w.refused("deleteMessage", **target))[1].startswith(BAD + "message can't be deleted")


@row("an edit that changes nothing is refused, a markup left out is taken away")
async def _(w: World) -> None:
    target = {"chat_id": w.kamola.id, "message_id": (await w.send(reply_markup=GO))["message_id"]}
    assert (await w.refused("editMessageText", **target, text="x", reply_markup=GO))[1].startswith(
        BAD + "message is not modified: specified new message content"
    )
    assert "reply_markup" not in await w.ok("editMessageText", **target, text="y")


@row("what others wrote cannot be edited, and deleted only by an admin")
async def _(w: World) -> None:
    said = await w.kamola.says("hello", chat=w.group)
    target = {"chat_id": w.group.id, "message_id": said.id}
    assert await w.refused("editMessageText", **target, text="x") == (400, BAD + "message can't be edited")
    assert await w.refused("deleteMessage", **target) == (400, BAD + "message can't be deleted")
    w.town.promote(w.town.bot, w.group)
    assert await w.ok("deleteMessage", **target) is True
    assert await w.refused("deleteMessage", **target) == (400, BAD + "message to delete not found")


@row("a message tapped after it was deleted is inaccessible, with date 0")
async def _(w: World) -> None:
    card = await w.send(w.group.id, reply_markup=GO)
    message = w.group.messages[card["message_id"]]
    await w.ok("deleteMessage", chat_id=w.group.id, message_id=card["message_id"])
    asking = asyncio.create_task(w.kamola.sends_callback(message, "go", limit=0.5))
    (update,) = await w.news(timeout=5)
    assert update["callback_query"]["message"]["date"] == 0
    with pytest.raises(AssertionError):
        await asking


@row("a tap is answered with 200 characters at most, within its time")
async def _(w: World) -> None:
    await w.send(w.group.id, reply_markup=GO)
    tap = await w.kamola.taps("Go", chat=w.group, answer=False)
    assert (await w.refused("answerCallbackQuery", callback_query_id=tap.id, text="x" * 201))[0] == 400
    await w.rest(seconds=151)
    assert await w.refused("answerCallbackQuery", callback_query_id=tap.id) == (400, BAD + OLD_QUERY)


# --- who can be reached -------------------------------------------------------------------------------------------


@row("who never started the bot, blocked it or is gone gets nothing: 403 in each one's words")
async def _(w: World) -> None:
    said = (403, "Forbidden: bot can't initiate conversation with a user")
    assert await w.refused("sendMessage", chat_id=w.maria.id, text="x") == said
    await w.kamola.blocks_bot()
    assert await w.refused("sendMessage", chat_id=w.kamola.id, text="x") == (
        403,
        "Forbidden: bot was blocked by the user",
    )
    assert (await w.news())[-1]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    await w.kamola.unblocks_bot()
    w.kamola.deactivated = True
    assert await w.refused("sendMessage", chat_id=w.kamola.id, text="x") == (403, "Forbidden: user is deactivated")


@row("a group that threw the bot out, was left or is deleted says so with 403")
async def _(w: World) -> None:
    w.town.remove_bot_from(w.group, by=w.maria)
    call = {"chat_id": w.group.id, "text": "x"}
    assert await w.refused("sendMessage", **call) == (403, "Forbidden: bot was kicked from the supergroup chat")
    w.town.add_bot_to(w.group, by=w.maria)
    await w.ok("leaveChat", chat_id=w.group.id)
    assert await w.refused("sendMessage", **call) == (403, "Forbidden: bot is not a member of the supergroup chat")
    w.group.deleted = True
    assert await w.refused("sendMessage", **call) == (403, "Forbidden: the group chat was deleted")


@row("rights are missing with 400, each kind by its name")
async def _(w: World) -> None:
    w.group.muted = frozenset({"polls", "documents"})
    assert await w.refused("sendPoll", chat_id=w.group.id, question="?", options=["a"]) == (
        400,
        BAD + "not enough rights to send polls to the chat",
    )
    w.town.restrict(w.town.bot, w.group)
    assert await w.refused("sendMessage", chat_id=w.group.id, text="x") == (
        400,
        BAD + "not enough rights to send text messages to the chat",
    )


# --- groups -------------------------------------------------------------------------------------------------------


@row("in privacy mode the bot hears commands, replies and services, and as an admin everything")
async def _(w: World) -> None:
    sent = await w.send(w.group.id)
    await w.kamola.says("among ourselves", chat=w.group)
    await w.kamola.says("/help", chat=w.group)
    await w.kamola.says("yes", chat=w.group, reply_to=w.group.messages[sent["message_id"]])
    assert [u["message"]["text"] for u in await w.news()] == ["/help", "yes"]
    w.town.promote(w.town.bot, w.group)
    await w.news()
    await w.kamola.says("among ourselves", chat=w.group)
    assert [u["message"]["text"] for u in await w.news()] == ["among ourselves"]


@row("an upgraded group tells its new id in two messages and in the 400 of the old one; numbers begin anew")
async def _(w: World) -> None:
    old = w.town.add_group("Old", members=[w.kamola], owner=w.maria, kind="group")
    w.town.add_bot_to(old, by=w.maria)
    await w.news()
    new = w.town.upgrade(old)
    away, here = [u["message"] for u in await w.news()]
    assert (away["migrate_to_chat_id"], here["migrate_from_chat_id"]) == (new.id, old.id)
    reply = await w.call("sendMessage", chat_id=old.id, text="x")
    assert reply.said == (400, BAD + "group chat was upgraded to a supergroup chat")
    assert reply.body["parameters"] == {"migrate_to_chat_id": new.id}
    assert here["message_id"] == 1


@row("chat_member and reactions come only to an admin that asked for them")
async def _(w: World) -> None:
    await w.zoe.joins(w.group)
    assert await w.kinds() == ["message"]
    w.town.promote(w.town.bot, w.group)
    await w.news(allowed_updates=["chat_member", "message_reaction"])
    await w.zoe.leaves(w.group)
    await w.kamola.reacts(await w.maria.says("well", chat=w.group))
    assert await w.kinds() == ["chat_member", "message_reaction"]


@row("topics: 1 and unknown ones are not found, closed ones are closed, General carries no topic")
async def _(w: World) -> None:
    forum = w.town.add_group("Forum", members=[w.kamola], owner=w.maria, is_forum=True)
    w.town.add_bot_to(forum, by=w.maria, admin=True)
    topic = (await w.ok("createForumTopic", chat_id=forum.id, name="T"))["message_thread_id"]
    for thread in (1, 999):
        said = await w.refused("sendMessage", chat_id=forum.id, text="x", message_thread_id=thread)
        assert said == (400, BAD + "message thread not found")
    assert (await w.send(forum.id, message_thread_id=topic))["is_topic_message"] is True
    await w.rest(seconds=5)
    assert "is_topic_message" not in await w.send(forum.id)
    await w.ok("closeForumTopic", chat_id=forum.id, message_thread_id=topic)
    w.town.demote(w.town.bot, forum)
    said = await w.refused("sendMessage", chat_id=forum.id, text="x", message_thread_id=topic)
    assert said == (400, BAD + "TOPIC_CLOSED")


@row("outside forums the thread is ignored, and a reply carries one that is no topic")
async def _(w: World) -> None:
    said = await w.kamola.says("/ask", chat=w.group)
    sent = await w.send(w.group.id, message_thread_id=77, reply_parameters={"message_id": said.id})
    assert (sent["message_thread_id"], "is_topic_message" in sent) == (said.id, False)


# --- ephemeral messages -------------------------------------------------------------------------------------------


@row("an ephemeral message has number 0 and one reader, and needs a tap of the last 15 seconds")
async def _(w: World) -> None:
    await w.send(w.group.id, reply_markup=GO)
    tap = await w.kamola.taps("Go", chat=w.group, answer=False)
    whisper = {"receiver_user_id": w.kamola.id, "callback_query_id": tap.id}
    sent = await w.send(w.group.id, ephemeral_message_parameters=whisper)
    assert (sent["message_id"], sent["receiver_user"]["id"]) == (0, w.kamola.id)
    assert [m for m in w.maria.screen(w.group) if m.ephemeral_id] == []
    await w.rest(seconds=16)
    said = await w.refused("sendMessage", chat_id=w.group.id, text="x", ephemeral_message_parameters=whisper)
    assert said == (400, BAD + OLD_QUERY)


@row("a rich message comes as HTML or as blocks, and has 32,768 characters at most")
async def _(w: World) -> None:
    async def send(**rich: object) -> tuple[int, str]:
        return await w.refused("sendRichMessage", chat_id=w.kamola.id, rich_message=rich)

    blocks = [{"type": "paragraph", "text": "x"}]
    for given in ({"html": "<p>x</p>"}, {"blocks": blocks}):
        sent = await w.ok("sendRichMessage", chat_id=w.kamola.id, rich_message=given)
        assert sent["rich_message"]["blocks"] == blocks
    assert (await send(html="<p>x</p>", blocks=blocks))[0] == 400
    assert await send(html="x" * 32_769) == (400, BAD + "rich message is too long")


@row("files keep their id, and no more than 20 MB comes down again")
async def _(w: World) -> None:
    photo = await w.kamola.sends_photo()
    file = photo.content["photo"][0]["file_id"]
    again = await w.ok("sendPhoto", chat_id=w.kamola.id, photo=file)
    assert same(again["photo"], photo.content["photo"])
    big = await w.kamola.sends_document("big.bin", bytes(21 * 1024 * 1024))
    assert await w.refused("getFile", file_id=big.content["document"]["file_id"]) == (400, BAD + "file is too big")


@pytest.mark.parametrize("story", [story for _, story in STORIES], ids=[words for words, _ in STORIES])
async def test_telegram_does_so_and_so_does_rehearsal(world: World, story: Story) -> None:
    await story(world)
