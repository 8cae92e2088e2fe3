"""What facilitators are asked about anything that comes round."""

from cards import plans as cards
from cards.card import Card
from community.handover import ORPHANED, looked_after, titles
from scheduler.kinds import Kind, Reader
from storage import groups, people
from storage.base import GroupId, PersonId
from storage.database import Tx
from storage.groups import Role
from storage.notices import Notice


async def orphaned(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """Not wanted once somebody has taken over or the person is back."""
    group = await groups.by_id(tx, GroupId(notice.subject_id))
    left = await people.by_id(tx, PersonId(notice.details["left"]))
    if group is None or left is None or await groups.role_of(tx, group.id, left.id) is Role.FACILITATOR:
        return None
    plans = await looked_after(tx, group.id, left.id)
    return cards.orphaned(left, group, titles(plans), reader.texts) if plans else None


KINDS = {ORPHANED: Kind(orphaned, must_arrive=True, admins_hear=True)}
