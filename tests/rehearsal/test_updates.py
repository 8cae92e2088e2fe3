"""getUpdates: confirming, filters, two at once, a bot that was away."""

import asyncio


async def test_updates_stay_until_they_are_confirmed(api, cast) -> None:
    for word in ("one", "two", "three"):
        await cast.kamola.says(word)
    first = (await api.getUpdates(limit=2)).result
    assert [u["message"]["text"] for u in first] == ["one", "two"]
    assert first[1]["update_id"] == first[0]["update_id"] + 1
    again = (await api.getUpdates(offset=first[1]["update_id"])).result
    assert [u["message"]["text"] for u in again] == ["two", "three"]
    assert [u["message"]["text"] for u in (await api.getUpdates(offset=-1)).result] == ["three"]
    assert (await api.getWebhookInfo()).result["pending_update_count"] == 1


async def test_the_filter_is_remembered_until_it_is_changed(api, cast) -> None:
    await api.getUpdates(allowed_updates=["callback_query"])
    await cast.kamola.says("unheard")
    assert (await api.getUpdates()).result == []
    await api.getUpdates(allowed_updates=[])
    await cast.kamola.says("heard")
    assert len((await api.getUpdates()).result) == 1


async def test_a_second_poll_ends_the_first_with_409(api, cast) -> None:
    first = asyncio.create_task(api.getUpdates(timeout=5))
    await asyncio.sleep(0.01)
    second = asyncio.create_task(api.getUpdates(timeout=5))
    answer = await first
    assert answer.status == 409
    assert answer.error.startswith("Conflict: terminated by other getUpdates request")
    await cast.kamola.says("hello", at_once=True)
    assert len((await second).result) == 1


async def test_a_poll_waits_for_the_next_update(api, cast) -> None:
    waiting = asyncio.create_task(api.getUpdates(timeout=5))
    await asyncio.sleep(0.01)
    await cast.kamola.says("hello", at_once=True)
    assert (await waiting).result[0]["message"]["text"] == "hello"


async def test_a_bot_that_was_away_a_day_finds_the_last_day_only(town, api, cast) -> None:
    await cast.kamola.says("long ago")
    await town.clock.moves(hours=13)
    await cast.kamola.says("lately")
    await town.clock.moves(hours=12)
    assert [u["message"]["text"] for u in (await api.getUpdates()).result] == ["lately"]


async def test_pending_updates_can_be_dropped(api, cast) -> None:
    await cast.kamola.says("hello")
    await api.deleteWebhook(drop_pending_updates=True)
    assert (await api.getUpdates()).result == []
