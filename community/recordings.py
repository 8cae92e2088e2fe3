"""Recordings of webinars: who could not come asks for one, a facilitator gives its link, and it reaches them."""

from datetime import datetime, timedelta

from community.clock import Now
from community.errors import Gone, Refusal
from community.forms import Done
from community.notices import refresh
from community.rights import facilitated_group
from community.steps import Form, Kind, Step, read_link
from community.webinar_dates import LASTS, POSTS, Invitation, read_invitation
from community.webinar_news import tell_of_recording
from storage import webinars
from storage.base import GroupId
from storage.database import Database, Tx
from storage.forms import Draft
from storage.people import Person

FORM = Form("recording", (Step("link", Kind.LINK),), direct=True)
GIVEN_WITHIN = timedelta(days=60)


class Recordings:
    def __init__(self, db: Database, now: Now) -> None:
        self._db = db
        self._now = now

    async def give(self, person: Person, group_id: GroupId, line: str) -> Invitation:
        """The link to the recording of the last date of the group that is over."""
        link = read_link(line)
        async with self._db.begin() as tx:
            date_id = await self._last_over(tx, person, group_id)
            return await _keep(tx, await read_invitation(tx, date_id), link, self._now())

    async def last(self, person: Person, group_id: GroupId) -> int:
        """The last date of the group that is over, for the form."""
        async with self._db.read() as tx:
            return await self._last_over(tx, person, group_id)

    async def _last_over(self, tx: Tx, person: Person, group_id: GroupId) -> int:
        group, now = await facilitated_group(tx, person, group_id), self._now()
        date_id = await webinars.last_over(tx, group.id, now - GIVEN_WITHIN, now - LASTS)
        if date_id is None:
            raise Gone("error-recording-none")
        return date_id

    # --- asked by a form, of the date that a button or the command means

    def form(self, name: str) -> Form:
        return FORM

    async def begin(self, tx: Tx, person: Person, draft: Draft) -> None:
        invitation = await read_invitation(tx, draft.subject_id or 0)
        draft.group_id = (await facilitated_group(tx, person, invitation.group.id)).id

    async def submit(self, tx: Tx, person: Person, draft: Draft) -> Done:
        invitation = await read_invitation(tx, draft.subject_id or 0)
        group = await facilitated_group(tx, person, invitation.group.id)
        if invitation.ends_at > self._now():
            raise Refusal("error-recording-early")
        kept = await _keep(tx, invitation, draft.answers["link"], self._now())
        return Done("recordings-kept", invitation.date.id, group, {"invitation": kept})


async def _keep(tx: Tx, invitation: Invitation, link: str, now: datetime) -> Invitation:
    """Keep the link; those who asked hear of it once for each link."""
    date = invitation.date
    if date.recording != link:
        date.recording = link
        await refresh(tx, POSTS, date.id, now)
        await tell_of_recording(tx, invitation.group, date, now)
    return invitation
