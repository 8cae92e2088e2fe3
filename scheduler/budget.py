"""What facilitators are told about messages that wait for the next day."""

from dataclasses import replace

from cards import budget as cards
from cards.card import Card
from community.budget import HELD, HELD_BACK
from scheduler.kinds import Kind, Reader, What
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


def saying_so(kind: Kind) -> Kind:
    """What was held back and let go all the same says that it is urgent."""

    async def compose(tx: Tx, notice: Notice, reader: Reader) -> What | None:
        what, by = await kind.compose(tx, notice, reader), notice.details.get("urgent")
        return cards.urgent(what, by, reader.texts) if by and isinstance(what, Card) else what

    return replace(kind, compose=compose)


KINDS = {HELD_BACK: Kind(held, must_arrive=True)}
