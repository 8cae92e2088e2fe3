"""What can be done to anything that comes round, whether webinar or prompt: skip a date, move it or all that follow,

pause, go on, set an end. Plans belong to their group: whoever facilitates it may.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from community.clock import Now
from community.errors import Gone, Refusal
from community.forms import Done
from community.planning import ALWAYS_OPEN, Calendar, Coming, by_rule, coming, next_coming, read_calendar, when_of
from community.recurrence import When, anchored, local_day, occurrences, read_rule
from community.rights import facilitated_group, must_be_admin
from community.steps import Form, Kind, Step, when_from_answer
from community.when import first_to_come, read_day, read_end
from locales import texts
from storage.base import GroupId
from storage.database import Database, Tx
from storage.forms import Draft
from storage.groups import Group
from storage.people import Person
from storage.plans import DateState, PlanDate, PlanState

SHOWN = 6
FORMS = {
    form.name: form
    for form in (
        Form("plan:move", (Step("when", Kind.WHEN),)),
        Form("plan:following", (Step("when", Kind.WHEN),)),
        Form("plan:pause", (Step("until", Kind.TEXT, maximum=100),), direct=True),
        Form("plan:last", (Step("end", Kind.TEXT, maximum=100),), direct=True),
    )
}
CHANGES_A_DATE = ("plan:move", "plan:following")


class Dates(Protocol):
    """What an area does about the single dates of its plans."""

    async def standing(self, tx: Tx, plan_id: int) -> Any:
        """The plan. Raises Gone when there is none or it has ended."""

    def title(self, plan: Any) -> str: ...

    async def known(self, tx: Tx, plan: Any) -> Mapping[datetime, PlanDate]: ...

    async def keep(
        self, tx: Tx, plan: Any, group: Group | None, recurrence_id: datetime, to: datetime, state: DateState
    ) -> None: ...

    async def follow(self, tx: Tx, plan: Any, group: Group | None, since: datetime) -> None: ...

    async def replan(self, tx: Tx, plan: Any, group: Group | None) -> None: ...


@dataclass(frozen=True, slots=True)
class View:
    """One plan with what it has next. ``ref`` names it in buttons: "webinar7"."""

    ref: str
    title: str
    plan: Any
    group: Group | None
    dates: list[Coming]
    """The next ones, skipped ones too."""

    @property
    def area(self) -> str:
        return self.ref.rstrip("0123456789")


class Plans:
    def __init__(self, db: Database, now: Now, areas: Mapping[str, Dates]) -> None:
        self._db = db
        self._now = now
        self._areas = areas

    # --- looking ------------------------------------------------------------------------------------------------

    async def view(self, person: Person, ref: str) -> View:
        async with self._db.read() as tx:
            return await self._view(tx, person, ref)

    async def date(self, person: Person, ref: str, at: int) -> tuple[View, Coming]:
        """One date, by the second at which the rule puts it."""
        async with self._db.read() as tx:
            view = await self._view(tx, person, ref)
            return view, await self._one(tx, view, datetime.fromtimestamp(at, ZoneInfo("UTC")))

    # --- one date -----------------------------------------------------------------------------------------------

    async def skip(self, person: Person, ref: str, at: int) -> tuple[View, Coming]:
        """Leave out one date. Its posts say so, and those who meant to come are told."""
        return await self._set(person, ref, at, DateState.SKIPPED)

    async def restore(self, person: Person, ref: str, at: int) -> tuple[View, Coming]:
        """A skipped date takes place after all."""
        return await self._set(person, ref, at, DateState.PLANNED)

    async def _set(self, person: Person, ref: str, at: int, state: DateState) -> tuple[View, Coming]:
        async with self._db.begin() as tx:
            view = await self._view(tx, person, ref)
            one = await self._one(tx, view, datetime.fromtimestamp(at, ZoneInfo("UTC")))
            if one.state is not state:
                dates = self._areas[view.area]
                await dates.keep(tx, view.plan, view.group, one.recurrence_id, one.starts_at, state)
                await dates.replan(tx, view.plan, view.group)
            return await self._view(tx, person, ref), replace(one, state=state)

    # --- the whole plan -----------------------------------------------------------------------------------------

    async def pause(self, person: Person, ref: str) -> View:
        """Until somebody lets it go on."""
        return await self._change(person, ref, state=PlanState.PAUSED, resumes_on=None)

    async def resume(self, person: Person, ref: str) -> View:
        return await self._change(person, ref, state=PlanState.ACTIVE, resumes_on=None)

    async def without_end(self, person: Person, ref: str) -> View:
        async with self._db.begin() as tx:
            view = await self._view(tx, person, ref)
            if view.plan.rrule:
                view.plan.rrule = str(replace(read_rule(view.plan.rrule), times=0, until=None))
                await self._areas[view.area].replan(tx, view.plan, view.group)
            return await self._view(tx, person, ref)

    async def _change(self, person: Person, ref: str, **values: object) -> View:
        async with self._db.begin() as tx:
            view = await self._view(tx, person, ref)
            if any(getattr(view.plan, name) != value for name, value in values.items()):
                for name, value in values.items():
                    setattr(view.plan, name, value)
                await self._areas[view.area].replan(tx, view.plan, view.group)
            return await self._view(tx, person, ref)

    # --- what is typed ------------------------------------------------------------------------------------------

    def form(self, name: str) -> Form:
        return FORMS[name]

    async def begin(self, tx: Tx, person: Person, draft: Draft) -> None:
        view = await self._view(tx, person, str(draft.answers.get("plan")))
        draft.group_id = view.group.id if view.group else None
        known = {"title": view.title, "zone": view.plan.zone}
        if draft.form in CHANGES_A_DATE:
            one = await self._one(tx, view, datetime.fromtimestamp(int(draft.answers["at"]), ZoneInfo("UTC")))
            known["before"] = one.starts_at.isoformat()
        draft.answers = {**draft.answers, **known}

    async def submit(self, tx: Tx, person: Person, draft: Draft) -> Done:
        view = await self._view(tx, person, draft.answers["plan"])
        match draft.form:
            case "plan:move":
                details = await self._move(tx, person, view, draft)
            case "plan:following":
                details = await self._follow(tx, view, draft)
            case "plan:pause":
                day = read_day(draft.answers["until"], texts(person.language), view.plan.zone, self._now())
                view.plan.state, view.plan.resumes_on = PlanState.ACTIVE, day
                details = {}
            case _:
                details = await self._end(tx, person, view, draft.answers["end"])
        await self._areas[view.area].replan(tx, view.plan, view.group)
        shown = await self._view(tx, person, view.ref)
        return Done(draft.form.replace(":", "-") + "-done", view.plan.id, view.group, {"view": shown, **details})

    async def _move(self, tx: Tx, person: Person, view: View, draft: Draft) -> dict[str, Any]:
        """This date only."""
        when = when_from_answer(draft.answers["when"])
        if when.rrule:
            raise Refusal("error-plan-one-date")
        one = await self._one(tx, view, datetime.fromtimestamp(int(draft.answers["at"]), ZoneInfo("UTC")))
        after = first_to_come(when, texts(person.language), self._now())
        await self._areas[view.area].keep(tx, view.plan, view.group, one.recurrence_id, after, DateState.PLANNED)
        return {"before": one.starts_at, "after": after}

    async def _follow(self, tx: Tx, view: View, draft: Draft) -> dict[str, Any]:
        """This date and all after it: what comes before stays where the old rule put it."""
        plan, dates = view.plan, self._areas[view.area]
        since = datetime.fromtimestamp(int(draft.answers["at"]), ZoneInfo("UTC"))
        when = following(when_from_answer(draft.answers["when"]), since)
        known = await dates.known(tx, plan)
        calendar = await self._calendar(tx, view)
        for moment in by_rule(plan, self._now(), since - timedelta(seconds=1), calendar):
            if moment not in known:
                await dates.keep(tx, plan, view.group, moment, moment, DateState.PLANNED)
        when = _with_end_of(when_of(plan), when, since)
        plan.rrule, plan.starts_on, plan.at, plan.zone = when.rrule, when.start, when.at, when.zone
        await dates.follow(tx, plan, view.group, since)
        return {}

    async def _end(self, tx: Tx, person: Person, view: View, words: str) -> dict[str, Any]:
        """With a day, or after so many more dates."""
        now, plan = self._now(), view.plan
        if not plan.rrule:
            raise Refusal("error-plan-one-date-only")
        calendar, known = await self._calendar(tx, view), await self._areas[view.area].known(tx, plan)
        plan.rrule = str(replace(read_rule(plan.rrule), times=0, until=None))
        end: int | date = read_end(words, texts(person.language), plan.zone, now)
        if isinstance(end, int):
            more = next_coming(plan, now, end, calendar, known)
            end = local_day(more[-1].recurrence_id, plan.zone) if more else now.date()
        plan.rrule = str(replace(read_rule(plan.rrule), until=end))
        if not next_coming(plan, now, 1, calendar, known):
            raise Refusal("error-plan-ends-now")
        return {}

    # --- reading ------------------------------------------------------------------------------------------------

    async def _view(self, tx: Tx, person: Person, ref: str) -> View:
        """Raises Gone or NotAllowed; the reference may be forged."""
        area = ref.rstrip("0123456789")
        dates, number = self._areas.get(area), ref.removeprefix(area)
        if dates is None or not 0 < len(number) < 16:
            raise Gone("error-button-unknown")
        plan = await dates.standing(tx, int(number))
        group = None
        if plan.group_id is None:
            must_be_admin(person)
        else:
            group = await facilitated_group(tx, person, GroupId(plan.group_id))
        calendar = await read_calendar(tx, group.id) if group else ALWAYS_OPEN
        shown = _shown(plan, self._now(), calendar, await dates.known(tx, plan))
        return View(ref, dates.title(plan), plan, group, shown)

    async def _one(self, tx: Tx, view: View, recurrence_id: datetime) -> Coming:
        now, known = self._now(), await self._areas[view.area].known(tx, view.plan)
        calendar = await self._calendar(tx, view)
        until = max([recurrence_id, *(row.starts_at for row in known.values())])
        for one in coming(view.plan, now, until, calendar, known):
            if one.recurrence_id == recurrence_id:
                return one
        raise Gone("error-plan-date-gone")

    async def _calendar(self, tx: Tx, view: View) -> Calendar:
        return await read_calendar(tx, view.group.id) if view.group else ALWAYS_OPEN


def following(when: When, since: datetime) -> When:
    """The rule from a date on. Raises Refusal for a single date."""
    if not when.rrule:
        raise Refusal("error-plan-needs-rule")
    return anchored(when, max(when.start, local_day(since, when.zone)))


def _with_end_of(old: When, new: When, since: datetime) -> When:
    """A new rule that says no end keeps the old one's."""
    if not old.rrule or not new.rrule:
        return new
    before, after = read_rule(old.rrule), read_rule(new.rrule)
    if after.times or after.until:
        return new
    left = sum(1 for _ in occurrences(old, since - timedelta(seconds=1))) if before.times else 0
    return replace(new, rrule=str(replace(after, times=left, until=before.until)))


def _shown(plan: Any, now: datetime, calendar: Calendar, known: Mapping[datetime, PlanDate]) -> list[Coming]:
    """The next dates, with those that are skipped among them."""
    ahead = next_coming(plan, now, SHOWN, calendar, known)
    if not ahead:
        return []
    return coming(plan, now, ahead[-1].starts_at, calendar, known)[:SHOWN]
