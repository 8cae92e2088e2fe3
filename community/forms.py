"""The one way to ask several things. A form is a list of steps; a draft is one person's answers so far.

Every answer is written when it is given, so a restart, a lost phone or three quiet weeks lose nothing. What a
finished form means is its area's business: each area brings a `Definition`.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from community.definition import Definition as Definition
from community.definition import Done as Done
from community.drafts import go_on, move, still_asked
from community.errors import Gone, HalfUnderstood, Refusal
from community.form_flow import FormFlow
from community.missing import check_complete
from community.news import News
from community.parts import goes_on, refused_by, remember_refused, said_in, was_said
from community.rights import is_member
from community.screen import Screen as Screen
from community.steps import Said
from storage import forms
from storage.base import GroupId
from storage.forms import Draft, DraftState
from storage.people import Person

EDITABLE = timedelta(hours=48)
"""For so long Telegram lets people edit what they sent."""


class Forms(FormFlow):
    async def begin(
        self,
        person: Person,
        name: str,
        *,
        group_id: GroupId | None = None,
        subject_id: int | None = None,
        answers: Mapping[str, Any] | None = None,
        half: HalfUnderstood | None = None,
    ) -> Screen:
        """Open a form, with answers that are known already; at what was not understood, if that is so.

        Another open draft is kept for later.
        """
        form = self.form(name)
        async with self._db.begin() as tx:
            # A group they are not known to be in is left out: the link may be forged, or they may be new there.
            draft = Draft(
                person_id=person.id,
                group_id=group_id if group_id and await is_member(tx, person, group_id) else None,
                form=name,
                subject_id=subject_id,
                answers=form.usual | dict(half.answers if half else answers or {}),
                said={},
                changed_at=self._now(),
            )
            await self._asking.choose_group(tx, person, draft, form)
            await self._definition(name).begin(tx, person, draft)
            await self._turn_from(tx, person)
            tx.add(draft)
            go_on(draft, form)
            if half is not None:
                move(draft, half.key)
                remember_refused(draft, form.step(half.key), Said(), words=half.words)
            await tx.flush()
            return await self._screen(tx, person, draft, form, half)

    async def open(
        self, person: Person, draft_id: int, step: int | None = None, *, discarded_too: bool = False
    ) -> Screen:
        """Continue a draft where it was left; or at one answer, given by its number, to change that."""
        async with self._db.begin() as tx:
            draft, form = await self._mine(tx, person, draft_id, discarded_too)
            if draft.state is not DraftState.ACTIVE:
                await self._turn_from(tx, person)
                draft.state, draft.joining = DraftState.ACTIVE, draft.joining and draft.step is not None
            asked = None if step is None else form.numbered(step)
            if asked is not None and asked in form.asked(draft.answers):
                move(draft, asked.key, returning=True)
            return await self._screen(tx, person, draft, form)

    async def current(self, person: Person) -> Screen | None:
        """What this person is being asked now, if anything."""
        async with self._db.read() as tx:
            draft = await forms.active(tx, person.id)
            return await self._screen(tx, person, draft, self.form(draft.form)) if draft else None

    async def look(self, person: Person, draft_id: int) -> Screen:
        """What they would be asked there, without turning to it."""
        async with self._db.read() as tx:
            return await self._screen(tx, person, *await self._mine(tx, person, draft_id))

    async def answer(self, person: Person, said: Said) -> Screen | Done | None:
        """Take a message as the answer to what is being asked. None if nothing is."""
        async with self._db.begin() as tx:
            draft = await forms.active(tx, person.id)
            if draft is None:
                return None
            form = self.form(draft.form)
            if said.message_id is not None and said.message_id <= (draft.message_id or 0):
                return await self._screen(tx, person, draft, form)
            before, draft.message_id = draft.message_id, said.message_id
            if draft.step is None:
                screen = await self._at_preview(tx, person, draft, form, said, before)
            else:
                screen = await self._take(tx, person, draft, form, said)
                if draft.step is None and draft.state is not DraftState.DONE:
                    draft.joining = goes_on(draft, form, said.message_id) is not None
            await forms.save(tx, draft)
        return screen

    async def edit(self, person: Person, said: Said, *, rest_of: int | None = None) -> Screen | Done | None:
        """A message was edited: the answer it belongs to follows, or it is one now. None if it belongs to none.

        With ``rest_of`` it is a new one that goes on where the message with this id ended.
        """
        place = rest_of or said.message_id or 0
        async with self._db.begin() as tx:
            draft = await forms.with_message(tx, person.id, self._now() - EDITABLE, lambda one: was_said(one, place))
            if draft is None:
                return None
            if draft.state is DraftState.DONE:
                raise Gone("error-edit-sent")
            form = self.form(draft.form)
            key, refused = said_in(draft, place), refused_by(draft, place)
            step = form.step(key or refused or "")
            if key is None and refused == draft.step:
                draft.refused = [part for part in draft.refused if part["id"] != place]
                screen = await self._take(tx, person, draft, form, said)
                return replace(screen, news=replace(screen.news, edited=step)) if isinstance(screen, Screen) else screen
            news = News(edited=step) if key is not None and not rest_of else News(added=step)
            return await self._change(tx, person, draft, form, step, said, news)

    async def choose(self, person: Person, draft_id: int, step: int, option: str) -> Screen | Done:
        """Take a tap as an answer. A tap on a step that is not being asked any more changes nothing."""
        async with self._db.begin() as tx:
            draft, form = await self._mine(tx, person, draft_id)
            if still_asked(draft, form, step) is None:
                return await self._screen(tx, person, draft, form)
            return await self._take(tx, person, draft, form, Said(option=option))

    async def complete(self, person: Person, draft_id: int, step: int) -> Screen | Done:
        """The answer of several is complete, or the one that stands is kept; go on."""
        async with self._db.begin() as tx:
            draft, form = await self._mine(tx, person, draft_id)
            if (asked := still_asked(draft, form, step)) is None:
                return await self._screen(tx, person, draft, form)
            try:
                check_complete(asked, draft)
            except Refusal as refusal:
                return await self._screen(tx, person, draft, form, refusal)
            return await self._next(tx, person, draft, form, asked)

    async def skip(self, person: Person, draft_id: int, step: int) -> Screen | Done:
        async with self._db.begin() as tx:
            draft, form = await self._mine(tx, person, draft_id)
            if (asked := still_asked(draft, form, step)) is None:
                return await self._screen(tx, person, draft, form)
            if asked.required and not asked.later:
                return await self._screen(tx, person, draft, form, Refusal("error-form-needed"))
            return await self._next(tx, person, draft, form, asked, skipped=True)

    async def back(self, person: Person, draft_id: int) -> Screen:
        """To the step before; the answer given there stays until it is changed."""
        async with self._db.begin() as tx:
            draft, form = await self._mine(tx, person, draft_id)
            asked = [step.key for step in form.questions(draft.answers)]
            here = asked.index(draft.step) if draft.step in asked else len(asked)
            if draft.returning:
                go_on(draft, form)
            elif here > 0:
                move(draft, asked[here - 1])
            draft.changed_at = self._now()
            return await self._screen(tx, person, draft, form)

    async def submit(self, person: Person, draft_id: int) -> Done | Screen:
        """Finish the form; or show what still needs an answer, if anything does."""
        async with self._db.begin() as tx:
            return await self._submit(tx, person, *await self._mine(tx, person, draft_id))

    async def discard(self, person: Person, draft_id: int | None = None) -> Draft | None:
        """Let a draft go; the active one unless told which. None if there was nothing."""
        async with self._db.begin() as tx:
            draft = await (forms.active(tx, person.id) if draft_id is None else forms.by_id(tx, draft_id))
            if draft is None or draft.person_id != person.id or draft.state in (DraftState.DONE, DraftState.DISCARDED):
                return None
            self._let_go(draft)
            if draft_id is None:  # no session watches that one
                await forms.save(tx, draft)
        return draft

    async def leave_question(self, person: Person) -> None:
        """Whoever asks for something else does not answer any more what was asked alone, as a city or a link."""
        async with self._db.glance() as tx:
            draft = await forms.active(tx, person.id)
        if draft is not None and self.is_question(draft):
            async with self._db.begin() as tx:
                await self._turn_from(tx, person)

    async def restore(self, person: Person, draft_id: int) -> Screen:
        """Take back a discard."""
        return await self.open(person, draft_id, discarded_too=True)
