"""The wall clock jumps, the disk is full: the state is right afterwards, somebody is told, and nothing is restarted."""

from datetime import timedelta
from itertools import pairwise
from sqlite3 import OperationalError

import pytest

from storage.database import Database
from storage.notices import State
from tests.community.circle import Circle
from tests.databases import full_disk
from tests.scheduler.office import NOON, Office

pytestmark = pytest.mark.slow


async def test_an_hour_back_and_forth_tells_nothing_twice_and_keeps_nothing_waiting(office: Office) -> None:
    await office.note("at its time", due=NOON + timedelta(minutes=30))
    async with office.courier() as courier:
        await office.note("before")
        await office.idle(courier)
        office.instant -= timedelta(hours=1)
        await office.note("an hour back")
        await office.idle(courier)
        assert office.texts == ["before", "an hour back"]
        office.instant += timedelta(hours=1)
        await office.idle(courier)
        assert office.texts == ["before", "an hour back"]
        office.instant += timedelta(minutes=30)
        await office.idle(courier)
    assert office.texts == ["before", "an hour back", "at its time"]


async def test_what_an_hour_ahead_has_left_out_is_told_once_and_can_be_sent_after_all(office: Office) -> None:
    await office.note("of use for a while", due=NOON + timedelta(minutes=10), expires=NOON + timedelta(minutes=20))
    async with office.courier() as courier:
        office.instant += timedelta(hours=1)
        await office.idle(courier)
        office.instant += timedelta(minutes=1)
        await office.idle(courier)
        office.instant -= timedelta(hours=1)
        await office.idle(courier)
        assert await office.became("of use for a while") == ("missed", "late")
        (told,) = office.texts
        assert "left out what would have come too late" in told
        await office.community.delivery.send_again(office.aino, (await office.row("of use for a while")).id)
        await office.idle(courier)
    assert office.texts[1:] == ["of use for a while"]


async def test_a_month_ahead_what_was_missed_is_one_sentence_and_what_comes_is_planned(database: Database) -> None:
    circle = await Circle(database).gathers()
    line = "every tuesday 16:00 Europe/Helsinki | Formative feedback | meet.example/abc"
    answers = circle.community.webinars.read_line(line, circle.aino, "Europe/Helsinki")
    await circle.submits(circle.aino, "webinar", group_id=circle.group.id, **answers)
    await circle.waits(minutes=1)
    circle.telegram.sent.clear()
    await circle.waits(days=30)
    assert not any("starts now" in text for text in circle.telegram.cards())
    assert any("Formative feedback" in text for text in circle.telegram.cards())
    circle.telegram.sent.clear()
    await circle.waits(minutes=2)
    (report,) = circle.telegram.cards()
    assert "left out what would have come too late to be of use" in report
    starting = [one.due_at for one in await circle.noted(35) if one.kind == "webinars-now"]
    assert [later - earlier for earlier, later in pairwise(starting)] == [timedelta(7)] * 4


async def test_what_does_not_fit_on_the_disk_is_refused_as_a_whole_and_fits_later(office: Office) -> None:
    long = "x" * 10_000
    async with office.courier() as courier:
        with full_disk(office.db), pytest.raises(OperationalError, match="full"):
            await office.note("small", long=long)
        await office.note("small", long=long)
        await office.idle(courier)
    assert office.texts == ["small"]
    assert (await office.row("small")).state is State.SENT
