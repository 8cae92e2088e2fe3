"""What somebody who fills in a form has before them, for the cards to show."""

from dataclasses import dataclass
from datetime import datetime

from community.checks import Finding
from community.errors import Refusal
from community.missing import missing_in
from community.news import NOTHING, News
from community.parts import said_in
from community.steps import TYPED, Answers, Form, Step, to_write
from storage.forms import Draft
from storage.groups import Group


@dataclass(frozen=True, slots=True)
class Screen:
    """What the person sees now: a step to answer, or the preview when ``step`` is None."""

    draft: Draft
    form: Form
    step: Step | None
    number: int
    total: int
    now: datetime
    groups: tuple[Group, ...] = ()  # to choose from, where a step asks for one
    group: Group | None = None
    refusal: Refusal | None = None  # why the last answer was not taken
    news: News = NOTHING
    goes_on_from: int | None = None  # the message before, with whose answer the one that was refused may go on
    findings: tuple[Finding, ...] = ()  # at a plan's preview, what is to be said about it
    offered: tuple[str, ...] = ()  # answers given before, to be tapped instead of typed
    turned_to: str = ""  # where there are several pages of options: the page asked for, or the option that was tapped

    @property
    def answers(self) -> Answers:
        return self.draft.answers

    @property
    def missing(self) -> tuple[Step, ...]:
        """What still needs an answer before this can be submitted."""
        return missing_in(self.form, self.answers)

    def took_text(self, message_id: int) -> bool:
        """Whether the message was taken as the whole of a text."""
        key = said_in(self.draft, message_id)
        return key is not None and self.form.step(key).kind in TYPED and self.draft.step != key

    @property
    def must_write(self) -> bool:
        """Whether all is answered but what was told by voice and is to be written down, of which this is one."""
        if self.step is None or not to_write(self.step, self.answers):
            return False
        return all(step.key in self.answers for step in self.form.asked(self.answers))

    @property
    def minutes_left(self) -> int:
        """About how long the rest takes."""
        return self.form.minutes_left(self.answers)
