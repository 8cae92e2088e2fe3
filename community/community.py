"""All use cases of one running bot, made once from the database and the clock."""

from collections.abc import Iterable
from dataclasses import dataclass

from community.agenda import Agenda, Foresight, blind
from community.budget import Budget
from community.cases import Cases
from community.clock import Now
from community.delivery import Delivery
from community.draft_desk import DraftDesk
from community.forms import Definition, Forms
from community.groups import Groups
from community.handover import Handover
from community.holidays import Holidays
from community.people import People
from community.plans import Plans
from community.polls import Polls
from community.prompt_answers import PromptAnswers
from community.prompts import Prompts
from community.recordings import Recordings
from community.reminders import PersonalReminders
from community.research import Question, Research
from community.reviews import Reviews
from community.safety import Safety
from community.templates import Templates
from community.webinars import Webinars
from community.worked_examples import WorkedExamples
from storage.database import Database

AREAS = ("people", "groups", "poll", "plan", "holidays", "prompt", "webinar", "case", "review", "recording", "trial")
"""The words that names of forms begin with, in the order in which the areas are made."""


@dataclass(frozen=True, slots=True)
class Community:
    now: Now
    people: People
    groups: Groups
    delivery: Delivery
    forms: Forms
    drafts: DraftDesk
    examples: WorkedExamples
    cases: Cases
    reviews: Reviews
    safety: Safety
    templates: Templates
    research: Research
    polls: Polls
    plans: Plans
    budget: Budget
    handover: Handover
    reminders: PersonalReminders
    recordings: Recordings
    holidays: Holidays
    prompts: Prompts
    prompt_answers: PromptAnswers
    webinars: Webinars
    agenda: Agenda

    @classmethod
    def of(
        cls,
        db: Database,
        now: Now,
        *,
        language: str = "en",
        zone: str = "UTC",
        first_admins: Iterable[int] = (),
        foresee: Foresight = blind,
    ) -> "Community":
        people = People(db, now, language, first_admins)
        groups = Groups(db, now, people, language, zone)
        webinars, polls, prompts, recordings = Webinars(db, now), Polls(db, now), Prompts(db, now), Recordings(db, now)
        plans = Plans(db, now, {"webinar": webinars.dates, "prompt": prompts.dates})
        holidays = Holidays(db, now, webinars.dates, prompts.dates)
        cases, reviews, templates = Cases(db, now), Reviews(db, now), Templates(db, now)
        safety = Safety.of(db, now)
        areas: tuple[Definition, ...] = (people, groups, polls, plans, holidays, prompts, webinars, cases, reviews)
        named = dict(zip(AREAS, (*areas, recordings, templates), strict=True))
        forms = Forms(db, now, zone, {**named, **safety.forms, "research": Question()})
        return cls(
            now=now,
            people=people,
            groups=groups,
            delivery=Delivery(db, now),
            forms=forms,
            drafts=DraftDesk(db, now, forms, zone),
            examples=WorkedExamples(db),
            polls=polls,
            plans=plans,
            budget=Budget(db, now),
            handover=Handover(db, now),
            reminders=PersonalReminders(db, now),
            recordings=recordings,
            holidays=holidays,
            prompts=prompts,
            prompt_answers=PromptAnswers(db, now),
            webinars=webinars,
            agenda=Agenda(db, now, foresee),
            cases=cases,
            reviews=reviews,
            safety=safety,
            templates=templates,
            research=Research(db, now, cases),
        )

    async def prepare(self) -> None:
        """What has to stand before the first message comes in."""
        await self.people.appoint_first_admins()
        await self.templates.load()
        await self.research.load_shipped()

    async def plan(self) -> None:
        """Look ahead: whatever comes round within the horizon becomes rows and notices."""
        await self.webinars.plan()
        await self.polls.plan()
        await self.prompts.plan()
        await self.drafts.plan()
        await self.research.forget_old_searches()
        await self.delivery.plan()
