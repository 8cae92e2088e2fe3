"""Consent to be read: by one's groups, the network, everyone; dated, and taken back at any time.

What was published from it goes with it: nobody finds it any more, and cards in groups are brought up to date.
"""

from community.clock import Now
from community.errors import Gone, NotAllowed
from community.notices import refresh, to_group
from community.rights import member_of
from storage import cases, consents, groups, notices
from storage.base import GroupId
from storage.cases import FOR_ALL, FOR_GROUPS, Case, CaseState
from storage.database import Database, Tx
from storage.groups import Group, Role
from storage.people import Person

SHOWN = "cases-shown"
"""The kind of the card that shows a case study to a group."""
USES = (FOR_GROUPS, *FOR_ALL)
"""From the narrowest to the widest, which holds the others."""
UNHEARD = "unheard"
"""The audience as long as the author's voice message about it is not noted down: nobody."""


async def record(tx: Tx, case: Case, now: Now) -> None:
    """Keep in rows what the author agreed to, and bring what is published into line."""
    uses = covered(case)
    await consents.give(tx, case.id, case.person_id, uses, now())
    await consents.withdraw(tx, case.id, [use for use in USES if use not in uses], now())
    await bring_up_to_date(tx, case.id, now)


def covered(case: Case) -> tuple[str, ...]:
    """The uses that are agreed to now."""
    agreed = case.audience != UNHEARD and case.state is not CaseState.WITHDRAWN
    return USES[: USES.index(case.audience) + 1] if agreed else ()


async def bring_up_to_date(tx: Tx, case_id: int, now: Now) -> None:
    """Cards in groups are edited at once; those that wait are asked about again when they go out."""
    await refresh(tx, [SHOWN], case_id, now())


async def may_be_shown(tx: Tx, case: Case, group_id: GroupId) -> bool:
    """Whether the members of a group may read it."""
    if case.state is not CaseState.APPROVED:
        return False
    role = await groups.role_of(tx, group_id, case.person_id)
    return case.audience in FOR_ALL or (case.audience == FOR_GROUPS and role in (Role.FACILITATOR, Role.TEACHER))


class Consents:
    def __init__(self, db: Database, now: Now) -> None:
        self._db = db
        self._now = now

    async def places(self, person: Person, case_id: int) -> list[Group]:
        """The groups a person is in to which they may show this case study."""
        async with self._db.read() as tx:
            case = await _readable(tx, person, case_id)
            mine = await groups.of_person(tx, person.id)
            return [group for group in mine if await may_be_shown(tx, case, group.id)]

    async def show(self, person: Person, case_id: int, group_id: GroupId) -> Group:
        """Post a card with a way to read it, once in each group."""
        async with self._db.begin() as tx:
            case = await _readable(tx, person, case_id)
            group = await member_of(tx, person, group_id)
            if not await may_be_shown(tx, case, group.id):
                raise NotAllowed("error-case-not-for-group", group=group.title)
            key = f"{SHOWN}:{case.id}:{group.id}"
            if await notices.by_key(tx, key) is not None:
                raise Gone("error-case-shown-already", group=group.title)
            await notices.add(tx, to_group(group.id, SHOWN, case.id, key, self._now()))
            return group


async def _readable(tx: Tx, person: Person, case_id: int) -> Case:
    allowed = [] if person.is_admin else [cases.readable_by(person.id)]
    found = await cases.approved(tx, cases.one_of([case_id]), *allowed, limit=1)
    if not found:
        raise Gone("error-case-gone")
    return found[0]
