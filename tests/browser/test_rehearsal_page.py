"""What a newcomer does on the page, by tapping and typing."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Reader, phone_of
from tests.story import tell

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

GROUP, PRIVATE = "Maths teachers", "Staffroom"


async def test_a_poll_from_one_line_to_its_result(page: Page) -> None:
    aino, kamola, diego = [await phone_of(page, name) for name in ("Aino", "Kamola", "Diego")]
    for phone in (aino, kamola, diego):
        await phone.opens(GROUP)
    await aino.says("/poll Where shall we meet? | Library | Staff room")
    await kamola.sees("Where shall we meet?")
    poll = kamola.frame.locator("article").filter(has_text="Where shall we meet?").last
    await poll.get_by_role("button", name=re.compile("Library")).click()
    await kamola.taps("Close")
    await expect(kamola.frame.get_by_text(re.compile("facilitator", re.IGNORECASE)).last).to_be_visible()
    await aino.taps("Close")
    await diego.sees("Library")
    await expect(diego.frame.locator("article").filter(has_text=re.compile("1 vote|100")).last).to_be_visible()


async def test_a_case_study_from_the_first_step_to_approval(page: Page) -> None:
    kamola = await phone_of(page, "Kamola")
    await kamola.opens(PRIVATE)
    await tell(Reader(kamola.frame))
    await kamola.sees("with the reviewers now")

    ada = await phone_of(page, "Ada")
    await ada.opens(PRIVATE)
    await ada.says("/review")
    await ada.taps("we tried it here")
    await ada.taps("Approve")
    await ada.taps("Yes, approve it")
    await ada.sees("is in the library")

    await kamola.sees("is in the library")


async def test_a_month_of_webinars(page: Page) -> None:
    kamola = await phone_of(page, "Kamola")
    await kamola.opens(GROUP)
    await page.get_by_role("button", name="Next month").click()
    await kamola.sees("Formative feedback")
    await kamola.sees("Tomorrow")
    await kamola.sees("This one is over")
