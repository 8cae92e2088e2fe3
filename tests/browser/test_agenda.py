"""A facilitator plans a month, sees it before it happens, mends what would disturb, and lets it happen."""

import re

from playwright.async_api import Page, expect

from tests.browser.conftest import clock_moves, phone_of

GROUP = "Maths teachers"
WARNED = re.compile(r"need.? a look")


async def test_a_month_is_planned_a_post_in_quiet_hours_found_and_mended_and_the_month_gone_through(page: Page) -> None:
    aino, kamola, diego = [await phone_of(page, name) for name in ("Aino", "Kamola", "Diego")]
    agenda = page.get_by_role("region", name="Agenda")
    views = page.get_by_role("navigation", name="Views")
    for phone in (aino, kamola, diego):
        await phone.opens(GROUP)
    await diego.says("/help")  # so that the bot knows somebody here who reads Spanish
    await diego.sees("Encuestas")
    await aino.says("/prompt every wednesday 22:30 | What will you try next?")
    await aino.taps("Schedule")
    await aino.sees("Planned")

    await views.get_by_role("link", name="Agenda").click()
    await expect(agenda.get_by_role("heading", level=2)).to_have_text(re.compile(r"^\d+ messages in the next 31 days$"))
    await expect(agenda.get_by_role("status")).to_have_text(WARNED)
    held = agenda.get_by_role("listitem").filter(has_text="What will you try next?").first
    await expect(held).to_contain_text("uiet hours")
    await held.locator("summary").click()
    await expect(held.locator("[lang=en] .bubble")).to_contain_text("Reply to this message")
    await expect(held.locator("[lang=es] .bubble")).to_contain_text("Responde a este mensaje")
    poll = agenda.get_by_role("listitem").filter(has_text="Which topic next?").filter(has_text="sent").first
    await poll.locator("summary").click()
    await expect(poll.locator("[lang=es]")).to_contain_text("as it reads now")
    await expect(poll.locator("[lang=es] .bubble")).to_contain_text("Questioning")
    await expect(poll.locator("[lang=es] .key")).to_have_text("Cerrar")
    await agenda.get_by_label("Times in").select_option("UTC")
    await expect(held.locator("time")).to_contain_text("UTC")

    await views.get_by_role("link", name="Phones").click()
    await aino.says("/prompts")
    await aino.taps("What will you try next?")
    await aino.taps("Edit")
    await aino.taps("Change")
    await aino.taps("When do you want to ask")
    await aino.sees("Your answer so far")  # in private, where typing is answered
    await aino.says("every wednesday 15:30")
    await aino.taps("Schedule")
    await views.get_by_role("link", name="Agenda").click()
    await expect(agenda.get_by_text(WARNED)).to_be_hidden()

    await clock_moves(page, "Next month")
    sent = agenda.get_by_role("listitem").filter(has_text="What will you try next?").filter(has_text="sent")
    await sent.first.locator("summary").click()
    await expect(sent.first.locator("[lang=es] .bubble")).to_contain_text("Responde a este mensaje")
    await page.go_back()
    await kamola.sees("What will you try next?")
    await kamola.shows(re.compile("Formative feedback.*This one is over"))
