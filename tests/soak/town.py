"""The database of a bot with very many groups: one prompt that is due in all of them, and webinars to tap on."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from community.delivery import KEPT_FOR
from community.planning import HORIZON
from community.recurrence import WEEKDAYS
from storage import notices
from storage.database import Database
from storage.groups import Group, Membership, Role
from storage.notices import NewNotice
from storage.people import Person
from storage.posts import Post
from storage.prompts import KIND, Prompt
from storage.webinars import Webinar, WebinarDate

CARDS, TEACHERS = 100, 50
FIRST_CHAT = -1_000_000
CARD = 9_000_000
"""The message in which a webinar's card stands."""

OLD = datetime(2026, 1, 15, 12, tzinfo=UTC)


def address(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


def chat_of(group: int) -> int:
    return FIRST_CHAT - group


def account(teacher: int) -> dict[str, Any]:
    return {"id": 500_000 + teacher, "is_bot": False, "first_name": f"Teacher {teacher}", "language_code": "en"}


async def build(file: Path, groups: int) -> None:
    """Groups 0 to *groups*, each to get one message now; in the first hundred stands a webinar's card."""
    now = datetime.now(UTC)
    async with Database.open(address(file)) as db, db.begin() as tx:
        people = [
            Person(telegram_id=who["id"], name=who["first_name"], language="en", reachable=True, met_at=now)
            for who in map(account, range(TEACHERS))
        ]
        tx.add_all(people)
        rows = [
            Group(
                chat_id=chat_of(number),
                title=f"Group {chat_of(number)}",
                language="en",
                zone="UTC",
                quiet_from=time(0),
                quiet_until=time(0),
                added_at=now,
            )
            for number in range(groups)
        ]
        tx.add_all(rows)
        await tx.flush()
        when: Mapping[str, Any] = {"rrule": "", "starts_on": date(2099, 1, 1), "at": time(12), "zone": "UTC"}
        ahead = now + timedelta(days=3650)
        prompt = Prompt(made_by=people[0].id, revision=1, text="What worked?", planned_until=ahead, **when)
        tx.add(prompt)
        await tx.flush()
        for group in rows[:CARDS]:
            tx.add_all(Membership(group_id=group.id, person_id=one.id, role=Role.TEACHER) for one in people)
            webinar = Webinar(
                group_id=group.id,
                made_by=people[0].id,
                title="Feedback",
                link="https://meet.example",
                planned_until=ahead,
                **when,
            )
            tx.add(webinar)
            await tx.flush()
            start = now + timedelta(days=3)
            one = WebinarDate(webinar_id=webinar.id, recurrence_id=start, starts_at=start)
            tx.add(one)
            await tx.flush()
            stands = {"kind": "webinars-announcement", "message_id": CARD, "posted_at": now}
            tx.add(Post(subject_id=one.id, group_id=group.id, **stands))
        for group in rows:
            due = {"due_at": now, "expires_at": now + timedelta(days=1), "details": {"by_hand": True}}
            key = f"soak:{group.id}"
            await notices.add(tx, NewNotice(key=key, kind=KIND, subject_id=prompt.id, group_id=group.id, **due))


def outcomes(file: Path) -> dict[int, tuple[str, str | None]]:
    """State and outcome of the prompt's notice, by the group's chat."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute(
            "SELECT chat_id, state, outcome FROM notices JOIN groups ON groups.id = group_id WHERE key LIKE 'soak:%'"
        )
        return {chat_id: (state, outcome) for chat_id, state, outcome in rows}


def count(file: Path, rows: str) -> int:
    """How many there are, after FROM as SQL has it."""
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {rows}").fetchone()[0])


def add_old_notices(file: Path, rows: int) -> None:
    """So many that were sent long ago, over as many days as they are kept."""
    then = f"datetime('{OLD:%F %T}', '+' || (i % {KEPT_FOR.days}) || ' days') || '.000000'"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        # Nothing else is at it, and indexes that are made at the end are sorted once.
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-1000000"):
            connection.execute(f"PRAGMA {pragma}")
        indexes = "SELECT name, sql FROM sqlite_master WHERE tbl_name = 'notices' AND type = 'index' AND sql > ''"
        known = connection.execute(indexes).fetchall()
        for name, _ in known:
            connection.execute(f"DROP INDEX {name}")
        connection.execute(
            "INSERT INTO notices"
            " (key, kind, subject_id, group_id, details, due_at, meant_for, state, attempts, outcome, done_at)"
            " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            f" SELECT printf('old:%09d', i), 'webinars-now', i, 1 + i % 100, '{{}}', {then}, {then}, 'sent', 1, NULL,"
            f" {then} FROM n",
            [rows],
        )
        for _, statement in known:
            connection.execute(statement)


RULES = (
    *[("FREQ=MONTHLY;BYMONTHDAY={day}", 30)] * 2,
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY={weekday}", 14),
    ("FREQ=WEEKLY;BYDAY={weekday}", 7),
)
"""With the days between two dates, about."""


def add_plans(file: Path, number: int, today: date) -> None:
    """Webinars and prompts by turns, of which each is planned as far as its next date, one of the coming days'."""
    rows: dict[str, list[tuple[Any, ...]]] = {"webinars": [], "prompts": []}
    for index in range(number):
        pattern, period = RULES[index // 2 % len(RULES)]
        day = today + HORIZON + timedelta(days=1 + index // 8 % period)
        rule = pattern.format(day=min(day.day, 28), weekday=WEEKDAYS[day.weekday()])
        planned = datetime.combine(day, time(11, 59), UTC)
        start = day - timedelta(weeks=2 * (index // 8 % 26))
        when = (rule, start.isoformat(), "12:00:00.000000", "UTC", "active", f"{planned:%F %T}.000000")
        rows["prompts" if index % 2 else "webinars"].append((1 + index % CARDS, *when))
    columns = "group_id, rrule, starts_on, at, zone, state, planned_until"
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executemany(
            f"INSERT INTO webinars ({columns}, made_by, title, link) VALUES (?,?,?,?,?,?,?, 1, 'T', 'https://x.example')",
            rows["webinars"],
        )
        connection.executemany(
            f"INSERT INTO prompts ({columns}, made_by, text, revision) VALUES (?,?,?,?,?,?,?, 1, 'What worked?', 1)",
            rows["prompts"],
        )
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # no night writes what was put there by hand
