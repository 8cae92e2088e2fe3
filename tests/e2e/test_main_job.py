"""The main conversation of a group, from one end to the other, on both databases."""

import pytest

from tests.e2e.conftest import Stage
from tests.story import tell


@pytest.mark.slow
async def test_a_group_gets_its_month_and_what_it_found_out_is_kept(any_stage: Stage) -> None:
    stage = any_stage
    aino, kamola, diego, ada, group = stage.aino, stage.kamola, stage.diego, stage.ada, stage.group

    await aino.says("/webinar 2nd tuesday 16:00 | Formative feedback | https://meet.example/abc", chat=group)
    await aino.taps("Schedule", chat=group)
    await aino.says("/prompt every friday 15:00 | What worked this week?", chat=group)
    await aino.taps("Schedule", chat=group)
    await aino.says("/poll Which topic next? | Feedback | Homework", chat=group)
    await kamola.votes("Feedback", chat=group)
    await diego.votes("Homework", chat=group)
    await aino.taps("Close", chat=group)
    await kamola.sees("Feedback", "Homework", "2", chat=group)

    await tell(kamola)
    await ada.sees("we tried it here")
    await ada.taps("Read it")
    await ada.taps("Approve")
    await ada.taps("Yes, approve it")
    await kamola.sees("is in the library")
    await diego.says("/research pizarra board")
    await diego.sees("#214")

    await stage.town.clock.moves(days=5)
    prompt = await kamola.sees("What worked this week?", chat=group)
    await kamola.says("Retelling in pairs", chat=group, reply_to=prompt)
    await stage.town.clock.moves(days=11)
    await kamola.sees("starts now", chat=group)
    await stage.zoe.saw_nothing()
