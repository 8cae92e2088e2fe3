"""What becomes of a draft when something is said to it or its person turns to something else; in one transaction."""

from collections.abc import Mapping
from dataclasses import replace

from community.asking import Asking
from community.clock import Now
from community.definition import Definition, Done, form_area
from community.drafts import change, keep, move, says, take_in_a_row
from community.errors import Gone, Refusal
from community.missing import missing_in
from community.news import NOTHING, News
from community.parts import goes_on, remember_refused
from community.screen import Screen
from community.steps import Form, Kind, Said, Step
from locales import texts
from storage import forms
from storage.base import GroupId
from storage.database import Database, Tx
from storage.forms import Draft, DraftState
from storage.people import Person


class FormFlow:
    def __init__(self, db: Database, now: Now, default_zone: str, definitions: Mapping[str, Definition]) -> None:
        self._db = db
        self._now = now
        self._asking = Asking(now, default_zone)
        self._screen = self._asking.screen
        self._definitions = definitions

    def is_question(self, draft: Draft) -> bool:
        """Whether it was asked alone."""
        try:
            return self.form(draft.form).direct
        except Gone:  # a form that is not there any more
            return False

    async def _turn_from(self, tx: Tx, person: Person) -> None:
        """What is being asked waits. A question asked alone does not: what was said to it counts, if it can."""
        while (draft := await forms.active(tx, person.id)) is not None:  # two phones at once may have begun two
            draft.state = DraftState.ASIDE
            if self.is_question(draft):
                form = self.form(draft.form)
                try:
                    if not draft.joining or missing_in(form, draft.answers):
                        raise Refusal("error-form-needed")
                    await self._finish(tx, person, draft)
                except Refusal:
                    self._let_go(draft)
            await forms.save(tx, draft)

    def _let_go(self, draft: Draft) -> None:
        """It can be taken back. A question asked alone is asked anew then, so what was said to it is forgotten."""
        draft.state, draft.changed_at, draft.refused = DraftState.DISCARDED, self._now(), []
        if self.is_question(draft):
            own = {step.key for step in self.form(draft.form).steps if step.kind is not Kind.GROUP}
            draft.answers = {key: value for key, value in draft.answers.items() if key.partition(":")[0] not in own}
            draft.said, draft.joining = {}, False

    async def _at_preview(
        self, tx: Tx, person: Person, draft: Draft, form: Form, said: Said, before: int | None
    ) -> Screen | Done:
        """A message that answers no question may end the form; else it may go on with the text that led here."""
        if says(said, texts(person.language), "agree"):
            return await self._submit(tx, person, draft, form)
        open_end = goes_on(draft, form, before) if draft.joining else None
        if open_end is not None and says(said, texts(person.language), "done"):
            draft.joining = False
            return await self._screen(tx, person, draft, form)
        screen = await self._screen(tx, person, draft, form, Refusal("error-form-at-preview"))
        if open_end is None or not said.text or said.media is not None:
            draft.joining = False
            return screen
        return replace(screen, goes_on_from=before)

    async def _change(
        self, tx: Tx, person: Person, draft: Draft, form: Form, step: Step, said: Said, news: News
    ) -> Screen:
        """A message that is part of an answer is new or was edited."""
        try:
            void = change(draft, form, step, said, await self._asking.reading(tx, person, draft, step))
        except Refusal as refusal:
            if news.added is not None:
                remember_refused(draft, step, said)
            return await self._screen(tx, person, draft, form, refusal, news)
        draft.changed_at, draft.refused = self._now(), [one for one in draft.refused if one["id"] != said.message_id]
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
        draft.state, draft.changed_at, draft.refused = DraftState.DONE, self._now(), []
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
