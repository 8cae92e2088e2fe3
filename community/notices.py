"""Telling somebody later: a row now, a message when it is due. Cards are built when it is sent, not here."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from storage import groups, notices, people, posts
from storage.base import GroupId, PersonId
from storage.database import Tx
from storage.groups import Group
from storage.notices import NewNotice
from storage.people import Person


def to_group(
    group_id: GroupId,
    kind: str,
    subject_id: int,
    key: str,
    due: datetime,
    expires: datetime | None = None,
    **details: Any,
) -> NewNotice:
    return NewNotice(
        key=key, kind=kind, subject_id=subject_id, group_id=group_id, due_at=due, expires_at=expires, details=details
    )


def to_person(
    person_id: PersonId,
    kind: str,
    subject_id: int,
    key: str,
    due: datetime,
    expires: datetime | None = None,
    **details: Any,
) -> NewNotice:
    return NewNotice(
        key=key, kind=kind, subject_id=subject_id, person_id=person_id, due_at=due, expires_at=expires, details=details
    )


async def refresh(tx: Tx, kinds: Sequence[str], subject_id: int, now: datetime) -> int:
    """Bring every standing post on a subject up to date; returns how many there are.

    Many changes in a moment become one edit.
    """
    standing = await posts.of_subject(tx, kinds, subject_id)
    for post in standing:
        await notices.renew(
            tx,
            NewNotice(
                key=f"refresh:{post.id}",
                kind=post.kind,
                subject_id=subject_id,
                group_id=post.group_id,
                person_id=post.person_id,
                post_id=post.id,
                due_at=now,
                expires_at=None,
                details={},
            ),
        )
    return len(standing)


async def tell_facilitators(tx: Tx, group: Group, kind: str, key: str, now: datetime, **details: Any) -> None:
    """A private message to everybody who plans for the group; to the admins where nobody does or can be reached."""
    await _tell(tx, await listeners(tx, group), kind, group.id, key, now, **details)


async def tell_admins(tx: Tx, kind: str, subject_id: int, key: str, now: datetime, **details: Any) -> None:
    await _tell(tx, await people.admins(tx), kind, subject_id, key, now, **details)


async def listeners(tx: Tx, group: Group) -> list[Person]:
    """Who is told what concerns the group: its facilitators, or the admins where nobody of them can be reached."""
    everybody = await groups.facilitators(tx, group.id)
    return [person for person in everybody if person.reachable] or await people.admins(tx)


async def _tell(
    tx: Tx, persons: Sequence[Person], kind: str, subject_id: int, key: str, now: datetime, **details: Any
) -> None:
    for person in persons:
        notice = to_person(person.id, kind, subject_id, f"{key}:{person.id}", now, now + timedelta(days=7), **details)
        await notices.add(tx, notice)


def after_quiet(instant: datetime, group: Group) -> datetime:
    """The instant itself, or the end of the quiet hours it falls into."""
    local = instant.astimezone(ZoneInfo(group.zone))
    if not is_quiet(local.timetz().replace(tzinfo=None), group.quiet_from, group.quiet_until):
        return instant
    end = local.replace(hour=group.quiet_until.hour, minute=group.quiet_until.minute, second=0, microsecond=0)
    if end <= local:
        end += timedelta(days=1)
    return end.astimezone(UTC)


def is_quiet(at: time, quiet_from: time, quiet_until: time) -> bool:
    """Whether a wall time lies in quiet hours, which usually go over midnight; none when both ends are equal."""
    if quiet_from <= quiet_until:
        return quiet_from <= at < quiet_until
    return at >= quiet_from or at < quiet_until
