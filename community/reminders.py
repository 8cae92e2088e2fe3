"""How each person is reminded: privately, by name in the group, in one message a morning, or not at all."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from community.clock import Now
from community.notices import to_person
from storage import notices, preferences, webinars
from storage.database import Database, Tx
from storage.notices import NewNotice
from storage.people import Person
from storage.preferences import Preference, Reminders

DIGEST = "webinars-digest"
MORNING = time(7, 30)
COVERS = timedelta(hours=24)
"""What a digest speaks of: from its moment on."""
URGENT = timedelta(hours=36)
"""News of a date that was or is as near as this does not wait for a morning."""


class PersonalReminders:
    def __init__(self, db: Database, now: Now) -> None:
        self._db = db
        self._now = now

    async def of(self, person: Person) -> Preference:
        async with self._db.read() as tx:
            return await preferences.of_person(tx, person.id)

    async def choose(self, person: Person, reminders: Reminders) -> Preference:
        async with self._db.begin() as tx:
            row = await preferences.to_change(tx, person.id)
            row.reminders = reminders
            await tx.flush()
            if reminders is Reminders.DIGEST:
                for _, date, group in await webinars.comes_to(tx, person.id, self._now()):
                    await put_into_digest(tx, person, date.starts_at, group.zone, self._now())
            return row


async def put_into_digest(tx: Tx, person: Person, starts_at: datetime, zone: str, now: datetime) -> None:
    """See to it that a digest goes out that covers this date; it is put together when it is sent."""
    due = digest_before(starts_at, person.zone or zone)
    if due > now:
        await notices.add(tx, _digest(person, due))


async def tell_in_digest(tx: Tx, person: Person, zone: str, news: dict[str, object], now: datetime) -> None:
    """One piece of news for the next digest."""
    due = _next_morning(now, person.zone or zone)
    fresh = _digest(person, due)
    await notices.add(tx, fresh)
    row = await notices.by_key(tx, fresh.key)
    if row is not None:
        row.details = {**row.details, "news": [*row.details.get("news", []), news]}
        await tx.flush()


def digest_before(starts_at: datetime, zone: str) -> datetime:
    """The morning (UTC) whose digest covers a moment: of its day, or of the day before for what begins early."""
    local = starts_at.astimezone(ZoneInfo(zone))
    morning = datetime.combine(local.date(), MORNING, ZoneInfo(zone))
    if local <= morning + timedelta(hours=1):
        morning = datetime.combine(local.date() - timedelta(days=1), MORNING, ZoneInfo(zone))
    return morning.astimezone(UTC)


def _next_morning(now: datetime, zone: str) -> datetime:
    local = now.astimezone(ZoneInfo(zone))
    day = local.date() + timedelta(days=local.time() >= MORNING)
    return datetime.combine(day, MORNING, ZoneInfo(zone)).astimezone(UTC)


def _digest(person: Person, due: datetime) -> NewNotice:
    return to_person(
        person.id, DIGEST, person.id, f"digest:{person.id}:{due.isoformat()}", due, due + timedelta(hours=6)
    )
