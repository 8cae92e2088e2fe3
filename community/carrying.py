"""Newer questions for answers given to older ones: what is different, and which answers still fit."""

from dataclasses import dataclass
from typing import Any

from community.answers import length
from community.case_forms import CASE, CaseForm, case_form, named
from community.definition import form_area
from community.drafts import go_on, move
from community.errors import Gone, Refusal
from community.steps import TYPED, Kind, Step, is_answered, voice_key
from storage.forms import Draft


@dataclass(frozen=True, slots=True)
class Differences:
    """Keys of steps, by what became of them in the version that is offered now."""

    old: CaseForm
    new: CaseForm
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    """Asked in other words, with other options or limits."""
    again: tuple[str, ...]
    """Those of them whose answer does not fit any more."""


def has_newer(name: str) -> bool:
    """Whether a form's template is offered in a newer version than the form's."""
    if form_area(name) != CASE:
        return False
    try:
        begun = case_form(name)
        offered = case_form(named(begun.template.id, begun.route))
    except Gone:
        return False
    return offered.form.version > begun.form.version


def compare(draft: Draft) -> Differences:
    """Raises Refusal if there is nothing newer."""
    if not has_newer(draft.form):
        raise Refusal("error-already-newest")
    old = case_form(draft.form)
    new = case_form(named(old.template.id, old.route))
    both = [step for step in new.form.steps if step.key in old.places]
    answered = [step for step in both if is_answered(step, draft.answers)]
    return Differences(
        old=old,
        new=new,
        added=tuple(step.key for step in new.form.steps if step.key not in old.places),
        removed=tuple(step.key for step in old.form.steps if step.key not in new.places),
        changed=tuple(step.key for step in both if new.asks(step.key).question != old.asks(step.key).question),
        again=tuple(step.key for step in answered if not _fits(old.form.step(step.key), step, draft)),
    )


def carry_over(draft: Draft, differences: Differences) -> None:
    """The answers stand in the newer form from now on; those that do not fit are asked again."""
    again = {key for one in differences.again for key in (one, voice_key(one))}
    draft.answers = {key: value for key, value in draft.answers.items() if key not in again}
    draft.said = {key: parts for key, parts in draft.said.items() if key in differences.new.places and key not in again}
    draft.form, draft.version = differences.new.form.name, differences.new.form.version
    move(draft, None)
    go_on(draft, differences.new.form)


def _fits(old: Step, new: Step, draft: Draft) -> bool:
    """Whether an answer to the old step is one to the new step."""
    value: Any = draft.answers.get(new.key)
    if old.kind is not new.kind and not {old.kind, new.kind} <= {*TYPED}:
        return False
    match new.kind:
        case Kind.CHOICE:
            return value in new.options
        case Kind.MULTI:
            return {*value} <= {*new.options} and _within(new, len(value))
        case Kind.TAGS | Kind.MEDIA:
            return _within(new, len(value))
        case Kind.NUMBER | Kind.SCALE:
            return _within(new, value)
        case _ if new.kind in TYPED:
            voices = draft.answers.get(voice_key(new.key))
            return new.spoken if voices else _within(new, length(value))
    return True


def _within(step: Step, count: int) -> bool:
    return (step.minimum or 0) <= count and (step.maximum is None or count <= step.maximum)
