"""How long rehearsal takes for a year of a group of thirty, played as `python -m bot rehearse --replay` plays it.

`python -m tests.bench.year` plays it: a webinar every month, a question every week, and every month a poll and all of
them looking in to vote, to answer and to tap.
"""

import asyncio
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
GROUP = '"Maths teachers"'
HEAD = f"""start 2026-11-23 10:00 Europe/Helsinki
person Aino @aino en (facilitator)
group {GROUP} owner Aino

Aino starts
Aino adds the bot to {GROUP}
Aino in {GROUP} says "/webinar 2nd tuesday 16:00 | Formative feedback | https://meet.example/abc"
Aino in {GROUP} taps "Schedule"
Aino in {GROUP} says "/prompt every friday 15:00 | What worked in your classroom this week?"
Aino in {GROUP} taps "Schedule"
"""
MONTH = f"""Aino in {GROUP} says "/poll Which topic next? | Feedback | Questioning | Homework"
a crowd of 29 with seed 7 comes to {GROUP}
the clock moves 30 days
"""
REST = "the clock moves 5 days\n"


def script(months: int) -> str:
    return HEAD + MONTH * months + REST


async def measure(months: int = 12) -> dict[str, float]:
    """Seconds on the wall and of CPU for so many months and five days."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "year.txt"
        file.write_text(script(months))
        kept = {name: value for name, value in os.environ.items() if name not in ("BOT_TOKEN", "DATABASE_URL")}
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "rehearse", "--replay", str(file)),
            cwd=folder,
            env={**kept, "PYTHONPATH": str(ROOT), "LOG_LEVEL": "ERROR"},
            stderr=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        said = b"".join(await process.communicate()).decode()
        if process.returncode:
            raise RuntimeError(said)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": time.perf_counter() - begun, "cpu_s": cpu}


if __name__ == "__main__":
    found = asyncio.run(measure())
    print(f"a rehearsed year of a group of 30: {found['seconds']:.1f} s, {found['cpu_s']:.1f} s of CPU")  # noqa: T201
