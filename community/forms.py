"""The one way to ask several things. A form is a list of steps; a draft is one person's answers so far.

Every answer is written when it is given, so a restart, a lost phone or three quiet weeks lose nothing. What a
finished form means is its area's business: each area brings a `Definition`.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from community.asking import Asking
from community.clock import Now
from community.definition import Definition as Definition
from community.definition import Done as Done
from community.definition import form_area
from community.drafts import change, go_on, keep, move, says, still_asked, take_in_a_row
from community.errors import Gone, HalfUnderstood, Refusal
from community.missing import check_complete, missing_in
from community.news import NOTHING, News
from community.parts import goes_on, remember_refused, said_in, was_said
from community.rights import is_member
from community.screen import Screen as Screen
from community.steps import Form, Kind, Said, Step
from locales import texts
from storage import forms
from storage.base import GroupId
from storage.database import Database, Tx
from storage.forms import Draft, DraftState
from storage.people import Person

EDITABLE = timedelta(hours=48)
"""For so long Telegram lets people edit what they sent."""


class Forms:
    def __init__(self, db: Database, now: Now, default_zone: str, definitions: Mapping[str, Definition]) -> None:
        self._db = db
        self._now = now
        self._asking = Asking(now, default_zone)
        self._screen = self._asking.screen
        self._definitions = definitions

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
            await forms.put_aside(tx, person.id)
            tx.add(draft)
            go_on(draft, form)
            if half is not None:
                move(draft, half.key)
                remember_refused(draft, form.step(half.key), Said(text=half.words))
            await tx.flush()
            return await self._screen(tx, person, draft, form, half)

    async def open(
        self, person: Person, draft_id: int, step: int | None = None, *, discarded_too: bool = False
    ) -> Screen:
        """Continue a draft where it was left; or at one answer, given by its number, to change that."""
        async with self._db.begin() as tx:
            draft, form = await self._mine(tx, person, draft_id, discarded_too)
            await forms.put_aside(tx, person.id)
            draft.state = DraftState.ACTIVE
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
                screen = await self._at_preview(tx, person, draft, form, said, goes_on(draft, form, before))
            else:
                screen = await self._take(tx, person, draft, form, said)
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
            if (key := said_in(draft, place)) is None:
                step, draft.refused = form.step(draft.step or ""), [one for one in draft.refused if one["id"] != place]
                screen = await self._take(tx, person, draft, form, said)
                return replace(screen, news=replace(screen.news, edited=step)) if isinstance(screen, Screen) else screen
            step = form.step(key)
            news = News(added=step) if rest_of else News(edited=step)
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
            draft.state, draft.changed_at = DraftState.DISCARDED, self._now()
            if draft_id is None:  # no session watches that one
                await forms.save(tx, draft)
        return draft

    async def restore(self, person: Person, draft_id: int) -> Screen:
        """Take back a discard."""
        return await self.open(person, draft_id, discarded_too=True)

    async def _at_preview(
        self, tx: Tx, person: Person, draft: Draft, form: Form, said: Said, goes_on_with: Step | None
    ) -> Screen | Done:
        """A message that answers no question may end the form, or go on with the text that led here."""
        if says(said, texts(person.language), "agree"):
            return await self._submit(tx, person, draft, form)
        if goes_on_with is None or not said.text or said.media is not None:
            return await self._screen(tx, person, draft, form, Refusal("error-form-at-preview"))
        if says(said, texts(person.language), "done"):
            return await self._screen(tx, person, draft, form)
        return await self._change(tx, person, draft, form, goes_on_with, said, News(added=goes_on_with))

    async def _change(
        self, tx: Tx, person: Person, draft: Draft, form: Form, step: Step, said: Said, news: News
    ) -> Screen:
        """A message that is part of an answer is new or was edited."""
        try:
            void = change(draft, form, step, said, await self._asking.reading(tx, person, draft, step))
        except Refusal as refusal:
            return await self._screen(tx, person, draft, form, refusal, news)
        draft.changed_at = self._now()
        return await self._screen(tx, person, draft, form, news=replace(news, void=void))

    async def _take(self, tx: Tx, person: Person, draft: Draft, form: Form, said: Said) -> Screen | Done:
        """Of a draft that is not at its preview."""
        step = form.step(draft.step or "")
        try:
            taken = take_in_a_row(draft, form, step, said, await self._asking.reading(tx, person, draft, step))
        except Refusal as refusal:
            return await self._screen(tx, person, draft, form, refusal)
        if step.kind is Kind.GROUP and draft.answers.get(step.key):
            await self._asking.put_in_group(tx, person, draft, form, GroupId(draft.answers[step.key]))
        draft.changed_at = self._now()
        if taken.complete:
            return await self._next(tx, person, draft, form, step, news=taken)
        return await self._screen(tx, person, draft, form, news=taken)

    async def _next(
        self,
        tx: Tx,
        person: Person,
        draft: Draft,
        form: Form,
        step: Step,
        *,
        skipped: bool = False,
        news: News = NOTHING,
    ) -> Screen | Done:
        """Close an answer. What follows: the next step, the preview, or the end of a form that needs none."""
        if void := keep(draft, form, step, skipped=skipped):
            news = replace(news, void=void)
        draft.changed_at = self._now()
        if form.direct and draft.step is None:
            return await self._finish(tx, person, draft)
        return await self._screen(tx, person, draft, form, news=news)

    async def _submit(self, tx: Tx, person: Person, draft: Draft, form: Form) -> Done | Screen:
        if not (missing := missing_in(form, draft.answers)):
            return await self._finish(tx, person, draft)
        move(draft, missing[0].key)
        return await self._screen(tx, person, draft, form, Refusal("error-form-missing", count=len(missing)))

    async def _finish(self, tx: Tx, person: Person, draft: Draft) -> Done:
        draft.state, draft.changed_at = DraftState.DONE, self._now()
        return await self._definition(draft.form).submit(tx, person, draft)

    async def _mine(self, tx: Tx, person: Person, draft_id: int, discarded_too: bool = False) -> tuple[Draft, Form]:
        draft = await forms.by_id(tx, draft_id)
        gone = draft is not None and draft.state is DraftState.DISCARDED and not discarded_too
        if draft is None or draft.person_id != person.id or gone:
            raise Gone("error-draft-gone")
        if draft.state is DraftState.DONE:
            raise Gone("error-draft-done")
        return draft, self.form(draft.form)

    def _definition(self, name: str) -> Definition:
        return self._definitions[form_area(name)]

    def form(self, name: str) -> Form:
        """Raises Gone for one that is not there (any more)."""
        try:
            return self._definition(name).form(name)
        except KeyError:  # from an old draft, or a link that somebody made up
            raise Gone("error-draft-gone") from None
