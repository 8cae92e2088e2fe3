"""Makes a plan playable for others: invented names for people, and nothing in its words by which they are known."""

import re
from collections.abc import Mapping
from typing import Any

from community.errors import Refusal
from community.privacy import Kind, check
from community.steps import read_link
from storage.plan_copy import Rows

# fmt: off
NAMES = (
    "Aigul", "Amara", "Anahit", "Andrei", "Asha", "Beatriz", "Bolat", "Carmen", "Chidi", "Dilnoza", "Elena",
    "Emre", "Farrukh", "Fatima", "Gulnora", "Hana", "Ibrahim", "Ines", "Irina", "Jamila", "Joaquín", "Kenji",
    "Lanre", "Layla", "Leila", "Lucía", "Madina", "Malik", "Marta", "Mei", "Miguel", "Nadia", "Nilufar", "Noor",
    "Olga", "Otabek", "Paolo", "Priya", "Quang", "Rafael", "Rania", "Rosa", "Rustam", "Sabina", "Samira", "Sofía",
    "Tamar", "Tariq", "Tomás", "Umida", "Valentina", "Wanjiru", "Yara", "Yusuf", "Zara", "Zhanna", "Zoran", "Zuri",
)
# fmt: on
NOBODY = 1
"""Added to a row's id it is a Telegram id that nobody in rehearsal has."""
SHORTEST = 3
"""Letters of a name's part that is looked for in texts by itself."""
WORDS = {"groups": ("title",), "webinars": ("title",), "prompts": ("text",), "holidays": ("name",)}
"""The columns that hold what somebody wrote."""


def disguised(rows: Rows, telegram_ids: Mapping[int, int], chat_ids: Mapping[int, int]) -> Rows:
    """The same plan; *telegram_ids* and *chat_ids* are the new numbers by the rows' own ids."""
    people = rows["people"]
    names = {row["id"]: invented(place) for place, row in enumerate(people)}
    known = {row["name"]: names[row["id"]] for row in people}
    known |= {row["username"]: names[row["id"]] for row in people if row["username"]}
    languages = {row["id"]: row["language"] for row in rows["groups"]}
    changed = {name: [dict(row) for row in those] for name, those in rows.items()}
    for row in changed["people"]:
        row |= {"name": names[row["id"]], "username": None}
        # Who is not in the town has no phone there.
        elsewhere = {"telegram_id": NOBODY + row["id"], "reachable": False}
        row |= {"telegram_id": telegram_ids[row["id"]]} if row["id"] in telegram_ids else elsewhere
    for row in changed["groups"]:
        row |= {"chat_id": chat_ids[row["id"]], "thread_id": None}
    for row in changed["webinars"]:
        row["link"] = _link(row["link"], row["id"])
    pattern = _pattern(known)
    for table, columns in WORDS.items():
        for row in changed[table]:
            language = languages.get(row["id"] if table == "groups" else row["group_id"], "en")
            row |= {column: _without_people(row[column], pattern, known, language) for column in columns}
    return changed


def invented(place: int) -> str:
    """A name for the person at that place; after the last one with a number."""
    name = NAMES[place % len(NAMES)]
    return name if place < len(NAMES) else f"{name} {place // len(NAMES) + 1}"


def _link(link: str, number: Any) -> str:
    """One that leads nowhere; what is no link stays as wrong as it is."""
    try:
        read_link(link)
    except Refusal:
        return link
    return f"https://meet.example/{number}"


def _pattern(known: dict[str, str]) -> re.Pattern[str]:
    """Finds everybody's name as a whole and in its parts; *known* learns the parts."""
    for name, other in list(known.items()):
        for part in name.split():
            if len(part) >= SHORTEST:
                known.setdefault(part, other)
    longest_first = sorted((name for name in known if name.strip()), key=len, reverse=True)
    words = "|".join(re.escape(name) for name in longest_first)
    return re.compile(rf"(?<!\w)@?({words})(?!\w)" if words else r"(?!)")


def _without_people(text: str, pattern: re.Pattern[str], known: Mapping[str, str], language: str) -> str:
    text = pattern.sub(lambda found: known[found[1]], text)
    shown = set(known.values())
    for finding in reversed(check(text, language)):
        words = text[finding.start : finding.end]
        if words not in shown:
            other = NAMES[len(words) % len(NAMES)] if finding.kind is Kind.NAME else "…"
            text = text[: finding.start] + other + text[finding.end :]
    return text
