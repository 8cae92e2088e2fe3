"""The bot as `make run` starts it, and a browser on its page."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 20_000
"""Milliseconds; two cores may be busy."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Rehearsal's page, of a bot in a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    folder = tmp_path_factory.mktemp("rehearsal")
    mine = {name: value for name, value in os.environ.items() if name not in ("BOT_TOKEN", "DATABASE_URL")}
    said = folder / "said.txt"
    with said.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot"],
            cwd=ROOT,
            env={**mine, "CONSOLE_PORT": str(port), "DATA_DIR": str(folder), "BOT_TOKEN": ""},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        yield _when_open(process, said)
    finally:
        process.terminate()
        try:
            assert process.wait(timeout=30) == 0, said.read_text()
        finally:
            process.kill()
            process.wait()


def _when_open(process: subprocess.Popen[bytes], said: Path) -> str:
    """The page's address, as the process says it when there is something to see."""
    for _ in range(1800):
        if found := re.search(r"Open (http://[\d.:]+)", said.read_text()):
            return found[1]
        assert process.poll() is None, said.read_text()
        time.sleep(0.1)
    raise AssertionError(said.read_text())


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
async def page(browser: Browser, address: str) -> AsyncIterator[Page]:
    context = await browser.new_context(viewport={"width": 1900, "height": 1000}, locale="en-GB")
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    await page.goto(address)
    yield page
    assert not faults, faults
    await context.close()


@dataclass
class Phone:
    """One person's phone on the page, with the words a hand would use."""

    frame: Locator

    async def opens(self, chat: str) -> None:
        """Open a chat from the list."""
        back = self.frame.get_by_role("button", name=re.compile("^Chats"))
        await back.click()  # every phone of the page begins with a chat open
        await self.frame.get_by_role("button", name=re.compile(chat)).first.click()

    async def says(self, words: str) -> None:
        await self.frame.get_by_role("textbox", name="Message").fill(words)
        await self.frame.get_by_role("button", name="Send", exact=True).click()

    async def taps(self, label: str) -> None:
        """The newest button with this text."""
        await self.frame.locator("article").get_by_role("button", name=label).last.click()

    async def sees(self, words: str) -> None:
        await expect(self.frame.locator("article").filter(has_text=words).last).to_be_visible()


class Reader(Phone):
    """Reads the newest message alone, where an older one says the same words and may still have its buttons."""

    async def sees(self, words: str) -> None:
        await expect(self.frame.locator("article").last).to_contain_text(words)


async def phone_of(page: Page, name: str) -> Phone:
    frame = page.locator("section[data-person]").filter(has=page.get_by_role("heading", name=name))
    await expect(frame).to_be_visible()
    return Phone(frame)
