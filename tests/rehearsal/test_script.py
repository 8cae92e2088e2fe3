"""The clock and the words of scripts themselves."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from rehearsal import Unwelcome


async def test_the_clock_stops_at_every_due_moment_on_its_way(town) -> None:
    start = town.clock.now()
    due = [start + timedelta(hours=h) for h in (1, 2, 50)]
    seen: list[datetime] = []

    async def next_due() -> datetime | None:
        return due[0] if due else None

    async def settle() -> None:
        if due and town.clock.now() >= due[0]:
            seen.append(due.pop(0))

    town.clock.next_due, town.clock.settle = next_due, settle
    await town.clock.reaches("08:00", zone="Europe/Helsinki")
    assert [moment - start for moment in seen] == [timedelta(hours=1), timedelta(hours=2)]
    local = town.clock.now().astimezone(UTC)
    assert (local.hour, local.minute) == (6, 0)
    with pytest.raises(ValueError, match="never goes back"):
        await town.clock.move_to(start)


async def test_the_clock_gets_past_a_due_moment_that_nobody_serves(town) -> None:
    stuck = town.clock.now() + timedelta(minutes=1)

    async def next_due() -> datetime:
        return stuck

    town.clock.next_due = next_due
    target = town.clock.now() + timedelta(minutes=2)
    await town.clock.move_to(target)
    assert town.clock.now() >= target


@pytest.mark.parametrize(("preset", "days"), [("tomorrow", 1), ("next week", 7), ("next month", 28)])
async def test_presets_lead_to_a_morning(town, preset: str, days: int) -> None:
    target = await town.clock.target(preset)
    assert target == datetime(2026, 11, 23, 6, 0, tzinfo=UTC) + timedelta(days=days)


async def test_sees_takes_things_in_order_and_once(api, cast) -> None:
    for text in ("one", "two"):
        await api.sendMessage(chat_id=cast.kamola.id, text=text)
    await cast.kamola.sees("one")
    await cast.kamola.sees("two")
    with pytest.raises(AssertionError, match="does not see “two”") as failure:
        await cast.kamola.sees("two", limit=0.01)
    assert "Staffroom: two" in str(failure.value)
    await cast.kamola.shows("one")


async def test_an_edit_is_new_and_an_own_message_is_not(api, cast) -> None:
    sent = (await api.sendMessage(chat_id=cast.kamola.id, text="one")).result
    await cast.kamola.sees("one")
    await api.editMessageText(chat_id=cast.kamola.id, message_id=sent["message_id"], text="two")
    await cast.kamola.sees("two")
    await cast.kamola.says("three")
    with pytest.raises(AssertionError):
        await cast.kamola.sees("three", limit=0.01)


async def test_saw_nothing_fails_if_the_bot_brought_something(api, cast) -> None:
    await cast.stranger.saw_nothing()
    await cast.maria.saw_nothing()
    await api.sendMessage(chat_id=cast.group.id, text="news")
    await cast.stranger.saw_nothing()
    with pytest.raises(AssertionError, match="saw “news”"):
        await cast.maria.saw_nothing()
    cast.maria.catches_up()
    await cast.maria.saw_nothing()


async def test_settled_complains_about_a_bot_that_does_not_listen(town, cast) -> None:
    await cast.kamola.says("hello")
    with pytest.raises(AssertionError, match="message"):
        await town.settled(limit=0.01)


async def test_people_cannot_do_what_a_phone_would_not_let_them(town, cast) -> None:
    with pytest.raises(Unwelcome):
        await cast.stranger.says("hello", chat=cast.group)
    await cast.kamola.blocks_bot()
    with pytest.raises(Unwelcome):
        await cast.kamola.says("hello")


async def test_what_the_bot_must_rest_goes_by_at_once(town) -> None:
    rests = [40.0, 20.0, 0.0]

    async def settle() -> float:
        return rests.pop(0)

    start, town.clock.settle = town.clock.now(), settle
    await town.settled()
    assert rests == []
    assert town.clock.now() - start >= timedelta(minutes=1)


async def test_several_people_may_act_at_once(town, api, cast) -> None:
    town.pace = 2.0

    async def settle() -> None:
        await asyncio.sleep(0.01)

    town.clock.settle = settle
    words = [cast.kamola.says(f"word {n}") for n in range(5)]
    await asyncio.gather(*words)
    assert len((await api.getUpdates()).result) == 5
