"""Groups: the bot comes, is moved, is sent away; who facilitates; what a group has settled for itself."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from community.clock import Now
from community.errors import Refusal
from community.forms import Done
from community.handover import ask_for_keeper
from community.notices import tell_facilitators, to_group
from community.people import Account, People
from community.rights import facilitated_group, member_of
from community.steps import Form, Kind, Step
from locales import languages
from storage import groups, notices, posts
from storage.base import GroupId, PersonId
from storage.database import Database, Tx
from storage.forms import Draft
from storage.groups import Group, Role
from storage.people import Person

log = logging.getLogger(__name__)
TITLE_LIMIT = 128
FORMS = {
    "groups:zone": Form("groups:zone", (Step("zone", Kind.ZONE),), direct=True),
    "groups:quiet": Form("groups:quiet", (Step("hours", Kind.HOURS),), direct=True),
}
LOOK_AGAIN = timedelta(minutes=1)
QUIET_FROM, QUIET_UNTIL = time(21), time(7)


@dataclass(frozen=True, slots=True)
class Chat:
    """What Telegram says of a group chat."""

    chat_id: int
    title: str


class Groups:
    def __init__(self, db: Database, now: Now, people: People, default_language: str, default_zone: str) -> None:
        self._db = db
        self._now = now
        self._people = people
        self._language = default_language
        self._zone = default_zone
        self._looked: dict[GroupId, datetime] = {}

    async def come(self, chat: Chat, by: Person, *, as_admin: bool, added: bool = True) -> Group:
        """The bot was added, or may write again. Who added it facilitates; the group is greeted each time it was added.

        Somebody's words there may have been heard before this.
        """
        now = self._now()
        async with self._db.begin() as tx:
            group = await groups.by_chat(tx, chat.chat_id)
            news = group is None or (added and (not group.present or group.added_by is None))
            if group is None:
                group = await self._new(tx, chat, language=by.language, by=by)
            elif group.added_by is None:
                group.language, group.zone = by.language, by.zone or group.zone
            group.present, group.bot_is_admin, group.title = True, as_admin, chat.title[:TITLE_LIMIT]
            await notices.hurry(tx, group.id, now)
            if news:
                group.added_at, group.added_by = now, by.id
                await groups.set_role(tx, group.id, by.id, Role.FACILITATOR, named=True)
                key = f"greeting:{group.id}:{now.isoformat()}"
                await notices.add(
                    tx, to_group(group.id, "groups-greeting", group.id, key, now, now + timedelta(days=1), by=by.id)
                )
        return group

    async def seen(self, chat: Chat, person: Person | None) -> Group:
        """The group a message came from; somebody who writes there is a member."""
        async with self._db.glance() as tx:
            group = await groups.look_up(tx, chat.chat_id)
            role = group and person and await groups.role_of(tx, group.id, person.id)
        known_member = person is None or role in (Role.FACILITATOR, Role.TEACHER)
        if group is not None and group.present and group.title == chat.title[:TITLE_LIMIT] and known_member:
            return group
        async with self._db.begin() as tx:
            group = await groups.by_chat(tx, chat.chat_id) or await self._new(tx, chat, self._language, by=None)
            group.present, group.title = True, chat.title[:TITLE_LIMIT]
            if person is not None:
                await groups.see(tx, group.id, person.id)
        return group

    async def leave(self, chat_id: int) -> None:
        """The bot was removed. Everything is kept, and the facilitators hear of it."""
        await self._be_away(chat_id, "groups-removed")

    async def fall_silent(self, chat_id: int) -> None:
        """The bot may not write there any more."""
        await self._be_away(chat_id, "groups-silenced")

    async def _be_away(self, chat_id: int, kind: str) -> None:
        now = self._now()
        async with self._db.begin() as tx:
            group = await groups.by_chat(tx, chat_id)
            if group is None or not group.present:
                return
            group.present = False
            await tell_facilitators(tx, group, kind, f"{kind}:{group.id}:{now.isoformat()}", now)

    async def upgrade(self, old_chat_id: int, new_chat_id: int) -> None:
        """Telegram gave the group a new chat id. May be told twice, in either order with other news."""
        now = self._now()
        async with self._db.begin() as tx:
            group = await groups.by_chat(tx, old_chat_id)
            if group is None:
                return
            twin = await groups.by_chat(tx, new_chat_id)
            if twin is not None:  # news from the new chat came before the news of the move
                await groups.absorb(tx, twin, group.id)
            group.chat_id, group.present = new_chat_id, True
            await posts.lose_all_in(tx, group.id)
            await tell_facilitators(tx, group, "groups-upgraded", f"upgraded:{new_chat_id}", now)

    async def facilitators_are(self, chat_id: int, accounts: Sequence[Account], *, bot_is_admin: bool) -> None:
        """Bring our list in step with Telegram's list of the group's admins."""
        async with self._db.begin() as tx:
            group = await groups.by_chat(tx, chat_id)
            if group is None:
                return
            group.bot_is_admin = bot_is_admin
            persons = [await self._people.get_to_know(tx, account) for account in accounts]
            wanted = {person.id for person in persons}
            known, left = await groups.roles(tx, group.id), list[PersonId]()
            for person_id, row in known.items():
                if row.role is Role.FACILITATOR and not row.named and person_id not in wanted:
                    await groups.set_role(tx, group.id, person_id, Role.TEACHER)
                    left.append(person_id)
            for person_id in wanted:
                await groups.set_role(tx, group.id, person_id, Role.FACILITATOR)
            for person_id in left:
                await ask_for_keeper(tx, group, person_id, self._now())

    def may_look_anew(self, group_id: GroupId) -> bool:
        """Whether the group's list of admins may be asked for again already; counts this as asking."""
        now = self._now()
        if now - self._looked.get(group_id, now - 2 * LOOK_AGAIN) < LOOK_AGAIN:
            return False
        self._looked[group_id] = now
        return True

    async def member_left(self, chat_id: int, account: Account) -> None:
        async with self._db.begin() as tx:
            group = await groups.by_chat(tx, chat_id)
            if group is not None:
                person = await self._people.get_to_know(tx, account)
                await groups.set_role(tx, group.id, person.id, Role.LEFT, named=False)
                await ask_for_keeper(tx, group, person.id, self._now())

    async def settings(self, person: Person, group_id: GroupId) -> Group:
        async with self._db.read() as tx:
            return await facilitated_group(tx, person, group_id)

    async def for_member(self, person: Person, group_id: int) -> Group:
        async with self._db.read() as tx:
            return await member_of(tx, person, GroupId(group_id))

    async def of_person(self, person: Person) -> list[Group]:
        """The groups a person shares with the bot; all of them for an admin."""
        async with self._db.read() as tx:
            return await (groups.present(tx) if person.is_admin else groups.of_person(tx, person.id))

    async def everywhere(self) -> list[Group]:
        """All groups the bot is in."""
        async with self._db.read() as tx:
            return await groups.present(tx)

    async def may_plan(self, person: Person, group: Group) -> bool:
        return person.is_admin or await self.facilitates(person, group)

    async def facilitates(self, person: Person, group: Group | None) -> bool:
        """Whether they plan for this group; for any group, if none is meant."""
        async with self._db.read() as tx:
            if group is not None:
                return await groups.role_of(tx, group.id, person.id) is Role.FACILITATOR
            return bool(await groups.of_person(tx, person.id, facilitating=True))

    async def facilitated_by(self, person: Person) -> list[Group]:
        async with self._db.read() as tx:
            if person.is_admin:
                return await groups.present(tx)
            return await groups.of_person(tx, person.id, facilitating=True)

    async def choose_language(self, person: Person, group_id: GroupId, language: str) -> Group:
        if language not in languages():
            raise Refusal("error-language-unknown")
        async with self._db.begin() as tx:
            group = await facilitated_group(tx, person, group_id)
            group.language = language
        return group

    # --- what is typed is asked by a form

    def form(self, name: str) -> Form:
        return FORMS[name]

    async def begin(self, tx: Tx, person: Person, draft: Draft) -> None:
        await facilitated_group(tx, person, draft.group_id)

    async def submit(self, tx: Tx, person: Person, draft: Draft) -> Done:
        group = await facilitated_group(tx, person, draft.group_id)
        if draft.form == "groups:zone":
            group.zone = draft.answers["zone"]
        else:
            start, end = (time.fromisoformat(moment) for moment in draft.answers["hours"])
            await self._keep_quiet(tx, group, start, end)
        return Done("groups-settings", group.id, group)

    async def choose_quiet_hours(self, person: Person, group_id: GroupId, start: time, end: time) -> Group:
        """Equal ends mean no quiet hours."""
        async with self._db.begin() as tx:
            group = await facilitated_group(tx, person, group_id)
            await self._keep_quiet(tx, group, start, end)
        return group

    async def _keep_quiet(self, tx: Tx, group: Group, start: time, end: time) -> None:
        group.quiet_from, group.quiet_until = start, end
        await notices.hurry(tx, group.id, self._now())

    async def choose_topic(self, person: Person, group_id: GroupId, thread_id: int | None) -> Group:
        async with self._db.begin() as tx:
            group = await facilitated_group(tx, person, group_id)
            group.thread_id = thread_id
            await notices.hurry(tx, group.id, self._now())
        return group

    async def _new(self, tx: Tx, chat: Chat, language: str, by: Person | None) -> Group:
        group = Group(
            chat_id=chat.chat_id,
            title=chat.title[:TITLE_LIMIT],
            language=language,
            zone=(by and by.zone) or self._zone,
            quiet_from=QUIET_FROM,
            quiet_until=QUIET_UNTIL,
            thread_id=None,
            added_by=by and by.id,
            added_at=self._now(),
            present=False,
        )
        tx.add(group)
        await tx.flush()
        log.info("came to group %d", group.id)
        return group
