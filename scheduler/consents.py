"""What the clock shows to groups of case studies."""

from cards import consents as cards
from cards.card import Card
from community.cases import summary_of
from community.consents import SHOWN, may_be_shown
from scheduler.kinds import Kind, Reader
from storage import cases
from storage.database import Tx
from storage.notices import Notice


async def shown(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """As long as the author agrees; a card that went out already says that it was taken back."""
    case = await cases.by_id(tx, notice.subject_id)
    if case is not None and reader.group is not None and await may_be_shown(tx, case, reader.group.id):
        url = f"https://t.me/{reader.bot_username}?start=read-{case.id}"
        return cards.shown(await summary_of(tx, case), url, reader.texts)
    return cards.taken_back(reader.texts) if notice.post_id is not None or notice.is_over else None


KINDS = {SHOWN: Kind(shown, stands=True)}
