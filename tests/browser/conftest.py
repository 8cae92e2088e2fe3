"""The bot as a newcomer starts it, from a clone by the README's own command, and a browser on its page.

One bot and one browser serve all tests: what a test looks for is what has come since it began to look.
"""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psutil
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.browser.phone import Phone

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
PATIENCE = 30_000
"""Milliseconds; two cores may be busy."""
MINE = ("BOT_TOKEN", "DATABASE_URL", "DATA_DIR", "MAKEFLAGS", "MFLAGS", "MAKELEVEL")
"""What whoever runs the tests may have set, and a newcomer has not."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All in one event loop, which the browser lives in."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


def git(*words: str) -> str:
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
    return subprocess.run(["git", *who, *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone as it would be if all changes were committed. What `make` installs is here already, and is linked."""
    folder = tmp_path_factory.mktemp("clone") / "staffroom"
    commit = git("stash", "create") or git("rev-parse", "HEAD")
    git("clone", "--quiet", "--shared", "--no-checkout", str(ROOT), str(folder))
    git("-C", str(folder), "checkout", "--quiet", commit)
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


@pytest.fixture(scope="session")
def address(clone: Path) -> Iterator[str]:
    """Rehearsal's page, of a bot that the first command of the README has started."""
    found = re.search(r"```\n(make run)\b", (clone / "README.md").read_text())
    assert found, "the README begins otherwise"
    command = [*found[1].split(), "--assume-old=.venv/run.done"]
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    theirs = {name: value for name, value in os.environ.items() if name not in MINE}
    said = clone.parent / "said.txt"
    with said.open("w") as out:
        make = subprocess.Popen(
            command, cwd=clone, env={**theirs, "CONSOLE_PORT": str(port)}, stdout=out, stderr=subprocess.STDOUT
        )
    try:
        yield _when_open(make, said)
    finally:
        for bot in psutil.Process(make.pid).children(recursive=True):
            bot.terminate()
        try:
            assert make.wait(timeout=120) == 0, said.read_text()
        finally:
            make.kill()
            make.wait()


def _when_open(process: subprocess.Popen[bytes], said: Path) -> str:
    """The page's address, as the process says it when there is something to see."""
    for _ in range(1800):
        if found := re.search(r"Open (http://[\d.:]+)", said.read_text()):
            return found[1]
        assert process.poll() is None, said.read_text()
        time.sleep(0.1)
    raise AssertionError(said.read_text())


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, address: str) -> AsyncIterator[Page]:
    """The page on a wide desk, in a tab that nobody has used before."""
    context = await browser.new_context(viewport={"width": 1900, "height": 1000}, locale="en-GB")
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    await page.goto(address)
    yield page
    await context.close()
    assert not faults, faults


async def phone_of(page: Page, name: str) -> Phone:
    frame = page.locator("section[data-person]").filter(has=page.get_by_role("heading", name=name, exact=True))
    await expect(frame).to_be_visible()
    return Phone(frame)


async def clock_moves(page: Page, button: str) -> None:
    """Press a button of the town's clock and wait until the clock stands again."""
    jump = page.get_by_role("button", name=button, exact=True)
    await expect(jump).to_have_attribute("aria-disabled", "false")
    await jump.click()
    await expect(jump).to_have_attribute("aria-disabled", "false", timeout=9 * PATIENCE)
