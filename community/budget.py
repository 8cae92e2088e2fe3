"""How many messages a day a group or a person gets at most; what can wait goes out the next morning.

What somebody asks for just now, or what cannot wait, goes out all the same and counts. A facilitator may let one go
beyond it as urgent, and the message says so.
"""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from community.clock import Now
from community.errors import Gone, Refusal
from community.notices import after_quiet, tell_facilitators
from community.recurrence import local_day
from community.rights import facilitated_group
from storage import delivery, notices, preferences
from storage.base import GroupId
from storage.database import Database, Tx
from storage.groups import Group
from storage.notices import Notice
from storage.people import Person
from storage.preferences import Preference

CHOICES = (0, 1, 2, 3, 5, 8)
"""Messages a day that can be chosen; 0 for as many as there are."""
HELD, HELD_BACK = "budget", "budget-held"
MORNING = time(7)


class Budget:
    def __init__(self, db: Database, now: Now) -> None:
        self._db = db
        self._now = now

    async def choose_for_group(self, person: Person, group_id: GroupId, limit: int) -> Group:
        if limit not in CHOICES:
            raise Refusal("error-button-unknown")
        async with self._db.begin() as tx:
            group = await facilitated_group(tx, person, group_id)
            group.posts_per_day = limit or None
            await notices.hurry(tx, group.id, self._now())
        return group

    async def choose_for_self(self, person: Person, limit: int) -> Preference:
        if limit not in CHOICES:
            raise Refusal("error-button-unknown")
        async with self._db.begin() as tx:
            row = await preferences.to_change(tx, person.id)
            row.messages_per_day = limit or None
            await tx.flush()
            return row

    async def send_urgently(self, person: Person, notice_id: int) -> Group:
        """A message that was held back goes out now, and says that it is urgent."""
        async with self._db.begin() as tx:
            notice = await notices.by_id(tx, notice_id)
            if notice is None:
                raise Gone("error-notice-gone")
            group = await facilitated_group(tx, person, notice.group_id)
            if not await notices.make_urgent(tx, notice, person.name, self._now()):
                raise Gone("error-notice-gone")
            return group


async def held_until(
    tx: Tx, notice: Notice, group: Group | None, person: Person | None, now: datetime
) -> datetime | None:
    """The next morning, where a message has to wait for it because the day's messages are used up."""
    if notice.post_id is not None or notice.details.get("urgent") or notice.details.get("by_hand"):
        return None
    limit, zone = await _limit(tx, group, person)
    if not limit:
        return None
    today = local_day(now, zone)
    midnight = datetime.combine(today, time(), ZoneInfo(zone))
    if await delivery.count_sent(tx, midnight, group_id=notice.group_id, person_id=notice.person_id) < limit:
        return None
    morning = datetime.combine(today + timedelta(days=1), MORNING, ZoneInfo(zone)).astimezone(UTC)
    return after_quiet(morning, group) if group else morning


async def _limit(tx: Tx, group: Group | None, person: Person | None) -> tuple[int | None, str]:
    if group is not None:
        return group.posts_per_day, group.zone
    if person is None:
        return None, "UTC"
    return (await preferences.of_person(tx, person.id)).messages_per_day, person.zone or "UTC"


async def tell_held(tx: Tx, notice: Notice, group: Group, now: datetime) -> None:
    """The facilitators hear that a message waits, and can let it go."""
    key = f"{HELD_BACK}:{notice.id}:{local_day(now, group.zone)}"
    await tell_facilitators(tx, group, HELD_BACK, key, now, notice=notice.id)
