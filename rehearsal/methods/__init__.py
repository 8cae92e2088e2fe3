"""Every method of the Bot API that the pretend Telegram knows, by its lower-case name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from . import editing, groups, polls, profile, queries, sending, whispers

if TYPE_CHECKING:
    from ..call import Call

Method = Callable[["Call"], Any]

TABLE: dict[str, Method] = {
    "getMe": profile.get_me,
    "logOut": profile.yes,
    "close": profile.yes,
    "setWebhook": queries.set_webhook,
    "deleteWebhook": queries.delete_webhook,
    "getWebhookInfo": queries.get_webhook_info,
    "setMyCommands": profile.set_commands,
    "getMyCommands": profile.get_commands,
    "deleteMyCommands": profile.delete_commands,
    "setMyName": partial(profile.set_text, what="name"),
    "getMyName": partial(profile.get_text, what="name"),
    "setMyDescription": partial(profile.set_text, what="description"),
    "getMyDescription": partial(profile.get_text, what="description"),
    "setMyShortDescription": partial(profile.set_text, what="short_description"),
    "getMyShortDescription": partial(profile.get_text, what="short_description"),
    "setMyDefaultAdministratorRights": groups.set_default_rights,
    "getMyDefaultAdministratorRights": groups.get_default_rights,
    "getUserProfilePhotos": profile.get_photos,
    "getFile": profile.get_file,
    "sendMessage": sending.send_message,
    "sendRichMessage": sending.send_rich_message,
    "sendPhoto": partial(sending.send_file, kind="photo"),
    "sendDocument": partial(sending.send_file, kind="document"),
    "sendVoice": partial(sending.send_file, kind="voice"),
    "sendVideo": partial(sending.send_file, kind="video"),
    "sendVideoNote": partial(sending.send_file, kind="video_note"),
    "sendAudio": partial(sending.send_file, kind="audio"),
    "sendAnimation": partial(sending.send_file, kind="animation"),
    "sendMediaGroup": sending.send_media_group,
    "sendChatAction": sending.send_chat_action,
    "forwardMessage": sending.forward_message,
    "copyMessage": sending.copy_message,
    "setMessageReaction": sending.set_message_reaction,
    "sendPoll": polls.send_poll,
    "stopPoll": polls.stop_poll,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "pinChatMessage": editing.pin,
    "unpinChatMessage": editing.unpin,
    "unpinAllChatMessages": editing.unpin_all,
    "editEphemeralMessageText": whispers.edit_text,
    "editEphemeralMessageCaption": whispers.edit_caption,
    "editEphemeralMessageReplyMarkup": whispers.edit_markup,
    "deleteEphemeralMessage": whispers.delete,
    "answerCallbackQuery": queries.answer_callback,
    "answerInlineQuery": queries.answer_inline,
    "getChat": groups.get_chat,
    "getChatMember": groups.get_chat_member,
    "getChatAdministrators": groups.get_chat_administrators,
    "getChatMemberCount": groups.get_chat_member_count,
    "leaveChat": groups.leave_chat,
    "createForumTopic": groups.create_topic,
    "editForumTopic": groups.edit_topic,
    "closeForumTopic": groups.close_topic,
    "reopenForumTopic": groups.reopen_topic,
    "deleteForumTopic": groups.delete_topic,
}

METHODS: dict[str, Method] = {name.lower(): method for name, method in TABLE.items()}
LONG_POLL: Callable[[Call], Awaitable[bytes]] = queries.get_updates
