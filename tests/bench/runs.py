"""The runs: one bot in a process of its own, at a Telegram of its own, and what it made of the messages."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import psutil

from tests.bench.load import address, kept, messages, prepare
from tests.bench.server import TOKEN, Telegram

ROOT = Path(__file__).parents[2]
PATIENCE = 180
"""Seconds in which a bot has to start, and to handle what it is given; a busy machine is slow."""
A_BREATH = 0.3

Figures = dict[str, float]


@dataclass
class Run:
    telegram: Telegram
    process: psutil.Process
    seconds_to_first_poll: float

    async def handle(self, count: int) -> Figures:
        """Everything at once, as after an hour without a network."""
        cpu, started = await self._cpu(), time.perf_counter()
        waits = await self.telegram.release(count)
        seconds = time.perf_counter() - started
        marks = quantiles(waits, n=100)
        return {
            "updates_per_s": count / seconds,
            "cpu_ms": (await self._cpu() - cpu) * 1000 / count,
            "p50_ms": marks[49] * 1000,
            "p99_ms": marks[98] * 1000,
            "memory_mb": self.process.memory_info().rss / 2**20,
        }

    async def handle_singly(self, count: int) -> Figures:
        """Each after the answer to the one before."""
        cpu = await self._cpu()
        waits = [(await self.telegram.release(1))[0] for _ in range(count)]
        return {
            "wait_ms": median(waits) * 1000,
            "p95_ms": quantiles(waits, n=20)[18] * 1000,
            "single_cpu_ms": (await self._cpu() - cpu) * 1000 / count,
        }

    async def _cpu(self) -> float:
        """CPU seconds so far, once it has finished what follows an answer."""
        await asyncio.sleep(A_BREATH)
        times = self.process.cpu_times()
        return float(times.user + times.system)


async def echo(folder: Path, warm_up: int, count: int) -> Figures:
    """The bare bot, aiogram's defaults untouched."""
    async with _echo(folder, messages(warm_up + count)) as run:
        await run.telegram.release(warm_up)
        return {"start_s": run.seconds_to_first_poll} | await run.handle(count)


async def ours(folder: Path, warm_up: int, count: int, singly: int) -> Figures:
    """Our bot on an SQLite file: so many at once, then so many one at a time; every answer is looked for afterwards."""
    async with _ours(folder, warm_up + count + singly) as run:
        await run.telegram.release(warm_up)
        together = await run.handle(count)
        return {"start_s": run.seconds_to_first_poll} | together | await run.handle_singly(singly)


async def ours_after(folder: Path, fill: Callable[[Path], None], warm_up: int, singly: int) -> Figures:
    """Our bot in a database that was filled before, one message at a time."""
    async with _ours(folder, warm_up + singly, fill) as run:
        await run.telegram.release(warm_up)
        return await run.handle_singly(singly)


@asynccontextmanager
async def _echo(folder: Path, updates: Sequence[bytes]) -> AsyncIterator[Run]:
    async with (
        Telegram(updates).serve() as telegram,
        _running(telegram, folder, ("tests.bench.echo", TOKEN, telegram.address), {}) as run,
    ):
        yield run


@asynccontextmanager
async def _ours(folder: Path, count: int, fill: Callable[[Path], None] | None = None) -> AsyncIterator[Run]:
    file = folder / "staffroom.db"
    await prepare(file, count)
    if fill is not None:
        await asyncio.to_thread(fill, file)
    async with Telegram(messages(count)).serve() as telegram:
        settings = {"BOT_TOKEN": TOKEN, "BOT_API_URL": telegram.address, "DATABASE_URL": address(file)}
        settings |= {"DATA_DIR": str(folder), "CONSOLE_PORT": "0"}
        async with _running(telegram, folder, ("bot",), settings) as run:
            yield run
    _all_kept(file, count)


@asynccontextmanager
async def _running(
    telegram: Telegram, folder: Path, module: Sequence[str], settings: Mapping[str, str]
) -> AsyncIterator[Run]:
    """The process, in a folder without an .env of anybody's, until the block ends."""
    log = folder / "log.txt"
    started = time.perf_counter()
    with log.open("wb") as out:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", *module),
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
            stdout=out,
            stderr=out,
        )
    try:
        async with asyncio.timeout(PATIENCE):
            gone, polled = (asyncio.create_task(wait) for wait in (process.wait(), telegram.polled.wait()))
            await asyncio.wait({gone, polled}, return_when=asyncio.FIRST_COMPLETED)
            polled.cancel()
            if gone.done():
                raise TimeoutError
            yield Run(telegram, psutil.Process(process.pid), time.perf_counter() - started)
    except TimeoutError:
        raise RuntimeError(f"{module[0]} has stopped or is too slow:\n{log.read_text()[-2000:]}") from None
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def _all_kept(file: Path, count: int) -> None:
    if (found := kept(file)) != count:
        raise RuntimeError(f"{found} of {count} answers are in the database")
