"""All use cases of one running bot, made once from the database and the clock."""

from collections.abc import Iterable

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
from community.pictures import Pictures
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


class Community:
    def __init__(
        self,
        db: Database,
        now: Now,
        *,
        language: str = "en",
        zone: str = "UTC",
        first_admins: Iterable[int] = (),
        foresee: Foresight = blind,
    ) -> None:
        self.now = now
        self.people = People(db, now, language, first_admins)
        self.groups = Groups(db, now, self.people, language, zone)
        self.delivery = Delivery(db, now)
        self.webinars = Webinars(db, now)
        self.recordings = Recordings(db, now)
        self.reminders = PersonalReminders(db, now)
        self.polls = Polls(db, now)
        self.prompts = Prompts(db, now)
        self.prompt_answers = PromptAnswers(db, now)
        self.plans = Plans(db, now, {"webinar": self.webinars.dates, "prompt": self.prompts.dates})
        self.holidays = Holidays(db, now, self.webinars.dates, self.prompts.dates)
        self.handover = Handover(db, now)
        self.budget = Budget(db, now)
        self.agenda = Agenda(db, now, foresee)
        self.cases = Cases(db, now)
        self.reviews = Reviews(db, now)
        self.safety = Safety.of(db, now)
        self.templates = Templates(db, now)
        self.pictures = Pictures()
        self.examples = WorkedExamples(db)
        self.research = Research(db, now, self.cases)
        self.forms = Forms(db, now, zone, self._definitions())
        self.drafts = DraftDesk(db, now, self.forms, zone)

    def _definitions(self) -> dict[str, Definition]:
        """Whose a form is, by the word its name begins with."""
        return {
            "people": self.people,
            "groups": self.groups,
            "poll": self.polls,
            "plan": self.plans,
            "holidays": self.holidays,
            "prompt": self.prompts,
            "webinar": self.webinars,
            "case": self.cases,
            "review": self.reviews,
            "recording": self.recordings,
            "trial": self.templates,
            **self.safety.forms,
            "research": Question(),
        }

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
        await self.drafts.close_questions()
        await self.drafts.plan()
        await self.research.forget_old_searches()
        await self.delivery.plan()
