"""A rehearsal is saved and played again. It stands first: what the other tests do would all be played, too."""

import re

from playwright.async_api import Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.test_town import panel_of


async def test_a_recording_is_saved_and_replayed(page: Page) -> None:
    panel = await panel_of(page)
    async with page.expect_download() as saving:
        await panel.get_by_role("link", name="Save as a script").click()
    script = await (await saving.value).path()
    assert 'Kamola says "/casestudy"' in script.read_text()
    await panel.locator("input[type=file]").set_input_files(script)
    # The whole script so far is played in a town of its own, which takes its time.
    await expect(panel.get_by_role("status")).to_contain_text("It went as before", timeout=9 * PATIENCE)


async def test_a_broken_recording_is_told_in_a_sentence_with_its_line(page: Page) -> None:
    panel = await panel_of(page)
    file = {"name": "broken.txt", "mimeType": "text/plain", "buffer": b"start 2026-11-23 10:00 UTC\nAino dances\n"}
    await panel.locator("input[type=file]").set_input_files(file)
    await expect(panel.get_by_role("status")).to_contain_text(re.compile(r"2.*Aino dances|Aino dances.*2"))
