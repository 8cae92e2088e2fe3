"""Years of a community's rows, to see that they cost nothing: updates handled, notices told, invitations answered,
case studies finished, by others and by those who write now; and drafts that lie open."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

THEN = "strftime('%Y-%m-%d %H:%M:%f000', 'now', '-40 hours')"
"""What is older by days the bot forgets by and by, and forgetting is not what is measured here."""
SOMEBODY = "(SELECT 1 + i % max(id) FROM people)"
NUMBERS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count) "
WEBINARS = 100

FEW = f"""
    INSERT INTO groups (chat_id, title, language, zone, quiet_from, quiet_until, present, bot_is_admin, added_at)
        VALUES (-1, 'Maths teachers', 'en', 'UTC', '21:00:00', '07:00:00', 1, 0, {THEN});
    INSERT INTO webinars (group_id, made_by, title, link, rrule, starts_on, at, zone, state, planned_until)
        {NUMBERS.replace(":count", str(WEBINARS))}
        SELECT 1, 1, 'Feedback', 'https://meet.example', '', '2026-01-15', '16:00:00', 'UTC', 'ended', {THEN} FROM n;
    INSERT INTO webinar_dates (webinar_id, recurrence_id, starts_at, state, sequence)
        SELECT id, {THEN}, {THEN}, 'planned', 0 FROM webinars;
"""

MANY = {
    "people": f"""
        INSERT INTO people (telegram_id, name, language, language_chosen, is_admin, reachable, met_at)
        {NUMBERS} SELECT -i, 'Teacher ' || i, 'en', 0, 0, 1, {THEN} FROM n""",
    "updates": f"""
        INSERT INTO updates (update_id, received_at, handled_at) {NUMBERS} SELECT i, {THEN}, {THEN} FROM n""",
    "notices": f"""
        INSERT INTO notices
            (key, kind, subject_id, person_id, details, due_at, meant_for, state, attempts, outcome, done_at)
        {NUMBERS} SELECT 'old:' || i, 'webinars-soon', i, {SOMEBODY}, '{{}}', {THEN}, {THEN}, 'sent', 1, 'sent', {THEN}
        FROM n""",
    "rsvps": f"""
        INSERT INTO rsvps (date_id, person_id, answer, answered_at)
        {NUMBERS} SELECT 1 + i % {WEBINARS}, 1 + i / {WEBINARS}, 'going', {THEN} FROM n""",
    "drafts": f"""
        INSERT INTO drafts (person_id, form, answers, said, refused, joining, returns_to_preview, state, changed_at)
        {NUMBERS} SELECT {SOMEBODY}, 'case:lesson-study:quick@1', '{{"title": "What we tried"}}', '{{}}', '[]', 0, 0,
            'done', {THEN} FROM n""",
}


def add_history(file: Path, rows: int) -> None:
    """So many rows in all, a fifth in each of the tables that grow."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executescript(FEW)
        for statement in MANY.values():
            connection.execute(statement, {"count": rows // len(MANY)})


FORMS = {
    "people": MANY["people"],
    "drafts": f"""
        INSERT INTO drafts (person_id, form, answers, said, refused, joining, returns_to_preview, step, state,
            changed_at)
        {NUMBERS} SELECT {SOMEBODY}, 'case:promising-practice:full@1', '{{"title": "What we tried"}}', '{{}}', '[]', 0,
            0, 'problem', 'aside', {THEN} FROM n""",
    "sent": f"""
        INSERT INTO drafts (id, person_id, form, answers, said, refused, joining, returns_to_preview, state,
            changed_at)
        {NUMBERS} SELECT 10000000 + i, {SOMEBODY}, 'case:promising-practice:full@1', :answers, '{{}}', '[]', 0, 0,
            'done', {THEN} FROM n""",
    "cases": f"""
        INSERT INTO cases (person_id, draft_id, template, template_version, route, language, title, tags, audience,
            answers, state, revision, submitted_at, decided_at)
        {NUMBERS} SELECT {SOMEBODY}, 10000000 + i, 'promising-practice', 1, 'full', 'en', 'What we tried',
            '["literacy"]', 'everyone', :answers, CASE WHEN i % 50 THEN 'approved' ELSE 'in-review' END, 1, {THEN},
            {THEN} FROM n""",
}
TOLD = json.dumps({"title": "What we tried", "problem": "Half the class could not retell a page. " * 10})


def add_forms(file: Path, drafts: int, cases: int) -> None:
    """So many open drafts of others, and so many case studies, each with the draft it was written in."""
    counts = {"people": drafts, "drafts": drafts, "sent": cases, "cases": cases}
    with closing(sqlite3.connect(file)) as connection, connection:
        for name, statement in FORMS.items():
            connection.execute(statement, {"count": counts[name], "answers": TOLD})
