"""Groups: privacy mode, comings and goings, becoming a supergroup, topics."""

from tests.rehearsal.conftest import Client


def texts(updates: list[dict]) -> list[str]:
    return [u["message"].get("text", "service") for u in updates if "message" in u]


async def test_in_privacy_mode_the_bot_hears_only_what_is_meant_for_it(town, api, cast) -> None:
    group, kamola = cast.group, cast.kamola
    question = (await api.sendMessage(chat_id=group.id, text="Well?")).result
    await kamola.says("just talking", chat=group)
    await kamola.says("I use / often", chat=group)
    await kamola.says("/help", chat=group)
    await kamola.says("/help@staffroom_bot", chat=group)
    await kamola.says("/help@other_bot", chat=group)
    await kamola.says("yes", chat=group, reply_to=group.messages[question["message_id"]])
    assert texts(await api.updates()) == ["/help", "/help@staffroom_bot", "yes"]
    town.promote(town.bot, group)
    await kamola.says("just talking", chat=group)
    assert texts(await api.updates()) == ["just talking"]


async def test_a_plain_command_goes_to_the_bot_that_wrote_last(town, api, cast) -> None:
    other = town.add_bot(token="2000:other", first_name="Other", username="other_bot")
    town.add_bot_to(cast.group, by=cast.maria, bot=other)
    await api.updates()
    town.bots["2000:other"].queue.confirm_below(10**12)
    await api.sendMessage(chat_id=cast.group.id, text="mine")
    await cast.kamola.says("/help", chat=cast.group)
    assert texts(await api.updates()) == ["/help"]
    assert other.queue.idle


async def test_comings_and_goings_are_told(town, api, cast) -> None:
    await cast.stranger.joins(cast.group)
    await cast.stranger.leaves(cast.group)
    town.remove_bot_from(cast.group, by=cast.maria)
    kinds = [next(k for k in u if k != "update_id") for u in await api.updates()]
    assert kinds == ["message", "message", "my_chat_member", "message"]


async def test_chat_member_comes_only_to_an_admin_that_asked_for_it(town, api, cast) -> None:
    town.promote(cast.kamola, cast.group)
    assert await api.updates() == []
    town.promote(town.bot, cast.group)
    await api.updates(allowed_updates=["message", "chat_member"])
    town.demote(cast.kamola, cast.group)
    (update,) = await api.updates()
    change = update["chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("administrator", "member")
    admins = (await api.getChatAdministrators(chat_id=cast.group.id)).result
    assert {a["user"]["first_name"] for a in admins} == {"Maria", "Staffroom"}
    assert (await api.getChatMember(chat_id=cast.group.id, user_id=cast.stranger.id)).result["status"] == "left"
    assert (await api.getChatMemberCount(chat_id=cast.group.id)).result == 3


async def test_a_group_that_becomes_a_supergroup_changes_its_id_and_voids_its_messages(town, api, cast) -> None:
    group = town.add_group("Old", members=[cast.kamola], admins=[cast.maria], kind="group")
    town.add_bot_to(group, by=cast.maria)
    sent = (await api.sendPoll(chat_id=group.id, question="?", options=["a", "b"])).result
    await api.updates()
    new = town.upgrade(group)
    away, arrived = [u["message"] for u in await api.updates()]
    assert (away["chat"]["id"], away["migrate_to_chat_id"]) == (group.id, new.id)
    assert (arrived["chat"]["id"], arrived["migrate_from_chat_id"]) == (new.id, group.id)
    answer = await api.sendMessage(chat_id=group.id, text="x")
    assert answer.error == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer.body["parameters"] == {"migrate_to_chat_id": new.id}
    answer = await api.stopPoll(chat_id=new.id, message_id=sent["message_id"])
    assert answer.error == "Bad Request: message with poll to stop not found"
    await api.sendMessage(chat_id=new.id, text="here we are")
    await cast.kamola.sees("here we are", chat=group)


async def test_topics_take_messages_until_they_are_closed(town, api: Client, cast) -> None:
    forum = town.add_group("Forum", members=[cast.kamola], admins=[cast.maria], is_forum=True)
    town.add_bot_to(forum, by=cast.maria)
    refused = await api.createForumTopic(chat_id=forum.id, name="Webinars")
    assert refused.error == "Bad Request: not enough rights to create a topic"
    town.promote(town.bot, forum)
    topic = (await api.createForumTopic(chat_id=forum.id, name="Webinars")).result
    thread = topic["message_thread_id"]
    sent = (await api.sendMessage(chat_id=forum.id, text="x", message_thread_id=thread)).result
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (thread, True)
    for number in (1, 999):
        answer = await api.sendMessage(chat_id=forum.id, text="x", message_thread_id=number)
        assert answer.error == "Bad Request: message thread not found"
    assert (await api.closeForumTopic(chat_id=forum.id, message_thread_id=thread)).result is True
    town.demote(town.bot, forum)
    await town.clock.moves(seconds=5)
    answer = await api.sendMessage(chat_id=forum.id, text="x", message_thread_id=thread)
    assert answer.error == "Bad Request: TOPIC_CLOSED"


async def test_a_reply_outside_topics_carries_a_thread_that_is_no_topic(api, cast) -> None:
    said = await cast.kamola.says("/ask", chat=cast.group)
    reply = {"message_id": said.id}
    sent = (await api.sendMessage(chat_id=cast.group.id, text="x", reply_parameters=reply, message_thread_id=77)).result
    assert sent["message_thread_id"] == said.id
    assert "is_topic_message" not in sent
    assert sent["reply_to_message"]["text"] == "/ask"


async def test_a_restricted_bot_is_told_and_may_send_nothing(town, api, cast) -> None:
    town.restrict(town.bot, cast.group)
    (update,) = await api.updates()
    now = update["my_chat_member"]["new_chat_member"]
    assert (now["status"], now["is_member"], now["can_send_messages"]) == ("restricted", True, False)
    answer = await api.sendMessage(chat_id=cast.group.id, text="x")
    assert answer.error == "Bad Request: not enough rights to send text messages to the chat"
    town.demote(town.bot, cast.group)
    assert (await api.sendMessage(chat_id=cast.group.id, text="x")).status == 200
