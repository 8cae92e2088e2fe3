"""Who hears what of a webinar's date: those who meant to come or want the recording, each as they wish.

The group's own posts say it in place and make no sound.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from community.notices import to_group, to_person
from community.reminders import URGENT, put_into_digest, tell_in_digest
from storage import notices, preferences, webinars
from storage.database import Tx
from storage.groups import Group
from storage.people import Person
from storage.preferences import Reminders
from storage.webinars import Answer, WebinarDate

CONCERNED = (Answer.GOING, Answer.MAYBE, Answer.RECORDING)
COMING = (Answer.GOING, Answer.MAYBE)
NEWS_FOR = timedelta(days=2)
RECORDING = "webinars-recording"


async def tell_concerned(tx: Tx, group: Group, date: WebinarDate, kind: str, before: datetime, now: datetime) -> None:
    """A date was moved, skipped, or takes place after all."""
    key, details = f"{kind}:{date.id}:{date.sequence}", {"before": before.isoformat()}
    is_near = min(before, date.starts_at) - now < URGENT
    people = await webinars.who_said(tx, date.id, CONCERNED)
    await _tell(tx, group, date, people, kind, key, details, now, may_wait=not is_near)
    chosen = await preferences.reminders_of(tx, [person.id for person in people])
    for person in people:
        if chosen.get(person.id) is Reminders.DIGEST:
            await put_into_digest(tx, person, date.starts_at, group.zone, now)


async def tell_of_recording(tx: Tx, group: Group, date: WebinarDate, now: datetime) -> None:
    """The recording is there: to those who asked for it."""
    people = await webinars.who_said(tx, date.id, [Answer.RECORDING])
    key = f"{RECORDING}:{date.id}:{now.isoformat()}"
    await _tell(tx, group, date, people, RECORDING, key, {}, now, may_wait=True)


async def _tell(
    tx: Tx,
    group: Group,
    date: WebinarDate,
    people: Sequence[Person],
    kind: str,
    key: str,
    details: dict[str, Any],
    now: datetime,
    *,
    may_wait: bool,
) -> None:
    """In private where that can arrive and is wished for; the others by name in the group, in one message."""
    chosen = await preferences.reminders_of(tx, [person.id for person in people])
    named, until = [], now + NEWS_FOR
    for person in people:
        wish = chosen.get(person.id, Reminders.PRIVATE)
        if wish is Reminders.GROUP or not person.reachable:
            named.append(person.id)
        elif wish is Reminders.DIGEST and may_wait:
            await tell_in_digest(tx, person, group.zone, {"kind": kind, "date": date.id, **details}, now)
        else:
            await notices.add(tx, to_person(person.id, kind, date.id, f"{key}:{person.id}", now, until, **details))
    if named:
        await notices.add(tx, to_group(group.id, kind, date.id, key, now, until, named=named, **details))


async def reminded_alone(tx: Tx, date_id: int) -> list[Person]:
    """Those who come and are reminded in private."""
    people = await webinars.who_said(tx, date_id, COMING)
    chosen = await preferences.reminders_of(tx, [person.id for person in people])
    return [one for one in people if one.reachable and chosen.get(one.id, Reminders.PRIVATE) is Reminders.PRIVATE]


async def reminded_by_name(tx: Tx, date_id: int) -> list[Person]:
    """Those who come and want to be called in the group."""
    people = await webinars.who_said(tx, date_id, COMING)
    chosen = await preferences.reminders_of(tx, [person.id for person in people])
    return [one for one in people if chosen.get(one.id) is Reminders.GROUP]
