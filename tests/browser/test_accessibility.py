"""Every view of the page as axe sees it: in both of its languages, both colours, wide and as narrow as a small phone,
with somebody who writes from right to left; and the page from the keyboard."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE, phone_of
from tests.browser.phone import Phone

GROUP = "Maths teachers"
QUICKLY = {"resultTypes": ["violations"]}
COLOURS = {**QUICKLY, "runOnly": ["color-contrast"]}
"""All that differs between light and dark."""


class View:
    """The page, looked at by axe in the colours it has and for its colours alone in the others."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._colours = ["light", "dark"]

    async def is_clean(self) -> None:
        await self._finds_nothing(QUICKLY)
        self._colours.reverse()
        await self.page.emulate_media(color_scheme=self._colours[0])  # type: ignore[arg-type]
        await self._finds_nothing(COLOURS)

    async def _finds_nothing(self, options: dict[str, list[str]]) -> None:
        found = (await Axe().run(self.page, options=options)).response["violations"]
        where = [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
        assert where == [], (self._colours[0], self.page.viewport_size)


@pytest_asyncio.fixture(
    loop_scope="session", params=[("en-GB", 1900), ("es-ES", 360)], ids=["wide-english", "narrow-spanish"]
)
async def view(request: pytest.FixtureRequest, browser: Browser, address: str) -> AsyncIterator[View]:
    """An Arabic phone comes first; without motion, as colours half faded in look too pale."""
    locale, width = request.param
    size = {"width": width, "height": 1000 if width > 800 else 640}
    context = await browser.new_context(viewport=size, color_scheme="light", locale=locale, reduced_motion="reduce")  # type: ignore[arg-type]
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    town = await (await page.request.get(f"{address}/api/town")).json()
    ids = {person["name"]: person["id"] for person in town["people"]}
    if "سلمى" not in ids:
        given = {"name": "سلمى", "language": "ar", "group": town["groups"][0]["id"]}
        ids["سلمى"] = (await (await page.request.post(f"{address}/api/people", data=given)).json())["id"]
    poll = {"text": "/poll Shall we? | Yes | No"}
    group = town["groups"][0]["id"]
    await page.request.post(f"{address}/api/people/{ids['Aino']}/chats/{group}/messages", data=poll)
    await page.goto(f"{address}/?people={ids['سلمى']}")
    await expect(page.locator("article").last).to_be_visible()
    yield View(page)
    await context.close()


async def test_axe_finds_nothing_wherever_one_goes(view: View) -> None:
    """One walk through the whole page, as every look costs a second."""
    page, salma = view.page, await phone_of(view.page, "سلمى")
    await expect(salma.frame.locator(".device")).to_have_attribute("dir", "rtl")
    await view.is_clean()
    await _through_the_sheets(view, salma)
    await _to_an_alert(view, salma)
    await salma.frame.get_by_role("combobox").select_option("new")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await view.is_clean()
    await page.keyboard.press("Escape")
    await page.locator(".things summary").click()
    await expect(page.locator(".thing")).to_have_count(4)
    await view.is_clean()
    await page.locator(".views").get_by_role("link", name="Agenda").click()
    await page.locator(".agenda-row summary").first.click()
    await expect(page.locator(".agenda-card").first).to_be_visible()
    await view.is_clean()


async def _through_the_sheets(view: View, phone: Phone) -> None:
    composer = phone.frame.locator(".composer")
    for name in ("slash", "attach"):
        await composer.locator(f".icon-button:has(.icon-{name})").click()
        await expect(composer.get_by_role("option").first).to_be_visible()
        await view.is_clean()
        await view.page.keyboard.press("Escape")


async def _to_an_alert(view: View, phone: Phone) -> None:
    """From the list of chats to the group, and to what only its facilitators may do."""
    await phone.frame.locator(".back").click()
    group = phone.frame.get_by_role("button", name=re.compile(GROUP))
    await expect(group).to_be_visible()
    await view.is_clean()
    await group.click()
    await phone.taps("Close")
    await expect(phone.frame.get_by_role("alertdialog")).to_be_visible()
    await view.is_clean()
    await view.page.keyboard.press("Enter")


async def test_a_case_study_begins_from_the_keyboard_alone(page: Page) -> None:
    kamola = await phone_of(page, "Kamola")
    await kamola.opens("Staffroom")
    await kamola.frame.locator("textarea").focus()
    await page.keyboard.type("/cases")
    await expect(kamola.frame.locator(".sheet-row")).to_have_count(2)
    await page.keyboard.press("ArrowDown")
    await expect(kamola.frame.locator(".sheet-row[aria-selected=true]")).to_contain_text("/casestudy")
    await page.keyboard.press("Enter")
    card = await kamola.sees("we tried it here")
    tried = card.get_by_role("button", name="we tried it here")
    for _ in range(12):
        if await tried.evaluate("(button) => button === document.activeElement"):
            break
        await page.keyboard.press("Shift+Tab")
    await expect(tried).to_be_focused()
    await page.keyboard.press("Enter")
    await kamola.sees("Quick")
