"""What a newcomer does on the page, by tapping and typing."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import phone_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

GROUP, PRIVATE = "Maths teachers", "Staffroom"


async def test_a_poll_from_one_line_to_its_result(page: Page) -> None:
    aino, kamola, diego = [await phone_of(page, name) for name in ("Aino", "Kamola", "Diego")]
    for phone in (aino, kamola, diego):
        await phone.opens(GROUP)
    await aino.types("/poll Where shall we meet? | Library | Staff room")
    await kamola.sees("Where shall we meet?")
    poll = kamola.frame.locator("article").filter(has_text="Where shall we meet?").last
    await poll.get_by_role("button", name=re.compile("Library")).click()
    await kamola.taps("Close")
    await expect(kamola.frame.get_by_text(re.compile("facilitator", re.IGNORECASE)).last).to_be_visible()
    await aino.taps("Close")
    await diego.sees("Library")
    await expect(diego.frame.locator("article").filter(has_text=re.compile("1 vote|100")).last).to_be_visible()


STORY = (
    ("Which practice", "#214", None),
    ("How is your setting different", "Two grades in one room, and no printer.", None),
    ("What did you change", "I used the board instead of handouts.", None),
    ("how did it go", None, "better"),
    ("What did you see", "Seven pupils asked to go again.", None),
    ("What could make you wrong", "Only one class, and we changed the timetable that month.", None),
    ("Confirm", None, "Yes, I confirm"),
    ("Who may see this", None, "everyone"),
)
"""The quick route of "we tried it here": what is asked, and what is typed or tapped."""


async def test_a_case_study_from_the_first_step_to_approval(page: Page) -> None:
    kamola = await phone_of(page, "Kamola")
    await kamola.opens(PRIVATE)
    await kamola.types("/casestudy")
    await kamola.taps("we tried it here")
    await kamola.taps("Quick")
    for question, words, button in STORY:
        await kamola.sees(question)
        await (kamola.types(words) if words else kamola.taps(button or ""))
    await kamola.taps("Send for review")
    await kamola.sees("with the reviewers now")

    ada = await phone_of(page, "Ada")
    await ada.opens(PRIVATE)
    await ada.types("/review")
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
