"""Tells somebody a day before that they will be forgotten, as they asked."""

from cards import mydata as cards
from cards.card import Card
from community.mydata import TOMORROW
from scheduler.kinds import Kind, Reader
from storage import farewells
from storage.database import Tx
from storage.notices import Notice


async def tomorrow(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    farewell = await farewells.of_person(tx, reader.person.id) if reader.person else None
    return cards.tomorrow(farewell.due_at, reader.texts) if farewell else None


KINDS = {TOMORROW: Kind(tomorrow, must_arrive=True)}
