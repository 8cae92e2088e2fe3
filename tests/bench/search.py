"""How long a search takes: 300-character documents in a made-up language whose words are as unequal as real ones."""

import asyncio
import itertools
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

from storage import search
from storage.database import Database

SEED, WORDS, TAGS, SEARCHES = 7, 30_000, 60, 200
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]


async def measure(documents: int, url: str = "") -> dict[str, float]:
    """Times in ms at the 50th and 95th percentile of each kind of search, put in s, over so many documents.

    In an SQLite file that is thrown away, unless another, empty database is named by its address.
    """
    with tempfile.TemporaryDirectory() as folder:
        async with Database.open(url or f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}") as database:
            return await _measure(database, documents)


async def _measure(database: Database, documents: int) -> dict[str, float]:
    dice = random.Random(SEED)
    words = _vocabulary(dice)
    started = time.perf_counter()
    for start in range(0, documents, 5_000):
        async with database.begin() as tx:
            await search.put(tx, [_document(dice, words, n) for n in range(start, min(start + 5_000, documents))])
    figures = {"put_s": time.perf_counter() - started}
    started = time.perf_counter()
    async with database.read() as tx:
        await search.find(tx, search.Query(words[0]))
    figures["first_ms"] = (time.perf_counter() - started) * 1000
    for name, ask in _questions(dice, words).items():
        times = [await _timed(database, ask()) for _ in range(SEARCHES)]
        marks = quantiles(times, n=20)
        figures |= {f"{name}_p50_ms": marks[9], f"{name}_p95_ms": marks[18]}
    return {name: round(figure, 2) for name, figure in figures.items()}


def _questions(dice: random.Random, words: list[str]) -> dict[str, Callable[[], search.Query]]:
    def some() -> str:
        return _some(dice, words)

    def misspelt() -> str:
        place = dice.randrange(1, 4)
        word = some().ljust(6, "a")
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]

    return {
        "one_word": lambda: search.Query(f"{some()} zz"),
        "word_prefix_tag": lambda: search.Query(f"{some()} {some()[:3]}", (_tag(dice),)),
        "misspelt": lambda: search.Query(f"{misspelt()} {some()}"),
        "sentence": lambda: search.Query(" ".join(some() for _ in range(8))),
        "prefix_only": lambda: search.Query(some()[:3]),
        "tags_only": lambda: search.Query("", (_tag(dice),)),
    }


async def _timed(database: Database, query: search.Query) -> float:
    started = time.perf_counter()
    async with database.read() as tx:
        await search.find(tx, query)
    return (time.perf_counter() - started) * 1000


def _vocabulary(dice: random.Random) -> list[str]:
    every = list(itertools.islice((a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES), 10 * WORDS))
    return [word + dice.choice(["", "s", "ing", "ed", "n"]) for word in dice.sample(every, WORDS)]


def _some(dice: random.Random, words: list[str]) -> str:
    """The n-th word is as frequent as 1/n, as in any text (Zipf's law)."""
    return words[int(len(words) ** dice.random()) - 1]


def _tag(dice: random.Random) -> str:
    return f"tag {dice.randrange(TAGS)}"


def _document(dice: random.Random, words: list[str], number: int) -> search.Document:
    texts = [_some(dice, words) for _ in range(44)]
    return search.Document(
        ("research", "case")[number % 2],
        number,
        "en",
        " ".join(texts[:5]),
        [_tag(dice) for _ in range(3)],
        " ".join(texts[5:]),
    )


if __name__ == "__main__":
    print(asyncio.run(measure(int(sys.argv[1]), *sys.argv[2:])))  # noqa: T201
