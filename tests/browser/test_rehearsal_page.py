"""What a newcomer does on the page, by tapping and typing."""

import re

from playwright.async_api import Page, expect

from tests.browser.conftest import phone_of
from tests.story import tell

GROUP, PRIVATE = "Maths teachers", "Staffroom"


async def test_a_poll_from_one_line_to_its_result(page: Page) -> None:
    aino, kamola, diego = [await phone_of(page, name) for name in ("Aino", "Kamola", "Diego")]
    for phone in (aino, kamola, diego):
        await phone.opens(GROUP)
    await aino.says("/poll Where shall we meet? | Library | Staff room")
    poll = await kamola.sees("Where shall we meet?")
    await poll.get_by_role("button", name=re.compile("Library")).click()
    await kamola.taps("Close")
    await expect(kamola.frame.get_by_role("alertdialog")).to_contain_text(re.compile("facilitator", re.IGNORECASE))
    await aino.taps("Close")
    result = await diego.sees("Library")
    await expect(result).to_contain_text(re.compile("1 vote|100"))


async def test_a_case_study_from_the_first_step_to_approval(page: Page) -> None:
    kamola, ada = await phone_of(page, "Kamola"), await phone_of(page, "Ada")
    for phone in (kamola, ada):
        await phone.opens(PRIVATE)
    await tell(kamola)
    await kamola.sees("with the reviewers now")

    await ada.says("/review")
    await ada.taps("we tried it here")
    await ada.taps("Approve")
    await ada.taps("Yes, approve it")
    await ada.sees("is in the library")

    await kamola.sees("is in the library")
