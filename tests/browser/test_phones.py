"""What a phone shows besides words: what the messenger can bring, each as one knows it."""

import re
from base64 import b64decode
from typing import Any

from playwright.async_api import Page, expect

from bot.rehearsal import TOKEN
from tests.browser.conftest import phone_of

PRIVATE = "Staffroom"
CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n"
DOT = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


async def test_documents_pictures_voices_and_marks_stand_on_the_phone(page: Page, address: str) -> None:
    aino, kamola, diego = [await phone_of(page, name) for name in ("Aino", "Kamola", "Diego")]
    for phone in (aino, kamola, diego):
        await phone.opens(PRIVATE)
    people = (await (await page.request.get(f"{address}/api/town")).json())["people"]
    chats = {one["name"]: str(one["id"]) for one in people}

    async def bot(method: str, to: str, **values: Any) -> str:
        """The number of the message. To one chat a bot may say three things at once, so it talks to three people."""
        answer = await page.request.post(f"{address}/bot{TOKEN}/{method}", multipart={"chat_id": chats[to], **values})
        result = (await answer.json())["result"]
        return "" if result is True else str(result["message_id"])

    await bot("sendChatAction", "Kamola", action="typing")
    await expect(kamola.frame.get_by_text("typing", exact=True)).to_be_visible()
    file = {"name": "webinar.ics", "mimeType": "text/calendar", "buffer": CALENDAR}
    await bot("sendDocument", "Kamola", document=file, caption="For your calendar")
    async with page.expect_download() as saving:
        await kamola.frame.get_by_role("link", name="Download webinar.ics").last.click()
    assert (await (await saving.value).path()).read_bytes() == CALENDAR

    photo = {"name": "dot.png", "mimeType": "image/png", "buffer": DOT}
    await bot("sendPhoto", "Diego", photo=photo, caption="The board")
    picture = (await diego.sees("The board")).get_by_role("img", name="Picture The board")
    await expect(picture).to_have_js_property("naturalWidth", 1)
    await bot("sendVoice", "Diego", voice={"name": "note.ogg", "mimeType": "audio/ogg", "buffer": b"OggS"})
    await expect(diego.frame.get_by_role("link", name="Download Voice note").last).to_be_visible()

    number = await bot("sendMessage", "Aino", text="First words")
    await aino.sees("First words")
    await bot("editMessageText", "Aino", message_id=number, text="Other words")
    await expect((await aino.sees("Other words")).get_by_text("edited")).to_be_visible()
    await bot("pinChatMessage", "Aino", message_id=number)
    await expect(aino.frame.get_by_role("button", name="Pinned message")).to_contain_text("Other words")

    await kamola.opens("Maths teachers")
    await bot("sendMessage", "Kamola", text="Are you there?")
    await kamola.frame.get_by_role("button", name=re.compile("^Chats")).click()
    await expect(kamola.frame.get_by_role("button", name=re.compile(PRIVATE))).to_contain_text("1 unread message")
