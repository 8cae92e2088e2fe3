"""Webinars that come round: announced, reminded of, answered, skipped, moved, ended.

A webinar keeps its rule in wall time; its dates within the next weeks are rows, each with its notices. The group
gets the announcement a week before and a reminder the day before, both kept up to date in place; an hour before,
those who come are told privately and the announcement says so; at the start comes a new post with a way in.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from community.clock import Now
from community.errors import Gone, Refusal
from community.forms import Done
from community.notices import refresh, to_group, to_person
from community.planning import AGAIN_AFTER, HORIZON, coming, when_of
from community.recurrence import When, next_dates
from community.rights import facilitated_group, member_of
from community.steps import Form, Kind, Step, read_link, when_from_answer, when_to_answer
from community.when import first_to_come, read_when
from locales import texts
from storage import groups, notices, webinars
from storage.base import GroupId
from storage.database import Database, Tx
from storage.forms import Draft
from storage.groups import Group
from storage.people import Person
from storage.plans import PlanState
from storage.webinars import Answer, DateState, Webinar, WebinarDate

TITLE_LIMIT = 120
A_DAY_AND_A_BIT = timedelta(days=1, hours=6)
"""Who hears of a webinar as late as this needs no reminder the day before as well."""
LASTS = timedelta(hours=1)
ANNOUNCEMENT, TOMORROW, SOON, NOW = "webinars-announcement", "webinars-tomorrow", "webinars-soon", "webinars-now"
POSTS = (ANNOUNCEMENT, TOMORROW, NOW)
"""The kinds that stand in the group and are kept up to date."""
TIMED = (ANNOUNCEMENT, TOMORROW, SOON, NOW, "webinars-over")

FORM = Form(
    "webinar",
    (
        Step("group", Kind.GROUP),
        Step("title", Kind.TEXT, minimum=3, maximum=TITLE_LIMIT),
        Step("when", Kind.WHEN),
        Step("link", Kind.LINK),
    ),
)
MOVE_FORM = Form("webinar:move", (Step("when", Kind.WHEN),))


@dataclass(frozen=True, slots=True)
class Invitation:
    """One date of a webinar with everything its cards show."""

    webinar: Webinar
    date: WebinarDate
    group: Group
    counts: dict[Answer, int]

    @property
    def ends_at(self) -> datetime:
        return self.date.starts_at + LASTS


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

    # --- the form -----------------------------------------------------------------------------------------------

    def form(self, name: str) -> Form:
        return MOVE_FORM if name == MOVE_FORM.name else FORM

    async def begin(self, tx: Tx, person: Person, draft: Draft) -> None:
        if draft.form == MOVE_FORM.name:
            invitation = await read_invitation(tx, draft.subject_id or 0)
            await facilitated_group(tx, person, invitation.group.id)
            draft.group_id = invitation.group.id
        elif draft.group_id is not None:
            await facilitated_group(tx, person, draft.group_id)

    async def submit(self, tx: Tx, person: Person, draft: Draft) -> Done:
        if draft.form == MOVE_FORM.name:
            return await self._move(tx, person, draft.subject_id or 0, when_from_answer(draft.answers["when"]))
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
        await self._plan(tx, webinar, group)
        return Done("webinars-scheduled", webinar.id, group, {"next": first})

    def read_line(self, line: str, person: Person, zone: str) -> dict[str, object]:
        """Answers from one line: when | title | link. Raises Refusal when a part is missing or not understood."""
        parts = [part.strip() for part in line.split("|")]
        if len(parts) != 3 or not all(parts):
            raise Refusal("error-webinar-line")
        when = read_when(parts[0], texts(person.language), zone, self._now())
        if len(parts[1]) > TITLE_LIMIT:
            over = len(parts[1]) - TITLE_LIMIT
            raise Refusal("error-form-too-long", length=len(parts[1]), maximum=TITLE_LIMIT, over=over)
        return {"when": when_to_answer(when), "title": parts[1], "link": read_link(parts[2])}

    # --- planning -----------------------------------------------------------------------------------------------

    async def plan(self) -> None:
        """Turn every webinar's dates of the next weeks into rows and notices. Doing it twice changes nothing."""
        async with self._db.begin() as tx:
            for webinar in await webinars.to_plan(tx, self._now() + HORIZON - AGAIN_AFTER, limit=200):
                group = await groups.by_id(tx, webinar.group_id)
                if group is not None:
                    await self._plan(tx, webinar, group)

    async def _plan(self, tx: Tx, webinar: Webinar, group: Group) -> None:
        now = self._now()
        for starts_at in coming(webinar, now):
            date = await webinars.date_at(tx, webinar.id, starts_at)
            if date is None:
                date = WebinarDate(webinar_id=webinar.id, recurrence_id=starts_at, starts_at=starts_at)
                tx.add(date)
                await tx.flush()
                await self._note(tx, group, date)
        webinar.planned_until = now + HORIZON

    async def _note(self, tx: Tx, group: Group, date: WebinarDate, *, announced: bool = False) -> None:
        """The moments of one date. What lies in the past already is left out, but for the announcement."""
        now, start = self._now(), date.starts_at
        moments = (
            (ANNOUNCEMENT, max(now, start - timedelta(days=7)), start),
            (TOMORROW, start - timedelta(days=1), start - timedelta(hours=1)),
            (SOON, start - timedelta(hours=1), start),
            (NOW, start, start + timedelta(minutes=30)),
            ("webinars-over", start + LASTS, start + timedelta(days=7)),
        )
        for kind, due, expires in moments:
            doubled = (kind == ANNOUNCEMENT and announced) or (kind == TOMORROW and start - now < A_DAY_AND_A_BIT)
            if due >= now and not doubled:
                key = f"{kind}:{date.id}:{date.sequence}"
                await notices.add(tx, to_group(group, kind, date.id, key, due, expires))

    # --- what people do -----------------------------------------------------------------------------------------

    async def rsvp(self, person: Person, date_id: int, answer: Answer) -> Invitation:
        now = self._now()
        async with self._db.begin() as tx:
            invitation = await read_invitation(tx, date_id)
            if invitation.date.state is DateState.SKIPPED or invitation.webinar.state is PlanState.ENDED:
                raise Gone("error-webinar-off")
            if invitation.ends_at < now:
                raise Gone("error-webinar-over")
            await member_of(tx, person, invitation.group.id)
            if await webinars.rsvp(tx, date_id, person.id, answer, now):
                await refresh(tx, POSTS, date_id, now)
            return await read_invitation(tx, date_id)

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
            webinar = await _standing(tx, webinar_id)
            return await self._overview(tx, webinar, await facilitated_group(tx, person, webinar.group_id))

    async def next_date(self, person: Person, webinar_id: int) -> Invitation:
        """The next date that will take place, as a row, even if it lies beyond what is planned."""
        async with self._db.begin() as tx:
            webinar = await _standing(tx, webinar_id)
            group = await facilitated_group(tx, person, webinar.group_id)
            return await read_invitation(tx, (await self._next(tx, webinar, group)).id)

    async def skip(self, person: Person, date_id: int) -> Invitation:
        """Leave out one date. Its posts say so, and those who meant to come are told."""
        async with self._db.begin() as tx:
            invitation = await read_invitation(tx, date_id)
            await facilitated_group(tx, person, invitation.group.id)
            if invitation.date.starts_at < self._now():
                raise Gone("error-webinar-over")
            if invitation.date.state is DateState.PLANNED:
                await self._call_off(tx, invitation)
            return invitation

    async def end(self, person: Person, webinar_id: int) -> Overview:
        """No more dates of this webinar."""
        now = self._now()
        async with self._db.begin() as tx:
            webinar = await _standing(tx, webinar_id)
            group = await facilitated_group(tx, person, webinar.group_id)
            webinar.state = PlanState.ENDED
            for date in await webinars.dates_of(tx, webinar.id, now):
                if date.state is DateState.PLANNED:
                    await self._call_off(tx, await read_invitation(tx, date.id))
            return Overview(webinar, group, [])

    async def _move(self, tx: Tx, person: Person, date_id: int, when: When) -> Done:
        """Put one date at another moment; those who meant to come are told what changed."""
        now = self._now()
        invitation = await read_invitation(tx, date_id)
        group = await facilitated_group(tx, person, invitation.group.id)
        if when.rrule:
            raise Refusal("error-webinar-one-date")
        date, before = invitation.date, invitation.date.starts_at
        after = first_to_come(when, texts(person.language), now)
        date.starts_at, date.sequence, date.state = after, date.sequence + 1, DateState.PLANNED
        announced = await refresh(tx, POSTS, date_id, now) > 0
        await notices.cancel(tx, TIMED, [date_id], "moved", now)
        await self._note(tx, group, date, announced=announced)
        if announced:
            await self._tell_group_and_comers(tx, invitation, "webinars-moved", before=before)
        return Done("webinars-moved-done", date.id, group, {"before": before, "after": date.starts_at})

    async def _call_off(self, tx: Tx, invitation: Invitation) -> None:
        now, date = self._now(), invitation.date
        date.state, date.sequence = DateState.SKIPPED, date.sequence + 1
        await notices.cancel(tx, TIMED, [date.id], "skipped", now)
        if await refresh(tx, POSTS, date.id, now):
            await self._tell_group_and_comers(tx, invitation, "webinars-skipped", before=date.starts_at)

    async def _tell_group_and_comers(self, tx: Tx, invitation: Invitation, kind: str, before: datetime) -> None:
        now, date = self._now(), invitation.date
        key, details = f"{kind}:{date.id}:{date.sequence}", {"before": before.isoformat()}
        until = now + timedelta(days=2)
        await notices.add(tx, to_group(invitation.group, kind, date.id, key, now, until, **details))
        for person in await webinars.who_comes(tx, date.id):
            if person.reachable:
                await notices.add(tx, to_person(person.id, kind, date.id, f"{key}:{person.id}", now, until, **details))

    async def _next(self, tx: Tx, webinar: Webinar, group: Group) -> WebinarDate:
        now = self._now()
        rows = await webinars.dates_of(tx, webinar.id, now)
        planned = [row for row in rows if row.state is DateState.PLANNED]
        if planned:
            return planned[0]
        known = {row.recurrence_id for row in rows}
        beyond = [moment for moment in next_dates(when_of(webinar), now, len(known) + 1) if moment not in known]
        if not beyond:
            raise Gone("error-webinar-no-dates")
        date = WebinarDate(webinar_id=webinar.id, recurrence_id=beyond[0], starts_at=beyond[0])
        tx.add(date)
        await tx.flush()
        await self._note(tx, group, date)
        return date

    async def _overview(self, tx: Tx, webinar: Webinar, group: Group) -> Overview:
        rows = {row.recurrence_id: row for row in await webinars.dates_of(tx, webinar.id, self._now())}
        by_rule = next_dates(when_of(webinar), self._now(), len(rows) + 3)
        dates = [row.starts_at for row in rows.values() if row.state is DateState.PLANNED]
        dates += [moment for moment in by_rule if moment not in rows]
        return Overview(webinar, group, sorted(dates)[:3])


async def read_invitation(tx: Tx, date_id: int) -> Invitation:
    found = await webinars.date_by_id(tx, date_id)
    group = found and await groups.by_id(tx, found[0].group_id)
    if not found or not group:
        raise Gone("error-webinar-gone")
    return Invitation(found[0], found[1], group, await webinars.counts(tx, date_id))


async def _standing(tx: Tx, webinar_id: int) -> Webinar:
    webinar = await webinars.by_id(tx, webinar_id)
    if webinar is None or webinar.state is PlanState.ENDED:
        raise Gone("error-webinar-gone")
    return webinar
