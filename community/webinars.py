"""Webinars that come round: announced, reminded of, answered, skipped, moved, ended.

A webinar keeps its rule in wall time; its dates within the next weeks are rows, each with its notices. The group
gets the announcement a week before and a reminder the day before, both kept up to date in place; an hour before,
those who come are told privately and the announcement says so; at the start comes a new post with a way in.
"""

from dataclasses import dataclass
from datetime import datetime

from community.clock import Now
from community.errors import Gone, Refusal, part, read_parts
from community.forms import Done
from community.notices import refresh
from community.planning import next_coming, note_all, read_calendar
from community.reminders import put_into_digest
from community.rights import facilitated_group, member_of
from community.steps import Form, Kind, Step, read_link, when_from_answer, when_to_answer
from community.webinar_dates import LASTS, POSTS, Invitation, WebinarDates, read_date, read_invitation
from community.webinar_news import COMING
from community.when import first_to_come, read_when
from locales import texts
from storage import preferences, webinars
from storage.base import GroupId
from storage.database import Database, Tx
from storage.forms import Draft
from storage.groups import Group
from storage.people import Person
from storage.plans import DateState, PlanState
from storage.preferences import Reminders
from storage.webinars import Answer, Webinar

TITLE_LIMIT, SHOWN_DATES = 120, 3
FORM = Form(
    "webinar",
    (
        Step("group", Kind.GROUP),
        Step("when", Kind.WHEN),
        Step("title", Kind.TEXT, minimum=3, maximum=TITLE_LIMIT),
        Step("link", Kind.LINK),
    ),
)


@dataclass(frozen=True, slots=True)
class Overview:
    """A webinar in the list, with its next dates; skipped ones are left out."""

    webinar: Webinar
    group: Group
    dates: list[datetime]


class Webinars:
    def __init__(self, db: Database, now: Now) -> None:
        self._db = db
        self._now = now
        self.dates = WebinarDates(now)

    # --- the form -----------------------------------------------------------------------------------------------

    def form(self, name: str) -> Form:
        return FORM

    async def begin(self, tx: Tx, person: Person, draft: Draft) -> None:
        if draft.group_id is not None:
            await facilitated_group(tx, person, draft.group_id)

    async def submit(self, tx: Tx, person: Person, draft: Draft) -> Done:
        group = await facilitated_group(tx, person, draft.group_id)
        when = when_from_answer(draft.answers["when"])
        first = first_to_come(when, texts(person.language), self._now())
        webinar = Webinar(
            group_id=group.id,
            made_by=person.id,
            title=draft.answers["title"],
            link=draft.answers["link"],
            rrule=when.rrule,
            starts_on=when.start,
            at=when.at,
            zone=when.zone,
            planned_until=self._now(),
        )
        tx.add(webinar)
        await tx.flush()
        await self.dates.replan(tx, webinar, group)
        return Done("webinars-scheduled", webinar.id, group, {"next": first})

    def read_line(self, line: str, person: Person, zone: str) -> dict[str, object]:
        """Answers from one line: when | title | link. Raises Refusal when a part is missing or not understood."""
        parts = [one.strip() for one in line.split("|")]
        if len(parts) > 3 or not any(parts):
            raise Refusal("error-webinar-line")
        when, title, link = [*parts, "", ""][:3]
        said, now = texts(person.language), self._now()
        return read_parts(
            {
                "when": part(when, lambda words: when_to_answer(read_when(words, said, zone, now))),
                "title": part(title, _read_title),
                "link": part(link, read_link),
            }
        )

    # --- planning -----------------------------------------------------------------------------------------------

    async def plan(self) -> None:
        """Turn every webinar's dates of the next weeks into rows and notices. Doing it twice changes nothing."""
        await note_all(self._db, self._now(), webinars.PLANS, self.dates.extend_all)

    # --- what people do -----------------------------------------------------------------------------------------

    async def rsvp(self, person: Person, date_id: int, answer: Answer) -> None:
        now = self._now()
        async with self._db.begin() as tx:
            webinar, date, group = await read_date(tx, date_id)
            if date.state is not DateState.PLANNED or webinar.state is PlanState.ENDED:
                raise Gone("error-webinar-off")
            if date.starts_at + LASTS < now and answer is not Answer.RECORDING:
                raise Gone("error-webinar-over")
            await member_of(tx, person, group.id)
            if await webinars.rsvp(tx, date_id, person.id, answer, now):
                await refresh(tx, POSTS, date_id, now)
                if answer in COMING and (await preferences.of_person(tx, person.id)).reminders is Reminders.DIGEST:
                    await put_into_digest(tx, person, date.starts_at, group.zone, now)

    async def invitation(self, person: Person, date_id: int) -> Invitation:
        """One date, for somebody who is in its group."""
        async with self._db.read() as tx:
            invitation = await read_invitation(tx, date_id)
            await member_of(tx, person, invitation.group.id)
            return invitation

    async def overview(self, person: Person, group_id: GroupId) -> list[Overview]:
        """The webinars of a group; members may look."""
        async with self._db.read() as tx:
            group = await member_of(tx, person, group_id)
            return [await self._overview(tx, webinar, group) for webinar in await webinars.of_group(tx, group.id)]

    async def one(self, person: Person, webinar_id: int) -> Overview:
        async with self._db.read() as tx:
            webinar = await self.dates.standing(tx, webinar_id)
            return await self._overview(tx, webinar, await facilitated_group(tx, person, webinar.group_id))

    async def end(self, person: Person, webinar_id: int) -> Overview:
        """No more dates of this webinar."""
        async with self._db.begin() as tx:
            webinar = await self.dates.standing(tx, webinar_id)
            group = await facilitated_group(tx, person, webinar.group_id)
            webinar.state = PlanState.ENDED
            await self.dates.call_off(tx, webinar, group)
            return Overview(webinar, group, [])

    async def _overview(self, tx: Tx, webinar: Webinar, group: Group) -> Overview:
        calendar, known = await read_calendar(tx, group.id), await self.dates.known(tx, webinar)
        dates = [one.starts_at for one in next_coming(webinar, self._now(), SHOWN_DATES, calendar, known)]
        return Overview(webinar, group, dates)


def _read_title(title: str) -> str:
    if (over := len(title) - TITLE_LIMIT) > 0:
        raise Refusal("error-form-too-long", length=len(title), maximum=TITLE_LIMIT, over=over)
    return title
