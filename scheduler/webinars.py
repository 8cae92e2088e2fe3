"""What the clock tells about webinars."""

from datetime import datetime

from cards import webinars as cards
from cards.card import Card, mentions
from community.errors import Gone
from community.notices import refresh, to_person
from community.webinar_dates import ANNOUNCEMENT, NOW, POSTS, SOON, TOMORROW, Invitation, read_invitation
from scheduler.kinds import Kind, Reader
from storage import notices, people, webinars
from storage.database import Tx
from storage.notices import Notice


async def _invitation(tx: Tx, notice: Notice) -> Invitation | None:
    try:
        return await read_invitation(tx, notice.subject_id)
    except Gone:
        return None


async def announcement(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    invitation = await _invitation(tx, notice)
    return _wanted(notice, invitation, cards.announcement(invitation, reader.texts, reader.now)) if invitation else None


async def tomorrow(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    invitation = await _invitation(tx, notice)
    return _wanted(notice, invitation, cards.tomorrow(invitation, reader.texts, reader.now)) if invitation else None


async def starting(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    invitation = await _invitation(tx, notice)
    return _wanted(notice, invitation, cards.starting(invitation, reader.texts, reader.now)) if invitation else None


def _wanted(notice: Notice, invitation: Invitation, card: Card) -> Card | None:
    """A post that stands is brought up to date whatever happened; a new one is made only for what takes place."""
    return card if notice.post_id is not None or cards.is_planned(invitation) else None


async def soon(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """An hour before: to the group no new message, but its posts say so; to those who come a private one."""
    invitation = await _invitation(tx, notice)
    if invitation is None or not cards.is_planned(invitation):
        return None
    if reader.person is not None:
        return cards.soon(invitation, reader.texts)
    await refresh(tx, POSTS, notice.subject_id, reader.now)
    for person in await webinars.who_comes(tx, notice.subject_id):
        if person.reachable:
            key = f"{notice.key}:{person.id}"
            await notices.add(
                tx, to_person(person.id, SOON, notice.subject_id, key, reader.now, invitation.date.starts_at)
            )
    return None


async def over(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    await refresh(tx, POSTS, notice.subject_id, reader.now)
    return None


async def news(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """A date has changed, to those concerned: one in private, or several by name in the group."""
    invitation = await _invitation(tx, notice)
    if invitation is None:
        return None
    named = await people.by_ids(tx, notice.details.get("named", []))
    to = mentions([(person.telegram_id, person.name) for person in named.values()], reader.texts) if named else None
    return NEWS[notice.kind](invitation, datetime.fromisoformat(notice.details["before"]), reader.texts, to=to)


NEWS = {"webinars-moved": cards.moved, "webinars-skipped": cards.skipped, "webinars-back": cards.back}
KINDS = {
    ANNOUNCEMENT: Kind(announcement, stands=True, must_arrive=True),
    TOMORROW: Kind(tomorrow, stands=True, must_arrive=True, reply_to=(ANNOUNCEMENT,)),
    SOON: Kind(soon, must_arrive=True, anytime=True),
    NOW: Kind(starting, stands=True, must_arrive=True, anytime=True, reply_to=(ANNOUNCEMENT,)),
    "webinars-over": Kind(over, anytime=True),
    **dict.fromkeys(NEWS, Kind(news, must_arrive=True, reply_to=(ANNOUNCEMENT,))),
}
