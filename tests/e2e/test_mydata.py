"""Consent taken back, one's data, and being forgotten: as they look on the phones."""

import pytest

from tests.e2e.conftest import Stage
from tests.e2e.test_cases import TITLE, submits


async def approved(stage: Stage) -> None:
    await submits(stage.kamola)
    await stage.ada.sees("A case study came in")
    await stage.ada.taps("Read it")
    await stage.ada.taps("Approve")
    await stage.ada.taps("Yes, approve it")
    await stage.kamola.sees("is in the library")


async def test_a_card_in_a_group_is_edited_when_its_author_takes_it_back(stage: Stage) -> None:
    kamola, diego = stage.kamola, stage.diego
    await kamola.says("/cases", chat=stage.group)  # now the bot knows that she is in the group
    await stage.town.settled()
    await approved(stage)
    await kamola.taps("Read it")
    await kamola.taps("Show it to my group")
    await diego.sees("A case study from the library", TITLE, chat=stage.group)
    await kamola.says("/casestudy")
    await kamola.taps("What became of mine")
    await kamola.taps(TITLE)
    await kamola.sees("Everyone may read it", "since Monday 23 November 2026")
    await kamola.taps("Take it back")
    await kamola.sees("I cannot call back what people have read")
    await kamola.taps("Yes, take it back")
    await diego.sees("taken back by its author", chat=stage.group)
    await kamola.sees("until Monday 23 November 2026")
    await diego.says("/cases")
    await diego.sees("Todavía no hay casos")


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
