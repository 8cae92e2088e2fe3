"""What the clock tells about drafts: two reminders of one that sleeps, and that a colleague goes on with it."""

from cards import drafts as cards
from cards.card import Card
from community.case_forms import case_form
from community.draft_desk import NUDGE, TAKEN, Begun
from community.errors import Gone
from scheduler.kinds import Kind, Reader
from storage import forms
from storage.database import Tx
from storage.notices import Notice


async def nudge(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """Only if it still sleeps, and is still this person's."""
    draft = await forms.by_id(tx, notice.subject_id)
    if draft is None or draft.state not in forms.UNFINISHED or draft.person_id != notice.person_id:
        return None
    if draft.changed_at.isoformat() != notice.details["slept"]:
        return None
    try:
        form = case_form(draft.form).form
    except Gone:
        return None
    return cards.nudge(Begun(draft, form), notice.details["last"], reader.texts)


async def taken(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    draft = await forms.by_id(tx, notice.subject_id)
    return cards.taken(draft, notice.details["name"], reader.texts) if draft else None


KINDS = {
    NUDGE: Kind(nudge),
    TAKEN: Kind(taken, must_arrive=True),
}
