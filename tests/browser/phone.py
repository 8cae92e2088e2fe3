"""One person's phone on the page, with the words a hand would use.

As in a script of rehearsal, what is looked for is what is new: in a town that tests share most things were said before.
"""

import re
from dataclasses import dataclass, field

from playwright.async_api import Locator, TimeoutError, expect

TEXTS = "(all) => Object.fromEntries(all.map((one) => [one.dataset.key, one.textContent]))"
NEWEST = """([frame, words, old, last, keys]) => {
  const says = (one) => one.textContent.toLowerCase().includes(words.toLowerCase());
  const fresh = (one) => old[one.dataset.key] !== one.textContent || (keys && one.dataset.key === last);
  const fits = (one) => (keys ? [...one.querySelectorAll("button:not([aria-busy=true])")].some(says) : says(one));
  const all = [...frame.querySelectorAll("article")];
  const found = all.findLastIndex((one) => fresh(one) && fits(one));
  return found >= 0 && all.slice(0, found + 1).map((one) => [one.dataset.key, one.textContent]);
}"""
AGAIN_MS = 50


@dataclass
class Phone:
    frame: Locator
    _old: dict[str, str] = field(default_factory=dict)
    """The text of every message that was seen, by its key."""
    _last: str = ""
    """The key of the message seen last, whose buttons may still be tapped."""

    async def opens(self, chat: str) -> None:
        """Open a chat from the list; all that stands there is old."""
        back = self.frame.get_by_role("button", name=re.compile("^Chats"))
        await back.click()  # every phone of the page begins with a chat open
        await self.frame.get_by_role("button", name=re.compile(chat)).first.click()
        await expect(self.frame.locator("article, .log-empty:not([hidden])").first).to_be_visible()
        self._old = await self.frame.locator("article").evaluate_all(TEXTS)

    async def says(self, words: str) -> None:
        await self.frame.get_by_role("textbox", name="Message").fill(words)
        await self.frame.get_by_role("button", name="Send", exact=True).click()

    async def taps(self, label: str) -> None:
        """The button with this text, in the newest message that is new or was seen last."""
        found = await self._finds(label, keys=True)
        await self._message(found).get_by_role("button", name=label).last.click()

    async def sees(self, words: str) -> Locator:
        """The newest message that is new or has changed; it and all before it are old from now on."""
        found = await self._finds(words, keys=False)
        self._old |= dict(found)
        self._last = found[-1][0]
        return self._message(found)

    async def shows(self, words: str | re.Pattern[str]) -> None:
        """On the screen as it is, new or not."""
        await expect(self.frame.locator("article").filter(has_text=words).last).to_be_visible()

    def _message(self, found: list[list[str]]) -> Locator:
        return self.frame.locator(f'article[data-key="{found[-1][0]}"]')

    async def _finds(self, words: str, *, keys: bool) -> list[list[str]]:
        """Key and text of the message, after those of all before it."""
        frame = await self.frame.element_handle()
        given = [frame, words, self._old, self._last, keys]
        try:
            found = await self.frame.page.wait_for_function(NEWEST, arg=given, polling=AGAIN_MS)
        except TimeoutError:
            shown = await self.frame.locator("article").all_text_contents()
            raise AssertionError(f"nothing new with {words!r}, but {shown[-5:]}") from None
        return list(await found.json_value())
