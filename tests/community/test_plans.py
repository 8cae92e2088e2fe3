"""What can be done to anything that comes round, on a group with a webinar on Tuesdays and a prompt on Fridays."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from community.errors import Gone, NotAllowed, Refusal
from community.forms import Done
from community.planning import HORIZON, planned_until
from community.steps import when_to_answer
from community.when import read_when
from locales import texts
from storage.database import Database
from storage.people import Person
from storage.prompts import Prompt, PromptDate
from storage.webinars import Answer
from tests.community.circle import Circle

LINE = "every tuesday 16:00 Europe/Helsinki | Formative feedback | meet.example/abc"
TUESDAYS = [datetime(2026, 11, 24, 14, tzinfo=UTC) + timedelta(weeks=week) for week in range(12)]
FRIDAYS = [datetime(2026, 11, 27, 13, tzinfo=UTC) + timedelta(weeks=week) for week in range(12)]


def second(moment: datetime) -> int:
    return int(moment.timestamp())


@pytest.fixture
async def circle(any_database: Database) -> Circle:
    circle = await Circle(any_database).gathers()
    answers = circle.community.webinars.read_line(LINE, circle.aino, "Europe/Helsinki")
    await circle.submits(circle.aino, "webinar", group_id=circle.group.id, **answers)
    words = "every friday 15:00 Europe/Helsinki | What worked?"
    answers = circle.community.prompts.read_line(words, circle.aino, "Europe/Helsinki")
    await circle.submits(circle.aino, "prompt", group_id=circle.group.id, **answers)
    return circle


async def starts(circle: Circle, days: float = 35) -> list[datetime]:
    """The moments at which a webinar is to begin."""
    return [one.due_at for one in await circle.noted(days) if one.kind == "webinars-now"]


async def asked(circle: Circle, days: float = 35) -> list[datetime]:
    return [one.due_at for one in await circle.noted(days) if one.kind == "prompts-prompt"]


async def types(circle: Circle, form: str, ref: str, words: str, at: datetime | None = None) -> Done:
    """Fill in one of the forms by which a plan is changed."""
    typed = {"plan:pause": "until", "plan:last": "end"}.get(form, "when")
    value: object = words
    if typed == "when":
        value = when_to_answer(read_when(words, texts("en"), "Europe/Helsinki", circle.wall.now()))
    known = {"plan": ref, typed: value} | ({"at": second(at)} if at else {})
    return await circle.submits(circle.aino, form, **known)


async def hears(circle: Circle, person: Person) -> list[tuple[str, int | None]]:
    """What waits to be told to one person."""
    return [(one.kind, one.subject_id) for one in await circle.noted(1) if one.person_id == person.id]


async def test_a_skipped_date_is_left_out_and_comes_back(circle: Circle) -> None:
    for ref, dates, noted in (("webinar1", TUESDAYS, starts), ("prompt1", FRIDAYS, asked)):
        await circle.community.plans.skip(circle.aino, ref, second(dates[1]))
        assert await noted(circle) == [dates[0], *dates[2:5]]
        _, one = await circle.community.plans.date(circle.aino, ref, second(dates[1]))
        assert one.state == "skipped"
        await circle.community.plans.restore(circle.aino, ref, second(dates[1]))
        assert await noted(circle) == dates[:5]


async def test_a_date_far_ahead_can_be_skipped_before_it_is_a_row(circle: Circle) -> None:
    await circle.community.plans.skip(circle.aino, "webinar1", second(TUESDAYS[7]))
    circle.wall.passes(days=30)
    await circle.community.plan()
    assert TUESDAYS[7] not in await starts(circle)
    assert TUESDAYS[8] in await starts(circle)


@pytest.mark.slow
async def test_night_after_night_what_comes_into_sight_is_noted_whatever_was_changed_before(circle: Circle) -> None:
    await circle.submits(circle.aino, "holidays:holiday", group_id=circle.group.id, days="11 january to 15 january")
    for ref, dates in (("webinar1", TUESDAYS), ("prompt1", FRIDAYS)):
        await circle.community.plans.skip(circle.aino, ref, second(dates[6]))
        await types(circle, "plan:move", ref, "20 january 17:00", dates[8])
        await types(circle, "plan:move", ref, "30 january 17:00", dates[9])
        await types(circle, "plan:move", ref, "14 january 17:00", dates[10])
    for _ in range(10):
        circle.wall.passes(days=5)
        await circle.community.plan()
        now = circle.wall.now()
        for ref, noted in (("webinar1", starts), ("prompt1", asked)):
            ahead = (await circle.community.plans.view(circle.aino, ref)).dates
            soon = [one.starts_at for one in ahead if one.state == "planned" and one.starts_at <= now + HORIZON]
            assert [at for at in await noted(circle, 35) if at > now] == soon


async def test_one_date_moves_and_stays_when_it_is_planned_again(circle: Circle) -> None:
    for ref, dates, noted in (("webinar1", TUESDAYS, starts), ("prompt1", FRIDAYS, asked)):
        await types(circle, "plan:move", ref, "3 december 17:00", dates[1])
        await circle.community.plan()
        moved = datetime(2026, 12, 3, 15, tzinfo=UTC)
        assert await noted(circle) == sorted([dates[0], moved, *dates[2:5]])


async def test_a_date_moved_before_its_own_is_not_planned_twice(circle: Circle) -> None:
    await types(circle, "plan:move", "webinar1", "25 november 16:00", TUESDAYS[1])
    await circle.waits(days=3)
    assert await starts(circle, 20) == TUESDAYS[2:4]


async def test_this_and_all_following_move_and_what_comes_before_stays(circle: Circle) -> None:
    for ref, dates, noted in (("webinar1", TUESDAYS, starts), ("prompt1", FRIDAYS, asked)):
        await types(circle, "plan:following", ref, "every wednesday 17:00", dates[2])
        wednesdays = [datetime(2026, 12, 9, 15, tzinfo=UTC) + timedelta(weeks=week) for week in range(3)]
        expected = [*dates[:2], *(day for day in wednesdays if day > dates[2])]
        assert (await noted(circle))[:4] == expected[:4]
        await circle.community.plan()
        assert (await noted(circle))[:4] == expected[:4]


async def test_answers_move_along_with_all_following_dates(circle: Circle) -> None:
    await circle.community.webinars.rsvp(circle.kamola, 3, Answer.GOING)
    await types(circle, "plan:following", "webinar1", "every wednesday 17:00", TUESDAYS[2])
    moved = await circle.community.webinars.invitation(circle.kamola, 3)
    assert moved.date.starts_at == datetime(2026, 12, 9, 15, tzinfo=UTC)
    assert moved.counts[Answer.GOING] == 1
    assert moved.date.sequence == 1
    assert await hears(circle, circle.kamola) == [("webinars-moved", 3)]


async def test_the_new_rule_keeps_the_old_end(circle: Circle) -> None:
    await types(circle, "plan:last", "webinar1", "4 times")
    assert await starts(circle) == TUESDAYS[:4]
    await types(circle, "plan:following", "webinar1", "every tuesday 17:00", TUESDAYS[1])
    later = [day + timedelta(hours=1) for day in TUESDAYS[1:4]]
    assert await starts(circle, 60) == [TUESDAYS[0], *later]


async def test_a_pause_ends_on_its_day_and_one_without_a_day_when_somebody_says(circle: Circle) -> None:
    for ref, dates, noted in (("webinar1", TUESDAYS, starts), ("prompt1", FRIDAYS, asked)):
        await types(circle, "plan:pause", ref, "7 december")
        assert await noted(circle) == dates[2:5]
        await circle.community.plans.pause(circle.aino, ref)
        assert await noted(circle) == []
        await circle.community.plan()
        assert await noted(circle) == []
        await circle.community.plans.resume(circle.aino, ref)
        assert await noted(circle) == dates[:5]


async def test_an_end_is_a_day_or_a_number_and_can_be_taken_away(circle: Circle) -> None:
    for ref, dates, noted in (("webinar1", TUESDAYS, starts), ("prompt1", FRIDAYS, asked)):
        await types(circle, "plan:last", ref, "12 december")
        assert await noted(circle) == dates[:3]
        await types(circle, "plan:last", ref, "2")
        assert await noted(circle) == dates[:2]
        await circle.community.plans.without_end(circle.aino, ref)
        assert await noted(circle) == dates[:5]
    with pytest.raises(Refusal, match="error-plan-ends-now"):
        await types(circle, "plan:last", "prompt1", "24 november")


async def test_only_those_concerned_hear_of_a_change(circle: Circle) -> None:
    await circle.community.webinars.rsvp(circle.kamola, 2, Answer.MAYBE)
    await circle.community.webinars.rsvp(circle.diego, 2, Answer.CANNOT)
    await types(circle, "plan:move", "webinar1", "3 december 17:00", TUESDAYS[1])
    assert await hears(circle, circle.kamola) == [("webinars-moved", 2)]
    assert await hears(circle, circle.diego) == []
    assert not [one for one in await circle.noted(1) if one.group_id and one.kind == "webinars-moved"]
    await circle.settles()
    (told,) = [card for card in circle.telegram.cards() if "has moved" in card]
    assert "1 December 2026, 16:00" in told
    assert "3 December 2026, 17:00" in told


async def test_who_cannot_be_reached_is_named_in_the_group(circle: Circle) -> None:
    await circle.community.webinars.rsvp(circle.kamola, 2, Answer.GOING)
    await circle.community.people.block(circle.kamola)
    await circle.community.plans.skip(circle.aino, "webinar1", second(TUESDAYS[1]))
    await circle.settles()
    (told,) = [card for card in circle.telegram.cards() if "will not take place" in card and "tg://user" in card]
    assert "Kamola" in told


async def test_plans_belong_to_those_who_facilitate(circle: Circle) -> None:
    plans, at = circle.community.plans, second(TUESDAYS[1])
    for stranger in (circle.kamola, circle.zoe):
        for act in (plans.skip, plans.restore, plans.date):
            with pytest.raises(NotAllowed):
                await act(stranger, "webinar1", at)
        for change in (plans.pause, plans.resume, plans.without_end, plans.view):
            with pytest.raises(NotAllowed):
                await change(stranger, "prompt1")
        with pytest.raises(NotAllowed):
            await circle.fills(stranger, "plan:move", plan="webinar1", at=at)
    await plans.pause(circle.ada, "webinar1")


@pytest.mark.parametrize("ref", ["", "webinar", "webinar0x", "poll1", "1", "webinar99999999999999999", "webinar7"])
async def test_a_forged_reference_is_refused(circle: Circle, ref: str) -> None:
    with pytest.raises(Gone):
        await circle.community.plans.view(circle.aino, ref)
    with pytest.raises(Gone):
        await circle.community.plans.date(circle.aino, "webinar1", second(TUESDAYS[1]) + 1)


async def test_a_rule_is_no_date_and_a_date_no_rule(circle: Circle) -> None:
    with pytest.raises(Refusal, match="error-plan-one-date"):
        await types(circle, "plan:move", "webinar1", "every friday 17:00", TUESDAYS[1])
    with pytest.raises(Refusal, match="error-plan-needs-rule"):
        await types(circle, "plan:following", "webinar1", "3 december 17:00", TUESDAYS[1])


# --- when a plan is looked at again -----------------------------------------------------------------------------------

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HALF_YEARLY = {"rrule": "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=1", "starts_on": date(2026, 12, 1), "at": time(9)}


def test_nothing_is_looked_at_before_its_next_date_comes_within_the_horizon() -> None:
    plan = Prompt(**HALF_YEARLY, zone="UTC")
    assert planned_until(plan, NOON) == datetime(2027, 6, 1, 8, 59, 59, tzinfo=UTC)


def test_a_date_that_was_moved_in_between_is_not_forgotten() -> None:
    plan, moved = Prompt(**HALF_YEARLY, zone="UTC"), NOON + timedelta(days=50)
    known = [PromptDate(recurrence_id=NOON + timedelta(days=8), starts_at=moved)]
    assert planned_until(plan, NOON, known=known) == moved - timedelta(seconds=1)


def test_a_plan_without_a_further_date_is_looked_at_once_a_year() -> None:
    plan = Prompt(**{**HALF_YEARLY, "rrule": ""}, zone="UTC")
    assert planned_until(plan, NOON) == NOON + timedelta(days=365, seconds=-1)
