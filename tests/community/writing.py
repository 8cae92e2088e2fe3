"""A teacher who writes case studies in tests: answers every question of a form, in words of one's choice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from community.case_forms import case_form
from community.community import Community
from community.forms import Done, Screen
from community.people import Account
from community.reviews import changes_form
from community.steps import YES, Kind, Said, Step
from storage.database import Database
from storage.people import Person

QUICK = "case:promising-practice:quick"
FULL = "case:promising-practice:full"


@dataclass
class Wall:
    """The movable present."""

    instant: datetime = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant

    def passes(self, **span: float) -> None:
        self.instant += timedelta(**span)


@dataclass
class Village:
    """A community on a real database: Kamola and Diego write, Ada reviews."""

    db: Database
    wall: Wall = field(default_factory=Wall)

    def __post_init__(self) -> None:
        self.community = Community(self.db, self.wall.now, first_admins=[9])

    async def meets(self, telegram_id: int, name: str, language: str = "en") -> Person:
        return await self.community.people.meet(Account(telegram_id, name, None, language), in_private=True)

    async def kamola(self) -> Person:
        return await self.meets(1, "Kamola")

    async def diego(self) -> Person:
        return await self.meets(2, "Diego", "es")

    async def ada(self) -> Person:
        return await self.meets(9, "Ada")

    async def writes(self, person: Person, name: str = QUICK, **own: Any) -> Screen:
        """Up to the preview."""
        screen: Screen | Done = await self.community.forms.begin(person, name)
        while isinstance(screen, Screen) and screen.step is not None:
            screen = await self.answers(person, screen, own)
            assert not (isinstance(screen, Screen) and screen.refusal), screen
        assert isinstance(screen, Screen)
        return screen

    async def answers(self, person: Person, screen: Screen, own: Mapping[str, Any] | None = None) -> Screen | Done:
        """The question that is being asked."""
        step, forms = screen.step, self.community.forms
        assert step is not None
        value = (own or {}).get(step.key, usual_answer(step))
        at = screen.form.number(step.key)
        match step.kind:
            case Kind.MULTI | Kind.TAGS:
                for option in value:
                    await forms.choose(person, screen.draft.id, at, option)
                return await forms.complete(person, screen.draft.id, at)
            case Kind.MEDIA if value:
                for file in value:
                    await forms.answer(person, Said(media=file))
                return await forms.complete(person, screen.draft.id, at)
            case Kind.MEDIA:
                return await forms.skip(person, screen.draft.id, at)
            case Kind.CHOICE | Kind.CONSENT:
                return await forms.choose(person, screen.draft.id, at, value)
            case _:
                shown = await forms.answer(person, Said(text=str(value)))
                assert shown is not None
                return await forms.complete(person, screen.draft.id, at) if step.joined else shown

    async def submits(self, person: Person, name: str = QUICK, **own: Any) -> int:
        """A case study whose answers are all known, into the queue; its id."""
        answers = {step.key: own.get(step.key, usual_answer(step)) for step in case_form(name).form.steps}
        screen = await self.community.forms.begin(person, name, answers=answers)
        done = await self.community.forms.submit(person, screen.draft.id)
        while isinstance(done, Done) and done.kind == "privacy-next":
            mark = done.details["look"].current.mark
            await self.community.safety.privacy.is_fine(person, screen.draft.id, mark, "agreed")
            done = await self.community.forms.submit(person, screen.draft.id)
        assert isinstance(done, Done)
        return done.subject_id

    async def approves(self, case_id: int) -> None:
        ada = await self.ada()
        submission = await self.community.reviews.read(ada, case_id)
        await self.community.reviews.approve(ada, case_id, submission.case.revision)

    async def asks_for_changes(self, case_id: int, answer: str, reason: str, by: Person | None = None) -> Done:
        ada = by or await self.ada()
        case = (await self.community.reviews.read(ada, case_id)).case
        name = changes_form(case)
        answers = {"revision": case.revision, "answer": answer, "reason": reason}
        screen = await self.community.forms.begin(ada, name, subject_id=case_id, answers=answers)
        done = await self.community.forms.submit(ada, screen.draft.id)
        assert isinstance(done, Done)
        return done

    async def declines(self, case_id: int, reason: str) -> Done:
        ada = await self.ada()
        case = (await self.community.reviews.read(ada, case_id)).case
        answers = {"revision": case.revision, "reason": reason}
        screen = await self.community.forms.begin(ada, "review:decline", subject_id=case_id, answers=answers)
        done = await self.community.forms.submit(ada, screen.draft.id)
        assert isinstance(done, Done)
        return done


def usual_answer(step: Step) -> Any:
    """One that this step takes."""
    match step.kind:
        case Kind.TAGS:
            return ["literacy"]
        case Kind.MULTI:
            return [step.options[0]]
        case Kind.CHOICE:
            return "everyone" if step.key == "consent_share" else step.options[0]
        case Kind.CONSENT:
            return YES
        case Kind.NUMBER:
            return step.minimum or 1
        case Kind.MEDIA:
            return []
        case _:
            return (f"My words on {step.key}. " * 90)[: max(step.minimum or 0, 50)].strip() + "!"
