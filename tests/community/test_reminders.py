"""Everybody is reminded as they wish, hears of changes that concern them, and gets the recording they asked for."""

from datetime import UTC, datetime

import pytest

from community.errors import Gone, NotAllowed, Refusal
from community.people import Account
from community.reminders import digest_before
from storage.people import Person
from storage.preferences import Reminders
from storage.webinars import Answer
from tests.community.circle import Circle
from tests.community.test_plans import TUESDAYS, circle, types

pytestmark = pytest.mark.slow

__all__ = ["circle"]


async def wishes(circle: Circle, person: Person, how: Reminders, date_id: int = 2) -> None:
    await circle.community.reminders.choose(person, how)
    await circle.community.webinars.rsvp(person, date_id, Answer.GOING)


async def goes_to(circle: Circle, moment: datetime) -> list[str]:
    """What is sent until then, from the moment on at which the last look was."""
    await circle.settles()
    circle.telegram.sent.clear()
    while circle.wall.instant < moment:
        ahead = [one.due_at for one in await circle.noted(1) if one.due_at <= moment]
        circle.wall.instant = max(circle.wall.instant, min([*ahead, moment]))
        await circle.settles()
    return circle.telegram.cards()


@pytest.mark.parametrize(
    ("how", "alone", "by_name", "digests"),
    [
        (Reminders.PRIVATE, 1, 0, 0),
        (Reminders.GROUP, 0, 1, 0),
        (Reminders.DIGEST, 0, 0, 1),
        (Reminders.NONE, 0, 0, 0),
    ],
)
async def test_each_is_reminded_as_they_wish(
    circle: Circle, how: Reminders, alone: int, by_name: int, digests: int
) -> None:
    await wishes(circle, circle.kamola, how, date_id=1)
    cards = await goes_to(circle, TUESDAYS[0])
    assert sum("In an hour we begin" in card for card in cards) == alone
    assert sum("starts now" in card and "Kamola" in card for card in cards) == by_name
    assert sum("Good morning" in card and "Formative feedback" in card for card in cards) == digests
    assert sum("starts now" in card for card in cards) == 1


async def test_who_chooses_the_digest_later_gets_it_for_what_they_come_to(circle: Circle) -> None:
    await circle.community.webinars.rsvp(circle.kamola, 1, Answer.MAYBE)
    await circle.community.reminders.choose(circle.kamola, Reminders.DIGEST)
    cards = await goes_to(circle, TUESDAYS[0])
    assert sum("Good morning" in card for card in cards) == 1


async def test_news_waits_for_the_digest_unless_it_is_near(circle: Circle) -> None:
    await wishes(circle, circle.kamola, Reminders.DIGEST, date_id=3)
    await types(circle, "plan:move", "webinar1", "9 december 17:00", TUESDAYS[2])
    cards = await goes_to(circle, datetime(2026, 11, 24, 6, tzinfo=UTC))
    (digest,) = [card for card in cards if "Good morning" in card]
    assert "has moved" in digest
    await wishes(circle, circle.kamola, Reminders.DIGEST, date_id=1)
    await circle.community.plans.skip(circle.aino, "webinar1", int(TUESDAYS[0].timestamp()))
    await circle.settles()
    assert "will not take place" in circle.telegram.cards()[-1]


async def test_who_wants_no_reminders_still_hears_that_a_date_moved(circle: Circle) -> None:
    await wishes(circle, circle.kamola, Reminders.NONE)
    await types(circle, "plan:move", "webinar1", "3 december 17:00", TUESDAYS[1])
    await circle.settles()
    assert sum("has moved" in card for card in circle.telegram.cards()) == 1


async def test_the_recording_reaches_those_who_asked_and_nobody_else(circle: Circle) -> None:
    webinars, recordings = circle.community.webinars, circle.community.recordings
    await webinars.rsvp(circle.kamola, 1, Answer.RECORDING)
    await webinars.rsvp(circle.diego, 1, Answer.GOING)
    circle.telegram.sent.clear()
    circle.wall.instant = TUESDAYS[0]
    await circle.waits(hours=1, minutes=1)
    assert sum("1 person would like the recording" in card for card in circle.telegram.cards()) == 1
    with pytest.raises(NotAllowed):
        await recordings.give(circle.kamola, circle.group.id, "video.example/abc")
    with pytest.raises(Refusal):
        await recordings.give(circle.aino, circle.group.id, "not a link")
    circle.telegram.sent.clear()
    for _ in range(2):
        await recordings.give(circle.aino, circle.group.id, "video.example/abc")
    await circle.settles()
    assert ["is there" in card for card in circle.telegram.cards()] == [True]
    await webinars.rsvp(circle.diego, 1, Answer.RECORDING)


async def test_a_recording_comes_after_its_webinar(circle: Circle) -> None:
    with pytest.raises(Gone):
        await circle.community.recordings.give(circle.aino, circle.group.id, "video.example/abc")
    with pytest.raises(Refusal):
        await circle.submits(circle.aino, "recording", subject_id=1, link="https://video.example/abc")
    with pytest.raises(NotAllowed):
        await circle.fills(circle.kamola, "recording", subject_id=1)


def test_a_digest_covers_the_day_or_what_begins_early_the_next() -> None:
    assert digest_before(datetime(2026, 12, 1, 14, tzinfo=UTC), "Europe/Helsinki").isoformat() == (
        "2026-12-01T05:30:00+00:00"
    )
    assert digest_before(datetime(2026, 12, 1, 6, tzinfo=UTC), "Europe/Helsinki").isoformat() == (
        "2026-11-30T05:30:00+00:00"
    )


async def test_when_the_maker_leaves_another_facilitator_is_asked_and_takes_over(circle: Circle) -> None:
    groups = circle.community.groups
    await groups.facilitators_are(-100, [Account(1, "Aino"), Account(2, "Kamola")], bot_is_admin=True)
    await circle.settles()
    circle.telegram.sent.clear()
    await groups.member_left(-100, Account(1, "Aino"))
    await circle.settles()
    (asked,) = circle.telegram.cards()
    assert "Aino does not facilitate" in asked
    assert "Formative feedback" in asked
    assert "What worked?" in asked
    take = circle.community.handover.take
    with pytest.raises(NotAllowed):
        await take(circle.diego, circle.group.id, circle.aino.id)
    assert await take(circle.kamola, circle.group.id, circle.aino.id) == ["Formative feedback", "What worked?"]
    assert await take(circle.ada, circle.group.id, circle.aino.id) == []


async def test_where_nobody_else_facilitates_the_admins_are_asked(circle: Circle) -> None:
    await circle.community.groups.member_left(-100, Account(1, "Aino"))
    assert [one.person_id for one in await circle.noted(1) if one.kind == "plans-orphaned"] == [circle.ada.id]
