"""People: meeting them, the language and zone they read in, and who is an admin."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from community.clock import Now
from community.errors import Refusal
from community.forms import Done
from community.notices import to_person
from community.rights import must_be_admin
from community.steps import Form, Kind, Step
from community.zones import one_zone
from locales import FALLBACK, languages, nearest
from storage import notices, people
from storage.base import PersonId
from storage.database import Database, Tx
from storage.forms import Draft
from storage.people import Person

log = logging.getLogger(__name__)
NAME_LIMIT = 64
ZONE_FORM = Form("people:zone", (Step("zone", Kind.ZONE),), direct=True)


@dataclass(frozen=True, slots=True)
class Account:
    """What Telegram says of somebody who just acted."""

    telegram_id: int
    name: str
    username: str | None = None
    language: str | None = None
    """IETF tag of their app, such as "es-419"."""


class People:
    def __init__(self, db: Database, now: Now, default_language: str, first_admins: Iterable[int] = ()) -> None:
        self._db = db
        self._now = now
        self._default = default_language
        self._first_admins = frozenset(first_admins)

    async def appoint_first_admins(self) -> None:
        """Those named in the settings are admins from the start, met or not."""
        async with self._db.begin() as tx:
            for telegram_id in sorted(self._first_admins):
                person = await self._known(tx, Account(telegram_id, name=""))
                person.is_admin = True

    async def meet(self, account: Account, *, in_private: bool = False) -> Person:
        """The person behind a Telegram account. Writes only when something about them is new."""
        async with self._db.glance() as tx:
            person = await people.look_up(tx, account.telegram_id)
        if person is not None and not self._changed(person, account, in_private):
            return person
        async with self._db.begin() as tx:
            person = await self._known(tx, account)
            self._update(person, account, in_private)
        return person

    async def get_to_know(self, tx: Tx, account: Account) -> Person:
        """The same inside another use case's transaction."""
        person = await self._known(tx, account)
        self._update(person, account, in_private=False)
        await tx.flush()
        return person

    async def choose_language(self, person: Person, language: str) -> Person:
        if language not in languages():
            raise Refusal("error-language-unknown")
        return await self._change(person, language=language, language_chosen=True)

    async def choose_zone(self, person: Person, words: str) -> Person:
        """Set the zone a person reads times in, from a city, a country or a zone's name.

        Raises Refusal when nothing, or more than one thing, goes by these words.
        """
        return await self._change(person, zone=one_zone(words, person.language))

    # --- asked as a form, when /timezone comes without a place

    def form(self, name: str) -> Form:
        return ZONE_FORM

    async def begin(self, tx: Tx, person: Person, draft: Draft) -> None:
        """Anybody may, for themselves."""

    async def submit(self, tx: Tx, person: Person, draft: Draft) -> Done:
        row = await people.by_id(tx, person.id)
        if row is not None:
            row.zone = draft.answers["zone"]
        return Done("people-zone", person.id, details={"zone": draft.answers["zone"], "now": self._now()})

    async def block(self, person: Person) -> None:
        """They blocked the bot: nothing private is sent to them until they come back."""
        await self._change(person, reachable=False)

    async def admins(self, by: Person) -> list[Person]:
        must_be_admin(by)
        async with self._db.read() as tx:
            return await people.admins(tx)

    async def all_admins(self) -> list[Person]:
        """For the bot itself, which asks nobody's leave."""
        async with self._db.read() as tx:
            return await people.admins(tx)

    async def name_admin(self, by: Person, who: str) -> Person:
        """Make somebody an admin whom the bot has met, by @username or Telegram id."""
        must_be_admin(by)
        async with self._db.begin() as tx:
            person = await _found(tx, who)
            if not person.is_admin:
                person.is_admin = True
                key = f"named-admin:{person.id}:{self._now().isoformat()}"
                await notices.add(tx, to_person(person.id, "people-named-admin", person.id, key, self._now()))
        return person

    async def withdraw_admin(self, by: Person, person_id: PersonId) -> Person:
        must_be_admin(by)
        async with self._db.begin() as tx:
            person = await people.by_id(tx, person_id)
            if person is None:
                raise Refusal("error-person-unknown")
            if person.telegram_id in self._first_admins:
                raise Refusal("error-admin-by-settings", name=person.name)
            person.is_admin = False
        return person

    def is_first_admin(self, person: Person) -> bool:
        return person.telegram_id in self._first_admins

    async def _change(self, person: Person, **values: object) -> Person:
        async with self._db.begin() as tx:
            row = await people.by_id(tx, person.id)
            if row is None:
                raise Refusal("error-person-unknown")
            for name, value in values.items():
                setattr(row, name, value)
        return row

    async def _known(self, tx: Tx, account: Account) -> Person:
        person = await people.by_telegram_id(tx, account.telegram_id)
        if person is None:
            person = Person(
                telegram_id=account.telegram_id,
                name=account.name[:NAME_LIMIT],
                username=account.username,
                language=nearest(account.language) or self._default,
                zone=None,
                is_admin=account.telegram_id in self._first_admins,
                met_at=self._now(),
            )
            tx.add(person)
            await tx.flush()
            log.info("met person %d", person.id)
        return person

    def _changed(self, person: Person, account: Account, in_private: bool) -> bool:
        facts = (account.name[:NAME_LIMIT], account.username, self._language(person, account))
        return facts != (person.name, person.username, person.language) or (in_private and not person.reachable)

    def _update(self, person: Person, account: Account, in_private: bool) -> None:
        person.name = account.name[:NAME_LIMIT]
        person.username = account.username
        person.language = self._language(person, account)
        if in_private:
            person.reachable = True

    def _language(self, person: Person, account: Account) -> str:
        return person.language if person.language_chosen else nearest(account.language) or self._default or FALLBACK


async def _found(tx: Tx, who: str) -> Person:
    name = who.strip().removeprefix("@")
    person = await (people.by_telegram_id(tx, int(name)) if name.isdecimal() else people.by_username(tx, name))
    if person is None:
        raise Refusal("error-person-not-met", who=who[:40])
    return person
