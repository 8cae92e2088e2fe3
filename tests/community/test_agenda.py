"""The agenda: who may see it, what stands on it, and what is said of a plan before it is confirmed."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import func, select

from community.agenda import Entry
from community.checks import check_form, look_over
from community.errors import NotAllowed
from community.every_form import every_form
from community.forms import Screen
from community.steps import Form, Kind, Step
from storage import notices
from storage.database import Database
from storage.groups import Group
from storage.notices import NewNotice, Notice
from storage.webinars import Answer, WebinarDate
from tests.community.circle import Circle

FRIDAYS = "every friday 15:30 | What worked this week?"
AT_NIGHT = "every tuesday 22:30 | Still awake?"
WEBINAR = "2nd tuesday 16:00 | Formative feedback | https://meet.example/abc"


@pytest.fixture
async def circle(any_database: Database) -> Circle:
    return await Circle(any_database).gathers()


async def plans(circle: Circle, form: str, line: str, group: Group | None = None) -> None:
    areas = {"prompt": circle.community.prompts, "webinar": circle.community.webinars}
    answers = areas[form].read_line(line, circle.aino, "Europe/Helsinki")
    await circle.submits(circle.aino, form, group_id=(group or circle.group).id, **answers)


async def upcoming(circle: Circle) -> list[Entry]:
    return (await circle.community.agenda.of_group(circle.aino, circle.group.id))[1]


def told(entries: list[Entry]) -> list[tuple[datetime, str]]:
    return [(entry.at, next(iter(entry.texts.values()))) for entry in entries]


@pytest.mark.slow
async def test_what_the_agenda_says_is_what_goes_out(circle: Circle) -> None:
    await plans(circle, "prompt", FRIDAYS)
    await plans(circle, "webinar", WEBINAR)
    said = told(await upcoming(circle))
    assert len(said) > 6
    went: list[tuple[datetime, str]] = []
    for at in sorted({at for at, _ in said}):
        circle.wall.instant = at
        await circle.community.plan()
        await circle.settles()
        went += [(at, text) for text in circle.telegram.cards()]
        circle.telegram.sent.clear()
    assert went == said


@pytest.mark.slow
async def test_looking_ahead_changes_nothing(circle: Circle) -> None:
    await plans(circle, "webinar", WEBINAR)

    async def rows() -> list[int]:
        async with circle.db.read() as tx:
            return [await tx.scalar(select(func.count()).select_from(one)) or 0 for one in (Notice, WebinarDate)]

    before = await rows()
    assert await circle.community.agenda.everything(366)
    assert await rows() == before
    assert circle.telegram.sent == []


async def test_only_who_plans_for_a_group_sees_its_agenda(circle: Circle) -> None:
    other = await circle.founds(-200, "Science")
    await plans(circle, "prompt", FRIDAYS, other)
    for person in (circle.kamola, circle.zoe):
        with pytest.raises(NotAllowed):
            await circle.community.agenda.of_group(person, circle.group.id)
    group, entries = await circle.community.agenda.of_group(circle.ada, other.id)
    assert group.title == "Science"
    assert len(entries) == 5
    assert await upcoming(circle) == []


async def test_a_post_stands_in_the_groups_language_first_and_in_those_its_members_read(circle: Circle) -> None:
    await plans(circle, "prompt", FRIDAYS)
    first = (await upcoming(circle))[0]
    assert list(first.texts) == ["en", "es"]
    assert (first.to, first.state, first.kind) == (3, "planned", "prompts-prompt")


async def test_private_reminders_are_counted_by_language_and_other_private_messages_are_nobodys_business(
    circle: Circle,
) -> None:
    await plans(circle, "webinar", WEBINAR)
    circle.wall.instant = datetime(2026, 12, 1, 14, 0, tzinfo=UTC)
    await circle.waits()
    async with circle.db.read() as tx:
        date = await tx.scalar(select(WebinarDate.id)) or 0
    for person in (circle.aino, circle.kamola, circle.diego):
        await circle.community.webinars.rsvp(person, date, Answer.GOING)
    async with circle.db.begin() as tx:
        secret = {"key": "x", "kind": "people-named-admin", "subject_id": 1, "person_id": circle.ada.id, "details": {}}
        await notices.add(tx, NewNotice(**secret, due_at=circle.wall.instant))
    private = [entry for entry in await upcoming(circle) if entry.group is None]
    assert [(entry.kind, entry.to, list(entry.texts)) for entry in private] == [
        ("webinars-soon", 2, ["en"]),
        ("webinars-soon", 1, ["es"]),
    ]


async def test_what_went_out_in_the_last_week_stands_on_the_operators_agenda(circle: Circle) -> None:
    await plans(circle, "prompt", FRIDAYS)
    circle.wall.instant = datetime(2026, 11, 27, 13, 30, tzinfo=UTC)
    await circle.settles()
    circle.wall.passes(hours=1)
    entries = [entry for entry in await circle.community.agenda.everything(7) if entry.kind == "prompts-prompt"]
    assert [(entry.state, entry.at.day) for entry in entries] == [("sent", 27), ("planned", 4)]
    assert "What worked" in entries[0].texts["en"]


# --- checks -----------------------------------------------------------------------------------------------------


async def preview(circle: Circle, form: str, line: str) -> Screen:
    area = {"prompt": circle.community.prompts, "webinar": circle.community.webinars}[form]
    answers = area.read_line(line, circle.aino, "Europe/Helsinki")
    screen = await circle.fills(circle.aino, form, group_id=circle.group.id, **answers)
    return await circle.community.agenda.preview(screen)


async def test_a_plan_in_quiet_hours_is_said_once_before_it_is_confirmed(circle: Circle) -> None:
    (finding,) = (await preview(circle, "prompt", AT_NIGHT)).findings
    assert (finding.check, finding.refused) == ("waits", False)
    assert finding.meant_for == datetime(2026, 11, 24, 20, 30, tzinfo=UTC)
    assert finding.when == datetime(2026, 11, 25, 5, 0, tzinfo=UTC)


async def test_a_good_plan_needs_no_words(circle: Circle) -> None:
    assert (await preview(circle, "prompt", FRIDAYS)).findings == ()
    assert (await preview(circle, "webinar", WEBINAR)).findings == ()


async def test_a_plan_close_to_another_is_said_and_one_further_away_is_not(circle: Circle) -> None:
    await plans(circle, "prompt", FRIDAYS)
    (finding,) = (await preview(circle, "prompt", "every friday 15:45 | And tomorrow?")).findings
    assert (finding.check, finding.other) == ("close", "prompts-prompt")
    assert (await preview(circle, "prompt", "every friday 16:30 | And tomorrow?")).findings == ()


async def test_a_preview_of_what_plans_nothing_is_left_alone(circle: Circle) -> None:
    screen = await circle.fills(circle.aino, "prompt", group_id=circle.group.id)
    assert await circle.community.agenda.preview(screen) is screen


def entry(**more: object) -> Entry:
    group = Group(id=1, title="Maths", zone="UTC", quiet_from=time(21), quiet_until=time(7))
    noon = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
    plain = Entry(noon, "prompts-prompt", 1, 1, group, 3, {"en": "Hello"})  # type: ignore[dict-item]
    return replace(plain, **more)  # type: ignore[arg-type]


NIGHT = datetime(2026, 12, 1, 23, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"at": NIGHT}, ["quiet"]),
        ({"at": NIGHT, "state": "sent"}, []),
        ({"at": NIGHT, "group": None}, []),
        ({"links": ["https://meet.example/a"]}, []),
        ({"links": ["tomorrow, same place"]}, ["link"]),
        ({"too_long_in": ["es"]}, ["long"]),
        ({"too_long_in": ["en"], "texts": {}}, ["refused"]),
        ({"at": datetime(2026, 12, 2, 7, 0, tzinfo=UTC), "meant_for": NIGHT}, ["waits"]),
    ],
)
def test_each_check_finds_what_it_is_for(changes: dict[str, object], found: list[str]) -> None:
    (looked,) = look_over([entry(**changes)])
    assert [finding.check for finding in looked.findings] == found


@pytest.mark.parametrize(
    ("minutes", "subject", "found"), [(59, 2, ["close"]), (60, 2, []), (59, 1, []), (0, 2, ["close"])]
)
def test_two_posts_within_an_hour_are_found_unless_they_are_about_the_same(
    minutes: int, subject: int, found: list[str]
) -> None:
    first = entry()
    second = entry(at=first.at + timedelta(minutes=minutes), subject_id=subject)
    looked = look_over([first, second])
    assert [finding.check for finding in looked[1].findings] == found


def test_no_form_of_ours_has_a_dead_end() -> None:
    forms = list(every_form())
    assert len(forms) > 10
    assert [finding for form in forms for finding in check_form(form)] == []


@pytest.mark.parametrize(
    ("step", "check"),
    [
        (Step("a", Kind.CHOICE), "dead-end"),
        (Step("a", Kind.MULTI, minimum=3, options=("x", "y")), "dead-end"),
        (Step("a", Kind.TEXT, minimum=10, maximum=5), "dead-end"),
        (Step("a", Kind.CHOICE, required=False), None),
        (Step("a", Kind.TEXT, only_if=lambda answers: answers.get("first") == "never"), "never-asked"),
        (Step("a", Kind.TEXT, only_if=lambda answers: answers.get("first") == "no"), None),
        (Step("a", Kind.TEXT, only_if=lambda answers: answers["first"] == "no" and "typed" in answers), None),
    ],
)
def test_a_form_that_leads_nowhere_is_found(step: Step, check: str | None) -> None:
    first = Step("first", Kind.CHOICE, options=("yes", "no"))
    form = Form("test", (first, Step("typed", Kind.TEXT), step))
    found = check_form(form)
    assert [one.check for one in found] == ([check] if check else [])
    assert all(one.words == {"form": "test", "step": "a"} for one in found)
