"""A facilitator whose bot has a plan already plays it on the page, under other names; the original stays as it is."""

import re
from pathlib import Path

from playwright.async_api import Browser, Page, expect

from bot.demo import Cast
from bot.rehearsal import TOKEN
from rehearsal.keep import Keep
from rehearsal.town import Town
from tests.browser.conftest import PATIENCE, clock_moves
from tests.browser.test_town import panel_of
from tests.e2e.test_rehearsal_process import plan_for_real, rehearsal

NAMES = re.compile("Aino|Kamola|Diego|Zoe|Ada")
NOTICE = "You are playing a copy of your real plan"


def left_off(data: Path) -> None:
    """A town as it was left, so that nobody has to wait for its first minutes."""
    town = Town()
    town.add_bot(token=TOKEN, inline=True)
    Cast.in_town(town)
    Keep(data / "rehearsal.town").save(town)
    (data / "rehearsal.db").touch()


async def says_so(page: Page) -> None:
    """Where one looks, not only somewhere on the page."""
    await expect(page.get_by_text(NOTICE)).to_be_in_viewport(ratio=1)
    await expect(page.locator("body")).not_to_have_text(NAMES)


async def test_my_real_plan_is_played_under_other_names_and_the_original_stays(
    browser: Browser, tmp_path: Path
) -> None:
    real = tmp_path / "data" / "staffroom.db"
    real.parent.mkdir()
    await plan_for_real(real)
    before = real.read_bytes()
    left_off(real.parent)
    async with rehearsal(tmp_path) as (_, api):
        page = await browser.new_page(viewport={"width": 1000, "height": 700}, locale="en-GB")
        page.set_default_timeout(PATIENCE)
        page.on("dialog", lambda dialog: dialog.accept())
        await page.goto(str(api.base_url.copy_with(path="/")))
        await expect(page.get_by_role("heading", name="Aino", exact=True)).to_be_visible()
        await expect(page.get_by_text(NOTICE)).to_be_hidden()
        await (await panel_of(page)).get_by_role("button", name="Play my real plan").click()

        await expect(page.get_by_text(NOTICE)).to_be_visible()
        await expect(page.locator("section[data-person]").first).to_be_visible()
        await says_so(page)
        await clock_moves(page, "Next post")
        await page.get_by_role("link", name="Agenda").click()
        held = page.get_by_role("listitem").filter(has_text=re.compile(r"Formative feedback with \w+"))
        await held.last.scroll_into_view_if_needed()
        await says_so(page)
        await page.set_viewport_size({"width": 360, "height": 640})
        await page.reload()
        await held.last.scroll_into_view_if_needed()
        await says_so(page)
        await page.get_by_role("link", name="Phones").click()
        await page.locator(".things summary").click()
        await page.get_by_role("button", name="Play my real plan").scroll_into_view_if_needed()
        await says_so(page)
        await page.close()
    assert real.read_bytes() == before
