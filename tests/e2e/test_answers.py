"""Answers as phones send them: albums, what others said, pictures as files, at any step, in both languages."""

from rehearsal import acts
from rehearsal.people import Person
from tests.e2e.conftest import Stage
from tests.e2e.test_cases import TITLE, all_but_files
from tests.e2e.test_forms import begins, to_the_problem


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


async def refuses(person: Person, why: str, step: str) -> None:
    before = len(person.screen())
    await person.sends_document("class.HEIC", "not really a picture")
    await person.sees(why)
    await person.says("قراءة في أزواج")
    await person.sees(step)
    assert len(person.screen()) == before + 4


async def test_a_picture_sent_as_a_file_is_told_how_to_come_in_both_languages(stage: Stage) -> None:
    await begins(stage.kamola)
    await refuses(stage.kamola, "send it as a photo instead", "Step 2 of 10")
    await stage.diego.says("/casestudy")
    await stage.diego.taps("Práctica prometedora")
    await stage.diego.taps("Ruta rápida")
    await refuses(stage.diego, "Envíala como foto", "Paso 2 de 10")


async def test_an_album_of_picture_files_is_told_so_once(stage: Stage) -> None:
    kamola = stage.kamola
    await begins(kamola)
    await kamola.sees("Step 1 of 10")
    before = len(kamola.screen())
    for name in ("a.png", "b.png", "c.png"):
        data = name.encode()
        acts.send_file(stage.town, kamola, kamola.chat(), "document", name, data, album="7")
    await kamola.sees("send it as a photo instead")
    await stage.town.settled()
    assert len(kamola.screen()) == before + 3 + 1


async def test_a_reply_in_a_group_with_a_picture_as_a_file_is_nobodys_business(stage: Stage) -> None:
    kamola, diego, group = stage.kamola, stage.diego, stage.group
    theirs = await diego.says("Look at our garden", chat=group)
    acts.send_file(stage.town, kamola, group, "document", "garden.jpg", b"x", reply_to=theirs)
    await kamola.saw_nothing()
