"""A draft that sleeps is remembered twice, when its person is awake, and then never again."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from community.draft_desk import NUDGE
from community.steps import Said
from storage.database import Database
from tests.community.circle import Circle
from tests.community.writing import QUICK

HELSINKI = ZoneInfo("Europe/Helsinki")
TITLE = "Retell pairs for Grade 3"


@pytest.fixture
async def circle(database: Database) -> Circle:
    return await Circle(database).gathers()


def at(moment: str) -> datetime:
    return datetime.fromisoformat(f"2026-{moment}").replace(tzinfo=HELSINKI)


@pytest.mark.parametrize(
    ("left", "told"),
    [
        ("11-23T10:00", "11-26T10:00"),
        ("11-23T19:59", "11-26T19:59"),
        ("11-23T20:00", "11-27T09:00"),
        ("11-23T23:30", "11-27T09:00"),
        ("11-24T04:00", "11-27T09:00"),
    ],
)
async def test_nobody_is_reminded_while_they_may_sleep(circle: Circle, left: str, told: str) -> None:
    circle.wall.instant = at(left)
    await circle.fills(circle.kamola, QUICK, title=TITLE)
    await circle.waits(days=2)
    [notice] = [one for one in await circle.noted() if one.kind == NUDGE]
    assert notice.due_at == at(told)
    assert notice.expires_at
    assert notice.expires_at.astimezone(HELSINKI).hour == 20


async def test_after_three_and_ten_days_and_then_never(circle: Circle) -> None:
    await circle.fills(circle.kamola, QUICK, title=TITLE)
    told = []
    for days in (2, 1, 3, 2, 2, 5, 15, 30):
        circle.telegram.sent.clear()
        await circle.waits(days=days, minutes=1)
        told.append([words for words in circle.telegram.cards() if TITLE in words])
    assert [len(one) for one in told] == [0, 1, 0, 0, 1, 0, 0, 0]
    assert "is waiting for you" in told[1][0]
    assert "I will not remind you again" in told[4][0]


async def test_who_goes_on_before_it_is_due_is_not_reminded_of_it(circle: Circle) -> None:
    await circle.fills(circle.kamola, QUICK, title=TITLE)
    await circle.waits(days=2)
    await circle.community.forms.answer(circle.kamola, Said(text="literacy", message_id=1))
    circle.telegram.sent.clear()
    await circle.waits(days=1, minutes=1)
    assert circle.telegram.cards() == []
