"""A month of webinars, as a facilitator plans it and teachers live it."""

from tests.e2e.conftest import Stage

LINE = "/webinar 2nd tuesday 16:00 Europe/Helsinki | Formative feedback | https://meet.example/abc"


async def test_a_webinar_in_one_line_is_read_back_and_then_planned(stage: Stage) -> None:
    aino, group = stage.aino, stage.group
    await aino.says(LINE, chat=group)
    await aino.sees("Formative feedback", "Maths teachers", "8 December", chat=group)
    await aino.taps("Schedule", chat=group)
    await aino.sees("Planned", chat=group)
    await stage.kamola.saw_nothing()


async def test_the_month_of_a_webinar(stage: Stage) -> None:
    aino, kamola, diego, group, clock = stage.aino, stage.kamola, stage.diego, stage.group, stage.town.clock
    await aino.says(LINE, chat=group)
    await aino.taps("Schedule", chat=group)
    await clock.moves(days=9)
    await kamola.sees("Formative feedback", "Going: 0", chat=group)
    await kamola.taps("Going", chat=group)
    await diego.taps("Maybe", chat=group)
    await kamola.sees("Going: 1 · Maybe: 1", chat=group)
    await clock.moves(days=7)
    await kamola.sees("Tomorrow", chat=group)
    await kamola.sees("In an hour we begin")
    await kamola.sees("starts now", chat=group)
