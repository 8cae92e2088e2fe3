"""Consent to be read: dated, for each use, and what was published goes with it."""

import pytest

from community.consents import SHOWN
from community.errors import Gone, NotAllowed
from storage import consents, search
from storage.base import GroupId
from storage.database import Database
from tests.community.circle import Circle
from tests.community.writing import Village

WORDS = "core problem"


@pytest.fixture
async def circle(database: Database) -> Circle:
    return await Circle(database).gathers()


async def publishes(circle: Circle, audience: str = "everyone") -> int:
    """Kamola's case study, approved."""
    village = Village(circle.db)
    village.community, village.wall = circle.community, circle.wall
    case_id = await village.submits(circle.kamola, consent_share=audience)
    await circle.community.reviews.approve(circle.ada, case_id, 1)
    await circle.settles()
    circle.telegram.sent.clear()
    return case_id


async def agreed(circle: Circle, case_id: int) -> list[tuple[str, bool]]:
    async with circle.db.read() as tx:
        return [(one.use, one.withdrawn_at is None) for one in await consents.of_case(tx, case_id)]


async def test_a_wider_use_holds_the_narrower_ones_each_with_its_day(circle: Circle) -> None:
    case_id = await publishes(circle, "my-network")
    assert await agreed(circle, case_id) == [("my-group", True), ("my-network", True)]
    circle.wall.passes(days=1)
    one = await circle.community.cases.share_with(circle.kamola, case_id, "everyone")
    assert [consent.use for consent in one.consents] == ["my-group", "my-network", "everyone"]
    assert one.consents[2].given_at - one.consents[0].given_at >= one.consents[2].given_at.resolution
    await circle.community.cases.share_with(circle.kamola, case_id, "my-group")
    assert await agreed(circle, case_id) == [("my-group", True), ("my-network", False), ("everyone", False)]


async def test_taking_it_back_ends_every_use_and_keeps_the_dates(circle: Circle) -> None:
    case_id = await publishes(circle)
    one = await circle.community.cases.withdraw(circle.kamola, case_id)
    assert {consent.withdrawn_at for consent in one.consents} == {circle.wall.now()}
    async with circle.db.read() as tx:
        assert not (await search.find(tx, search.Query(WORDS))).hits


async def test_a_card_in_a_group_says_that_it_was_taken_back(circle: Circle) -> None:
    case_id = await publishes(circle)
    await circle.community.safety.consents.show(circle.diego, case_id, circle.group.id)
    await circle.settles()
    assert "A case study from the library" in circle.telegram.cards()[-1]
    await circle.community.cases.withdraw(circle.kamola, case_id)
    await circle.settles()
    assert "taken back by its author" in circle.telegram.edited[-1].text
    assert circle.telegram.edited[-1].rows == ()


async def test_a_card_that_waits_is_not_shown_any_more(circle: Circle) -> None:
    case_id = await publishes(circle)
    await circle.community.safety.consents.show(circle.diego, case_id, circle.group.id)
    await circle.community.cases.withdraw(circle.kamola, case_id)
    await circle.settles()
    assert circle.telegram.cards() == []


async def test_narrowing_reaches_the_groups_it_does_not_cover_any_more(circle: Circle) -> None:
    case_id = await publishes(circle)
    other = await circle.founds(-200, "Science teachers")
    async with circle.db.begin() as tx:
        from storage import groups

        await groups.set_role(tx, other.id, circle.kamola.id, groups.Role.LEFT)
    for group in (circle.group, other):
        await circle.community.safety.consents.show(circle.diego, case_id, group.id)
    await circle.settles()
    circle.telegram.edited.clear()
    await circle.community.cases.share_with(circle.kamola, case_id, "my-group")
    await circle.settles()
    said = sorted("taken back" in card.text for card in circle.telegram.edited)
    assert said == [False, True]


async def test_only_members_show_it_once_and_only_where_its_author_agreed(circle: Circle) -> None:
    case_id = await publishes(circle, "my-group")
    show = circle.community.safety.consents.show
    other = await circle.founds(-200, "Science teachers")
    async with circle.db.begin() as tx:
        from storage import groups

        await groups.set_role(tx, other.id, circle.kamola.id, groups.Role.LEFT)
    with pytest.raises(NotAllowed):
        await show(circle.diego, case_id, other.id)
    with pytest.raises((NotAllowed, Gone)):
        await show(circle.zoe, case_id, circle.group.id)
    with pytest.raises((NotAllowed, Gone)):
        await show(circle.diego, case_id, GroupId(99))
    await show(circle.diego, case_id, circle.group.id)
    with pytest.raises(Gone):
        await show(circle.diego, case_id, circle.group.id)
    assert [group.id for group in await circle.community.safety.consents.places(circle.diego, case_id)] == [
        circle.group.id
    ]
    assert SHOWN in {notice.kind for notice in await circle.noted()}
