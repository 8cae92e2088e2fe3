"""The one way to ask several things. A form is a list of steps; a draft is one person's answers so far.

Every answer is written when it is given, so a restart, a lost phone or three quiet weeks lose nothing. What a
finished form means is its area's business: each area brings a `Definition`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from community.checks import Finding
from community.clock import Now
from community.drafts import go_on, is_missing, too_few
from community.errors import Gone, NotAllowed, Refusal
from community.rights import is_member
from community.steps import GROUP_KNOWN, SEVERAL, Answers, Form, Kind, Reading, Said, Step, read_answer
from locales import texts
from storage import forms, groups
from storage.base import GroupId
from storage.database import Database, Tx
from storage.forms import Draft, DraftState
from storage.groups import Group
from storage.people import Person


@dataclass(frozen=True, slots=True)
class Done:
    """What a submitted form became: which card says so, and about what."""

    kind: str
    subject_id: int
    group: Group | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


class Definition(Protocol):
    """What an area says of its forms. Their names begin with the area's word, up to a colon."""

    def form(self, name: str) -> Form: ...

    async def begin(self, tx: Tx, person: Person, draft: Draft) -> None:
        """Check that this person may begin it, and fill in what is known already."""

    async def submit(self, tx: Tx, person: Person, draft: Draft) -> Done:
        """Check rights again and do what the form is for; all in this transaction."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What the person sees now: a step to answer, or the preview when ``step`` is None."""

    draft: Draft
    form: Form
    step: Step | None
    number: int
    total: int
    now: datetime
    groups: tuple[Group, ...] = ()  # to choose from, where a step asks for one
    group: Group | None = None
    missing: tuple[Step, ...] = ()  # what still needs an answer before this can be submitted
    refusal: Refusal | None = None  # why the last answer was not taken
    findings: tuple[Finding, ...] = ()  # at a plan's preview, what is to be said about it

    @property
    def answers(self) -> Answers:
        return self.draft.answers


class Forms:
    def __init__(self, db: Database, now: Now, default_zone: str, definitions: Mapping[str, Definition]) -> None:
        self._db = db
        self._now = now
        self._zone = default_zone
        self._definitions = definitions

    async def begin(
        self,
        person: Person,
        name: str,
        *,
        group_id: GroupId | None = None,
        subject_id: int | None = None,
        answers: Mapping[str, Any] | None = None,
    ) -> Screen:
        """Open a form, with answers that are known already. Another open draft is kept for later.

        A group somebody is not known to be in is left out: the link may be forged, or they may be new there.
        """
        form = self._form(name)
        async with self._db.begin() as tx:
            draft = Draft(
                person_id=person.id,
                group_id=group_id if group_id and await is_member(tx, person, group_id) else None,
                form=name,
                version=form.version,
                subject_id=subject_id,
                answers=dict(answers or {}),
                changed_at=self._now(),
            )
            await self._choose_group(tx, person, draft, form)
            await self._definition(name).begin(tx, person, draft)
            await forms.put_aside(tx, person.id)
            tx.add(draft)
            go_on(draft, form)
            await tx.flush()
            return await self._screen(tx, person, draft, form)

    async def open(self, person: Person, draft_id: int, step: int | None = None) -> Screen:
        """Continue a draft where it was left; or at one answer, given by its place in the form, to change that."""
        async with self._db.begin() as tx:
            draft, form = await self._mine(tx, person, draft_id)
            await forms.put_aside(tx, person.id)
            draft.state = DraftState.ACTIVE
            if step is not None and step < len(form.steps) and form.steps[step] in form.asked(draft.answers):
                draft.step, draft.returning = form.steps[step].key, True
            return await self._screen(tx, person, draft, form)

    async def current(self, person: Person) -> Screen | None:
        """What this person is being asked now, if anything."""
        async with self._db.read() as tx:
            draft = await forms.active(tx, person.id)
            return await self._screen(tx, person, draft, self._form(draft.form)) if draft else None

    async def answer(self, person: Person, said: Said) -> Screen | Done | None:
        """Take a message as the answer to what is being asked. None if nothing is."""
        async with self._db.begin() as tx:
            draft = await forms.active(tx, person.id)
            if draft is None:
                return None
            form = self._form(draft.form)
            if said.message_id is not None and said.message_id <= (draft.message_id or 0):
                return await self._screen(tx, person, draft, form)
            draft.message_id = said.message_id
            screen = await self._take(tx, person, draft, form, said)
            await forms.save(tx, draft)
        return screen

    async def choose(self, person: Person, draft_id: int, step: int, option: str) -> Screen | Done:
        """Take a tap as an answer. A tap on a step that is not being asked any more changes nothing."""
        async with self._db.begin() as tx:
            draft, form = await self._mine(tx, person, draft_id)
            if draft.step is None or form.index(draft.step) != step:
                return await self._screen(tx, person, draft, form)
            return await self._take(tx, person, draft, form, Said(option=option))

    async def complete(self, person: Person, draft_id: int, step: int) -> Screen | Done:
        """The answer of several is complete, or the one that stands is kept; go on."""
        async with self._db.begin() as tx:
            draft, form = await self._mine(tx, person, draft_id)
            if draft.step is None or form.index(draft.step) != step:
                return await self._screen(tx, person, draft, form)
            asked, value = form.steps[step], draft.answers.get(form.steps[step].key)
            if (refusal := too_few(asked, value)) is not None:
                return await self._screen(tx, person, draft, form, refusal)
            return await self._next(tx, person, draft, form, asked, value)

    async def skip(self, person: Person, draft_id: int, step: int) -> Screen | Done:
        async with self._db.begin() as tx:
            draft, form = await self._mine(tx, person, draft_id)
            if draft.step is None or form.index(draft.step) != step:
                return await self._screen(tx, person, draft, form)
            if form.steps[step].required and not form.steps[step].later:
                return await self._screen(tx, person, draft, form, Refusal("error-form-needed"))
            return await self._next(tx, person, draft, form, form.steps[step], None)

    async def back(self, person: Person, draft_id: int) -> Screen:
        """To the step before; the answer given there stays until it is changed."""
        async with self._db.begin() as tx:
            draft, form = await self._mine(tx, person, draft_id)
            asked = [step.key for step in form.asked(draft.answers)]
            here = asked.index(draft.step) if draft.step in asked else len(asked)
            if draft.returning:
                go_on(draft, form)
            elif here > 0:
                draft.step = asked[here - 1]
            draft.changed_at = self._now()
            return await self._screen(tx, person, draft, form)

    async def submit(self, person: Person, draft_id: int) -> Done | Screen:
        """Finish the form; or show what still needs an answer, if anything does."""
        async with self._db.begin() as tx:
            draft, form = await self._mine(tx, person, draft_id)
            screen = await self._screen(tx, person, draft, form)
            if screen.missing:
                draft.step = screen.missing[0].key
                return await self._screen(tx, person, draft, form, Refusal("error-form-missing"))
            return await self._finish(tx, person, draft)

    async def discard(self, person: Person, draft_id: int | None = None) -> Draft | None:
        """Let a draft go; the active one unless told which. None if there was nothing."""
        async with self._db.begin() as tx:
            draft = await (forms.active(tx, person.id) if draft_id is None else forms.by_id(tx, draft_id))
            if draft is None or draft.person_id != person.id or draft.state in (DraftState.DONE, DraftState.DISCARDED):
                return None
            draft.state, draft.changed_at = DraftState.DISCARDED, self._now()
            await forms.save(tx, draft)
        return draft

    async def restore(self, person: Person, draft_id: int) -> Screen:
        """Take back a discard."""
        async with self._db.begin() as tx:
            draft = await forms.by_id(tx, draft_id)
            if draft is None or draft.person_id != person.id or draft.state is DraftState.DONE:
                raise Gone("error-draft-gone")
            await forms.put_aside(tx, person.id)
            draft.state = DraftState.ACTIVE
            return await self._screen(tx, person, draft, self._form(draft.form))

    async def unfinished(self, person: Person, beginning: str = "") -> list[Draft]:
        async with self._db.read() as tx:
            return await forms.unfinished(tx, person.id, beginning=beginning)

    async def _choose_group(self, tx: Tx, person: Person, draft: Draft, form: Form) -> None:
        """Where a form asks for a group, nobody is asked who has only one, or who has none."""
        asking = next((step for step in form.asked(draft.answers) if step.kind is Kind.GROUP), None)
        if asking is None or draft.subject_id is not None:
            return
        mine = await self._groups_of(tx, person)
        if draft.group_id is None and len(mine) == 1:
            draft.group_id = mine[0].id
        if draft.group_id is not None:
            draft.answers = {**draft.answers, asking.key: draft.group_id, GROUP_KNOWN: True}
        elif not mine:
            raise NotAllowed("error-no-group-to-plan")

    async def _take(self, tx: Tx, person: Person, draft: Draft, form: Form, said: Said) -> Screen | Done:
        if draft.step is None:
            return await self._screen(tx, person, draft, form, Refusal("error-form-at-preview"))
        step = form.step(draft.step)
        try:
            value = read_answer(step, said, draft.answers.get(step.key), await self._reading(tx, person, draft, step))
        except Refusal as refusal:
            return await self._screen(tx, person, draft, form, refusal)
        if step.kind is Kind.GROUP:
            draft.group_id = GroupId(value)
        if step.kind in SEVERAL:
            draft.answers = {**draft.answers, step.key: value}
            draft.changed_at = self._now()
            return await self._screen(tx, person, draft, form)
        return await self._next(tx, person, draft, form, step, value)

    async def _next(self, tx: Tx, person: Person, draft: Draft, form: Form, step: Step, value: Any) -> Screen | Done:
        """Keep an answer. What follows: the next step, the preview, or the end of a form that needs none."""
        draft.answers = {**draft.answers, step.key: value or None if step.kind in SEVERAL else value}
        draft.changed_at = self._now()
        go_on(draft, form)
        is_over = form.direct and draft.step is None
        return await (self._finish(tx, person, draft) if is_over else self._screen(tx, person, draft, form))

    async def _finish(self, tx: Tx, person: Person, draft: Draft) -> Done:
        draft.state, draft.changed_at = DraftState.DONE, self._now()
        return await self._definition(draft.form).submit(tx, person, draft)

    async def _reading(self, tx: Tx, person: Person, draft: Draft, step: Step) -> Reading:
        group = draft.group_id and await groups.by_id(tx, draft.group_id)
        zone = group.zone if group else person.zone or self._zone
        mine = await self._groups_of(tx, person) if step.kind is Kind.GROUP else []
        return Reading(texts(person.language), zone, self._now(), tuple(str(group.id) for group in mine))

    async def _groups_of(self, tx: Tx, person: Person) -> list[Group]:
        return await (groups.present(tx) if person.is_admin else groups.of_person(tx, person.id, facilitating=True))

    async def _mine(self, tx: Tx, person: Person, draft_id: int) -> tuple[Draft, Form]:
        draft = await forms.by_id(tx, draft_id)
        if draft is None or draft.person_id != person.id or draft.state is DraftState.DISCARDED:
            raise Gone("error-draft-gone")
        if draft.state is DraftState.DONE:
            raise Gone("error-draft-done")
        return draft, self._form(draft.form)

    async def _screen(self, tx: Tx, person: Person, draft: Draft, form: Form, refusal: Refusal | None = None) -> Screen:
        asked = form.asked(draft.answers)
        keys = [step.key for step in asked]
        step = form.step(draft.step) if draft.step in keys else None
        return Screen(
            draft=draft,
            form=form,
            step=step,
            number=keys.index(step.key) + 1 if step else len(keys),
            total=len(keys),
            now=self._now(),
            groups=tuple(await self._groups_of(tx, person)) if step and step.kind is Kind.GROUP else (),
            group=(draft.group_id and await groups.by_id(tx, draft.group_id)) or None,
            missing=tuple(one for one in asked if is_missing(one, draft.answers)),
            refusal=refusal,
        )

    def _definition(self, name: str) -> Definition:
        return self._definitions[name.split(":")[0]]

    def _form(self, name: str) -> Form:
        try:
            return self._definition(name).form(name)
        except KeyError:  # from an old draft, or a link that somebody made up
            raise Gone("error-draft-gone") from None
