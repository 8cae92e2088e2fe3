"""The single dates of a webinar: as rows within the horizon, each with its notices, kept in step with the plan.

What changes a date goes through `change`: it renews what stands in the group, takes back what was going to be told
and tells those concerned.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from community.clock import Now
from community.errors import Gone
from community.notices import refresh, to_group
from community.planning import (
    ALWAYS_OPEN,
    HORIZON,
    by_rule,
    in_sight,
    planned_until,
    read_calendar,
    read_calendars,
    takes_place,
)
from community.webinar_news import tell_concerned
from storage import groups, notices, webinars
from storage.base import GroupId
from storage.database import Tx
from storage.groups import Group
from storage.notices import NewNotice
from storage.plans import DateState, PlanState
from storage.webinars import Answer, Webinar, WebinarDate

A_DAY_AND_A_BIT = timedelta(days=1, hours=6)
"""Who hears of a webinar as late as this needs no reminder the day before as well."""
LASTS = timedelta(hours=1)
ANNOUNCEMENT, TOMORROW, SOON, NOW = "webinars-announcement", "webinars-tomorrow", "webinars-soon", "webinars-now"
POSTS = (ANNOUNCEMENT, TOMORROW, NOW)
"""The kinds that stand in the group and are kept up to date."""
MOMENTS = (
    (ANNOUNCEMENT, -timedelta(days=7), timedelta()),
    (TOMORROW, -timedelta(days=1), -timedelta(hours=1)),
    (SOON, -timedelta(hours=1), timedelta()),
    (NOW, timedelta(), timedelta(minutes=30)),
    ("webinars-over", LASTS, timedelta(days=7)),
)
"""What is told of a date: from when on and until when it is of use, counted from its start."""
TIMED = tuple(kind for kind, _, _ in MOMENTS)


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


async def read_date(tx: Tx, date_id: int) -> tuple[Webinar, WebinarDate, Group]:
    found = await webinars.date_by_id(tx, date_id)
    group = found and await groups.by_id(tx, found[0].group_id)
    if not found or not group:
        raise Gone("error-webinar-gone")
    return *found, group


async def read_invitation(tx: Tx, date_id: int) -> Invitation:
    return Invitation(*await read_date(tx, date_id), await webinars.counts(tx, date_id))


class WebinarDates:
    """What `community/plans.py` asks of webinars."""

    def __init__(self, now: Now) -> None:
        self._now = now

    async def standing(self, tx: Tx, webinar_id: int) -> Webinar:
        webinar = await webinars.by_id(tx, webinar_id)
        if webinar is None or webinar.state is PlanState.ENDED:
            raise Gone("error-webinar-gone")
        return webinar

    def title(self, webinar: Webinar) -> str:
        return webinar.title

    async def known(self, tx: Tx, webinar: Webinar) -> dict[datetime, WebinarDate]:
        """The rows of what is to come, by where the rule puts them."""
        return {row.recurrence_id: row for row in await webinars.dates_of(tx, [webinar.id], self._now())}

    async def keep(
        self, tx: Tx, webinar: Webinar, group: Group | None, recurrence_id: datetime, to: datetime, state: DateState
    ) -> None:
        """Put one date somewhere, leave it out, or let it take place after all."""
        row = (await self.known(tx, webinar)).get(recurrence_id)
        place = await self._group(tx, webinar, group)
        if row is None:
            await self._add(tx, [(webinar, recurrence_id)])
            row = (await self.known(tx, webinar))[recurrence_id]
        await self.change(tx, webinar, place, row, to, state)

    async def follow(self, tx: Tx, webinar: Webinar, group: Group | None, since: datetime) -> None:
        """The rule has changed from ``since`` on: what stood there moves to where it puts dates now, one by one.

        Those who answered keep their answer and hear of the move.
        """
        place, now = await self._group(tx, webinar, group), self._now()
        calendar = await read_calendar(tx, webinar.group_id)
        rows = await self.known(tx, webinar)
        following = [row for recurrence_id, row in sorted(rows.items()) if recurrence_id >= since]
        until = max([now, *rows]) + 2 * HORIZON
        given = by_rule(webinar, now, until, calendar)
        strayed = [row for row in following if row.recurrence_id not in given]
        vacant = [moment for moment in given if moment not in rows]
        for row, moment in zip(strayed, vacant, strict=False):
            row.recurrence_id = moment
            await self.change(tx, webinar, place, row, moment, row.state)
        await tx.flush()

    async def replan(self, tx: Tx, webinar: Webinar, group: Group | None = None) -> None:
        """Bring the rows of the next weeks in step with rule, calendar and pause. Doing it twice changes nothing."""
        await tx.flush()
        await self.replan_all(tx, [webinar])

    async def replan_all(self, tx: Tx, found: Sequence[Webinar]) -> None:
        """The same for several, which costs hardly more than for one."""
        now = self._now()
        places = await groups.by_ids(tx, {webinar.group_id for webinar in found})
        calendars = await read_calendars(tx, places)
        known: dict[int, dict[datetime, WebinarDate]] = {webinar.id: {} for webinar in found}
        for row in await webinars.dates_of(tx, list(known), now):
            known[row.webinar_id][row.recurrence_id] = row
        new, planned = [], dict[int, datetime]()
        for webinar in found:
            calendar = calendars.get(webinar.group_id, ALWAYS_OPEN) if webinar.rrule else ALWAYS_OPEN
            rows, place = known[webinar.id], places[webinar.group_id]
            given = set(by_rule(webinar, now, max([now + HORIZON, *rows]), calendar))
            new += [(webinar, at) for at in sorted(given - rows.keys()) if at <= now + HORIZON]
            for row in rows.values():
                stays = row.recurrence_id in given or takes_place(webinar, row, calendar)
                if row.starts_at > now and row.state is (DateState.FREE if stays else DateState.PLANNED):
                    state = DateState.PLANNED if stays else DateState.FREE
                    await self.change(tx, webinar, place, row, row.starts_at, state)
            planned[webinar.id] = planned_until(webinar, now, calendar)
        await webinars.PLANS.planned(tx, planned)
        await self._add(tx, new)

    async def change(
        self, tx: Tx, webinar: Webinar, group: Group, row: WebinarDate, to: datetime, state: DateState
    ) -> None:
        """One date takes place at another moment, or not, or after all. Nothing happens if that is so already."""
        now, before, was_planned = self._now(), row.starts_at, row.state is DateState.PLANNED
        if (to, state) == (before, row.state):
            return
        row.starts_at, row.state = to, state
        takes_place_now = state is DateState.PLANNED
        if not (was_planned or takes_place_now):
            return
        row.sequence += 1
        # Before the posts are brought up to date: that is a notice of the same kinds.
        await notices.cancel(tx, TIMED, [row.id], "moved" if takes_place_now else "skipped", now)
        announced = await refresh(tx, POSTS, row.id, now) > 0
        if takes_place_now:
            new = self._notices(webinar.group_id, row.id, to, row.sequence, announced=announced)
            await notices.add(tx, *new)
        kind = "webinars-skipped" if not takes_place_now else "webinars-moved" if was_planned else "webinars-back"
        await tell_concerned(tx, group, row, kind, before, now)

    async def call_off(self, tx: Tx, webinar: Webinar, group: Group) -> None:
        """Nothing that is to come takes place."""
        for row in (await self.known(tx, webinar)).values():
            if row.state is DateState.PLANNED and row.starts_at > self._now():
                await self.change(tx, webinar, group, row, row.starts_at, DateState.SKIPPED)

    async def extend_all(self, tx: Tx, found: Sequence[Webinar], now: datetime) -> None:
        """Note the dates that have come within the horizon. Those that stand already are not looked at."""
        calendars = await read_calendars(tx, {webinar.group_id for webinar in found})
        new, planned = [], dict[int, datetime]()
        for webinar in found:
            dates, planned[webinar.id] = in_sight(webinar, now, calendars.get(webinar.group_id, ALWAYS_OPEN))
            new += [(webinar, at) for at in dates]
        await webinars.PLANS.planned(tx, planned)
        await self._add(tx, new)

    async def _add(self, tx: Tx, new: Sequence[tuple[Webinar, datetime]]) -> None:
        """Each of a webinar and where its rule puts a date. One that is known already stays as it is."""
        added = await webinars.add_dates(tx, [(webinar.id, at) for webinar, at in new])
        told = [
            self._notices(webinar.group_id, date_id, at)
            for (webinar, at), date_id in zip(new, added, strict=True)
            if date_id is not None
        ]
        await notices.add(tx, *chain(*told))

    def _notices(
        self, group_id: GroupId, date_id: int, start: datetime, sequence: int = 0, *, announced: bool = False
    ) -> Iterator[NewNotice]:
        """The moments of one date. What lies in the past already is left out, but for the announcement."""
        now = self._now()
        for kind, since, until in MOMENTS:
            due = max(now, start + since) if kind == ANNOUNCEMENT else start + since
            doubled = (kind == ANNOUNCEMENT and announced) or (kind == TOMORROW and start - now < A_DAY_AND_A_BIT)
            if due >= now and not doubled:
                yield to_group(group_id, kind, date_id, f"{kind}:{date_id}:{sequence}", due, start + until)

    async def _group(self, tx: Tx, webinar: Webinar, group: Group | None) -> Group:
        found = group or await groups.by_id(tx, webinar.group_id)
        if found is None:
            raise Gone("error-group-gone")
        return found
