"""A group's row and who is what in it, whatever order the news comes in."""

from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import func, select

from community.community import Community
from community.errors import Gone, NotAllowed, Refusal
from community.groups import Chat
from community.people import Account
from storage.base import GroupId
from storage.database import Database
from storage.groups import Group
from storage.notices import Notice
from storage.people import Person

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
MATHS = Chat(-7, "Maths")
AINO, KAMOLA, ZOE = Account(1, "Aino", None, "es"), Account(2, "Kamola"), Account(3, "Zoe")


class Place:
    def __init__(self, db: Database) -> None:
        self.db = db
        self.instant = NOON
        self.community = Community(db, lambda: self.instant)
        self.groups = self.community.groups

    async def meet(self, account: Account) -> Person:
        return await self.community.people.meet(account, in_private=True)

    async def told(self, kind: str) -> int:
        async with self.db.read() as tx:
            return await tx.scalar(select(func.count()).select_from(Notice).where(Notice.kind == kind)) or 0

    async def how_many(self) -> int:
        async with self.db.read() as tx:
            return await tx.scalar(select(func.count()).select_from(Group)) or 0


@pytest.fixture
def place(any_database: Database) -> Place:
    return Place(any_database)


async def test_who_adds_the_bot_facilitates_and_the_group_speaks_their_language(place: Place) -> None:
    aino, zoe = await place.meet(AINO), await place.meet(ZOE)
    group = await place.groups.come(MATHS, aino, as_admin=False)
    assert group.language == "es"
    assert await place.groups.facilitates(aino, group)
    assert not await place.groups.facilitates(zoe, group)
    assert await place.told("groups-greeting") == 1


async def test_being_promoted_is_no_second_greeting_and_being_added_again_is(place: Place) -> None:
    aino = await place.meet(AINO)
    await place.groups.come(MATHS, aino, as_admin=False)
    await place.groups.come(MATHS, aino, as_admin=True, added=False)
    assert await place.told("groups-greeting") == 1
    await place.groups.leave(-7)
    place.instant += timedelta(days=1)
    await place.groups.come(MATHS, aino, as_admin=False)
    assert await place.told("groups-greeting") == 2


async def test_being_allowed_to_write_again_is_no_greeting(place: Place) -> None:
    aino = await place.meet(AINO)
    await place.groups.come(MATHS, aino, as_admin=False)
    await place.groups.fall_silent(-7)
    group = await place.groups.come(MATHS, aino, as_admin=False, added=False)
    assert group.present
    assert await place.told("groups-greeting") == 1


async def test_words_heard_first_do_not_cost_the_greeting_or_the_facilitator(place: Place) -> None:
    aino, kamola = await place.meet(AINO), await place.meet(KAMOLA)
    await place.groups.seen(MATHS, kamola)
    group = await place.groups.come(MATHS, aino, as_admin=False)
    assert await place.groups.facilitates(aino, group)
    assert group.language == "es"
    assert await place.told("groups-greeting") == 1


async def test_an_upgrade_told_twice_and_after_its_news_is_one_group(place: Place) -> None:
    aino, kamola = await place.meet(AINO), await place.meet(KAMOLA)
    group = await place.groups.come(MATHS, aino, as_admin=False)
    await place.groups.seen(Chat(-1007, "Maths"), kamola)
    assert await place.how_many() == 2
    await place.groups.upgrade(-7, -1007)
    await place.groups.upgrade(-7, -1007)
    assert await place.how_many() == 1
    again = await place.groups.seen(Chat(-1007, "Maths"), kamola)
    assert again.id == group.id
    assert await place.groups.facilitates(aino, again)


async def test_telegrams_list_makes_facilitators_and_who_left_is_none(place: Place) -> None:
    aino, kamola = await place.meet(AINO), await place.meet(KAMOLA)
    group = await place.groups.come(MATHS, aino, as_admin=True)
    await place.groups.facilitators_are(-7, [KAMOLA], bot_is_admin=True)
    assert await place.groups.facilitates(kamola, group)
    assert await place.groups.facilitates(aino, group), "who added the bot stays one"
    await place.groups.facilitators_are(-7, [], bot_is_admin=True)
    assert not await place.groups.facilitates(kamola, group)
    await place.groups.member_left(-7, AINO)
    assert not await place.groups.facilitates(aino, group)


async def test_only_facilitators_change_settings_and_only_to_what_there_is(place: Place) -> None:
    aino, zoe = await place.meet(AINO), await place.meet(ZOE)
    group = await place.groups.come(MATHS, aino, as_admin=False)
    with pytest.raises(NotAllowed):
        await place.groups.choose_language(zoe, group.id, "en")
    with pytest.raises(NotAllowed):
        await place.groups.choose_quiet_hours(zoe, group.id, time(0), time(0))
    with pytest.raises(NotAllowed):
        await place.groups.choose_topic(zoe, group.id, 5)
    with pytest.raises(Refusal):
        await place.groups.choose_language(aino, group.id, "tlh")
    with pytest.raises(Gone):
        await place.groups.choose_language(aino, GroupId(99), "en")
    assert (await place.groups.choose_language(aino, group.id, "en")).language == "en"
    assert (await place.groups.choose_topic(aino, group.id, 5)).thread_id == 5
