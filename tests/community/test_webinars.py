"""A webinar's dates and what is told of them, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from community.community import Community
from community.errors import Gone, NotAllowed, Refusal
from community.forms import Done, Screen
from community.groups import Chat
from community.people import Account
from storage.database import Database
from storage.groups import Group
from storage.notices import Notice, State
from storage.people import Person
from storage.webinars import Answer, Rsvp, WebinarDate

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LINE = "2nd tuesday 16:00 Europe/Helsinki | Formative feedback | meet.example/abc"

FIRST = int(datetime(2026, 12, 8, 14, 0, tzinfo=UTC).timestamp())


class School:
    """A group that Aino facilitates and Kamola is in; Zoe is a stranger."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.instant = NOON
        self.community = Community(db, lambda: self.instant, zone="Europe/Helsinki")
        self.webinars = self.community.webinars

    async def open(self) -> None:
        people = self.community.people
        self.aino = await people.meet(Account(1, "Aino"), in_private=True)
        self.kamola = await people.meet(Account(2, "Kamola"), in_private=True)
        self.zoe = await people.meet(Account(3, "Zoe"), in_private=True)
        self.group: Group = await self.community.groups.come(Chat(-7, "Maths"), self.aino, as_admin=False)
        await self.community.groups.seen(Chat(-7, "Maths"), self.kamola)

    async def plan(self, person: Person, line: str = LINE) -> Done | Screen:
        answers = self.webinars.read_line(line, person, "Europe/Helsinki")
        screen = await self.community.forms.begin(person, "webinar", group_id=self.group.id, answers=answers)
        return await self.community.forms.submit(person, screen.draft.id)

    async def notices(self, *where: object) -> list[tuple[str, datetime]]:
        async with self.db.read() as tx:
            rows = await tx.scalars(
                select(Notice)
                .where(Notice.kind.startswith("webinars"), Notice.state == State.DUE, *where)  # type: ignore[arg-type]
                .order_by(Notice.due_at)
            )
            return [(row.kind.removeprefix("webinars-"), row.due_at) for row in rows]

    async def count(self, what: type) -> int:
        async with self.db.read() as tx:
            return await tx.scalar(select(func.count()).select_from(what)) or 0


@pytest.fixture
async def school(any_database: Database) -> School:
    school = School(any_database)
    await school.open()
    return school


async def test_a_date_is_announced_a_week_before_and_reminded_of(school: School) -> None:
    await school.plan(school.aino)
    start = datetime(2026, 12, 8, 14, 0, tzinfo=UTC)
    assert await school.notices() == [
        ("announcement", start - timedelta(days=7)),
        ("tomorrow", start - timedelta(days=1)),
        ("soon", start - timedelta(hours=1)),
        ("now", start),
        ("over", start + timedelta(hours=1)),
    ]


async def test_planning_again_changes_nothing_and_time_brings_the_next_date(school: School) -> None:
    await school.plan(school.aino)
    await school.webinars.plan()
    assert await school.count(WebinarDate) == 1
    school.instant += timedelta(days=20)
    await school.webinars.plan()
    await school.webinars.plan()
    assert await school.count(WebinarDate) == 2


async def test_only_a_facilitator_plans(school: School) -> None:
    with pytest.raises(NotAllowed):
        await school.plan(school.kamola)
    with pytest.raises(NotAllowed):
        await school.plan(school.zoe)
    assert await school.notices() == []


@pytest.mark.parametrize("line", ["", "2nd tuesday 16:00", "a | b | c", "2nd tuesday 16:00 | Title | no link", "||"])
async def test_a_line_that_is_not_understood_is_refused(school: School, line: str) -> None:
    with pytest.raises(Refusal):
        school.webinars.read_line(line, school.aino, "Europe/Helsinki")


async def test_an_answer_is_kept_once_and_changed_by_the_next_and_only_from_members(school: School) -> None:
    await school.plan(school.aino)
    await school.webinars.rsvp(school.kamola, 1, Answer.GOING)
    await school.webinars.rsvp(school.kamola, 1, Answer.GOING)
    await school.webinars.rsvp(school.kamola, 1, Answer.MAYBE)
    shown = await school.webinars.invitation(school.kamola, 1)
    assert (shown.counts[Answer.GOING], shown.counts[Answer.MAYBE]) == (0, 1)
    with pytest.raises(NotAllowed):
        await school.webinars.rsvp(school.zoe, 1, Answer.GOING)
    with pytest.raises(NotAllowed):
        await school.webinars.invitation(school.zoe, 1)
    assert await school.count(Rsvp) == 1


async def test_a_skipped_date_is_called_off_once_and_takes_no_answers(school: School) -> None:
    await school.plan(school.aino)
    with pytest.raises(NotAllowed):
        await school.community.plans.skip(school.kamola, "webinar1", FIRST)
    await school.community.plans.skip(school.aino, "webinar1", FIRST)
    await school.community.plans.skip(school.aino, "webinar1", FIRST)
    assert (await school.webinars.invitation(school.aino, 1)).date.sequence == 1
    assert await school.notices() == []
    with pytest.raises(Gone):
        await school.webinars.rsvp(school.kamola, 1, Answer.GOING)


async def test_a_date_that_is_over_is_neither_skipped_nor_answered(school: School) -> None:
    await school.plan(school.aino)
    school.instant = datetime(2026, 12, 9, 14, 0, tzinfo=UTC)
    with pytest.raises(Gone):
        await school.community.plans.skip(school.aino, "webinar1", FIRST)
    with pytest.raises(Gone):
        await school.webinars.rsvp(school.kamola, 1, Answer.GOING)


async def test_an_ended_webinar_tells_nothing_more(school: School) -> None:
    await school.plan(school.aino)
    await school.webinars.end(school.aino, 1)
    with pytest.raises(Gone):
        await school.webinars.end(school.aino, 1)
    assert await school.notices() == []
    school.instant += timedelta(days=60)
    await school.webinars.plan()
    assert await school.notices() == []
