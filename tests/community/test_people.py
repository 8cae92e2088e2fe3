"""Meeting people, what follows their Telegram account and what they chose; admins."""

from datetime import UTC, datetime

import pytest

from community.community import Community
from community.errors import NotAllowed, Refusal
from community.people import Account
from storage.base import PersonId
from storage.database import Database

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
async def community(any_database: Database) -> Community:
    community = Community(any_database, lambda: NOON, first_admins=[9])
    await community.people.appoint_first_admins()
    return community


async def test_the_language_follows_telegram_until_one_is_chosen(community: Community) -> None:
    people = community.people
    assert (await people.meet(Account(1, "Diego", None, "es-419"))).language == "es"
    assert (await people.meet(Account(1, "Diego", None, "en"))).language == "en"
    person = await people.meet(Account(1, "Diego", None, "en"))
    await people.choose_language(person, "es")
    assert (await people.meet(Account(1, "Diego", None, "en"))).language == "es"
    assert (await people.meet(Account(2, "Someone", None, "tlh"))).language == "en"
    with pytest.raises(Refusal):
        await people.choose_language(person, "tlh")


async def test_a_person_is_reachable_from_the_first_private_word_until_they_block_the_bot(community: Community) -> None:
    people, account = community.people, Account(1, "Kamola")
    assert not (await people.meet(account)).reachable
    assert (await people.meet(account, in_private=True)).reachable
    await people.block(await people.meet(account))
    assert not (await people.meet(account)).reachable
    assert (await people.meet(account, in_private=True)).reachable


async def test_a_zone_is_a_city_and_what_is_none_or_several_is_refused(community: Community) -> None:
    kamola = await community.people.meet(Account(1, "Kamola"))
    assert (await community.people.choose_zone(kamola, "Tashkent")).zone == "Asia/Tashkent"
    with pytest.raises(Refusal, match="error-zone-unknown"):
        await community.people.choose_zone(kamola, "Xyzzyville")


async def test_only_admins_name_and_withdraw_admins_and_never_those_of_the_settings(community: Community) -> None:
    people = community.people
    ada, kamola = await people.meet(Account(9, "Ada")), await people.meet(Account(1, "Kamola", "Kam_ola"))
    assert ada.is_admin
    with pytest.raises(NotAllowed):
        await people.name_admin(kamola, "@Kam_ola")
    with pytest.raises(NotAllowed):
        await people.admins(kamola)
    with pytest.raises(Refusal, match="error-person-not-met"):
        await people.name_admin(ada, "@kamXola")
    named = await people.name_admin(ada, "@kam_OLA")
    assert (named.id, named.is_admin) == (kamola.id, True)
    with pytest.raises(Refusal, match="error-admin-by-settings"):
        await people.withdraw_admin(named, ada.id)
    assert not (await people.withdraw_admin(ada, kamola.id)).is_admin
    with pytest.raises(Refusal, match="error-person-unknown"):
        await people.withdraw_admin(ada, PersonId(999))


async def test_a_very_long_name_is_cut(community: Community) -> None:
    assert len((await community.people.meet(Account(1, "x" * 500))).name) == 64
