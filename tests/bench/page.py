"""How smooth rehearsal's page is with 2,000 messages in a chat, beside a bare page of 2,000 paragraphs: both in the
same Chromium and in turns, scrolled by the wheel from the newest to the oldest, then tapped.

`python -m tests.bench.page` tells it in numbers of this machine, where Chromium draws without a graphics card; what
says something elsewhere is ours beside bare.
"""

import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from playwright.async_api import Browser, Locator, Page, async_playwright

from tests.bench.chat import WORDS, played
from tests.browser.conftest import CHROMIUM, FLAGS

VIEW = {"width": 412, "height": 860}
WHEEL = {"gestureSourceType": "mouse", "speed": 10_000}
"""Pixels a second: a hand that looks for something far up."""
TRACED = ["devtools.timeline", "disabled-by-default-devtools.timeline", "disabled-by-default-devtools.timeline.frame"]
SCROLLER = "const it = document.querySelector('.log') ?? document.scrollingElement;"
AT_NEWEST = f"() => {{ {SCROLLER} it.scrollTop = it.matches('.log') ? 0 : it.scrollHeight; return it.scrollHeight; }}"
TO_OLDEST = f"() => {{ {SCROLLER} it.scrollTop = -it.scrollHeight; }}"
COUNT_FRAMES = """() => {
  window.frameTimes = [];
  const next = (now) => { frameTimes.push(now); window.nextFrame = requestAnimationFrame(next); };
  window.nextFrame = requestAnimationFrame(next);
}"""
COUNTED = "() => { cancelAnimationFrame(nextFrame); return frameTimes; }"
WATCH = """() => {
  window.shown = { click: [], keydown: [] };
  const note = (one) => shown[one.name]?.push(one.duration);
  window.watcher?.disconnect();
  window.watcher = new PerformanceObserver((list) => list.getEntries().forEach(note));
  watcher.observe({ type: "event", durationThreshold: 16 });
}"""
BARE = """<!doctype html><title>Bare</title>
<style>body { margin: 0; } [data-tapped] { background: gold; }
p { margin: 0; padding: 8px; font: 16px/1.4 sans-serif; }</style>%s
<script>addEventListener("click", (event) => event.target.toggleAttribute("data-tapped"));</script>"""
LOADS_MS, RESTS_MS = 400, 300

Figures = dict[str, float]


@dataclass(frozen=True)
class Scale:
    """How much is measured."""

    messages: int = 2_000
    rounds: int = 3
    taps: int = 50


ROWS = {
    "frames_per_s": "frames a second",
    "drawn_per_s": "of them shown on the screen",
    "p99_ms": "between two frames, p99, ms",
    "longest_ms": "the longest, ms",
    "work_ms": "CPU of the page for a frame, ms",
    "tap_p95_ms": "from a tap to what it shows, p95, ms",
    "send_p95_ms": "from Enter to the message, p95, ms",
}


@dataclass(frozen=True)
class Subject:
    """A page that is measured, and what is tapped in it."""

    page: Page
    keys: Locator

    async def scrolled(self, browser: Browser) -> Figures:
        """From the newest to the oldest; the browser turns the wheel, once for each frame."""
        height = await self.page.evaluate(AT_NEWEST)
        middle = {"x": VIEW["width"] // 2, "y": VIEW["height"] // 2}
        calls = await self.page.context.new_cdp_session(self.page)
        await self.page.mouse.move(**middle)  # which points at whatever comes by
        await self.page.wait_for_timeout(RESTS_MS)
        await browser.start_tracing(page=self.page, categories=TRACED)
        await self.page.evaluate(COUNT_FRAMES)
        await calls.send("Input.synthesizeScrollGesture", {**middle, **WHEEL, "yDistance": height})
        times = await self.page.evaluate(COUNTED)
        return _smoothness(times) | _work(json.loads(await browser.stop_tracing())["traceEvents"], times)

    async def tapped(self, taps: int) -> Figures:
        """How long until something is seen of it, as the browser itself notes it in steps of 8 ms."""
        await self.page.evaluate(AT_NEWEST)
        await self.page.evaluate(WATCH)
        for number in range(taps):
            await self.keys.nth(-1 - number % 3).click()
            await self.page.wait_for_timeout(RESTS_MS / 3)
        field = self.page.get_by_role("textbox", name="Message")
        for number in range(taps if await field.count() else 0):
            await field.fill(f"Shown at once, {number}")
            await field.press("Enter")
            await self.page.wait_for_timeout(RESTS_MS / 3)
        await self.page.wait_for_timeout(RESTS_MS)
        shown = await self.page.evaluate("() => window.shown")
        # What is not noted took less than 16 ms.
        return {
            name: _part(sorted([16] * (taps - len(shown[kind])) + shown[kind]), 0.95)
            for name, kind in (("tap_p95_ms", "click"), ("send_p95_ms", "keydown"))
        }


def _smoothness(times: Sequence[float]) -> Figures:
    gaps = sorted(then - before for before, then in pairwise(times))
    seconds = (times[-1] - times[0]) / 1000
    return {"frames_per_s": len(gaps) / seconds, "p99_ms": _part(gaps, 0.99), "longest_ms": gaps[-1]}


def _work(trace: Sequence[dict[str, Any]], times: Sequence[float]) -> Figures:
    """What the busiest page's own thread did; how many frames came of it."""
    mains = [event for event in trace if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"]
    worked = {event["pid"]: 0.0 for event in mains}
    threads = {(event["pid"], event["tid"]) for event in mains}
    for event in trace:
        if event["name"] == "RunTask" and (event["pid"], event["tid"]) in threads:
            worked[event["pid"]] += event.get("tdur", 0) / 1000  # of the processor, whoever else may want it
    ours = max(worked, key=lambda pid: worked[pid])
    drawn = sum(event["name"] == "DrawFrame" and event["pid"] == ours for event in trace)
    return {"work_ms": worked[ours] / len(times), "drawn_per_s": drawn * 1000 / (times[-1] - times[0])}


def _part(ordered: Sequence[float], part: float) -> float:
    return ordered[int(len(ordered) * part)]


async def measure(scale: Scale, say: Callable[[str], Any]) -> dict[str, Figures]:
    """The medians of all rounds, for "ours" and "bare"."""
    rounds: dict[str, list[Figures]] = {"ours": [], "bare": []}
    async with played(scale.messages) as (address, person), async_playwright() as play:
        browser = await play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        ours = await _ours(browser, f"{address}/?people={person.id}", scale.messages)
        bare = await _bare(browser, scale.messages)
        for turn in range(scale.rounds):
            for name, one in (("ours", ours), ("bare", bare)):
                say(f"{name}, round {turn + 1} of {scale.rounds}")
                await one.page.bring_to_front()
                rounds[name].append(await one.scrolled(browser) | await one.tapped(scale.taps))
        await browser.close()
    return {name: {key: median(one[key] for one in found) for key in found[0]} for name, found in rounds.items()}


async def _ours(browser: Browser, address: str, messages: int) -> Subject:
    """With every page of the chat loaded."""
    page = await browser.new_page(viewport=VIEW, locale="en-GB")
    await page.goto(address)
    articles = page.locator("article")
    await articles.last.wait_for()
    while await articles.count() < messages:
        await page.evaluate(TO_OLDEST)
        await page.wait_for_timeout(LOADS_MS)
    return Subject(page, page.locator("article .key"))


async def _bare(browser: Browser, paragraphs: int) -> Subject:
    page = await browser.new_page(viewport=VIEW)
    words = "".join(f"<p>{number}: {WORDS * (1 + number % 3)}</p>" for number in range(paragraphs))
    await page.set_content(BARE % words)
    return Subject(page, page.locator("p"))


def report(figures: dict[str, Figures]) -> str:
    ours, bare = figures["ours"], figures["bare"]
    lines = [f"{'':38}{'ours':>10}{'bare':>10}{'ours / bare':>13}"]
    for name, words in ROWS.items():
        beside = f"{bare[name]:10.1f}{ours[name] / bare[name]:13.2f}" if name != "send_p95_ms" else ""
        lines.append(f"{words:38}{ours[name]:10.1f}{beside}")
    return "\n".join(lines)


def _say(words: str) -> None:
    print(words, file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    print(report(asyncio.run(measure(Scale(), _say))))  # noqa: T201
