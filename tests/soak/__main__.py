"""`make soak`: what takes too long for every day. The bot runs as `python -m bot` does, in real time.

`--small` is the same in a few minutes, for `make bench`. Every figure that is not what it has to be is named at the
end, and the exit code says it too.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from tests.soak import days, rows, runs

AT_MOST = {
    "times the ideal": 1.03,
    "most in a second": 30,
    "refused with 429": 0,
    "lost": 0,
    "doubled": 0,
    "doubled beyond one a kill": 0,
    "doubled and not recorded so": 0,
    "not recorded as sent": 0,
    "taps not handled": 0,
    "answers not kept": 0,
    "tap p95 ms": 100,
    "ratio": 1.2,
    "left too long": 0,
    "memory, last third to second": 1.1,
    "file handles more": 0,
    "bytes a message, last third to second": 1.25,
    "seconds to plan a day": 1.0,
    "memory for a plan, bytes": 300,
}
Run = Callable[[Path, bool], Awaitable[dict[str, Any]]]
RUNS: dict[str, Run] = {
    "paced": lambda folder, small: runs.paced(folder, *((600, 60) if small else (10_000, 1_000))),
    "killed": lambda folder, small: runs.killed(folder, *((150, 2) if small else (10_000, 5))),
    "troubled": lambda folder, small: runs.troubled(folder, *((100, 20) if small else (1_000, 200))),
    "claims": lambda folder, small: rows.claims(folder, 100_000 if small else 10_000_000),
    "days": lambda folder, small: days.lived(folder, 12 if small else 72),
    "plans": lambda folder, small: rows.plans(folder, 100_000),
}


async def run(names: list[str], *, small: bool) -> list[str]:
    """What was wrong, one line each."""
    wrong = []
    for name in names or RUNS:
        with tempfile.TemporaryDirectory() as folder:
            figures = await RUNS[name](Path(folder), small)
        print(name, *(f"  {what}: {figure}" for what, figure in figures.items()), sep="\n", flush=True)  # noqa: T201
        for what, figure in figures.items():
            if what in AT_MOST and (figure is None or figure > AT_MOST[what]):
                wrong.append(f"{name}: {what} is {figure} and should be at most {AT_MOST[what]}")
    return wrong


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--small", action="store_true", help="in a few minutes")
    arguments.add_argument("runs", nargs="*", help=f"which of {', '.join(RUNS)}; all without")
    given = arguments.parse_args()
    wrong = asyncio.run(run(given.runs, small=given.small))
    print("", *(wrong or ["All as it has to be."]), sep="\n")  # noqa: T201
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
