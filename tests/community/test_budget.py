"""A group gets no more messages a day than it wants; what is urgent says so."""

from datetime import UTC, datetime

import pytest

from community.errors import Gone, NotAllowed, Refusal
from storage.database import Database
from tests.community.circle import Circle

FRIDAY = datetime(2026, 11, 27, 13, tzinfo=UTC)


@pytest.fixture
async def circle(any_database: Database) -> Circle:
    """Three prompts on Friday at three, and two messages a day."""
    circle = await Circle(any_database).gathers()
    for words in ("One?", "Two?", "Three?"):
        line = f"every friday 15:00 Europe/Helsinki | What {words}"
        answers = circle.community.prompts.read_line(line, circle.aino, "Europe/Helsinki")
        await circle.submits(circle.aino, "prompt", group_id=circle.group.id, **answers)
    await circle.community.budget.choose_for_group(circle.aino, circle.group.id, 2)
    circle.wall.instant = FRIDAY
    await circle.settles()
    return circle


def asked(circle: Circle) -> list[str]:
    return [card for card in circle.telegram.cards() if "Reply to this message" in card]


async def test_the_third_message_waits_and_the_facilitators_hear_of_it(circle: Circle) -> None:
    assert len(asked(circle)) == 2
    (told,) = [card for card in circle.telegram.cards() if "has had its messages for today (2)" in card]
    assert "too late tomorrow" in told


async def test_what_waits_goes_out_as_urgent_and_says_so(circle: Circle) -> None:
    (waits,) = [one for one in await circle.noted(2) if one.outcome == "budget"]
    with pytest.raises(NotAllowed):
        await circle.community.budget.send_urgently(circle.kamola, waits.id)
    await circle.community.budget.send_urgently(circle.aino, waits.id)
    await circle.settles()
    assert len(asked(circle)) == 3
    assert "Sent as urgent by Aino" in asked(circle)[-1]
    assert not any("urgent" in card for card in asked(circle)[:2])
    with pytest.raises(Gone):
        await circle.community.budget.send_urgently(circle.aino, waits.id)


async def test_a_higher_limit_lets_it_go_at_once(circle: Circle) -> None:
    await circle.community.budget.choose_for_group(circle.aino, circle.group.id, 0)
    await circle.settles()
    assert len(asked(circle)) == 3


async def test_what_somebody_sends_by_hand_does_not_wait(circle: Circle) -> None:
    await circle.community.prompts.send_now(circle.aino, 1, 0)
    await circle.settles()
    assert len(asked(circle)) == 3


async def test_the_next_day_begins_anew(circle: Circle) -> None:
    line = "28 november 15:00 Europe/Helsinki | And now?"
    answers = circle.community.prompts.read_line(line, circle.aino, "Europe/Helsinki")
    await circle.submits(circle.aino, "prompt", group_id=circle.group.id, **answers)
    await circle.waits(days=1)
    assert "And now?" in asked(circle)[-1]


async def test_limits_are_chosen_by_those_who_may_and_from_what_is_offered(circle: Circle) -> None:
    with pytest.raises(NotAllowed):
        await circle.community.budget.choose_for_group(circle.kamola, circle.group.id, 3)
    with pytest.raises(Refusal):
        await circle.community.budget.choose_for_group(circle.aino, circle.group.id, 4)
    with pytest.raises(Refusal):
        await circle.community.budget.choose_for_self(circle.kamola, 4)
    assert (await circle.community.budget.choose_for_self(circle.kamola, 3)).messages_per_day == 3
