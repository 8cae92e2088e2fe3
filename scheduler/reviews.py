"""What the clock tells about case studies: a new one to the admins, a verdict to its author."""

from collections.abc import Callable

from cards import reviews as cards
from cards.card import Card
from community.cases import SUBMITTED
from community.noting import noted
from community.reviews import TOLD, read_submission
from locales import Texts
from scheduler.kinds import Compose, Kind, Reader
from storage import cases
from storage.cases import Case, CaseReview, CaseState, Verdict
from storage.database import Tx
from storage.notices import Notice

SEEN = (CaseState.CHANGES_ASKED, CaseState.APPROVED, CaseState.DECLINED)
"""Decided, and not taken back."""


async def came_in(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """Only while it waits in this very version, and only to those who still review."""
    case = await _case(tx, notice, *(SEEN if notice.is_over else ()), CaseState.IN_REVIEW)
    if case is None or reader.person is None or not reader.person.is_admin:
        return None
    return cards.came_in(await read_submission(tx, reader.person, case), reader.texts)


def verdict(state: CaseState, card: Callable[[Case, CaseReview, Texts], Card]) -> Compose:
    """Tells the author, unless something newer has happened since."""

    async def compose(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
        case = await _case(tx, notice, state)
        review = case and await cases.last_review(tx, case.id)
        return card(case, review, reader.texts) if case and review else None

    return compose


async def approved(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    case = await _case(tx, notice, CaseState.APPROVED)
    return cards.told_approved(case, await noted(tx, case), reader.texts) if case else None


async def _case(tx: Tx, notice: Notice, *states: CaseState) -> Case | None:
    case = await cases.by_id(tx, notice.subject_id)
    wanted = case and case.state in states and case.revision == notice.details["revision"]
    return case if wanted else None


KINDS = {
    SUBMITTED: Kind(came_in, must_arrive=True),
    # An author whom it does not reach never learns what became of their work; the admins know other ways to them.
    TOLD[Verdict.APPROVE]: Kind(approved, must_arrive=True, admins_hear=True),
    TOLD[Verdict.CHANGES]: Kind(
        verdict(CaseState.CHANGES_ASKED, cards.told_changes), must_arrive=True, admins_hear=True
    ),
    TOLD[Verdict.DECLINE]: Kind(verdict(CaseState.DECLINED, cards.told_declined), must_arrive=True, admins_hear=True),
}
