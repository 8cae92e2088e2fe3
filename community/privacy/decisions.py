"""What becomes of what the privacy check found: changed, said to be fine, or taken out; by the author and in review."""

from collections.abc import Sequence
from dataclasses import dataclass

from community.case_forms import CaseForm, case_form, form_of_case
from community.clock import Now
from community.errors import Gone
from community.forms import Done
from community.privacy.concerns import Concern, concerns, unsaid, without
from community.reviewing import to_decide
from community.steps import Form, Kind, Step
from storage import cases, forms, privacy
from storage.cases import Case
from storage.database import Database, Tx
from storage.forms import Draft, DraftState
from storage.people import Person

BECAUSE_FORM = Form("privacy:because", (Step("reason", Kind.TEXT, minimum=5, maximum=300, joined=True),), direct=True)


@dataclass(frozen=True, slots=True)
class Look:
    """A case study under the privacy check. ``case`` is None while its author writes it."""

    draft_id: int
    form: CaseForm
    case: Case | None
    concerns: Sequence[Concern]
    current: Concern | None
    """The one to decide on now: the one asked for, or the first of which nobody has said why it is fine."""

    @property
    def number(self) -> int:
        return self.concerns.index(self.current) + 1 if self.current else len(self.concerns)


class Privacy:
    def __init__(self, db: Database, now: Now) -> None:
        self._db = db
        self._now = now

    async def look(self, person: Person, draft_id: int, mark: str = "") -> Look:
        """At one finding, or at the first that is open."""
        async with self._db.read() as tx:
            return await _look(tx, person, await _draft(tx, draft_id), mark)

    async def is_fine(self, person: Person, draft_id: int, mark: str, reason: str) -> Look:
        """Keep why it is fine; what is open after it comes next."""
        async with self._db.begin() as tx:
            draft = await _draft(tx, draft_id)
            look = await _look(tx, person, draft, mark)
            if look.current is not None and look.current.mark == mark:
                await privacy.clear(tx, draft_id, mark, person.id, reason, self._now())
            return await _look(tx, person, draft)

    async def take_out(self, person: Person, draft_id: int, mark: str) -> Look:
        """Put an ellipsis in its place, or leave out the pictures; wherever it stands."""
        async with self._db.begin() as tx:
            draft = await _draft(tx, draft_id)
            look = await _look(tx, person, draft, mark)
            if look.current is not None and look.current.mark == mark:
                draft.answers, draft.said = without(draft.answers, look.current), unsaid(draft.said, look.current)
                if look.case is not None:
                    look.case.answers = without(look.case.answers, look.current)
                    look.case.title = look.case.answers.get("title") or look.case.title
                    look.case.tags = look.case.answers.get("tags") or []
            return await _look(tx, person, draft)

    # --- a reason in words of one's own

    def form(self, name: str) -> Form:
        return BECAUSE_FORM

    async def begin(self, tx: Tx, person: Person, draft: Draft) -> None:
        await _look(tx, person, await _draft(tx, draft.subject_id or 0))

    async def submit(self, tx: Tx, person: Person, draft: Draft) -> Done:
        about = await _draft(tx, draft.subject_id or 0)
        look = await _look(tx, person, about, draft.answers["mark"])
        if look.current is not None:
            await privacy.clear(tx, about.id, draft.answers["mark"], person.id, draft.answers["reason"], self._now())
        return Done("privacy-next", about.id, details={"look": await _look(tx, person, about)})


async def concerns_of(tx: Tx, case: Case) -> list[Concern]:
    """What is found in a case study that was sent."""
    form, said = form_of_case(case), await privacy.clearances(tx, case.draft_id)
    return concerns(form, case.answers, case.language, await privacy.listed_for(tx, case.person_id), said)


async def look_at_draft(tx: Tx, person: Person, draft: Draft, mark: str = "") -> Look:
    """What is found in what somebody is writing."""
    form, said = case_form(draft.form), await privacy.clearances(tx, draft.id)
    school = await privacy.listed_for(tx, person.id)
    return _looking(draft, form, None, concerns(form, draft.answers, person.language, school, said), mark)


async def _look(tx: Tx, person: Person, draft: Draft, mark: str = "") -> Look:
    """As its author while it is being written, else as somebody who may give a verdict on it now."""
    if draft.state in (DraftState.ACTIVE, DraftState.ASIDE) and draft.person_id == person.id:
        return await look_at_draft(tx, person, draft, mark)
    case = await cases.by_draft(tx, draft.id)
    case = await to_decide(tx, person, case, case.revision if case else None)
    return _looking(draft, form_of_case(case), case, await concerns_of(tx, case), mark)


def _looking(draft: Draft, form: CaseForm, case: Case | None, found: list[Concern], mark: str) -> Look:
    asked = next((one for one in found if one.mark == mark), None)
    return Look(draft.id, form, case, found, asked or next((one for one in found if not one.reasons), None))


async def _draft(tx: Tx, draft_id: int) -> Draft:
    draft = await forms.by_id(tx, draft_id)
    if draft is None or not draft.form.startswith("case:"):
        raise Gone("error-draft-gone")
    return draft
