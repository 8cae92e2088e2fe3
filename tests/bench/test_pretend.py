"""That the benches of the pretend Telegram run; how fast it is, no test asks."""

import pytest

from rehearsal.play import read
from tests.bench import pretend, year


@pytest.mark.slow
async def test_the_pretend_telegram_answers_calls_of_every_kind() -> None:
    figures = await pretend.measure(20, (pretend.form, pretend.as_json, pretend.plain))
    assert set(figures) == {"form", "as_json", "plain"}
    assert all(found["calls_per_s"] > 0 for found in figures.values())


def test_the_rehearsed_year_can_be_read() -> None:
    eventless, whole = (read(year.script(months)).steps for months in (0, 12))
    assert len(whole) == len(eventless) + 12 * 3
