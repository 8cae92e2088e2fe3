"""Who may do what. Every use case asks here before it changes anything, whatever button or command led to it."""

from community.errors import Gone, NotAllowed
from storage import groups
from storage.base import GroupId
from storage.database import Tx
from storage.groups import Group, Role
from storage.people import Person


async def facilitated_group(tx: Tx, person: Person, group_id: GroupId | None) -> Group:
    """The group, if this person may plan for it; admins may everywhere."""
    group = group_id and await groups.by_id(tx, group_id)
    if not group:
        raise Gone("error-group-gone")
    if not person.is_admin and await groups.role_of(tx, group.id, person.id) is not Role.FACILITATOR:
        raise NotAllowed("error-not-a-facilitator", group=group.title)
    return group


async def member_of(tx: Tx, person: Person, group_id: GroupId) -> Group:
    """The group, if this person is in it; admins may look everywhere."""
    group = await groups.by_id(tx, group_id)
    if group is None:
        raise Gone("error-group-gone")
    if not await is_member(tx, person, group_id):
        raise NotAllowed("error-not-a-member", group=group.title)
    return group


async def is_member(tx: Tx, person: Person, group_id: GroupId) -> bool:
    return person.is_admin or await groups.role_of(tx, group_id, person.id) in (Role.FACILITATOR, Role.TEACHER)


def must_be_admin(person: Person) -> None:
    if not person.is_admin:
        raise NotAllowed("error-not-an-admin")
