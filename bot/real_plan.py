"""Rehearsal with one's own plan: a town whose groups, people and dates are a copy of the real ones, under other names.

The original is read and nothing else; neither it nor Telegram hears of what is played.
"""

from typing import Any

from bot.settings import Settings
from bot.stop import CannotRun
from community.disguise import disguised, invented
from rehearsal.chats import Chat, Member
from rehearsal.people import Person
from rehearsal.town import Town
from storage.database import CannotOpen, Database
from storage.plan_copy import Rows, has_plan, read_plan, write_plan

ADMIN = "admin"
"""The role of those whom the bot is told to be admins (`bot/rehearsal.py`)."""


def offered_plan(settings: Settings) -> str:
    """The address of the real bot's plan in the data folder; empty where nothing is planned there."""
    file = settings.data_dir / "staffroom.db"
    return f"sqlite+aiosqlite:///{file}" if has_plan(file) else ""


async def settle_copy(town: Town, source: str, database: str) -> None:
    """Fill an empty town and an empty database with the plan of another. Raises CannotRun."""
    try:
        rows = await read_plan(source)
    except CannotOpen as error:
        raise CannotRun("database", why=str(error)) from error
    if not rows["groups"]:
        raise CannotRun("no-plan", database=source.rpartition("@")[2])
    people = _settle_people(town, rows)
    chats = {row["id"]: _settle_group(town, row, rows, people) for row in rows["groups"]}
    numbers = {number: person.id for number, person in people.items()}
    copy = disguised(rows, numbers, {number: chat.id for number, chat in chats.items()})
    for row in copy["groups"]:
        chats[row["id"]].title = row["title"]
    async with Database.open(database) as empty:
        await write_plan(empty, copy)


def _settle_people(town: Town, rows: Rows) -> dict[int, Person]:
    """Those who are in a group or an admin; who has left has no phone here."""
    roles = {row["person_id"]: row["role"] for row in rows["memberships"]}
    roles |= {row["person_id"]: row["role"] for row in rows["memberships"] if row["role"] == "facilitator"}
    people = {}
    for place, row in enumerate(rows["people"]):
        if not (row["is_admin"] or row["id"] in roles):
            continue
        role = ADMIN if row["is_admin"] else str(roles[row["id"]])
        person = people[row["id"]] = town.add_person(invented(place), row["language"], role=role)
        if row["reachable"]:
            town.private_chat(person)
            person.started.add(town.bot.id)
    return people


def _settle_group(town: Town, group: dict[str, Any], rows: Rows, people: dict[int, Person]) -> Chat:
    members = [row for row in rows["memberships"] if row["group_id"] == group["id"]]
    leading = [people[row["person_id"]] for row in members if row["role"] == "facilitator"]
    everybody = [people[row["person_id"]] for row in members]
    chat = town.add_group(group["title"], everybody, leading, owner=leading[0] if leading else None)
    # Without a word: it has been there all the time.
    status = "administrator" if group["bot_is_admin"] else "member"
    chat.members[town.bot.id] = Member(town.bot, status)
    return chat
