"""Text messages and files: sendMessage, sendPhoto and its like, albums, forwards and copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import rich
from ..call import reachable
from ..entities import utf16
from ..errors import Refused, bad
from ..files import LARGEST_PHOTO, LARGEST_UPLOAD, File
from ..journal import Entry
from .outgoing import caption_content, send, text_content

if TYPE_CHECKING:
    from ..call import Call
    from ..chats import Chat
    from ..messages import Message

NAMES = {
    "photo": "photo.jpg",
    "voice": "voice.ogg",
    "video": "video.mp4",
    "audio": "audio.mp3",
    "video_note": "note.mp4",
}
RIGHTS = {
    "photo": "photos",
    "voice": "voice notes",
    "video": "videos",
    "audio": "music",
    "animation": "animations",
    "video_note": "video notes",
}
GROUPABLE = ("photo", "video", "document", "audio")
ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


def send_message(call: Call) -> dict[str, Any]:
    chat = call.chat()
    return send(call, chat, "text messages", text_content(call)).wire()


def send_rich_message(call: Call) -> dict[str, Any]:
    chat = call.chat()
    return send(call, chat, "text messages", rich.content(call)).wire()


def _file(call: Call, kind: str, source: Any) -> File:
    """The file a parameter names: attached, uploaded under its own name, or known by file_id."""
    text = source if isinstance(source, str) else ""
    upload = call.files.get(text.removeprefix("attach://")) if text.startswith("attach://") else None
    if upload is None and not text:
        upload = call.files.get(kind)
    if upload is not None:
        if not upload.content:
            raise bad("file must be non-empty")
        if len(upload.content) > LARGEST_UPLOAD:
            raise Refused(413, "Request Entity Too Large")
        if kind == "photo" and len(upload.content) > LARGEST_PHOTO:
            raise bad(f"file of size {len(upload.content)} bytes is too big for a photo; the maximum size is 10 MB")
        return call.town.files.add(kind, upload.name or NAMES.get(kind, "file"), upload.content, upload.mime)
    if not text:
        raise bad(f"there is no {kind} in the request")
    known = call.town.files.get(text)
    if known is None:
        raise bad("wrong file identifier/HTTP URL specified")
    if known.kind != kind and not (kind == "document" and known.kind in ("video", "audio", "animation")):
        raise bad(f"can't use file of type {known.kind.capitalize()} as {kind.capitalize()}")
    return known


def send_file(call: Call, kind: str) -> dict[str, Any]:
    """sendPhoto, sendDocument, sendVoice, sendVideo, sendAudio, sendAnimation"""
    chat = call.chat()
    caption = caption_content(call) if kind != "video_note" else {}
    file = _file(call, kind, call.values.get(kind))
    content = file.wire(_extra(call.values)) | caption
    if call.flag("has_spoiler"):
        content["has_media_spoiler"] = True
    return send(call, chat, RIGHTS.get(kind, "documents"), content).wire()


def _extra(values: dict[str, Any]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name in ("duration", "width", "height", "length"):
        value = str(values.get(name, ""))
        if value.isdigit():
            out[name] = int(value)
    return out | {name: values[name] for name in ("performer", "title") if values.get(name)}


def send_media_group(call: Call) -> list[dict[str, Any]]:
    chat = call.chat()
    items = call.objects("media", "media") or []
    if not 2 <= len(items) <= 10:
        raise bad(
            "wrong number of messages to send as an album; must be between 2 and 10" if items else "media is empty"
        )
    kinds = {str(item.get("type")) if isinstance(item, dict) else "" for item in items}
    mixed = len(kinds) > 1 and kinds & {"document", "audio"}
    if mixed or not kinds <= set(GROUPABLE):
        raise bad("can't use the media of the specified type in the album")
    contents = []
    for item in items:
        file = _file(call, item["type"], item.get("media"))
        contents.append((item["type"], file.wire(_extra(item)) | caption_content(call, item)))
    group = str(13_000_000_000_000_000 + call.town.number())
    sent = []
    for index, (kind, content) in enumerate(contents):
        counted = 0 if index else len(items)  # an album is let through whole or not at all
        right = RIGHTS.get(kind, "documents")
        sent.append(send(call, chat, right, content, counted=counted, media_group_id=group).wire())
    return sent


def _source(call: Call) -> Message:
    value = call.text("from_chat_id")
    if not value:
        raise bad("from_chat_id is empty")
    chat = call.town.chat_by_id(int(value), call.bot) if value.lstrip("-").isdigit() else None
    if chat is None:
        raise bad("chat not found")
    verb = "copy" if call.method.startswith("copy") else "forward"
    message = reachable(call.bot, chat).messages.get(call.integer("message_id"))
    if message is None:
        raise bad(f"message to {verb} not found")
    if message.service or message.protected:
        raise bad(f"the message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return message


def forward_message(call: Call) -> dict[str, Any]:
    chat, original = call.chat(), _source(call)
    origin = original.forward_origin or {
        "type": "user",
        "date": original.date,
        "sender_user": original.sender.wire,
    }
    sent = send(call, chat, _right(original), dict(original.content), forward_origin=origin, poll=original.poll)
    if original.poll:
        original.poll.messages.append(sent)
    return sent.wire()


def copy_message(call: Call) -> dict[str, Any]:
    chat, original = call.chat(), _source(call)
    if original.poll:
        raise bad("the message can't be copied")
    content = {k: v for k, v in original.content.items() if k != "quote"}
    if call.values.get("caption") is not None and "text" not in content:
        content = {k: v for k, v in content.items() if not k.startswith("caption")} | caption_content(call)
    return {"message_id": send(call, chat, _right(original), content).id}


def _right(message: Message) -> str:
    if message.poll:
        return "polls"
    kind = next((k for k in ("photo", "voice", "video", "video_note", "audio", "document") if k in message.content), "")
    return RIGHTS.get(kind, "documents") if kind else "text messages"


def send_chat_action(call: Call) -> bool:
    chat: Chat = call.chat()
    if call.text("action").lower() not in ACTIONS:
        raise bad("wrong parameter action in request")
    call.town.journal.add(Entry("typing", chat, call.bot))
    return True


def set_message_reaction(call: Call) -> bool:
    chat = call.chat()
    message = call.message(chat, "message to react not found")
    reactions = call.objects("reaction") or []
    if len(reactions) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if reactions and (not isinstance(reactions[0], dict) or utf16(str(reactions[0].get("emoji", ""))) == 0):
        raise bad("REACTION_INVALID")
    message.reactions[call.bot.id] = reactions
    text = str(reactions[0]["emoji"]) if reactions else ""
    call.town.journal.add(Entry("reaction", chat, call.bot, text, message))
    return True
