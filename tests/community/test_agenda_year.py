"""What the agenda said is what goes out, to the minute and the letter: two months, and in `make soak` a year.

Plans are changed, paused, skipped, moved and ended; people come, answer, and leave. After each of these the agenda of
the group concerned is asked again; until then it has to hold.
"""

import asyncio
import os
import random
import re
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy import select

from cards.card import Card
from community.agenda import Entry
from community.community import Community
from community.errors import Gone, Refusal
from community.forms import Done
from community.groups import Chat
from community.people import Account
from community.steps import Said
from scheduler.agenda import Foresight
from scheduler.courier import Courier
from scheduler.kinds import Sent, What
from scheduler.pace import Pace
from scheduler.registry import KINDS
from scheduler.transport import Outcome, Word
from storage.database import Database
from storage.groups import Group, Membership, Role
from storage.people import Person
from storage.prompts import Prompt
from storage.scratch import Scratch
from storage.webinars import Answer, Webinar, WebinarDate
from tests.community.writing import Wall

IS_SOAK = "SOAK" in os.environ
GROUPS, MONTHS = (200, 12) if IS_SOAK else (10, 2)
ACTS_A_MONTH = 8
ZONES = ("Europe/Helsinki", "America/Bogota", "Asia/Tashkent", "Australia/Lord_Howe")
MONTH = timedelta(days=31)
EVENINGS_TOO = ("08:00", "12:15", "16:30", "20:45", "23:30")
"""Some of them in quiet hours."""
RULES = ("BYDAY=2TU", "BYDAY=-1FR", "BYDAY=1MO", "BYDAY=-1SU", "BYMONTHDAY=31")
Told = Counter[tuple[datetime, str, str]]
"""When, to whom ("group" or "private") and what; and how often."""


@dataclass
class Letterbox:
    """In the place of Telegram: takes everything and notes when it came."""

    wall: Wall
    told: dict[int, Told] = field(default_factory=dict)
    """By the number of the group it is about."""
    last: int = 0

    async def send(self, chat_id: int, what: What, *, thread: int | None, reply_to: int | None) -> Outcome:
        assert isinstance(what, Card)
        self.last += 1
        kind = "group" if chat_id < 0 else "private"
        self.told.setdefault(number_in(what.text), Counter())[self.wall.instant, kind, what.text] += 1
        return Outcome(Word.SENT, Sent(self.last))

    async def edit(self, chat_id: int, message_id: int, card: Card) -> Outcome:
        return Outcome(Word.SENT, Sent(message_id))


def number_in(text: str) -> int:
    """Which group it is about; in a greeting only the one who invited has a number."""
    if found := re.search(r"Group (\d+)", text):
        return int(found[1])
    found = re.search(r"Person (\d+)", text)
    assert found is not None, text
    return int(found[1]) // 10


def as_told(entries: list[Entry]) -> dict[int, Told]:
    told: dict[int, Told] = {}
    for entry in entries:
        if entry.is_planned:
            text = next(iter(entry.texts.values()))
            kind, times = ("group", 1) if entry.group else ("private", entry.to)
            told.setdefault(number_in(text), Counter())[entry.at, kind, text] += times
    return told


class Country:
    """Groups in four zones and two languages, each with a facilitator, two teachers and a plan that comes round."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.wall = Wall()
        self.dice = random.Random(7)
        self.foresee = Foresight(db, self.wall.now)
        self.community = Community(db, self.wall.now)
        self.letters = Letterbox(self.wall)
        transport: Any = self.letters
        people, groups = self.community.people, self.community.groups
        hurry = Pace(count(step=60).__next__)  # a minute goes by whenever it looks, so nobody waits
        self.courier = Courier(db, self.wall.now, transport, hurry, KINDS, people, groups)
        self.noted = db.noted
        self.people: dict[int, list[Person]] = {}
        self.groups: dict[int, Group] = {}
        self.planning = self.wall.instant
        self.expected: dict[int, Told] = {}
        self.done: Counter[str] = Counter()

    async def founds(self, numbers: range) -> None:
        """Groups that have been there for long."""
        async with self.db.begin() as tx:
            for number in numbers:
                group = Group(
                    chat_id=-1 - number,
                    title=f"Group {number}",
                    language=("en", "es")[number % 2],
                    zone=ZONES[number % len(ZONES)],
                    quiet_from=time(21),
                    quiet_until=time(7),
                    added_at=self.wall.instant,
                )
                mine = [self._person(number * 10 + place) for place in range(3)]
                tx.add_all([group, *mine])
                await tx.flush()
                for person in mine:
                    role = Role.FACILITATOR if person is mine[0] else Role.TEACHER
                    tx.add(Membership(group_id=group.id, person_id=person.id, role=role))
                tx.add(self._plan_of(group, mine[0]))
                self.groups[number], self.people[number] = group, mine
        await self.community.plan()

    def _person(self, number: int) -> Person:
        return Person(
            telegram_id=1000 + number,
            name=f"Person {number}",
            language=("en", "es")[number % 3 == 0],
            reachable=number % 7 != 0,
            met_at=self.wall.instant,
        )

    def _plan_of(self, group: Group, aino: Person) -> Prompt | Webinar:
        is_prompt = self.dice.random() < 0.8
        rule = f"FREQ=MONTHLY;INTERVAL={2 if is_prompt else 3};{self.dice.choice(RULES)}"
        planned = {
            "group_id": group.id,
            "made_by": aino.id,
            "rrule": rule,
            "starts_on": self.wall.instant.date(),
            "at": time.fromisoformat(self.dice.choice(EVENINGS_TOO)),
            "zone": group.zone,
            "planned_until": self.wall.instant,
        }
        if is_prompt:
            return Prompt(text=f"{group.title}?", **planned)
        return Webinar(title=f"{group.title} meets", link="https://meet.example/x", **planned)

    # --- what people do -----------------------------------------------------------------------------------------

    def some_time(self, rule: str, zone: str) -> dict[str, str]:
        at = self.dice.choice(EVENINGS_TOO)
        return {"rrule": rule, "start": self.wall.instant.date().isoformat(), "at": f"{at}:00", "zone": zone}

    async def plans(self, number: int) -> None:
        aino, group = self.people[number][0], self.groups[number]
        if self.dice.random() < 0.8:
            form = "prompt"
            when = self.some_time(f"FREQ=MONTHLY;INTERVAL=2;{self.dice.choice(RULES)}", group.zone)
            answers: dict[str, object] = {"when": when, "text": f"Group {number}?"}
        else:
            form = "webinar"
            when = self.some_time(f"FREQ=MONTHLY;INTERVAL=3;{self.dice.choice(RULES)}", group.zone)
            answers = {"when": when, "title": f"Group {number} meets", "link": "https://meet.example/x"}
        screen = await self.community.forms.begin(aino, form, group_id=group.id, answers=answers)
        await self.community.forms.submit(aino, screen.draft.id)

    async def changes_the_question(self, number: int) -> None:
        aino, zone = self.people[number][0], self.groups[number].zone
        screen = await self.community.forms.begin(aino, "prompt", subject_id=await self._prompt(number))
        draft = screen.draft.id
        await self.community.forms.open(aino, draft, 1)
        await self.community.forms.answer(
            aino, Said(text=f"every 3rd thursday {self.dice.choice(EVENINGS_TOO)} {zone}")
        )
        await self.community.forms.open(aino, draft, 2)
        await self.community.forms.answer(aino, Said(text=f"Group {number}, asked in another way?"))
        await self.community.forms.submit(aino, draft)

    async def pauses(self, number: int) -> None:
        await self.community.plans.pause(self.people[number][0], await self._plan(number))

    async def pauses_for_a_while(self, number: int) -> None:
        day = (self.wall.instant + timedelta(days=self.dice.randrange(5, 25))).date()
        await self.fills(number, "plan:pause", plan=await self._plan(number), until=day.isoformat())

    async def resumes(self, number: int) -> None:
        await self.community.plans.resume(self.people[number][0], await self._plan(number))

    async def ends(self, number: int) -> None:
        await self.community.prompts.end(self.people[number][0], await self._prompt(number))

    async def skips(self, number: int) -> None:
        await self.community.plans.skip(self.people[number][0], *await self._next(number))

    async def moves(self, number: int) -> None:
        plan, at = await self._next(number)
        to = datetime.fromtimestamp(at, UTC) + timedelta(days=self.dice.choice((-2, 1, 5)), hours=3)
        when = {"rrule": "", "start": to.date().isoformat(), "at": "17:00:00", "zone": self.groups[number].zone}
        await self.fills(number, "plan:move", plan=plan, at=at, when=when)

    async def moves_all_that_follow(self, number: int) -> None:
        plan, at = await self._next(number)
        when = self.some_time("FREQ=MONTHLY;INTERVAL=2;BYDAY=2WE", self.groups[number].zone)
        await self.fills(number, "plan:following", plan=plan, at=at, when=when)

    async def has_holidays(self, number: int) -> None:
        first = (self.wall.instant + timedelta(days=self.dice.randrange(3, 20))).date()
        days = f"{first:%d.%m.%Y} - {first + timedelta(days=9):%d.%m.%Y}: leave"
        await self.fills(number, "holidays:holiday", days=days)

    async def answers(self, number: int) -> None:
        shown = await self.community.webinars.overview(self.people[number][0], self.groups[number].id)
        for person in self.people[number][1:] if shown else ():
            date = await self._date_of(shown[0].webinar.id)
            await self.community.webinars.rsvp(person, date, self.dice.choice(list(Answer)))

    async def fills(self, number: int, form: str, **answers: object) -> None:
        aino, group_id = self.people[number][0], self.groups[number].id
        screen = await self.community.forms.begin(aino, form, group_id=group_id, answers=answers)
        assert isinstance(await self.community.forms.submit(aino, screen.draft.id), Done)

    async def one_leaves(self, number: int) -> None:
        person = self.people[number][2]
        await self.community.groups.member_left(self.groups[number].chat_id, Account(person.telegram_id, person.name))

    async def one_blocks_the_bot(self, number: int) -> None:
        await self.community.people.block(self.people[number][1])

    async def the_bot_is_removed(self, number: int) -> None:
        await self.community.groups.leave(self.groups[number].chat_id)

    async def the_bot_comes_back(self, number: int) -> None:
        chat = Chat(self.groups[number].chat_id, f"Group {number}")
        await self.community.groups.come(chat, self.people[number][0], as_admin=True)

    async def wants_other_quiet_hours(self, number: int) -> None:
        hours = self.dice.choice(((time(18), time(9)), (time(0), time(0)), (time(12), time(14))))
        await self.community.groups.choose_quiet_hours(self.people[number][0], self.groups[number].id, *hours)

    async def _prompt(self, number: int) -> int:
        shown = await self.community.prompts.overview(self.people[number][0], self.groups[number].id)
        return shown[0].prompt.id if shown else 0

    async def _plan(self, number: int) -> str:
        """A plan of the group's, webinar or prompt."""
        aino, group_id = self.people[number][0], self.groups[number].id
        webinars = [f"webinar{one.webinar.id}" for one in await self.community.webinars.overview(aino, group_id)]
        prompts = [f"prompt{one.prompt.id}" for one in await self.community.prompts.overview(aino, group_id)]
        return self.dice.choice([*webinars, *prompts] or ["prompt0"])

    async def _next(self, number: int) -> tuple[str, int]:
        """A plan of the group's and the second at which its rule has the next date."""
        plan = await self._plan(number)
        dates = (await self.community.plans.view(self.people[number][0], plan)).dates
        return plan, int(dates[0].recurrence_id.timestamp()) if dates else 0

    async def _date_of(self, webinar_id: int) -> int:
        async with self.db.read() as tx:
            soon = select(WebinarDate.id).where(
                WebinarDate.webinar_id == webinar_id, WebinarDate.starts_at > self.wall.instant
            )
            return await tx.scalar(soon.order_by(WebinarDate.starts_at).limit(1)) or 0

    @property
    def acts(self) -> list[Callable[[int], Awaitable[None]]]:
        return [
            self.plans,
            self.changes_the_question,
            self.pauses,
            self.pauses_for_a_while,
            self.resumes,
            self.ends,
            self.skips,
            self.moves,
            self.moves_all_that_follow,
            self.has_holidays,
            self.answers,
            self.one_leaves,
            self.one_blocks_the_bot,
            self.the_bot_is_removed,
            self.the_bot_comes_back,
            self.wants_other_quiet_hours,
        ]

    # --- time ---------------------------------------------------------------------------------------------------

    async def goes_by(self, until: datetime) -> None:
        """The clock comes round: plans are looked at, and what is due goes out."""
        while True:
            due = await self.courier.next_due()
            moment = min(due or until, self.planning, until)
            self.wall.instant = max(moment, self.wall.instant)
            if self.planning <= self.wall.instant:
                await self.community.plan()
                self.planning += timedelta(days=20)
            await self.settles()
            if moment >= until:
                return

    async def settles(self) -> None:
        self.noted.set()
        await asyncio.sleep(0)
        while await self.courier.rest() != 0:  # noqa: ASYNC110
            await asyncio.sleep(0)

    # --- the agenda ---------------------------------------------------------------------------------------------

    async def looks_ahead(self, until: datetime) -> None:
        now = self.wall.instant
        self.expected = as_told(await self.foresee(since=now, until=until))
        self.letters.told.clear()

    def holds(self, number: int) -> bool:
        """Whether what was said for the time up to now has happened, and nothing else."""
        said = self.expected.get(number, Counter())
        due = Counter({one: times for one, times in said.items() if one[0] <= self.wall.instant})
        return due == self.letters.told.get(number, Counter())

    async def acts_somewhere(self, until: datetime) -> None:
        """Somebody does something; what it tells at once is told, and the agenda of that group is another one."""
        number, act = self.dice.randrange(len(self.groups)), self.dice.choice(self.acts)
        assert self.holds(number)
        try:
            await act(number)
            self.done[act.__name__] += 1
        except (Gone, Refusal):  # nothing to skip there, or it is paused already
            return
        await self.settles()
        # That something went out late is told to a person, and stands in no group's agenda but in that of all.
        group_id = None if act == self.the_bot_comes_back else self.groups[number].id
        anew = await self.foresee(since=self.wall.instant, until=until, group_id=group_id)
        self.expected[number] = self.letters.told.get(number, Counter()) + as_told(anew).get(number, Counter())


@pytest.mark.slow
async def test_months_with_many_groups_go_as_the_agenda_said() -> None:
    country = Country(Scratch())
    running = asyncio.create_task(country.courier.run())
    await country.founds(range(GROUPS))
    await country.settles()
    went = 0
    for _ in range(MONTHS):
        end = country.wall.instant + MONTH
        await country.looks_ahead(end)
        begin = country.wall.instant
        for moment in sorted(begin + country.dice.random() * MONTH for _ in range(ACTS_A_MONTH)):
            await country.goes_by(moment)
            await country.acts_somewhere(end)
        await country.goes_by(end)
        assert {number: told for number, told in country.expected.items() if told} == country.letters.told
        went += sum(told.total() for told in country.letters.told.values())
    assert went > (1000 if IS_SOAK else 5)
    assert len(country.done) > (len(country.acts) - 1 if IS_SOAK else len(country.acts) // 2)
    running.cancel()
