"""The sentences the privacy check is measured on: `python -m tests.privacy_set` prints how well it does.

In `tests/data/privacy.csv` what should be found stands between ⟦kind| and ⟧. Those called "tuned" were looked at while
the check was made; those called "aside" were written before it and kept for the end.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from community.privacy import Kind, check

FILE = Path(__file__).parent / "data" / "privacy.csv"
_MARK = re.compile(r"⟦(\w+)\|([^⟧]*)⟧")
Span = tuple[str, int, int]


@dataclass(frozen=True)
class Sentence:
    id: str
    language: str
    text: str
    expected: tuple[Span, ...]

    @property
    def part(self) -> str:
        return self.id.partition("-")[0]


def sentences() -> Iterator[Sentence]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            text, expected, at = "", [], 0
            for mark in _MARK.finditer(row["marked"]):
                text += row["marked"][at : mark.start()]
                expected.append((mark[1], len(text), len(text) + len(mark[2])))
                text, at = text + mark[2], mark.end()
            yield Sentence(row["id"], row["lang"], text + row["marked"][at:], tuple(expected))


def _meet(one: Span, other: Span) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def measured() -> str:
    """A table of what was right (of the same kind, and overlapping), too much and missed."""
    right, wrong, missed = Counter[tuple[str, ...]](), Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    for one in sentences():
        found = [(str(each.kind), each.start, each.end) for each in check(one.text, one.language)]
        for span in one.expected:
            for row in ((span[0], one.language), ("all", one.language), (one.part, "")):
                (right if any(_meet(span, each) for each in found) else missed)[row] += 1
        for each in found:
            if not any(_meet(each, span) for span in one.expected):
                for row in ((each[0], one.language), ("all", one.language), (one.part, "")):
                    wrong[row] += 1
    order = [*(str(kind) for kind in Kind), "all", "tuned", "aside"]
    rows = sorted({*right, *wrong, *missed}, key=lambda row: (order.index(row[0]), row[1]))
    head = "| kind | language | right | too much | missed | precision | recall |\n|---|---|---|---|---|---|---|"
    return "\n".join([head, *(_row(row, right[row], wrong[row], missed[row]) for row in rows)])


def _row(row: tuple[str, ...], right: int, wrong: int, missed: int) -> str:
    precision, recall = right / ((right + wrong) or 1), right / ((right + missed) or 1)
    return f"| {row[0]} | {row[1]} | {right} | {wrong} | {missed} | {precision:.3f} | {recall:.3f} |"


if __name__ == "__main__":
    sys.stdout.write(measured() + "\n")
