"""How a draft moves through its form: where it goes on, and what it still lacks."""

from typing import Any

from community.errors import Refusal
from community.steps import SEVERAL, Answers, Form, Step
from storage.forms import Draft


def go_on(draft: Draft, form: Form) -> None:
    """To the next step without an answer, or to the preview when there is none."""
    open_steps = [step.key for step in form.asked(draft.answers) if step.key not in draft.answers]
    later = [key for key in open_steps if draft.step is None or form.index(key) > form.index(draft.step)]
    draft.step, draft.returning = next(iter(later or open_steps), None), False


def is_missing(step: Step, answers: Answers) -> bool:
    return step.required and answers.get(step.key) in (None, [])


def too_few(step: Step, value: Any) -> Refusal | None:
    if step.required and step.kind in SEVERAL and len(value or []) < (step.minimum or 1):
        return Refusal("error-form-too-few", minimum=step.minimum or 1)
    return Refusal("error-form-needed") if step.required and value is None else None
