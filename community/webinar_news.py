"""Who hears of a date that has changed: those who meant to come or want the recording, and nobody else.

The group's own posts say it in place and make no sound.
"""

from datetime import datetime, timedelta

from community.notices import to_group, to_person
from storage import notices, webinars
from storage.database import Tx
from storage.groups import Group
from storage.webinars import Answer, WebinarDate

CONCERNED = (Answer.GOING, Answer.MAYBE, Answer.RECORDING)
NEWS_FOR = timedelta(days=2)


async def tell_concerned(tx: Tx, group: Group, date: WebinarDate, kind: str, before: datetime, now: datetime) -> None:
    """In private where that can arrive; the others by name in the group, in one message."""
    key, details = f"{kind}:{date.id}:{date.sequence}", {"before": before.isoformat()}
    until = now + NEWS_FOR
    unreachable = []
    for person in await webinars.who_said(tx, date.id, CONCERNED):
        if person.reachable:
            await notices.add(tx, to_person(person.id, kind, date.id, f"{key}:{person.id}", now, until, **details))
        else:
            unreachable.append(person.id)
    if unreachable:
        await notices.add(tx, to_group(group, kind, date.id, key, now, until, named=unreachable, **details))
