"""What is known of a person, for them to see; and forgetting them, a week after they ask for it."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from community.clock import Now
from community.consents import bring_up_to_date
from community.notices import refresh, to_person
from community.webinar_dates import POSTS
from storage import cases, farewells, mydata, notices, search
from storage.base import PersonId
from storage.database import Database, Tx
from storage.farewells import Farewell
from storage.people import Person

log = logging.getLogger(__name__)
GRACE = timedelta(days=7)
TOMORROW = "mydata-tomorrow"
"""Tells somebody a day before that they will be forgotten."""
CASE = "case"


@dataclass(frozen=True, slots=True)
class Everything:
    """All rows of a person by the name of their table."""

    rows: dict[str, list[dict[str, Any]]]


class MyData:
    def __init__(self, db: Database, now: Now) -> None:
        self._db = db
        self._now = now

    async def everything(self, person: Person) -> Everything:
        async with self._db.read() as tx:
            found = await mydata.everything_of(tx, person.id)
        return Everything(found)

    async def farewell(self, person: Person) -> Farewell | None:
        """Whether they asked to be forgotten, and when it will be."""
        async with self._db.read() as tx:
            return await farewells.of_person(tx, person.id)

    async def ask_to_be_forgotten(self, person: Person) -> datetime:
        """When it will be. Asking twice does not put it off."""
        now = self._now()
        async with self._db.begin() as tx:
            before = await farewells.of_person(tx, person.id)
            if before is not None:
                return before.due_at
            farewell = Farewell(person_id=person.id, asked_at=now, due_at=now + GRACE)
            tx.add(farewell)
            key = f"{TOMORROW}:{person.id}:{now.isoformat()}"
            due = farewell.due_at - timedelta(days=1)
            await notices.add(tx, to_person(person.id, TOMORROW, person.id, key, due, farewell.due_at))
            return farewell.due_at

    async def stay(self, person: Person) -> None:
        """They take it back."""
        async with self._db.begin() as tx:
            await farewells.take_back(tx, person.id)
            await notices.cancel(tx, [TOMORROW], [person.id], "taken-back", self._now())

    async def forget_due(self) -> None:
        """Everybody whose week is over."""
        async with self._db.read() as tx:
            due = await farewells.due(tx, self._now())
        for person_id in due:
            async with self._db.begin() as tx:
                await self._forget(tx, person_id)
            log.info("forgot person %d", person_id)

    async def _forget(self, tx: Tx, person_id: PersonId) -> None:
        """What they published goes with them, wherever it stands."""
        theirs = [case.id for case in await cases.of_person(tx, person_id)]
        await search.remove(tx, CASE, theirs)
        for case_id in theirs:
            await bring_up_to_date(tx, case_id, self._now)
        dates = await mydata.dates_answered(tx, person_id, self._now())
        await mydata.forget(tx, person_id)
        for date_id in dates:
            await refresh(tx, POSTS, date_id, self._now())
