"""Consent taken back, one's data, and being forgotten: as they look on the phones."""

import pytest

from rehearsal.chats import Chat
from rehearsal.people import Person
from tests.e2e.conftest import Stage
from tests.e2e.test_cases import TITLE, submits


async def approved(stage: Stage) -> None:
    await submits(stage.kamola)
    await stage.ada.sees("A case study came in")
    await stage.ada.taps("Read it")
    await stage.ada.taps("Approve")
    await stage.ada.taps("Yes, approve it")
    await stage.kamola.sees("is in the library")


async def shows(person: Person, group: Chat) -> None:
    await person.says("/cases")
    await person.taps(TITLE)
    await person.taps("Show it to my group")
    if person.button(group.title, person.chat()):
        await person.taps(group.title)
    await person.sees("A case study from the library", TITLE, chat=group)


async def test_within_a_minute_of_taking_it_back_nothing_of_it_is_found_or_shown(stage: Stage) -> None:
    kamola, diego, zoe, town = stage.kamola, stage.diego, stage.zoe, stage.town
    science = town.add_group("Science teachers", members=[zoe], owner=stage.aino)
    town.add_bot_to(science, by=stage.aino)
    for person, group in ((kamola, stage.group), (zoe, science)):  # now the bot knows that they are there
        await town.settled()
        await person.says("/cases", chat=group)
    await town.settled()
    await approved(stage)
    await shows(kamola, stage.group)
    await shows(zoe, science)
    await zoe.says("/research retell pairs")
    await zoe.sees(TITLE)
    card = await diego.sees("A case study from the library", chat=stage.group)
    url = card.buttons[0][0]["url"]
    await diego.opens(url)
    read = await diego.sees(TITLE)
    await kamola.says("/casestudy")
    await kamola.taps("What became of mine")
    await kamola.taps(TITLE)
    await kamola.sees("Everyone may read it", "agreed on Monday 23 November 2026")
    await kamola.taps("Take it back")
    await kamola.sees("I cannot call back what people have read")
    await kamola.taps("Yes, take it back")
    await town.clock.moves(minutes=1)
    for person, group in ((diego, stage.group), (zoe, science)):
        await person.sees("taken back by its author", chat=group)
        assert not any(TITLE in one.text for one in person.screen(group))
    await kamola.sees("taken back on Monday 23 November 2026")
    await diego.says("/cases")
    await diego.sees("Todavía no hay casos")
    await diego.opens(url)
    await diego.sees("ya no está para leer")
    await town.settled()
    zoe.catches_up()
    await zoe.says("/research retell pairs")
    await town.settled()
    assert TITLE not in zoe.screen()[-1].text
    assert read in diego.screen()  # which nobody can call back, as the list says


@pytest.mark.slow
async def test_mydata_comes_as_two_files_and_forget_can_be_taken_back(any_stage: Stage) -> None:
    stage = any_stage
    kamola, diego = stage.kamola, stage.diego
    await submits(kamola)
    await kamola.says("/mydata")
    await kamola.sees("What I know about you", "Your case studies: 1")
    await kamola.taps("Forget me")
    await kamola.sees("Shall I forget you?", "I cannot call back")
    await kamola.taps("Yes, forget me")
    await kamola.sees("I forget you after Monday 30 November 2026")
    await stage.town.clock.moves(days=6, hours=1)
    await kamola.sees("Have you changed your mind?")
    await kamola.taps("Take it back")
    await kamola.sees("Nothing was erased")
    await diego.says("/forget")
    await diego.taps("Sí, olvídame")
    await diego.sees("Te olvido pasado el")
    await stage.town.clock.moves(days=9)
    await kamola.says("/mydata")
    await kamola.sees("Your case studies: 1")
    await diego.says("/mydata")
    await diego.sees("Lo que sé de ti")
    await stage.zoe.saw_nothing()
