"""What rehearsal emits is read with equal meaning by aiogram's and by python-telegram-bot's types, and is nothing
that Bot API 10.3 does not know (aiogram 3.31 speaks exactly that)."""

import asyncio
from typing import Any, get_args

import aiogram.methods
import pytest
import telegram
from aiogram.types import TelegramObject, Update
from pydantic import BaseModel, TypeAdapter

from rehearsal.methods import TABLE

TELEGRAM_TYPES = {
    "sendMessage": telegram.Message,
    "sendDocument": telegram.Message,
    "sendPoll": telegram.Message,
    "editMessageText": telegram.Message,
    "forwardMessage": telegram.Message,
    "stopPoll": telegram.Poll,
    "getMe": telegram.User,
    "getChat": telegram.ChatFullInfo,
    "getChatMember": telegram.ChatMember,
    "getFile": telegram.File,
    "getWebhookInfo": telegram.WebhookInfo,
    "copyMessage": telegram.MessageId,
    "createForumTopic": telegram.ForumTopic,
    "getMyName": telegram.BotName,
}
MARKUP = {
    "inline_keyboard": [
        [{"text": "Go", "callback_data": "go", "style": "success"}, {"text": "Copy", "copy_text": {"text": "x"}}]
    ]
}


def test_every_method_is_one_of_the_published() -> None:
    published = {getattr(method, "__api_method__", "") for method in vars(aiogram.methods).values()}
    assert set(TABLE) <= published


def leaves(value: Any, path: str = "") -> dict[str, Any]:
    if isinstance(value, dict):
        found = [leaves(item, f"{path}.{key}") for key, item in value.items()]
    elif isinstance(value, list):
        found = [leaves(item, f"{path}[{index}]") for index, item in enumerate(value)]
    else:
        return {path: value}
    return {key: item for part in found for key, item in part.items()}


def strangers(model: Any, path: str = "") -> list[str]:
    """Fields that aiogram's types do not know."""
    if isinstance(model, (list, tuple)):
        return [name for item in model for name in strangers(item, path)]
    if not isinstance(model, BaseModel):
        return []
    found = [f"{path}.{name}" for name in model.model_extra or {}]
    for name in type(model).model_fields:
        found += strangers(getattr(model, name), f"{path}.{name}")
    return found


def agree(emitted: Any, ours: dict[str, Any], whose: str) -> None:
    for path, value in leaves(emitted).items():
        assert path in ours, f"{whose} does not read {path}"
        assert ours[path] == value, f"{whose} reads {path} as {ours[path]!r}, not {value!r}"


def read_by_aiogram(emitted: Any, kind: Any) -> None:
    for one in get_args(kind) or (kind,):
        if isinstance(one, type) and issubclass(one, BaseModel):
            one.model_rebuild()  # pydantic's adapter does not ask for that by itself
    model = TypeAdapter(kind).validate_python(emitted)
    assert strangers(model) == []
    items = model if isinstance(model, list) else [model]
    dumped = [
        i.model_dump(mode="json", by_alias=True, exclude_none=True, warnings=False)
        if isinstance(i, TelegramObject)
        else i
        for i in items
    ]
    for sent, found in zip(emitted if isinstance(model, list) else [emitted], dumped, strict=True):
        agree(sent, leaves(found), "aiogram")


def read_by_ptb(emitted: Any, kind: type[telegram.TelegramObject], bot: telegram.Bot) -> None:
    for item in emitted if isinstance(emitted, list) else [emitted]:
        agree(item, leaves(kind.de_json(item, bot).to_dict()), "python-telegram-bot")


class Recorder:
    """Calls a method and has both libraries read the answer."""

    def __init__(self, api: Any) -> None:
        self.api, self.read = api, 0
        self.bot = telegram.Bot("1000:rehearsal")

    def __getattr__(self, method: str) -> Any:
        async def call(**values: Any) -> Any:
            result = (await getattr(self.api, method)(**values)).result
            model = getattr(aiogram.methods, method[0].upper() + method[1:])
            assert set(values) <= {f.alias or n for n, f in model.model_fields.items()}
            read_by_aiogram(result, model.__returning__)
            if method in TELEGRAM_TYPES and result is not True:
                read_by_ptb(result, TELEGRAM_TYPES[method], self.bot)
            self.read += 1
            return result

        return call

    async def updates(self) -> list[dict]:
        found = await self.api.updates()
        for update in found:
            read_by_aiogram(update, Update)
            read_by_ptb(update, telegram.Update, self.bot)
            self.read += 1
        return found


@pytest.fixture
def recorder(api, town) -> Recorder:
    town.flood.enabled = False
    return Recorder(api)


async def test_messages_and_chats_are_read_alike(town, recorder, cast) -> None:
    chat, group = cast.kamola.id, cast.group.id
    await recorder.getMe()
    text = (
        '<b>a</b> <tg-time unix="1700000000" format="wDT">then</tg-time> <a href="https://x.org/y">b</a> '
        f'<a href="tg://user?id={chat}">you</a> <blockquote expandable>q</blockquote> /go @kamola #tag'
    )
    sent = await recorder.sendMessage(chat_id=chat, text=text, parse_mode="HTML", reply_markup=MARKUP)
    await recorder.editMessageText(chat_id=chat, message_id=sent["message_id"], text="new")
    photo = await cast.kamola.sends_photo(caption="/see this")
    said = await cast.kamola.says("/ask @maria https://x.org", chat=cast.group)
    document = await cast.kamola.sends_document("a.pdf", b"x")
    await cast.kamola.sends_voice()
    await cast.kamola.sends_video()
    await cast.kamola.sends_audio()
    note = await cast.kamola.sends_video_note()
    await recorder.sendVideoNote(chat_id=chat, video_note=note.content["video_note"]["file_id"])
    file_id = document.content["document"]["file_id"]
    await recorder.sendDocument(chat_id=group, document=file_id, caption="c", reply_parameters={"message_id": said.id})
    items = [{"type": "photo", "media": photo.content["photo"][0]["file_id"]}] * 2
    await recorder.sendMediaGroup(chat_id=chat, media=items)
    await recorder.getFile(file_id=file_id)
    await recorder.forwardMessage(chat_id=group, from_chat_id=chat, message_id=photo.id)
    await recorder.copyMessage(chat_id=group, from_chat_id=chat, message_id=photo.id)
    await cast.kamola.edits(said, "/asked")
    town.promote(town.bot, cast.group)
    await recorder.pinChatMessage(chat_id=group, message_id=said.id)
    for who in (chat, group):
        await recorder.getChat(chat_id=who)
    for person in (cast.kamola, cast.maria, cast.stranger, town.bot):
        await recorder.getChatMember(chat_id=group, user_id=person.id)
    await recorder.getChatAdministrators(chat_id=group)
    await recorder.getUserProfilePhotos(user_id=chat)
    await recorder.setMyCommands(commands=[{"command": "go", "description": "Go"}])
    await recorder.getMyCommands()
    await recorder.getMyName()
    await recorder.getWebhookInfo()
    await recorder.updates()
    assert recorder.read >= 29


async def test_taps_polls_and_members_are_read_alike(town, recorder, cast) -> None:
    group = cast.group.id
    await recorder.api.getUpdates(
        allowed_updates=[
            "message",
            "callback_query",
            "poll",
            "poll_answer",
            "inline_query",
            "chosen_inline_result",
            "my_chat_member",
            "chat_member",
            "message_reaction",
        ]
    )
    card = await recorder.sendMessage(chat_id=group, text="Card", reply_markup=MARKUP)
    tap = await cast.kamola.taps("Go", chat=cast.group, answer=False)
    whisper = {"receiver_user_id": cast.kamola.id, "callback_query_id": tap.id}
    await recorder.sendMessage(chat_id=group, text="You", ephemeral_message_parameters=whisper, reply_markup=MARKUP)
    await cast.kamola.taps("Go", chat=cast.group, answer=False)
    await recorder.deleteMessage(chat_id=group, message_id=card["message_id"])
    quiz = {"question": "?", "options": [{"text": "a"}, {"text": "b"}], "type": "quiz", "correct_option_ids": [1]}
    await recorder.sendPoll(chat_id=group, **quiz, explanation="<i>because</i>", explanation_parse_mode="HTML")
    await cast.kamola.votes("a", chat=cast.group)
    poll = {"question": "?", "options": [{"text": "a"}, {"text": "b"}], "is_anonymous": False, "open_period": 600}
    sent = await recorder.sendPoll(chat_id=group, **poll, description="more", reply_markup=MARKUP)
    await cast.kamola.votes("a", chat=cast.group)
    await cast.kamola.retracts_vote(chat=cast.group)
    await recorder.stopPoll(chat_id=group, message_id=sent["message_id"])
    town.restrict(town.bot, cast.group)
    town.promote(town.bot, cast.group)
    await cast.stranger.joins(cast.group)
    await cast.stranger.leaves(cast.group)
    town.promote(cast.kamola, cast.group)
    await cast.kamola.reacts(await cast.maria.says("well", chat=cast.group))
    await cast.kamola.blocks_bot()
    town.remove_bot_from(cast.group, by=cast.maria)
    kinds = {next(k for k in u if k != "update_id") for u in await recorder.updates()}
    assert kinds == {
        "message",
        "callback_query",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "message_reaction",
    }


async def test_inline_topics_and_upgrades_are_read_alike(town, recorder, cast) -> None:
    asking = asyncio.create_task(cast.kamola.asks_inline("x"))
    await asyncio.sleep(0)
    query = (await recorder.api.getUpdates(timeout=1)).result[0]
    article = {
        "type": "article",
        "id": "1",
        "title": "T",
        "input_message_content": {"message_text": "x"},
        "reply_markup": MARKUP,
    }
    await recorder.answerInlineQuery(inline_query_id=query["inline_query"]["id"], results=[article])
    await cast.kamola.picks((await asking)[0], chat=cast.group)
    await cast.maria.taps("Go", chat=cast.group, answer=False)
    forum = town.add_group("Forum", members=[cast.kamola], admins=[cast.maria], is_forum=True)
    town.add_bot_to(forum, by=cast.maria, admin=True)
    topic = await recorder.createForumTopic(chat_id=forum.id, name="T")
    await recorder.sendMessage(chat_id=forum.id, text="x", message_thread_id=topic["message_thread_id"])
    await cast.kamola.says("/hi", chat=forum, thread=topic["message_thread_id"])
    await recorder.closeForumTopic(chat_id=forum.id, message_thread_id=topic["message_thread_id"])
    await recorder.reopenForumTopic(chat_id=forum.id, message_thread_id=topic["message_thread_id"])
    old = town.add_group("Old", members=[cast.kamola], kind="group")
    town.add_bot_to(old, by=cast.kamola)
    town.upgrade(old)
    kinds = {next(k for k in u if k != "update_id") for u in await recorder.updates()}
    assert kinds == {"message", "inline_query", "chosen_inline_result", "callback_query", "my_chat_member"}
