"""Worked examples: how a colleague answered the same question in a case study that the library may show."""

from dataclasses import dataclass

from community.case_forms import case_form, is_public
from community.errors import Gone
from community.forms import Screen
from community.steps import Kind
from storage import cases
from storage.database import Database
from storage.people import Person

LOOKED_AT = 20
LONGEST = 600


@dataclass(frozen=True, slots=True)
class WorkedExample:
    title: str
    answer: str


class WorkedExamples:
    def __init__(self, db: Database) -> None:
        self._db = db

    async def of(self, person: Person, screen: Screen) -> WorkedExample | None:
        """From the newest approved case study in the person's language that its author shares with this person."""
        step = screen.step
        if step is None or step.kind not in (Kind.TEXT, Kind.LONG):
            return None
        try:
            form = case_form(screen.form.name)
        except Gone:  # forms that have no template have no case studies either
            return None
        if not is_public(form.asks(step.key)):
            return None
        which = (cases.readable_by(person.id), cases.written_with(form.template.id, person.language, person.id))
        async with self._db.read() as tx:
            found = await cases.approved(tx, *which, limit=LOOKED_AT)
        told = ((case.title, case.answers.get(step.key)) for case in found)
        return next((WorkedExample(title, answer[:LONGEST]) for title, answer in told if answer), None)
