"""What happens beside the phones: a crowd, groups that change, trouble, a restart, somebody new."""

import asyncio
import re

from playwright.async_api import Locator, Page, Route, expect

from rehearsal import crowd
from tests.browser.conftest import clock_moves, phone_of
from tests.browser.phone import Phone

GROUP, PRIVATE = "Maths teachers", "Staffroom"
PLAYED = re.compile(r"30 colleagues: [1-9]\d* votes, \d+ taps, [1-9]\d* answers\. \w+ was rude")
RUDE = re.compile("|".join(map(re.escape, crowd.RUDE)))


async def panel_of(page: Page) -> Locator:
    panel = page.locator(".things")
    await panel.locator("summary").click()
    return panel


async def does(panel: Locator, button: str, said: str | re.Pattern[str] = "") -> None:
    """Press a button of the panel and wait for what it says came of it."""
    await panel.get_by_role("button", name=button, exact=True).click()
    await expect(panel.get_by_role("status")).to_contain_text(said or f"Done: {button}")


async def there_is_much_to_do(page: Page, aino: Phone, kamola: Phone) -> None:
    """A webinar to come to and a question to answer, in the group that they have open."""
    await clock_moves(page, "Go")  # to the date that is offered, tomorrow, out of quiet hours
    await aino.says("/webinar tomorrow 16:00 | Cells | https://meet.example/cells")
    await aino.taps("Schedule")
    await kamola.sees("Cells")
    await aino.says("/prompt every friday 15:00 | What did they see?")
    await aino.taps("Schedule")
    await aino.says("/prompts")
    for button in ("What did they see?", "Send now", "Yes, send it now"):
        await aino.taps(button)
    await kamola.sees("What did they see?")


async def test_a_group_grows_a_crowd_plays_in_it_and_the_bot_is_removed_and_added_again(page: Page) -> None:
    aino, kamola = await phone_of(page, "Aino"), await phone_of(page, "Kamola")
    panel = await panel_of(page)
    await panel.get_by_label("Done by").select_option("Aino")
    await panel.get_by_role("textbox", name="New group").fill("Science teachers")
    await does(panel, "Add: New group", "Done: New group")
    group = panel.get_by_role("region", name="In groups").get_by_role("combobox", name="Group")
    await group.select_option("Science teachers")
    await does(panel, "Add the bot again")
    await aino.opens("Science teachers")
    await kamola.opens("Science teachers")
    await kamola.shows("Hello! I am Staffroom")

    await does(panel, "Upgrade to a supergroup")
    await kamola.sees("upgraded to a supergroup")
    await aino.says("/poll Microscopes? | Yes | Not yet")
    poll = await kamola.sees("Microscopes?")
    await panel.get_by_role("region", name="A crowd").get_by_role("combobox").select_option("Science teachers")
    await there_is_much_to_do(page, aino, kamola)
    await does(panel, "Let them in", PLAYED)
    await expect(poll.get_by_text(re.compile(r"^\d\d votes$"))).to_be_visible()
    await kamola.shows(re.compile(r"Cells.*Going: [1-9]\d* · Maybe: [1-9]\d* · Can't: [1-9]", re.DOTALL))
    await kamola.shows(RUDE)
    await aino.says("/prompts")
    await aino.sees("Prompts in Science teachers")
    await aino.taps("What did they see?")
    await aino.sees("answers.")

    await group.select_option("Science teachers")
    await does(panel, "Remove the bot")
    await kamola.sees("Aino removed Staffroom")
    await does(panel, "Add the bot again")
    await aino.says("/poll Slides? | Yes | Not yet")
    await kamola.sees("Slides?")

    await does(panel, "Turn on topics")
    await panel.get_by_role("textbox", name="New topic").fill("Biology")
    await does(panel, "Add: New topic", "Done: New topic")
    await kamola.frame.get_by_role("group", name="Topics").get_by_role("button", name="Biology").click()
    await kamola.says("Only here")
    await kamola.sees("Only here")


async def test_trouble_is_ordered_seen_and_ended(page: Page) -> None:
    kamola = await phone_of(page, "Kamola")
    await kamola.opens(PRIVATE)
    panel = await panel_of(page)
    await does(panel, "Telegram is broken")
    await expect(panel.get_by_text("Now: Telegram is broken")).to_be_visible()
    await does(panel, "All is well again")
    await expect(panel.get_by_text("Nothing is wrong just now.")).to_be_visible()
    await does(panel, "Answers get lost")
    await kamola.says("/language")
    await kamola.sees("Español")
    await expect(kamola.frame.locator("article").last).to_contain_text("Español")  # below the command, not above


async def test_what_one_writes_shows_at_once_and_comes_back_if_it_is_refused(page: Page) -> None:
    kamola = await phone_of(page, "Kamola")
    await kamola.opens(GROUP)
    answers: asyncio.Queue[str] = asyncio.Queue()

    async def held(route: Route) -> None:
        refused = await answers.get()
        await (route.fulfill(status=400, json={"error": refused}) if refused else route.continue_())

    await page.route("**/messages", held)
    marks = kamola.frame.get_by_role("img", name="on its way")
    for words, refused in (("Does <b>it</b> show?", ""), ("And this?", "The line is dead.")):
        await kamola.says(words)
        await expect((await kamola.sees(words)).get_by_role("img", name="on its way")).to_be_visible()
        answers.put_nowait(refused)
        await expect(marks).to_have_count(0)
        shown = kamola.frame.locator("article").filter(has_text=words)
        await expect(shown).to_have_count(0 if refused else 1)
    await expect(kamola.frame.get_by_role("textbox", name="Message")).to_have_value("And this?")


async def test_two_tabs_show_the_same_and_both_outlive_a_restart_of_the_bot(page: Page) -> None:
    other = await page.context.new_page()
    await other.goto(page.url)
    kamola, there = await phone_of(page, "Kamola"), await phone_of(other, "Kamola")
    for phone in (kamola, there):
        await phone.opens(PRIVATE)
    await kamola.says("before the restart")
    await there.sees("before the restart")
    await does(await panel_of(page), "Restart the bot now")
    await there.says("/help")
    await kamola.sees("/casestudy")
    await other.reload()
    await there.shows("before the restart")


async def test_somebody_new_is_added_and_writes_from_right_to_left(page: Page) -> None:
    aino, kamola = await phone_of(page, "Aino"), await phone_of(page, "Kamola")
    await aino.opens(GROUP)
    await kamola.frame.get_by_role("combobox", name="Who am I?").select_option("new")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Name").fill("نور")
    await dialog.get_by_label("Language of the phone").select_option("ar")
    await dialog.get_by_label("In the group").select_option(GROUP)
    await dialog.get_by_role("button", name="Add").click()
    noor = await phone_of(page, "نور")
    await expect(noor.frame.locator(".device")).to_have_attribute("dir", "rtl")
    await noor.opens(GROUP)
    await noor.says("مرحبا")
    await aino.sees("مرحبا")
