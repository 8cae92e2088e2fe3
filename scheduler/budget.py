"""What facilitators are told about messages that wait for the next day."""

from cards import budget as cards
from cards.card import Card
from community.budget import HELD, HELD_BACK
from scheduler.kinds import Kind, Reader
from storage import groups, notices
from storage.base import GroupId
from storage.database import Tx
from storage.notices import Notice, State


async def held(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """Not wanted once it has gone out or was called off."""
    group = await groups.by_id(tx, GroupId(notice.subject_id))
    about = await notices.by_id(tx, notice.details["notice"])
    if group is None or about is None or about.state is not State.DUE or about.outcome != HELD:
        return None
    return cards.held(about, group, reader.texts)


KINDS = {HELD_BACK: Kind(held, must_arrive=True)}
