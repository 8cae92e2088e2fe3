"""That the bench of the page runs; how smooth it is, no test asks."""

from tests.bench.page import ROWS, Scale, measure, report


async def test_the_page_is_scrolled_and_tapped_beside_a_bare_one() -> None:
    figures = await measure(Scale(messages=60, rounds=1, taps=2), lambda _: None)
    assert all(figures["ours"][name] > 0 and figures["bare"][name] > 0 for name in ROWS)
    assert len(report(figures).splitlines()) == 1 + len(ROWS)
