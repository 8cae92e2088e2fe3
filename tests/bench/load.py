"""What the bots are given to do: teachers who each answer the questions of a case study, one message after the other.

For us a message goes the whole way: into the inbox, whose it is, their draft read, the answer written, the next
question sent. For the echo it is a message.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from community.case_forms import case_form, named
from community.steps import SEVERAL, Kind
from storage.database import Database
from storage.forms import Draft
from storage.people import Person
from tests.bench.server import FIRST_PERSON, message

FORM = case_form(named("promising-practice", "full")).form
PER_PERSON = len([step for step in FORM.steps if step.kind is Kind.TEXT]) - 1
"""Answers from each; the last one of all would be followed by the whole form."""
LONG = "What the class did, told already."
ANSWER = "We read the word problem in pairs first and underline what is asked before reckoning."
NOW = datetime(2026, 9, 1, tzinfo=UTC)


def address(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


def messages(count: int) -> list[bytes]:
    """So many answers: everybody's first before anybody's second."""
    people = _people_for(count)
    every = ((turn, person) for turn in range(PER_PERSON) for person in range(people))
    return [message(number, person, ANSWER) for number, (_, person) in enumerate(islice(every, count))]


async def prepare(file: Path, count: int) -> None:
    """A new database in which those who will write so many messages have a draft open that lacks typed answers only."""
    answers = {
        step.key: list(step.options[:1]) if step.kind in SEVERAL else next(iter(step.options), LONG)
        for step in FORM.steps
        if step.kind is not Kind.TEXT
    }
    async with Database.open(address(file)) as database, database.begin() as tx:
        people = [
            Person(telegram_id=FIRST_PERSON + n, name=f"Teacher {n}", language="en", reachable=True, met_at=NOW)
            for n in range(_people_for(count))
        ]
        tx.add_all(people)
        await tx.flush()
        first = FORM.steps[0].key
        tx.add_all(
            Draft(person_id=one.id, form=FORM.name, answers=answers, step=first, changed_at=NOW) for one in people
        )


def kept(file: Path) -> int:
    """How many answers stand in the database, after the bot has gone; what is still in the inbox counts against it."""
    with closing(sqlite3.connect(file)) as connection:
        answered = (
            "SELECT count(*) FROM drafts, json_each(drafts.answers) WHERE state = 'active' AND json_each.value = ?"
        )
        waiting = "SELECT count(*) FROM updates WHERE handled_at IS NULL"
        return int(connection.execute(answered, [ANSWER]).fetchone()[0] - connection.execute(waiting).fetchone()[0])


def _people_for(count: int) -> int:
    return -(-count // PER_PERSON)
