"""What has to be known to ask a step and to read its answer: the zone, the groups, what was said there before."""

from community.clock import Now
from community.errors import NotAllowed, Refusal
from community.news import NOTHING, News
from community.screen import Screen
from community.steps import GROUP_KNOWN, Form, Kind, Reading, Step
from locales import texts
from storage import forms, groups
from storage.base import GroupId
from storage.database import Tx
from storage.forms import Draft
from storage.groups import Group
from storage.people import Person

ZONE_BEFORE = "zone-before"
"""Among the answers of a draft that was taken over: the zone in which its giver meant times without a place."""
OFFERED = 3
"""How many answers from before are offered again."""


class Asking:
    def __init__(self, now: Now, default_zone: str) -> None:
        self._now = now
        self._zone = default_zone

    async def choose_group(self, tx: Tx, person: Person, draft: Draft, form: Form) -> None:
        """Where a form asks for a group, nobody is asked who has only one, or who has none."""
        asking = next((step for step in form.asked(draft.answers) if step.kind is Kind.GROUP), None)
        if asking is None or draft.subject_id is not None:
            return
        mine = await self.groups_of(tx, person)
        if draft.group_id is None and len(mine) == 1:
            draft.group_id = mine[0].id
        if draft.group_id is not None:
            draft.answers = {**draft.answers, asking.key: draft.group_id, GROUP_KNOWN: True}
        elif not mine:
            raise NotAllowed("error-no-group-to-plan")

    async def put_in_group(self, tx: Tx, person: Person, draft: Draft, form: Form, group_id: GroupId) -> None:
        """It is for this group, in whose zone every time is meant that was said without a place."""
        before = {await self._zone_of(tx, person, draft), draft.answers.get(ZONE_BEFORE)}
        draft.group_id = group_id
        zone = await self._zone_of(tx, person, draft)
        for step in form.steps:
            said = draft.answers.get(step.key) if step.kind is Kind.WHEN else None
            if said and said["zone"] in before:
                draft.answers = {**draft.answers, step.key: {**said, "zone": zone}}

    async def screen(
        self,
        tx: Tx,
        person: Person,
        draft: Draft,
        form: Form,
        refusal: Refusal | None = None,
        news: News = NOTHING,
    ) -> Screen:
        """What the person sees now."""
        asked = form.asked(draft.answers)
        keys = [step.key for step in asked if step.usual is None]
        step = form.step(draft.step) if draft.step is not None and form.step(draft.step) in asked else None
        return Screen(
            draft=draft,
            form=form,
            step=step,
            number=keys.index(step.key) + 1 if step and step.key in keys else len(keys),
            total=len(keys),
            now=self._now(),
            groups=tuple(await self.groups_of(tx, person)) if step and step.kind is Kind.GROUP else (),
            group=(draft.group_id and await groups.by_id(tx, draft.group_id)) or None,
            offered=await self.offered(tx, person, step) if step else (),
            refusal=refusal,
            news=news,
        )

    async def reading(self, tx: Tx, person: Person, draft: Draft, step: Step) -> Reading:
        zone = await self._zone_of(tx, person, draft)
        mine = await self.groups_of(tx, person) if step.kind is Kind.GROUP else []
        facilitated = tuple(str(group.id) for group in mine)
        return Reading(texts(person.language), zone, self._now(), facilitated, await self.offered(tx, person, step))

    async def _zone_of(self, tx: Tx, person: Person, draft: Draft) -> str:
        group = draft.group_id and await groups.by_id(tx, draft.group_id)
        return group.zone if group else person.zone or self._zone

    async def groups_of(self, tx: Tx, person: Person) -> list[Group]:
        if person.is_admin:
            return await groups.present(tx)
        return await groups.of_person(tx, person.id, facilitating=True)

    async def offered(self, tx: Tx, person: Person, step: Step) -> tuple[str, ...]:
        """Schools and people somebody named before need not be typed again."""
        if step.kind not in (Kind.SCHOOL, Kind.PERSON):
            return ()
        return tuple(await forms.said_before(tx, person.id, step.key, OFFERED))
