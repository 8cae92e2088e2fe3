"""That the bench runs, with small numbers; how fast anything is, no test asks."""

import pytest

from tests.bench.__main__ import Scale, measure, report

SMALL = Scale(rounds=1, warm_up=5, updates=30, singly=5, history=500, drafts=30, cases=60, cards=(60,))


@pytest.mark.slow
async def test_the_bench_measures_both_bots_and_loses_no_answer() -> None:
    said: list[str] = []
    figures = await measure(SMALL, said.append)
    assert figures["ours"]["updates_per_s"] > 0
    assert figures["echo"]["updates_per_s"] > 0
    assert list(figures["history"]) == ["500 rows of history", "30 drafts, 60 cases"]
    assert "ours / echo" in report(figures)
    assert len(said) == 4
