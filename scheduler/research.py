"""What is posted about research: a card that somebody shared with a group."""

from cards import research as cards
from cards.card import Card
from community.research import SHARED
from community.research_findings import in_language
from scheduler.kinds import Kind, Reader
from storage import people
from storage.base import PersonId
from storage.database import Tx
from storage.notices import Notice


async def shared(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """In the group's language, with the name of who shared it."""
    finding = await in_language(tx, notice.subject_id, reader.texts.language)
    by = await people.by_id(tx, PersonId(notice.details["by"]))
    if finding is None or by is None:
        return None
    return cards.shared_post(finding, by.name, reader.bot_username, reader.texts)


KINDS = {SHARED: Kind(shared)}
