"""Holidays and terms of a group: typed, or taken from a calendar file. What comes round keeps to them at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from community.clock import Now
from community.errors import Gone, Refusal
from community.forms import Done
from community.holiday_file import LONGEST, MOST, NAME_LIMIT, Found, read_file
from community.prompt_dates import PromptDates
from community.recurrence import local_day
from community.rights import facilitated_group
from community.steps import Answers, Form, Kind, Step
from community.webinar_dates import WebinarDates
from community.when import read_days
from locales import texts
from storage import holidays, prompts, webinars
from storage.base import GroupId
from storage.database import Database, Tx
from storage.forms import Draft
from storage.groups import Group
from storage.holidays import Days, DaysKind
from storage.people import Person

KEPT_FOR = timedelta(days=400)
FILE_FORM = Form("holidays:file", (Step("group", Kind.GROUP),))
FORMS = {FILE_FORM.name: FILE_FORM} | {
    f"holidays:{kind}": Form(f"holidays:{kind}", (Step("days", Kind.TEXT, maximum=200),), direct=True)
    for kind in DaysKind
}


@dataclass(frozen=True, slots=True)
class YearOfGroup:
    """A group's holidays and terms that are not over, in order."""

    group: Group
    days: list[Days]
    resting: bool
    """No term is running, so that what comes round is left out."""
    next_term: date | None


class Holidays:
    def __init__(self, db: Database, now: Now, webinar_dates: WebinarDates, prompt_dates: PromptDates) -> None:
        self._db = db
        self._now = now
        self._webinars = webinar_dates
        self._prompts = prompt_dates

    async def of_group(self, person: Person, group_id: GroupId) -> YearOfGroup:
        async with self._db.read() as tx:
            return await self._year(tx, await facilitated_group(tx, person, group_id))

    # --- typed --------------------------------------------------------------------------------------------------

    def form(self, name: str) -> Form:
        return FORMS[name]

    async def begin(self, tx: Tx, person: Person, draft: Draft) -> None:
        if draft.group_id is not None or draft.form != FILE_FORM.name:
            await facilitated_group(tx, person, draft.group_id)

    def read_file(self, content: bytes) -> dict[str, object]:
        """The answers a calendar file gives. Raises Refusal when it has no days off."""
        found = read_file(content, self._now().date())
        return {"found": [[one.first.isoformat(), one.last.isoformat(), one.name] for one in found]}

    async def submit(self, tx: Tx, person: Person, draft: Draft) -> Done:
        """ "24 December to 6 January: Christmas": a day or two, and perhaps a name; or what a file has."""
        group = await facilitated_group(tx, person, draft.group_id)
        if draft.form == FILE_FORM.name:
            await self._add(tx, group, DaysKind.HOLIDAY, found_in(draft.answers))
        else:
            first, last, name = read_days(draft.answers["days"], texts(person.language), group.zone, self._now())
            if not first <= last <= first + LONGEST:
                raise Refusal("error-holidays-order")
            kind = DaysKind(draft.form.partition(":")[2])
            await self._add(tx, group, kind, [Found(first, last, name[:NAME_LIMIT])])
        return Done("holidays-kept", group.id, group, {"year": await self._year(tx, group)})

    async def remove(self, person: Person, days_id: int) -> YearOfGroup:
        async with self._db.begin() as tx:
            row = await holidays.by_id(tx, days_id)
            if row is None:
                raise Gone("error-holidays-gone")
            group = await facilitated_group(tx, person, row.group_id)
            await holidays.forget(tx, [row.id])
            await self._replan(tx, group)
            return await self._year(tx, group)

    # --- keeping ------------------------------------------------------------------------------------------------

    async def _add(self, tx: Tx, group: Group, kind: DaysKind, found: Sequence[Found]) -> None:
        rows = await holidays.of_group(tx, group.id)
        today = local_day(self._now(), group.zone)
        await holidays.forget(tx, [row.id for row in rows if row.last < today - KEPT_FOR])
        known = {(row.kind, row.first, row.last) for row in rows}
        new = [one for one in found if (kind, one.first, one.last) not in known]
        if len(known) + len(new) > MOST:
            raise Refusal("error-holidays-many", maximum=MOST)
        for one in new:
            tx.add(Days(group_id=group.id, kind=kind, first=one.first, last=one.last, name=one.name))
        await tx.flush()
        await self._replan(tx, group)

    async def _replan(self, tx: Tx, group: Group) -> None:
        await self._webinars.replan_all(tx, await webinars.of_group(tx, group.id))
        for prompt in [*await prompts.of_group(tx, group.id), *await prompts.everywhere(tx)]:
            await self._prompts.renote(tx, prompt, group)

    async def _year(self, tx: Tx, group: Group) -> YearOfGroup:
        today = local_day(self._now(), group.zone)
        rows = await holidays.of_group(tx, group.id)
        terms = [row for row in rows if row.kind is DaysKind.TERM]
        return YearOfGroup(
            group,
            [row for row in rows if row.last >= today],
            resting=bool(terms) and not any(term.first <= today <= term.last for term in terms),
            next_term=min((term.first for term in terms if term.first > today), default=None),
        )


def found_in(answers: Answers) -> list[Found]:
    """The days a file brought, from the draft they wait in."""
    return [Found(date.fromisoformat(first), date.fromisoformat(last), name) for first, last, name in answers["found"]]
