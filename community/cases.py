"""Case studies: written step by step from a template, submitted, kept, shared as far as their authors allow.

What reviewers do with a submitted one stands in `community/reviews.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from community.case_forms import CONTACT, FULL, QUICK, SHARING, CaseForm, case_form, derived_title, form_of_case, named
from community.clock import Now
from community.consents import UNHEARD, record
from community.errors import Gone, NotAllowed
from community.forms import Done
from community.notices import to_person
from community.noting import still_noted
from community.privacy.decisions import look_at_draft
from community.steps import Answers, Form, Kind, voice_key
from storage import cases, consents, forms, groups, notices, people, search
from storage.base import GroupId, PersonId
from storage.cases import Case, CaseReview, CaseState
from storage.consents import Consent
from storage.database import Database, Tx
from storage.forms import Draft, DraftState
from storage.groups import Role
from storage.people import Person

KIND = "case"
"""Of the documents in the search index."""
SUBMITTED = "reviews-submitted"
VERDICTS = ("reviews-approved", "reviews-changes", "reviews-declined")
PER_PAGE = 5
ROUTES = (QUICK, FULL)
EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """A case study in a list. ``author`` is a name only where its author allows it."""

    case: Case
    author: str | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """One page of the library's case studies."""

    cases: list[CaseSummary]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """What somebody has begun and sent so far, and the group they came from."""

    drafts: list[Draft]
    own: list[Case]
    group_id: GroupId | None


@dataclass(frozen=True, slots=True)
class OwnCase:
    """One's own case study with what was last said of it."""

    case: Case
    review: CaseReview | None
    ahead: int
    """How many wait for a reader, this one among them."""
    consents: Sequence[Consent] = ()
    """What was agreed to and taken back, in order."""


class Cases:
    def __init__(self, db: Database, now: Now) -> None:
        self._db = db
        self._now = now

    # --- writing one ----------------------------------------------------------------------------------------------

    def form(self, name: str) -> Form:
        return case_form(name).form

    async def begin(self, tx: Tx, person: Person, draft: Draft) -> None:
        """Anybody may. The draft stays with the version it begins with."""
        draft.form = case_form(draft.form).form.name

    async def submit(self, tx: Tx, person: Person, draft: Draft) -> Done:
        """Into the queue: as a new case study, or as the next version of the one that changes were asked of."""
        look = await look_at_draft(tx, person, draft)
        if look.current is not None:
            draft.state = DraftState.ASIDE  # nothing is sent before somebody has decided on every finding
            return Done("privacy-next", draft.id, details={"look": look})
        form, now = case_form(draft.form), self._now()
        case = await cases.by_draft(tx, draft.id)
        noted = await still_noted(tx, case, form, draft.answers) if case else {}
        if case is None:
            case = Case(person_id=person.id, draft_id=draft.id, revision=0, decided_at=None)
            tx.add(case)
        _write(case, form, draft, person, noted)
        case.state, case.revision, case.submitted_at = CaseState.IN_REVIEW, case.revision + 1, now
        await tx.flush()
        await record(tx, case, self._now)
        for admin in await self._who_reviews(tx, person):
            key = f"{SUBMITTED}:{case.id}:{case.revision}:{admin.id}"
            await notices.add(tx, to_person(admin.id, SUBMITTED, case.id, key, now, revision=case.revision))
        return Done("cases-submitted", case.id, details={"waiting": await cases.count_in_review(tx)})

    async def desk(self, person: Person, group_id: GroupId | None = None) -> Desk:
        async with self._db.read() as tx:
            drafts = await forms.unfinished(tx, person.id, beginning=f"{KIND}:")
            return Desk(drafts, await cases.of_person(tx, person.id), group_id)

    async def group_for(self, person: Person, group_id: GroupId | None) -> GroupId | None:
        """The group somebody came from, if they are in it; writing is possible without one."""
        async with self._db.read() as tx:
            return await _if_member(tx, person, group_id)

    async def untouched(self, person: Person, name: str) -> int | None:
        """A draft of this form in which nothing was answered yet: a second tap finds it instead of making another."""
        name = case_form(name).form.name
        async with self._db.read() as tx:
            drafts = await forms.unfinished(tx, person.id, beginning=name)
            return next((draft.id for draft in drafts if draft.form == name and not draft.answers), None)

    # --- what one has sent ----------------------------------------------------------------------------------------

    async def own(self, person: Person, case_id: int) -> OwnCase:
        async with self._db.read() as tx:
            return await _as_own(tx, await _own(tx, person, case_id))

    async def share_with(self, person: Person, case_id: int, audience: str) -> OwnCase:
        """Change who may read it. Authors may do so at any time."""
        async with self._db.begin() as tx:
            case = await _own(tx, person, case_id)
            if audience not in audiences(case):
                raise Gone("error-button-unknown")
            case.audience = audience
            case.answers = {**case.answers, SHARING: audience}
            await cases.forget_note(tx, case.id, SHARING)  # their own word goes before what was heard
            draft = await forms.by_id(tx, case.draft_id)
            if draft is not None:
                draft.answers = {**draft.answers, SHARING: audience}
            await record(tx, case, self._now)
            return await _as_own(tx, case)

    async def withdraw(self, person: Person, case_id: int) -> OwnCase:
        """Nobody else reads it any more, and no reader is asked about it."""
        now = self._now()
        async with self._db.begin() as tx:
            case = await _own(tx, person, case_id)
            if case.state is not CaseState.WITHDRAWN:
                case.state, case.decided_at = CaseState.WITHDRAWN, now
                await search.remove(tx, KIND, [case.id])
                await notices.cancel(tx, (SUBMITTED, *VERDICTS), [case.id], "withdrawn", now)
                await record(tx, case, self._now)
            return await _as_own(tx, case)

    async def to_write_again(self, person: Person, case_id: int) -> tuple[str, Answers, GroupId | None]:
        """The form, answers and group with which a declined or withdrawn one can be begun anew."""
        async with self._db.read() as tx:
            case = await _own(tx, person, case_id)
            if case.state not in (CaseState.DECLINED, CaseState.WITHDRAWN):
                raise Gone("error-case-still-open")
            heard = [note.step for note in await cases.notes(tx, case.id)]
            begun = _in_own_words(case, heard, newer := case_form(named(case.template, case.route)))
            return newer.form.name, begun, await _if_member(tx, person, case.group_id)

    # --- reading --------------------------------------------------------------------------------------------------

    async def library(self, person: Person, page: int) -> Shelf:
        """What this person may read, newest first."""
        async with self._db.read() as tx:
            allowed = [] if person.is_admin else [cases.readable_by(person.id)]
            found = await cases.approved(tx, *allowed, limit=PER_PAGE + 1, offset=page * PER_PAGE)
            return Shelf(await _summaries(tx, found[:PER_PAGE]), page, len(found) > PER_PAGE)

    async def found(self, person: Person, ids: Sequence[int]) -> list[CaseSummary]:
        """Those of these that are in the library and this person may read, in the order given."""
        async with self._db.read() as tx:
            allowed = [] if person.is_admin else [cases.readable_by(person.id)]
            rows = await cases.approved(tx, cases.one_of(ids), *allowed, limit=len(ids))
            summaries = {one.case.id: one for one in await _summaries(tx, rows)}
            return [summaries[case_id] for case_id in dict.fromkeys(ids) if case_id in summaries]

    async def read(self, person: Person, case_id: int) -> CaseSummary:
        """One of the library, or one's own in any state."""
        async with self._db.read() as tx:
            case = await cases.by_id(tx, case_id)
            if case is not None and case.person_id == person.id:
                return (await _summaries(tx, [case]))[0]
        found = await self.found(person, [case_id])
        if not found:
            raise Gone("error-case-gone")
        return found[0]

    async def _who_reviews(self, tx: Tx, author: Person) -> list[Person]:
        """All admins but the author; the author too where there is nobody else."""
        admins = await people.admins(tx)
        return [admin for admin in admins if admin.id != author.id] or admins


def audiences(case: Case) -> tuple[str, ...]:
    """The ways in which this case study may be shared."""
    return tuple(form_of_case(case).template.step(SHARING).options)


def may_be_named(case: Case) -> bool:
    """Who lets everyone reuse it with credit is credited; but what they said to the question about it goes first."""
    contact = case.answers.get(CONTACT)
    if contact is None and voice_key(CONTACT) in case.answers:  # heard by nobody, or taken out
        return False
    return contact == "yes" or (contact is None and case.audience == EVERYONE)


def _write(case: Case, form: CaseForm, draft: Draft, person: Person, noted: Answers) -> None:
    """Put a draft's answers into its case study; what the template does not ask for is derived."""
    asked = form.form.asked(draft.answers)
    answers: dict[str, Any] = {step.key: noted.get(step.key, draft.answers.get(step.key)) for step in asked}
    answers |= {key: draft.answers[key] for step in asked if (key := voice_key(step.key)) in draft.answers}
    case.group_id = draft.group_id
    case.template, case.template_version, case.route = form.template.id, form.template.version, form.route
    case.language = person.language
    case.title = answers.get("title") or derived_title(form, answers, person.language)
    case.tags = answers.get("tags") or []
    case.audience = answers.get(SHARING) or UNHEARD
    case.answers = answers


def _in_own_words(case: Case, heard: Sequence[str], newer: CaseForm) -> Answers:
    """What its author said, without what a reviewer noted down; a permission is given to the words it was asked in."""
    answers = {**case.answers, **{key: None for key in heard if voice_key(key) in case.answers}}
    if newer.template.version == case.template_version:
        return answers
    permissions = [step.key for step in newer.form.steps if step.kind is Kind.CONSENT]
    asked_anew = {*permissions, *map(voice_key, permissions)}
    return {key: value for key, value in answers.items() if key not in asked_anew}


async def _own(tx: Tx, person: Person, case_id: int) -> Case:
    case = await cases.by_id(tx, case_id)
    if case is None:
        raise Gone("error-case-gone")
    if case.person_id != person.id:
        raise NotAllowed("error-case-not-yours")
    return case


async def _as_own(tx: Tx, case: Case) -> OwnCase:
    review, ahead = await cases.last_review(tx, case.id), await cases.count_in_review(tx)
    return OwnCase(case, review, ahead, await consents.of_case(tx, case.id))


async def _if_member(tx: Tx, person: Person, group_id: GroupId | None) -> GroupId | None:
    role = group_id and await groups.role_of(tx, group_id, person.id)
    return group_id if role in (Role.FACILITATOR, Role.TEACHER) else None


async def _summaries(tx: Tx, rows: Sequence[Case]) -> list[CaseSummary]:
    authors = await people.by_ids(tx, [PersonId(case.person_id) for case in rows])
    return [CaseSummary(case, authors[case.person_id].name if may_be_named(case) else None) for case in rows]


async def summary_of(tx: Tx, case: Case) -> CaseSummary:
    return (await _summaries(tx, [case]))[0]


async def reopen(tx: Tx, case: Case, step: str | None) -> None:
    """Give the author's draft back for changes: at one answer, or at the preview."""
    draft = await forms.by_id(tx, case.draft_id)
    if draft is not None and draft.state is DraftState.DONE:
        draft.state, draft.step, draft.returning = DraftState.ASIDE, step, step is not None
