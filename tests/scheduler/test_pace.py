"""Telegram's flood limits, as one clock and many chats try them."""

import asyncio
from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.pace import Closing, Pace

GROUPS = st.integers(min_value=-4, max_value=-1)
PEOPLE = st.integers(min_value=1, max_value=40)


class Seconds:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.value = 1000.0

    def __call__(self) -> float:
        return self.value


@given(st.lists(st.one_of(GROUPS, PEOPLE), min_size=1, max_size=300))
def test_whatever_is_asked_for_no_limit_is_passed(chats: list[int]) -> None:
    pace = Pace(Seconds())
    sent = sorted((pace.book(chat), chat) for chat in chats)
    second: deque[float] = deque()
    minute: dict[int, deque[float]] = {}
    last: dict[int, float] = {}
    for at, chat in sent:
        assert at >= last.get(chat, 0.0) + 1 - 1e-6, "one a second in a chat"
        last[chat] = at
        if chat < 0:
            within(minute.setdefault(chat, deque()), at, 60.0, 20)
        within(second, at, 1.0, 30 if len(set(chats)) > 16 else 300)


def within(window: deque[float], at: float, length: float, limit: int) -> None:
    while window and window[0] <= at - length + 1e-9:
        window.popleft()
    window.append(at)
    assert len(window) <= limit


def test_a_broadcast_to_many_goes_at_twenty_five_a_second() -> None:
    pace = Pace(Seconds())
    assert [round(pace.book(chat) - 1000, 2) for chat in range(1, 102)][::25] == [0.0, 1.0, 2.0, 3.0, 4.0]


def test_a_group_gets_seventeen_in_a_minute_and_the_eighteenth_waits() -> None:
    pace = Pace(Seconds())
    times = [pace.book(-1) for _ in range(18)]
    assert times[16] < 1060.0
    assert times[17] == 1060.0


def test_a_person_does_not_wait_for_a_minute() -> None:
    pace = Pace(Seconds())
    assert [pace.book(1) for _ in range(18)][17] == 1017.0


def test_an_answer_to_a_tap_takes_room_from_the_broadcast_and_waits_for_nobody() -> None:
    quiet, busy = Pace(Seconds()), Pace(Seconds())
    for _ in range(29):
        busy.spend(None)
    assert quiet.book(1) == 1000.0
    assert busy.book(1) == pytest.approx(1001.0)


def test_an_answer_in_a_chat_puts_off_the_next_post_there_and_nowhere_else() -> None:
    pace = Pace(Seconds())
    pace.spend(-1)
    assert pace.book(-1) >= 1001.0
    assert pace.book(-2) < 1000.2


def test_a_pause_that_telegram_asked_for_holds_one_chat() -> None:
    pace = Pace(Seconds())
    pace.pause(-1, 30)
    assert pace.book(-1) == 1030.0
    assert pace.book(-2) < 1001.0


async def test_whoever_waits_goes_on_when_the_clock_is_moved() -> None:
    clock = Seconds()
    pace = Pace(clock)
    pace.pause(-1, 3600)
    waiting = asyncio.create_task(pace.turn(-1))
    await asyncio.sleep(0)
    assert not waiting.done()
    clock.value += 3600
    await asyncio.wait_for(waiting, 2)


async def test_whoever_waits_when_the_bot_stops_is_sent_home() -> None:
    pace = Pace(Seconds())
    pace.pause(-1, 3600)
    waiting = asyncio.create_task(pace.turn(-1))
    await asyncio.sleep(0)
    pace.close()
    with pytest.raises(Closing):
        await waiting


def test_chats_long_silent_are_forgotten() -> None:
    clock = Seconds()
    pace = Pace(clock)
    for chat in range(10_001):
        pace.spend(chat + 1)
    clock.value += 3600
    pace.spend(1)
    assert len(pace._chats) < 3
