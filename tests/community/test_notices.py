"""Quiet hours, and notices that are noted once."""

from datetime import UTC, datetime, time

import pytest

from community.notices import after_quiet, is_quiet
from storage.groups import Group


@pytest.mark.parametrize(
    ("at", "start", "end", "quiet"),
    [
        (time(22), time(21), time(7), True),
        (time(6, 59), time(21), time(7), True),
        (time(7), time(21), time(7), False),
        (time(20, 59), time(21), time(7), False),
        (time(13), time(12), time(14), True),
        (time(14), time(12), time(14), False),
        (time(3), time(0), time(0), False),
    ],
)
def test_quiet_hours_include_their_beginning_and_not_their_end(at: time, start: time, end: time, quiet: bool) -> None:
    assert is_quiet(at, start, end) is quiet


@pytest.mark.parametrize(
    ("instant", "until"),
    [
        (datetime(2026, 11, 23, 20, 0, tzinfo=UTC), datetime(2026, 11, 24, 5, 0, tzinfo=UTC)),
        (datetime(2026, 11, 24, 4, 59, tzinfo=UTC), datetime(2026, 11, 24, 5, 0, tzinfo=UTC)),
        (datetime(2026, 11, 24, 5, 0, tzinfo=UTC), datetime(2026, 11, 24, 5, 0, tzinfo=UTC)),
        (datetime(2027, 3, 27, 23, 0, tzinfo=UTC), datetime(2027, 3, 28, 4, 0, tzinfo=UTC)),
    ],
)
def test_what_falls_into_quiet_hours_waits_for_their_end_on_the_wall(instant: datetime, until: datetime) -> None:
    group = Group(zone="Europe/Helsinki", quiet_from=time(21), quiet_until=time(7))
    assert after_quiet(instant, group) == until
