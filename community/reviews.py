"""Reviews: admins read what was submitted, and approve it, ask for changes or decline; the author hears at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from community.case_forms import case_form, form_of_case, named, search_body, search_tags
from community.cases import KIND, SUBMITTED, reopen
from community.clock import Now
from community.errors import Gone, Refusal
from community.forms import Done
from community.notices import to_person
from community.noting import (
    NOTE,
    REVISION,
    known_of,
    note_down,
    note_form,
    note_form_of,
    noted,
    open_permissions,
    to_note,
)
from community.privacy.concerns import Concern
from community.privacy.decisions import concerns_of
from community.reviewing import nobody_else, there, to_decide
from community.rights import must_be_admin
from community.steps import Form, Kind, Step
from storage import cases, notices, people, search
from storage.cases import Case, CaseReview, CaseState, Verdict
from storage.database import Database, Tx
from storage.forms import Draft
from storage.people import Person

PER_PAGE = 5
WHOLE = "whole"
"""Chosen instead of an answer when a reason is about all of it."""
REASON = Step("reason", Kind.LONG, minimum=10, maximum=1000)
DECLINE_FORM = Form("review:decline", (REASON,))
STATES = {
    Verdict.APPROVE: CaseState.APPROVED,
    Verdict.CHANGES: CaseState.CHANGES_ASKED,
    Verdict.DECLINE: CaseState.DECLINED,
}
TOLD = {
    Verdict.APPROVE: "reviews-approved",
    Verdict.CHANGES: "reviews-changes",
    Verdict.DECLINE: "reviews-declined",
}


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of what waits, longest waiting first."""

    cases: list[Case]
    waiting: int
    page: int
    per_page: int = PER_PAGE


@dataclass(frozen=True, slots=True)
class Submission:
    """A case study as a reviewer reads it."""

    case: Case
    author: str
    may_decide: bool
    is_own: bool
    last: CaseReview | None
    """What was said of an earlier version."""
    concerns: Sequence[Concern] = ()
    """What the privacy check finds in it, with the reasons given."""
    told: tuple[str, ...] = ()
    """The steps whose answer is a voice message that nobody has noted down."""
    permissions: tuple[str, ...] = ()
    """The steps of the permissions that are still open, without which it cannot be approved."""
    noted: tuple[str, ...] = ()
    """The steps whose voice messages were."""

    @property
    def open_concern(self) -> Concern | None:
        """The first of which nobody has said why it is fine."""
        return next((one for one in self.concerns if not one.reasons), None)


class Reviews:
    def __init__(self, db: Database, now: Now) -> None:
        self._db = db
        self._now = now

    async def queue(self, person: Person, page: int = 0) -> Queue:
        must_be_admin(person)
        async with self._db.read() as tx:
            waiting = await cases.count_in_review(tx)
            page = max(0, min(page, (waiting - 1) // PER_PAGE))
            return Queue(await cases.in_review(tx, limit=PER_PAGE, offset=page * PER_PAGE), waiting, page)

    async def read(self, person: Person, case_id: int) -> Submission:
        must_be_admin(person)
        async with self._db.read() as tx:
            return await read_submission(tx, person, await there(tx, case_id))

    async def to_decide(self, person: Person, case_id: int, revision: int) -> Submission:
        """The same, if this person may give a verdict on this version now."""
        async with self._db.read() as tx:
            return await read_submission(tx, person, await to_decide(tx, person, await there(tx, case_id), revision))

    async def approve(self, person: Person, case_id: int, revision: int) -> Submission:
        """Into the library: everybody whom the author allows can read it and find it."""
        async with self._db.begin() as tx:
            case = await to_decide(tx, person, await there(tx, case_id), revision)
            if any(not one.reasons for one in await concerns_of(tx, case)):
                raise Refusal("error-privacy-open")
            if open_permissions(case):
                raise Refusal("error-review-unheard")
            form = form_of_case(case)
            tags = search_tags(case.tags, case.language)
            body = search_body(form, case.answers)
            await search.put(tx, [search.Document(KIND, case.id, case.language, case.title, tags, body)])
            await self._decide(tx, person, case, Verdict.APPROVE)
            return await read_submission(tx, person, case)

    # --- asking for changes and declining need a reason, and what was heard has answers, so they are forms --------

    def form(self, name: str) -> Form:
        """ "review:decline"; "review:changes:" or "review:note:" with the template's name, for that one's questions."""
        if name.startswith(NOTE):
            return note_form(name)
        area, _, about = name.removeprefix("review:").partition(":")
        if area != "changes":
            return DECLINE_FORM
        keys = tuple(step.key for step in case_form(f"case:{about}").form.steps)
        return Form(name, (Step("answer", Kind.CHOICE, options=(WHOLE, *keys)), REASON))

    async def begin(self, tx: Tx, person: Person, draft: Draft) -> None:
        """About the version that was read: a newer one has to be read first."""
        case = await to_decide(tx, person, await there(tx, draft.subject_id or 0), draft.answers.get("revision"))
        if draft.form == note_form_of(case):
            draft.answers = known_of(case, await noted(tx, case))
        elif draft.form not in (DECLINE_FORM.name, changes_form(case)):
            raise Gone("error-case-gone")

    async def submit(self, tx: Tx, person: Person, draft: Draft) -> Done:
        revision = draft.answers.get(REVISION, draft.answers.get("revision"))
        case = await to_decide(tx, person, await there(tx, draft.subject_id or 0), revision)
        if draft.form == note_form_of(case):
            await note_down(tx, person, case, draft, self._now)
            return Done("reviews-noted", case.id, details={"submission": await read_submission(tx, person, case)})
        reason, answer = draft.answers["reason"], draft.answers.get("answer")
        if draft.form == DECLINE_FORM.name:
            await self._decide(tx, person, case, Verdict.DECLINE, reason)
            return Done("reviews-declined-done", case.id, details={"waiting": await cases.count_in_review(tx)})
        step = None if answer == WHOLE else answer
        await self._decide(tx, person, case, Verdict.CHANGES, reason, step)
        await reopen(tx, case, step)
        return Done("reviews-changes-done", case.id, details={"waiting": await cases.count_in_review(tx)})

    async def _decide(
        self, tx: Tx, person: Person, case: Case, verdict: Verdict, reason: str = "", step: str | None = None
    ) -> None:
        now = self._now()
        case.state, case.decided_at = STATES[verdict], now
        review = CaseReview(
            case_id=case.id,
            revision=case.revision,
            person_id=person.id,
            verdict=verdict,
            reason=reason,
            step=step,
            said_at=now,
        )
        tx.add(review)
        await tx.flush()
        await notices.cancel(tx, [SUBMITTED], [case.id], "decided", now)
        kind = TOLD[verdict]
        key = f"{kind}:{case.id}:{case.revision}"
        await notices.add(tx, to_person(case.person_id, kind, case.id, key, now, revision=case.revision))


def changes_form(case: Case) -> str:
    return named(case.template, case.route, case.template_version, "review:changes")


async def read_submission(tx: Tx, person: Person, case: Case) -> Submission:
    author = await people.by_id(tx, case.person_id)
    mine = case.person_id == person.id
    allowed = not mine or await nobody_else(tx, person)
    return Submission(
        case=case,
        author=author.name if author else "",
        may_decide=allowed and case.state is CaseState.IN_REVIEW,
        is_own=mine,
        last=await cases.last_review(tx, case.id),
        concerns=await concerns_of(tx, case) if case.state is CaseState.IN_REVIEW else (),
        told=to_note(case),
        permissions=open_permissions(case),
        noted=await noted(tx, case),
    )
