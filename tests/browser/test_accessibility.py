"""Every view of the page as axe sees it, in both colours and both of the page's languages, and from the keyboard."""

import re
from collections.abc import AsyncIterator

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE, phone_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(params=[("light", "en-GB"), ("dark", "es-ES")], ids=["light-english", "dark-spanish"])
async def view(request: pytest.FixtureRequest, browser: Browser, address: str) -> AsyncIterator[Page]:
    """The page with an Arabic phone beside the others; without motion, as colours half faded in look too pale."""
    colours, locale = request.param
    context = await browser.new_context(
        viewport={"width": 1900, "height": 1000}, color_scheme=colours, locale=locale, reduced_motion="reduce"
    )
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    town = await (await page.request.get(f"{address}/api/town")).json()
    noor = next((person for person in town["people"] if person["name"] == "نور"), None)
    if noor is None:
        given = {"name": "نور", "language": "ar", "group": town["groups"][0]["id"]}
        noor = await (await page.request.post(f"{address}/api/people", data=given)).json()
    ids = {person["name"]: person["id"] for person in town["people"]}
    await page.goto(f"{address}/?people={noor['id']},{ids['Kamola']},{ids['Aino']}")
    await expect(page.locator("article").last).to_be_visible()
    yield page
    await context.close()


async def _is_clean(page: Page) -> None:
    found = (await Axe().run(page)).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


async def test_axe_finds_nothing_on_the_desk_and_its_sheets(view: Page) -> None:
    noor = await phone_of(view, "نور")
    await expect(noor.frame.locator(".device")).to_have_attribute("dir", "rtl")
    await _is_clean(view)
    composer = noor.frame.locator(".composer")
    for name in ("slash", "attach"):
        await composer.locator(f".icon-button:has(.icon-{name})").click()
        await expect(composer.get_by_role("option").first).to_be_visible()
        await _is_clean(view)
        await view.keyboard.press("Escape")
    await noor.frame.locator(".back").click()
    await expect(noor.frame.get_by_role("button", name=re.compile("Maths"))).to_be_visible()
    await _is_clean(view)


async def test_axe_finds_nothing_in_an_alert_and_a_dialog(view: Page) -> None:
    kamola = await phone_of(view, "Kamola")
    await kamola.opens("Maths")
    await kamola.taps("Close")
    await expect(kamola.frame.get_by_role("alertdialog")).to_be_visible()
    await _is_clean(view)
    await view.keyboard.press("Enter")
    await kamola.frame.get_by_role("combobox").select_option("new")
    await expect(view.get_by_role("dialog")).to_be_visible()
    await _is_clean(view)


async def test_axe_finds_nothing_in_the_panel_and_the_agenda(view: Page) -> None:
    await view.locator(".things summary").click()
    await expect(view.locator(".thing")).to_have_count(4)
    await _is_clean(view)
    await view.locator(".views").get_by_role("link", name="Agenda").click()
    await view.locator(".agenda-row summary").first.click()
    await expect(view.locator(".agenda-card").first).to_be_visible()
    await _is_clean(view)


async def test_a_case_study_begins_from_the_keyboard_alone(page: Page) -> None:
    kamola = await phone_of(page, "Kamola")
    await kamola.opens("Staffroom")
    await kamola.frame.locator("textarea").focus()
    await page.keyboard.type("/cases")
    await expect(kamola.frame.locator(".sheet-row")).to_have_count(2)
    await page.keyboard.press("ArrowDown")
    await expect(kamola.frame.locator(".sheet-row[aria-selected=true]")).to_contain_text("/casestudy")
    await page.keyboard.press("Enter")
    await kamola.sees("we tried it here")
    tried = kamola.frame.locator("article").get_by_role("button", name="we tried it here").last
    for _ in range(12):
        if await tried.evaluate("(button) => button === document.activeElement"):
            break
        await page.keyboard.press("Shift+Tab")
    await expect(tried).to_be_focused()
    await page.keyboard.press("Enter")
    await kamola.sees("Quick")
