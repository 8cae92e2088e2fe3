"""Pictures sent as files: they come back as photos, without what the camera wrote into them, and those are kept."""

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, Document, Message

from community.errors import Refusal
from community.pictures import LARGEST
from handlers.telegram import fetched, removed
from handlers.visit import Said

ENDINGS = (".jpg", ".jpeg", ".png", ".heic", ".heif", ".tif", ".tiff", ".webp", ".gif", ".bmp", ".dng")


def is_picture(document: Document) -> bool:
    """Telegram takes place and time out of photos, and leaves them in pictures sent as files."""
    name = (document.file_name or "").lower()
    return (document.mime_type or "").startswith("image/") or name.endswith(ENDINGS)


async def sent_back(said: Said, document: Document) -> Message:
    """The same picture as a photo. Raises Refusal, with what its person can do, if that cannot be."""
    if (document.file_size or 0) > LARGEST:
        raise Refusal("error-privacy-picture-file")
    photo = await said.community.pictures.without_traces(await fetched(said.bot, document))
    try:
        return await said.bot.send_photo(
            said.message.chat.id,
            BufferedInputFile(photo, "picture.jpg"),
            caption=said.texts("privacy-picture-redrawn"),
        )
    except TelegramBadRequest as error:
        raise Refusal("error-privacy-picture-file") from error


async def keep_one(said: Said, photo: Message, *, taken: bool) -> None:
    """Of the file and its photo one stays: the photo if that is an answer now, else the file it was made of."""
    gone = said.message if taken else photo
    await removed(said.bot, gone.chat.id, gone.message_id)
