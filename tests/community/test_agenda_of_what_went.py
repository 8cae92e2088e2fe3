"""The agenda of the last days: what went out stands there with its card, whatever has happened since; and so does what
waits for the morning, of every kind."""

from datetime import UTC, datetime
from itertools import product

import pytest

from community.agenda import Entry
from storage.database import Database
from tests.community.circle import Circle
from tests.community.test_agenda import FRIDAYS, WEBINAR, plans, upcoming
from tests.community.test_consents import publishes
from tests.community.test_polls import posts
from tests.community.test_research import CARD, table
from tests.community.writing import QUICK

TONIGHT = datetime(2026, 11, 26, 20, 30, tzinfo=UTC)
"""Half past ten in Helsinki, in the group's quiet hours."""
FRIDAY = datetime(2026, 11, 27, 13, 30, tzinfo=UTC)


@pytest.fixture
async def circle(any_database: Database) -> Circle:
    return await Circle(any_database).gathers()


async def of(circle: Circle, *kinds: str, days: int = 7) -> list[Entry]:
    return [entry for entry in await circle.community.agenda.everything(days) if entry.kind in kinds]


async def the(circle: Circle, kind: str) -> Entry:
    (entry,) = await of(circle, kind)
    return entry


async def test_a_poll_that_is_over_stands_as_it_was_asked_and_closing_it_is_no_message(circle: Circle) -> None:
    poll = await posts(circle)
    circle.telegram.tally, circle.telegram.voters = (1, 0, 0), 1
    await circle.community.polls.close(circle.aino, poll)
    await circle.settles()
    asked, result = await of(circle, "polls-poll", "polls-close", "polls-result")
    assert [(one.state, one.is_poll) for one in (asked, result)] == [("sent", True), ("sent", False)]
    assert "Which topic next?" in asked.texts["en"]
    assert "○ Homework" in asked.texts["es"]
    assert "Feedback" in result.texts["es"]


async def test_what_was_sent_keeps_its_card_when_the_plan_is_ended(circle: Circle) -> None:
    await plans(circle, "prompt", FRIDAYS)
    await plans(circle, "webinar", WEBINAR)
    for day in (FRIDAY, datetime(2026, 12, 1, 14, 0, tzinfo=UTC)):
        circle.wall.instant = day
        await circle.waits()
    await circle.community.prompts.end(circle.aino, 1)
    await circle.community.webinars.end(circle.aino, 1)
    prompt, announcement = await of(circle, "prompts-prompt", "webinars-announcement")
    assert (prompt.state, announcement.state) == ("sent", "sent")
    assert "What worked this week?" in prompt.texts["en"]
    assert "Formative feedback" in announcement.texts["en"]


async def test_every_language_of_the_group_has_its_own_buttons(circle: Circle) -> None:
    await plans(circle, "webinar", WEBINAR)
    announcement = next(one for one in await upcoming(circle) if one.kind == "webinars-announcement")
    assert list(announcement.buttons) == list(announcement.texts) == ["en", "es"]
    assert announcement.buttons["en"][0][0] != announcement.buttons["es"][0][0]


async def test_a_research_card_shared_at_night_waits_for_the_morning_in_the_agenda(circle: Circle) -> None:
    await circle.community.research.import_file(table(CARD))
    circle.wall.instant = TONIGHT
    await circle.community.research.share(circle.kamola, 1, circle.group.id)
    (waits,) = await upcoming(circle)
    assert (waits.at, waits.kind) == (datetime(2026, 11, 27, 5, 0, tzinfo=UTC), "research-shared")
    circle.wall.instant = waits.at
    await circle.settles()
    went = await the(circle, "research-shared")
    assert went.state == "sent"
    assert "Walking lessons" in waits.texts["en"] == went.texts["en"]


async def test_a_case_study_shown_stands_there_until_its_author_takes_it_back(circle: Circle) -> None:
    case_id = await publishes(circle)
    circle.wall.instant = TONIGHT
    await circle.community.safety.consents.show(circle.diego, case_id, circle.group.id)
    (waits,) = await upcoming(circle)
    assert "A case study from the library" in waits.texts["en"]
    circle.wall.instant = waits.at
    await circle.settles()
    assert "A case study from the library" in (await the(circle, "cases-shown")).texts["en"]
    assert "My words on title" in (await the(circle, "reviews-approved")).texts["en"]
    await circle.community.cases.withdraw(circle.kamola, case_id)
    assert "taken back by its author" in (await the(circle, "cases-shown")).texts["en"]
    assert (await the(circle, "reviews-approved")).texts == {}


async def test_the_reminders_of_a_draft_stand_there_and_no_card_where_it_has_changed_since(circle: Circle) -> None:
    screen = await circle.fills(circle.kamola, QUICK, problem="Half the class could not read the page.")
    assert [(one.at.day, one.state) for one in await of(circle, "drafts-nudge", days=31)] == [
        (26, "planned"),
        (3, "planned"),
    ]
    for days in (3, 7):
        await circle.waits(days=days)
        went = [one for one in await of(circle, "drafts-nudge") if one.state == "sent"][-1]
        assert (went.at, went.texts["en"]) == (circle.wall.now(), circle.telegram.cards()[-1])
    await circle.community.forms.open(circle.kamola, screen.draft.id, 1)
    await circle.community.forms.discard(circle.kamola, screen.draft.id)
    assert {(one.state, len(one.texts)) for one in await of(circle, "drafts-nudge")} == {("sent", 0)}


async def test_what_goes_out_as_urgent_says_so_in_the_agenda_too(circle: Circle) -> None:
    await circle.community.budget.choose_for_group(circle.aino, circle.group.id, 1)
    for line in (FRIDAYS, "every friday 15:00 | And now?"):
        await plans(circle, "prompt", line)
    circle.wall.instant = FRIDAY
    await circle.settles()
    (held,) = [one for one in await circle.noted(2) if one.outcome == "budget"]
    await circle.community.budget.send_urgently(circle.aino, held.id)
    first = (await upcoming(circle))[0]
    assert "Sent as urgent by Aino" in first.texts["en"]
    await circle.settles()
    went = next(one for one in await of(circle, "prompts-prompt") if one.notice_id == held.id)
    assert (went.state, went.texts) == ("sent", first.texts)


async def test_what_went_out_today_counts_towards_the_day(circle: Circle) -> None:
    await circle.community.budget.choose_for_group(circle.aino, circle.group.id, 1)
    for line in (FRIDAYS, "every friday 16:00 | And now?"):
        await plans(circle, "prompt", line)
    circle.wall.instant = FRIDAY
    await circle.settles()
    assert [one.at.day for one in await upcoming(circle)][:2] == [4, 11]


async def test_a_line_of_the_day_tells_of_its_own_day(circle: Circle) -> None:
    await circle.community.delivery.read_daily(circle.aino, circle.group.id, wanted=True)
    await plans(circle, "prompt", "every day 12:00 | What worked?")
    await plans(circle, "prompt", "every tuesday 14:00 | And what did not?")
    for day, hour in product((23, 24, 25), (10, 12, 16)):
        circle.wall.instant = datetime(2026, 11, day, hour, 0, tzinfo=UTC)
        await circle.waits()
    said = [next(iter(one.texts.values())) for one in await of(circle, "delivery-daily") if one.state == "sent"]
    assert said == [card for card in circle.telegram.cards() if "All well" in card]
    assert (len(said), len(set(said))) == (3, 2)
