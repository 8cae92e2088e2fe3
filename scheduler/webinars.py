"""What the clock tells about webinars."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from cards import reminders as reminder_cards
from cards import webinars as cards
from cards.card import Card, mentions
from community.errors import Gone
from community.notices import refresh, to_person
from community.reminders import COVERS, DIGEST
from community.webinar_dates import ANNOUNCEMENT, NOW, POSTS, SOON, TOMORROW, Invitation, read_invitation
from community.webinar_news import reminded_alone, reminded_by_name
from locales import Html
from scheduler.kinds import Kind, Reader
from storage import groups, notices, people, preferences, webinars
from storage.database import Tx
from storage.notices import Notice
from storage.people import Person
from storage.preferences import Reminders
from storage.webinars import Answer


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
    """The way in; those who want to be called in the group are called by name."""
    invitation = await _invitation(tx, notice)
    if invitation is None:
        return None
    called = await reminded_by_name(tx, notice.subject_id)
    return _wanted(notice, invitation, cards.starting(invitation, reader.texts, reader.now, _names(called, reader)))


def _names(persons: Iterable[Person], reader: Reader) -> Html | None:
    named = [(person.telegram_id, person.name) for person in persons]
    return mentions(named, reader.texts) if named else None


def _wanted(notice: Notice, invitation: Invitation, card: Card) -> Card | None:
    """A post that stands is brought up to date whatever happened; a new one is made only for what takes place."""
    return card if notice.post_id is not None or notice.is_over or cards.is_planned(invitation) else None


async def soon(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """An hour before: to the group no new message, but its posts say so; to those who come a private one."""
    invitation = await _invitation(tx, notice)
    if invitation is None:
        return None
    if reader.person is not None:
        return _wanted(notice, invitation, cards.soon(invitation, reader.texts))
    if not cards.is_planned(invitation):
        return None
    await refresh(tx, POSTS, notice.subject_id, reader.now)
    for person in await reminded_alone(tx, notice.subject_id):
        key = f"{notice.key}:{person.id}"
        await notices.add(tx, to_person(person.id, SOON, notice.subject_id, key, reader.now, invitation.date.starts_at))
    return None


async def over(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """Its posts say so; and somebody is asked for the recording, if it was asked for."""
    await refresh(tx, POSTS, notice.subject_id, reader.now)
    invitation = await _invitation(tx, notice)
    asked = invitation and invitation.counts[Answer.RECORDING] and not invitation.date.recording
    if invitation and asked and cards.is_planned(invitation):
        key, kind = f"recording-ask:{invitation.date.id}", "webinars-recording-ask"
        for person in await keepers(tx, invitation):
            until = reader.now + timedelta(days=7)
            note = to_person(person.id, kind, invitation.date.id, f"{key}:{person.id}", reader.now, until)
            await notices.add(tx, note)
    return None


async def keepers(tx: Tx, invitation: Invitation) -> Sequence[Person]:
    """Who looks after a webinar, if they still facilitate and can be reached; else everybody who facilitates."""
    everybody = [person for person in await groups.facilitators(tx, invitation.group.id) if person.reachable]
    return [one for one in everybody if one.id == invitation.webinar.made_by] or everybody


async def recording_ask(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    invitation = await _invitation(tx, notice)
    wanted = invitation and (notice.is_over or not invitation.date.recording)
    return cards.recording_ask(invitation, reader.texts) if invitation and wanted else None


async def recording(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    invitation = await _invitation(tx, notice)
    if invitation is None or invitation.date.recording is None:
        return None
    named = await people.by_ids(tx, notice.details.get("named", []))
    return cards.recording(invitation, reader.texts, to=_names(named.values(), reader))


async def digest(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """What one person has within a day, and the news that waited for it; nothing where there is neither."""
    if reader.person is None:
        return None
    ahead = await webinars.comes_to(tx, reader.person.id, reader.now)
    today = [await read_invitation(tx, date.id) for _, date, _ in ahead if date.starts_at <= reader.now + COVERS]
    news_ = []
    for one in notice.details.get("news", []):
        try:
            about = await read_invitation(tx, one["date"])
        except Gone:
            continue
        before = datetime.fromisoformat(one["before"]) if "before" in one else None
        news_.append(reminder_cards.news_line(one["kind"], about, before, reader.texts))
    wish = (await preferences.of_person(tx, reader.person.id)).reminders
    wanted = news_ or (today and wish is Reminders.DIGEST)
    return reminder_cards.digest(today, news_, reader.texts) if wanted else None


async def news(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """A date has changed, to those concerned: one in private, or several by name in the group."""
    invitation = await _invitation(tx, notice)
    if invitation is None:
        return None
    named = await people.by_ids(tx, notice.details.get("named", []))
    before = datetime.fromisoformat(notice.details["before"])
    return NEWS[notice.kind](invitation, before, reader.texts, to=_names(named.values(), reader))


NEWS = {"webinars-moved": cards.moved, "webinars-skipped": cards.skipped, "webinars-back": cards.back}
KINDS = {
    ANNOUNCEMENT: Kind(announcement, stands=True, must_arrive=True, can_wait=True),
    TOMORROW: Kind(tomorrow, stands=True, must_arrive=True, can_wait=True, reply_to=(ANNOUNCEMENT,)),
    SOON: Kind(soon, must_arrive=True, anytime=True),
    NOW: Kind(starting, stands=True, must_arrive=True, anytime=True, reply_to=(ANNOUNCEMENT,)),
    "webinars-over": Kind(over, is_message=False, anytime=True),
    "webinars-recording": Kind(recording, must_arrive=True, can_wait=True, reply_to=(ANNOUNCEMENT,)),
    "webinars-recording-ask": Kind(recording_ask, must_arrive=True),
    DIGEST: Kind(digest, must_arrive=True),
    **dict.fromkeys(NEWS, Kind(news, must_arrive=True, reply_to=(ANNOUNCEMENT,))),
}
