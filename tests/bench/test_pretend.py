"""That the bench of the pretend Telegram runs; how fast it is, no test asks."""

import pytest

from tests.bench import pretend


@pytest.mark.slow
async def test_the_pretend_telegram_answers_calls_of_every_kind() -> None:
    figures = await pretend.measure(20, (pretend.form, pretend.as_json, pretend.plain))
    assert set(figures) == {"form", "as_json", "plain"}
    assert all(found["calls_per_s"] > 0 for found in figures.values())
