"""Chores come round by the wall, and the wall may jump."""

from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.interval import IntervalTrigger

from scheduler.clock import Chore, Clock, daily

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def hourly() -> BaseTrigger:
    return IntervalTrigger(hours=1, timezone=UTC)


class Wall:
    def __init__(self) -> None:
        self.instant = NOON
        self.done: list[datetime] = []

    def now(self) -> datetime:
        return self.instant

    async def act(self) -> None:
        self.done.append(self.instant)


@pytest.fixture
def wall() -> Wall:
    return Wall()


async def test_every_chore_is_done_once_at_the_start_and_then_when_it_comes_round(wall: Wall) -> None:
    clock = Clock(wall.now, [Chore("planning", hourly(), wall.act)])
    await clock.look()
    await clock.look()
    wall.instant += timedelta(minutes=59)
    await clock.look()
    assert wall.done == [NOON]
    wall.instant += timedelta(minutes=1)
    await clock.look()
    assert len(wall.done) == 2


async def test_after_a_jump_ahead_a_chore_is_done_once_and_not_for_every_hour(wall: Wall) -> None:
    clock = Clock(wall.now, [Chore("planning", hourly(), wall.act)])
    await clock.look()
    wall.instant += timedelta(days=40)
    await clock.look()
    await clock.look()
    assert len(wall.done) == 2
    assert clock.next_due() == wall.instant + timedelta(hours=1)


async def test_after_a_jump_back_nothing_waits_until_the_old_time_comes_again(wall: Wall) -> None:
    clock = Clock(wall.now, [Chore("planning", hourly(), wall.act)])
    await clock.look()
    wall.instant -= timedelta(days=2)
    await clock.look()
    assert len(wall.done) == 2
    wall.instant += timedelta(hours=1)
    await clock.look()
    assert len(wall.done) == 3


async def test_a_small_correction_of_the_wall_is_no_jump(wall: Wall) -> None:
    clock = Clock(wall.now, [Chore("planning", hourly(), wall.act)])
    await clock.look()
    wall.instant -= timedelta(seconds=1)
    await clock.look()
    assert len(wall.done) == 1


async def test_a_daily_chore_has_its_hour(wall: Wall) -> None:
    clock = Clock(wall.now, [Chore("forgetting", daily(hour=4), wall.act)])
    await clock.look()
    assert clock.next_due() == datetime(2026, 11, 24, 4, 30, tzinfo=UTC)


async def test_a_chore_that_fails_is_logged_and_keeps_nobody_from_theirs(
    wall: Wall, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail() -> None:
        raise RuntimeError

    clock = Clock(wall.now, [Chore("failing", hourly(), fail), Chore("planning", hourly(), wall.act)])
    await clock.look()
    assert len(wall.done) == 1
    assert "failing failed" in caplog.text
    wall.instant += timedelta(hours=1)
    await clock.look()
    assert caplog.text.count("failing failed") == 2
