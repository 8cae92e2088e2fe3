"""Answers as phones send them: albums, what others said, pictures as files, at any step, in both languages."""

from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from community.people import Account
from rehearsal import acts
from rehearsal.messages import Message
from rehearsal.people import Person
from tests.e2e.conftest import Stage
from tests.e2e.test_cases import TITLE, all_but_files
from tests.e2e.test_forms import begins, to_the_problem
from tests.pictures import DEVICE, is_upright, lying, taken

HEIC = (Path(__file__).parents[1] / "data" / "garden.heic").read_bytes()


async def test_an_album_is_answered_once_and_kept_whole(stage: Stage) -> None:
    kamola = stage.kamola
    await all_but_files(stage)
    await kamola.says("/casestudy")
    await kamola.taps("Continue: ")
    await kamola.sees("photos, a voice note")
    before = len(kamola.screen())
    await kamola.sends_album("photo", "video", "photo", caption="The board before and after")
    await kamola.sees("3 files")
    assert len(kamola.screen()) == before + 3 + 1


async def test_an_album_with_words_answers_the_question_and_its_pictures_go_where_they_belong(stage: Stage) -> None:
    kamola = stage.kamola
    await begins(kamola, route="Full route")
    await kamola.sends_album("photo", "photo", caption=TITLE)
    await kamola.sees("I kept your file", "Step 2 of 23")
    await stage.town.settled()
    await kamola.taps("All questions")
    await kamola.taps("Preview")
    await kamola.sees(TITLE, "2 files")


async def test_words_of_a_picture_are_edited_and_the_picture_stays_where_it_belongs(stage: Stage) -> None:
    kamola = stage.kamola
    await begins(kamola, route="Full route")
    photo = await kamola.sends_photo(caption=TITLE)
    await kamola.sees("I kept your file")
    before = await answered_so_far(stage, kamola)
    acts.edit(stage.town, kamola, photo, "Reading in pairs")
    await kamola.sees("Your edit is taken over")
    assert await answered_so_far(stage, kamola) == before | {"title": "Reading in pairs"}


async def test_where_no_files_are_asked_for_an_album_leaves_its_words(stage: Stage) -> None:
    kamola = stage.kamola
    await begins(kamola)
    await kamola.sees("Step 1 of 10")
    await kamola.sends_album("photo", "photo", caption=TITLE)
    await kamola.sees("no place for files", "Step 2 of 10")
    await stage.town.settled()
    shown = kamola.screen()[-1]
    assert "no place for files" in shown.text
    assert "Step 2 of 10" in shown.text


async def test_what_others_said_is_passed_on_as_an_answer(stage: Stage) -> None:
    kamola, diego, group = stage.kamola, stage.diego, stage.group
    theirs = await diego.says("/cancel is what I wanted to say: half of them read, nobody could retell.", chat=group)
    more = await diego.says("In May all could.", chat=group)
    await to_the_problem(kamola)
    await kamola.forwards(theirs)
    await kamola.sees("Saved")
    await kamola.forwards(more)
    await kamola.says("And they liked it.")
    await kamola.taps("Done")
    await kamola.sees("Step 5 of 10")
    await kamola.taps("Back")
    shown = await kamola.sees("Your answer so far", "nobody could retell.", "In May all could.", "And they liked it.")
    assert "Diego" not in shown.text


async def test_a_voice_message_of_a_colleague_is_an_answer_too(stage: Stage) -> None:
    kamola, diego, group = stage.kamola, stage.diego, stage.group
    theirs = await diego.sends_voice(group)
    await to_the_problem(kamola)
    await kamola.forwards(theirs)
    await kamola.taps("Done")
    await kamola.sees("Step 5 of 10")


GARDEN = taken(lying(), "JPEG")


def sends(stage: Stage, person: Person, *names: str, data: bytes = GARDEN, caption: str = "") -> list[Message]:
    """Pictures as files; several are an album."""
    album = "7" if len(names) > 1 else None
    chat, town = person.chat(), stage.town
    send = partial(acts.send_file, town, person, chat, "document", data=data, caption=caption, album=album)
    return [send(name) for name in names]


async def to_the_files(stage: Stage) -> None:
    await all_but_files(stage)
    await stage.kamola.says("/casestudy")
    await stage.kamola.taps("Continue: ")
    await stage.kamola.sees("photos, a voice note")


async def sends_the_garden(stage: Stage) -> Message:
    await to_the_files(stage)
    (original,) = sends(stage, stage.kamola, "garden.jpg")
    await stage.kamola.sees("1 file")
    await stage.town.settled()
    return original


async def answered_so_far(stage: Stage, person: Person) -> dict[str, Any]:
    assert stage.app is not None
    who = await stage.app.community.people.meet(Account(person.id, person.name, None, "en"))
    screen = await stage.app.community.forms.current(who)
    assert screen is not None
    return dict(screen.answers)


def photos(person: Person) -> list[Message]:
    return [message for message in person.screen() if "photo" in message.content and message.sender.is_bot]


def shown(stage: Stage, message: Message) -> bytes:
    file = stage.town.files.get(message.content["photo"][0]["file_id"])
    assert file is not None
    return file.content


async def test_a_picture_sent_as_a_file_is_kept_as_a_photo_without_place_time_and_camera(stage: Stage) -> None:
    kamola = stage.kamola
    original = await sends_the_garden(stage)
    (photo,) = photos(kamola)
    assert "took place, time and camera out" in photo.text
    assert original.deleted
    kept = f"photo:{photo.content['photo'][0]['file_id']}"
    assert (await answered_so_far(stage, kamola))["media"] == [kept]
    assert DEVICE in GARDEN
    assert DEVICE not in shown(stage, photo)
    with Image.open(BytesIO(shown(stage, photo))) as image:
        assert not image.getexif()
        assert is_upright(image)


async def test_a_picture_file_that_comes_twice_is_kept_once(stage: Stage) -> None:
    kamola = stage.kamola
    original = await sends_the_garden(stage)
    before = await answered_so_far(stage, kamola)
    next(iter(stage.town.bots.values())).queue.add("message", original.wire())
    await stage.town.settled()
    assert await answered_so_far(stage, kamola) == before
    assert len(photos(kamola)) == 1


async def test_it_is_so_in_spanish_with_its_words_and_beside_another_question(stage: Stage) -> None:
    diego = stage.diego
    await diego.says("/casestudy")
    await diego.taps("Práctica prometedora")
    await diego.taps("Ruta completa")
    sends(stage, diego, "clase.HEIC", data=HEIC, caption="Lectura en parejas")
    await diego.sees("Guardé tu archivo", "Paso 2 de 23")
    (photo,) = photos(diego)
    assert "Quité de tu imagen el lugar, la hora y la cámara" in photo.text
    assert DEVICE not in shown(stage, photo)


async def test_an_album_of_picture_files_comes_back_whole_with_one_card_below(stage: Stage) -> None:
    kamola = stage.kamola
    await to_the_files(stage)
    before = len(kamola.screen())
    sends(stage, kamola, "a.jpg", "b.jpg", "c.jpg")
    await kamola.sees("3 files")
    await stage.town.settled()
    screen = kamola.screen()[before:]
    assert ["photo" in message.content for message in screen] == [True, True, True, False]
    assert "3 files" in screen[-1].text
    assert len((await answered_so_far(stage, kamola))["media"]) == 3


@pytest.mark.parametrize(("language", "why"), [("en", "send it as a photo instead"), ("es", "Envíala como foto")])
async def test_a_picture_that_cannot_be_read_is_told_how_to_come_and_stays(
    stage: Stage, language: str, why: str
) -> None:
    person = stage.kamola if language == "en" else stage.diego
    await person.says("/casestudy")
    await person.taps("Promising practice" if language == "en" else "Práctica prometedora")
    await person.taps("Full route" if language == "en" else "Ruta completa")
    before = len(person.screen())
    originals = sends(stage, person, "a.png", "b.png", "c.png", data=b"not really a picture")
    await person.sees(why)
    await stage.town.settled()
    assert len(person.screen()) == before + 3 + 1
    assert not any(original.deleted for original in originals)
    await person.says("قراءة في أزواج")
    await person.sees("2 ")
    assert "media" not in await answered_so_far(stage, person)


async def test_a_file_that_does_not_arrive_is_asked_for_once_more(stage: Stage) -> None:
    kamola = stage.kamola
    await to_the_files(stage)
    stage.town.faults.fail("getFile", status=400, description="Bad Request: wrong file_id")
    (original,) = sends(stage, kamola, "garden.jpg")
    await kamola.sees("did not reach me just now")
    assert not original.deleted
    (again,) = sends(stage, kamola, "garden.jpg")
    await kamola.sees("1 file")
    await stage.town.settled()
    assert (again.deleted, original.deleted, len(photos(kamola))) == (True, False, 1)


async def test_of_a_picture_that_is_no_answer_the_file_stays_and_not_the_photo(stage: Stage) -> None:
    kamola = stage.kamola
    await begins(kamola, route="Full route")
    await kamola.sees("Step 1 of 23")
    (original,) = sends(stage, kamola, "garden.jpg", caption="x" * 900)
    await kamola.sees("characters")
    await stage.town.settled()
    assert (original.deleted, photos(kamola)) == (False, [])
    assert "media" not in await answered_so_far(stage, kamola)


async def test_where_no_files_are_asked_for_a_picture_file_is_left_alone(stage: Stage) -> None:
    kamola = stage.kamola
    await begins(kamola)
    (original,) = sends(stage, kamola, "garden.jpg", caption=TITLE)
    await kamola.sees("no place for files", "Step 2 of 10")
    assert (original.deleted, photos(kamola)) == (False, [])


async def test_a_photo_changed_into_a_file_is_not_taken(stage: Stage) -> None:
    kamola = stage.kamola
    await to_the_files(stage)
    photo = await kamola.sends_photo()
    await kamola.sees("1 file")
    before = await answered_so_far(stage, kamola)
    photo.content = stage.town.files.add("document", "garden.jpg", GARDEN).wire({})
    acts.edit(stage.town, kamola, photo, "The same as a file")
    await kamola.sees("send it as a photo instead")
    assert await answered_so_far(stage, kamola) == before


async def test_a_reply_in_a_group_with_a_picture_as_a_file_is_nobodys_business(stage: Stage) -> None:
    kamola, diego, group = stage.kamola, stage.diego, stage.group
    theirs = await diego.says("Look at our garden", chat=group)
    acts.send_file(stage.town, kamola, group, "document", "garden.jpg", b"x", reply_to=theirs)
    await kamola.saw_nothing()
