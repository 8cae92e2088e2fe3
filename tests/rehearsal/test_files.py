"""Files both ways, albums, forwards and copies."""

from urllib.parse import quote

from tests.rehearsal.conftest import TOKEN

PARTS = (
    b'--xx\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n%d\r\n'
    b'--xx\r\nContent-Disposition: form-data; name="caption"\r\n\r\n\xd0\xa1\xd0\xb0\xd0\xbb\xd0\xbe\xd0\xbc\r\n'
    b'--xx\r\nContent-Disposition: form-data; name="document"; filename="a b.csv"\r\n'
    b"Content-Type: text/csv\r\n\r\nx\r\n--y\r\n\r\n--xx--\r\n"
)


async def upload(api, chat: int) -> dict:
    import json

    kind = b"multipart/form-data; boundary=xx"
    status, body, _ = await api.app.api.answer(f"/bot{TOKEN}/sendDocument", b"", kind, PARTS % chat)
    assert status == 200, body
    return json.loads(body)["result"]


async def test_an_uploaded_file_is_kept_as_it_is(town, api, cast) -> None:
    sent = await upload(api, cast.kamola.id)
    document = sent["document"]
    assert (sent["caption"], document["file_name"], document["mime_type"]) == ("Салом", "a b.csv", "text/csv")
    assert town.files.get(document["file_id"]).content == b"x\r\n--y\r\n"
    again = (await api.sendDocument(chat_id=cast.kamola.id, document=document["file_id"])).result
    assert again["document"]["file_unique_id"] == document["file_unique_id"]
    found = (await api.getFile(file_id=document["file_id"])).result
    assert quote(found["file_path"]) == found["file_path"]
    assert town.files.at(found["file_path"]).size == found["file_size"]


async def test_wrong_files_are_refused(town, api, cast) -> None:
    chat = cast.kamola.id
    voice = await cast.kamola.sends_voice()
    file_id = voice.content["voice"]["file_id"]
    assert (await api.sendPhoto(chat_id=chat, photo="nothing")).error == (
        "Bad Request: wrong file identifier/HTTP URL specified"
    )
    assert (
        await api.sendPhoto(chat_id=chat, photo=file_id)
    ).error == "Bad Request: can't use file of type Voice as Photo"
    assert (await api.sendPhoto(chat_id=chat)).error == "Bad Request: there is no photo in the request"
    big = town.files.add("document", "big.zip", bytes(20 * 1024 * 1024 + 1))
    assert (await api.getFile(file_id=big.id)).error == "Bad Request: file is too big"


async def test_what_people_send_reaches_the_bot(api, cast) -> None:
    await cast.kamola.sends_photo(caption="Board")
    await cast.kamola.sends_voice()
    await cast.kamola.sends_document("plan.pdf", b"%PDF")
    photo, voice, document = [u["message"] for u in await api.updates()]
    assert (photo["caption"], len(photo["photo"])) == ("Board", 1)
    assert voice["voice"]["duration"] == 1
    assert document["document"]["mime_type"] == "application/pdf"


async def test_albums_are_of_one_kind(api, cast) -> None:
    photo = (await cast.kamola.sends_photo()).content["photo"][0]["file_id"]
    document = (await cast.kamola.sends_document("a.txt", "a")).content["document"]["file_id"]
    items = [
        {"type": "photo", "media": photo, "caption": "<b>1</b>", "parse_mode": "HTML"},
        {"type": "photo", "media": photo},
    ]
    one, two = (await api.sendMediaGroup(chat_id=cast.kamola.id, media=items)).result
    assert one["media_group_id"] == two["media_group_id"]
    mixed = [items[0], {"type": "document", "media": document}]
    assert (await api.sendMediaGroup(chat_id=cast.kamola.id, media=mixed)).error == (
        "Bad Request: can't use the media of the specified type in the album"
    )
    assert (await api.sendMediaGroup(chat_id=cast.kamola.id, media=items[:1])).status == 400


async def test_messages_are_forwarded_and_copied(api, cast) -> None:
    said = await cast.kamola.says("A good idea")
    values = {"chat_id": cast.group.id, "from_chat_id": cast.kamola.id, "message_id": said.id}
    forwarded = (await api.forwardMessage(**values)).result
    assert forwarded["forward_origin"]["sender_user"]["first_name"] == "Kamola"
    copied = (await api.copyMessage(**values)).result
    assert cast.group.messages[copied["message_id"]].text == "A good idea"
    missing = await api.copyMessage(**values | {"message_id": 999})
    assert missing.error == "Bad Request: message to copy not found"
