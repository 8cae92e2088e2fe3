"""What an answer still lacks before its form can go on, and a form before it can end."""

from community.answers import check_longest, check_shortest
from community.errors import Refusal
from community.steps import SEVERAL, TYPED, Answers, Form, Kind, Step, to_write, voice_key
from storage.forms import Draft


def check_complete(step: Step, draft: Draft) -> None:
    """Raises Refusal with what an answer still lacks before the form can go on."""
    value = draft.answers.get(step.key)
    if draft.answers.get(voice_key(step.key)):
        return
    if step.kind is Kind.LINES and len(value or []) < (step.minimum or 1):
        raise Refusal("error-form-options-few", minimum=step.minimum or 1)
    if step.required and step.kind in SEVERAL and len(value or []) < (step.minimum or 1):
        raise Refusal("error-form-too-few", minimum=step.minimum or 1)
    if step.required and value is None:
        raise Refusal("error-form-needed")
    if step.kind in TYPED and value:
        check_longest(step, value)
        if draft.joining or not step.joined:  # else it can be left before it is complete
            check_shortest(step, value)


def is_missing(step: Step, answers: Answers) -> bool:
    """Whether a form cannot be submitted without (more of) an answer here."""
    if to_write(step, answers):
        return True
    if not step.required or answers.get(voice_key(step.key)):
        return False
    if step.kind is Kind.LINES and answers.get(step.key):
        return len(answers[step.key]) < (step.minimum or 1)
    return answers.get(step.key) in (None, []) or (step.kind in TYPED and not fits_limits(step, answers))


def missing_in(form: Form, answers: Answers) -> tuple[Step, ...]:
    """The steps that are."""
    return tuple(step for step in form.asked(answers) if is_missing(step, answers))


def fits_limits(step: Step, answers: Answers) -> bool:
    """Whether typed words are neither too few nor too many; a voice message is neither."""
    words = answers.get(step.key)
    if words and not answers.get(voice_key(step.key)):
        try:
            check_longest(step, words)
            check_shortest(step, words)
        except Refusal:
            return False
    return True
