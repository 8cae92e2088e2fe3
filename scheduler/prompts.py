"""What is posted of prompts."""

from cards import prompts as cards
from cards.card import Card
from community.prompts import is_wanted
from scheduler.kinds import Kind, Reader
from storage import prompts
from storage.database import Tx
from storage.notices import Notice
from storage.prompts import KIND


async def prompt(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """As it reads now, whatever it said when it was noted."""
    row = await prompts.look_at(tx, notice.subject_id)
    wanted = notice.is_over or is_wanted(row, notice.details)
    return cards.post(row, reader.texts) if row is not None and wanted else None


KINDS = {KIND: Kind(prompt, stands=True, must_arrive=True, can_wait=True)}
