"""Telegram's flood limits, as a strict counter sees them: it may count a message at any moment until its answer."""

import asyncio
import random
from collections import deque
from collections.abc import Coroutine
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pytest

from scheduler.pace import EDIT_LIMIT, GROUP_LIMIT, PLACES, SPACING, Pace
from tests.scheduler.virtual import VirtualLoop


@dataclass
class Telegram:
    """Counts each message at a random moment between its sending and its answer."""

    chance: random.Random
    slowness: float = 0.05
    counted: list[tuple[float, int]] = field(default_factory=list)

    async def take(self, chat_id: int) -> None:
        way, back = self.chance.random() * self.slowness, self.chance.random() * self.slowness
        await asyncio.sleep(way)
        self.counted.append((now(), chat_id))
        await asyncio.sleep(back)

    def most_within(self, seconds: float, chat_id: int | None = None) -> int:
        """The most messages in any such window."""
        window: deque[float] = deque()
        most = 0
        for at, chat in self.counted:
            if chat_id in (None, chat):
                while window and window[0] <= at - seconds:
                    window.popleft()
                window.append(at)
                most = max(most, len(window))
        return most


def now() -> float:
    return asyncio.get_running_loop().time()


def play(story: Coroutine[Any, Any, None]) -> None:
    """In virtual time: nobody waits for real."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(story)


async def notice(pace: Pace, telegram: Telegram, chat_id: int) -> None:
    async with pace.sending(chat_id):
        await telegram.take(chat_id)


async def answer(pace: Pace, telegram: Telegram, chat_id: int, waits: list[float] | None = None) -> None:
    asked = now()
    async with pace.answering(chat_id):
        if waits is not None:
            waits.append(now() - asked)
        await telegram.take(chat_id)


async def broadcast(pace: Pace, telegram: Telegram, count: int) -> float:
    """One message to each of so many people; returns the seconds it took."""
    began = now()
    async with asyncio.TaskGroup() as tasks:
        for chat_id in range(1, count + 1):
            await pace.place()
            tasks.create_task(notice(pace, telegram, chat_id))
    return now() - began


def test_timers_that_ring_late_cost_a_broadcast_nothing_and_a_pause_brings_no_burst(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sleep = asyncio.sleep

    async def late(seconds: float) -> None:
        await sleep(seconds + 0.005)

    async def at(pace: Pace) -> float:
        await pace.place()
        async with pace.sending(1):
            return now()

    async def story() -> None:
        pace = Pace(now)
        monkeypatch.setattr(asyncio, "sleep", late)
        went = [await at(pace) for _ in range(10 * PLACES)]
        assert went[-1] - went[0] < 1.02 * (len(went) - 1) / PLACES
        await sleep(0.5)
        went = [await at(pace) for _ in range(4)]
        assert all(then - before > 0.9 * SPACING for before, then in pairwise(went))

    play(story())


@pytest.mark.parametrize("slowness", [0.002, 0.05, 1.0])
def test_no_second_has_more_than_thirty_however_late_telegram_counts(slowness: float) -> None:
    async def story() -> None:
        telegram = Telegram(random.Random(1), slowness)
        await broadcast(Pace(now), telegram, 600)
        assert telegram.most_within(1.0) <= PLACES

    play(story())


@pytest.mark.slow
def test_ten_thousand_go_in_hardly_more_than_the_ideal_time() -> None:
    async def story() -> None:
        telegram = Telegram(random.Random(2), slowness=0.005)
        seconds = await broadcast(Pace(now), telegram, 10_000)
        assert seconds <= 10_000 / PLACES * 1.03
        assert telegram.most_within(1.0) <= PLACES

    play(story())


def test_a_broadcast_is_a_stream_and_no_burst() -> None:
    async def story() -> None:
        telegram = Telegram(random.Random(3), slowness=0.0)
        await broadcast(Pace(now), telegram, 100)
        assert telegram.most_within(0.1) <= 4

    play(story())


def test_people_who_tap_during_a_broadcast_go_first_and_the_limit_holds() -> None:
    async def story() -> None:
        pace, telegram = Pace(now), Telegram(random.Random(4))
        waits: list[float] = []

        async def people() -> None:
            async with asyncio.TaskGroup() as tasks:
                for number in range(100):
                    await asyncio.sleep(telegram.chance.random() * 0.3)
                    tasks.create_task(answer(pace, telegram, 1_000_000 + number, waits))

        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(broadcast(pace, telegram, 600))
            tasks.create_task(people())
        assert telegram.most_within(1.0) <= PLACES
        assert sorted(waits)[95] <= 0.1

    play(story())


def test_where_only_people_tap_nobody_waits() -> None:
    async def story() -> None:
        pace, telegram, waits = Pace(now), Telegram(random.Random(5)), list[float]()
        async with asyncio.TaskGroup() as tasks:
            for number in range(200):
                tasks.create_task(answer(pace, telegram, number + 1, waits))
        assert max(waits) == 0

    play(story())


def test_however_many_tap_the_notices_go_on_slowly() -> None:
    async def story() -> None:
        pace, telegram = Pace(now), Telegram(random.Random(6))

        async def crowd() -> None:
            async with asyncio.TaskGroup() as tasks:
                for number in range(2_000):
                    await asyncio.sleep(0.01)
                    tasks.create_task(answer(pace, telegram, 1_000_000 + number))

        async with asyncio.TaskGroup() as tasks:
            busy = tasks.create_task(crowd())
            await asyncio.sleep(1)
            seconds = await broadcast(pace, telegram, 5)
            assert not busy.done()
        assert 1 <= seconds <= 8

    play(story())


def test_a_chat_may_get_one_more_a_second_after_the_answer_to_the_one_before() -> None:
    async def story() -> None:
        pace, telegram = Pace(now), Telegram(random.Random(7))
        await answer(pace, telegram, -1)
        assert pace.wait_for(-1) == pytest.approx(1.0)
        assert pace.wait_for(-2) <= 0
        await asyncio.sleep(1)
        assert pace.wait_for(-1) <= 0

    play(story())


def test_a_group_keeps_three_of_its_twenty_a_minute_for_taps_and_more_for_posts_than_for_edits() -> None:
    async def story() -> None:
        pace, telegram, began = Pace(now), Telegram(random.Random(8), slowness=0.0), now()
        for number in range(GROUP_LIMIT):
            assert pace.wait_for(-1) <= 0
            assert (pace.wait_for(-1, edit=True) > 0) is (number >= EDIT_LIMIT)
            await answer(pace, telegram, -1)
            await asyncio.sleep(1)
        assert pace.wait_for(-1) == pytest.approx(began + 60 - now())
        assert pace.wait_for(5) <= 0

    play(story())


def test_a_place_that_was_not_used_costs_nothing() -> None:
    async def story() -> None:
        pace = Pace(now)
        for _ in range(PLACES * 2):
            await pace.place()
            pace.give_back()
        began = now()
        await pace.place()
        assert now() - began <= 1 / PLACES

    play(story())


def test_who_waits_goes_on_when_the_clock_is_moved() -> None:
    async def story() -> None:
        moved = [0.0]
        pace = Pace(lambda: now() + moved[0])
        for number in range(PLACES):
            await pace.place()
            pace.give_back() if number else None
        async with pace.sending(1):
            pass
        waiting = asyncio.create_task(pace.place())
        moved[0] = 3600.0
        began = now()
        await waiting
        assert now() - began <= 0.25

    play(story())


def test_chats_long_silent_are_forgotten() -> None:
    async def story() -> None:
        pace, telegram = Pace(now), Telegram(random.Random(9), slowness=0.0)
        for chat in range(10_000):
            await answer(pace, telegram, chat + 1)
        await asyncio.sleep(3600)
        await answer(pace, telegram, 20_000)
        await answer(pace, telegram, 20_001)
        assert len(pace._chats) < 4

    play(story())


def test_a_place_that_was_given_back_keeps_nobody_waiting() -> None:
    async def story() -> None:
        pace = Pace(now)
        began = now()
        for _ in range(5):
            await pace.place()
            pace.give_back()
        assert now() == began
        await pace.place()
        await pace.place()
        assert now() > began

    play(story())
