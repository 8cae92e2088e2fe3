"""Plans belong to the group: when whoever looks after some leaves, somebody else is asked to take them over."""

from collections.abc import Sequence
from datetime import datetime

from community.clock import Now
from community.notices import tell_facilitators
from community.rights import facilitated_group
from storage import groups, prompts, webinars
from storage.base import GroupId, PersonId
from storage.database import Database, Tx
from storage.groups import Group, Role
from storage.people import Person
from storage.prompts import Prompt
from storage.webinars import Webinar

ORPHANED = "plans-orphaned"


class Handover:
    def __init__(self, db: Database, now: Now) -> None:
        self._db = db
        self._now = now

    async def take(self, person: Person, group_id: GroupId, from_id: PersonId) -> list[str]:
        """Look after what somebody who has left looked after; the titles. None if somebody else was quicker."""
        async with self._db.begin() as tx:
            await facilitated_group(tx, person, group_id)
            if await groups.role_of(tx, group_id, from_id) is Role.FACILITATOR:
                return []
            plans = await looked_after(tx, group_id, from_id)
            for plan in plans:
                plan.made_by = person.id
            return titles(plans)


async def ask_for_keeper(tx: Tx, group: Group, left: PersonId, now: datetime) -> None:
    """The facilitators who remain hear of what has nobody to look after it any more; it goes on meanwhile."""
    if await looked_after(tx, group.id, left):
        key = f"{ORPHANED}:{group.id}:{left}:{now.date()}"
        await tell_facilitators(tx, group, ORPHANED, key, now, left=left)


async def looked_after(tx: Tx, group_id: GroupId, person_id: PersonId) -> Sequence[Webinar | Prompt]:
    """What comes round in a group and is somebody's to look after."""
    return [*await webinars.kept_by(tx, group_id, person_id), *await prompts.kept_by(tx, group_id, person_id)]


def titles(plans: Sequence[Webinar | Prompt]) -> list[str]:
    return [plan.title if isinstance(plan, Webinar) else plan.text for plan in plans]
