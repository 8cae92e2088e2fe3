"""Newer questions for answers given to older ones: what is different, and which answers still fit.

No answer is thrown away: words that are too long or short stay under their question, which is asked again, and what
has no place any more is put aside under its question and version, from where a later version may fetch it.
"""

from dataclasses import dataclass
from typing import Any

from community.case_forms import CASE, CaseForm, case_form, named
from community.definition import form_area
from community.drafts import go_on, move
from community.errors import Gone, Refusal
from community.missing import fits_limits
from community.steps import TYPED, Answers, Kind, Step, is_answered, only_told, voice_key
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
    changed = {step.key for step in both if new.asks(step.key).question != old.asks(step.key).question}
    answered = [step for step in both if step.key in changed and is_answered(step, draft.answers)]
    return Differences(
        old=old,
        new=new,
        added=tuple(step.key for step in new.form.steps if step.key not in old.places),
        removed=tuple(step.key for step in old.form.steps if step.key not in new.places),
        changed=tuple(step.key for step in both if step.key in changed),
        again=tuple(step.key for step in answered if not _fits(old, new, step.key, draft.answers)),
    )


def carry_over(draft: Draft, differences: Differences) -> None:
    """The answers stand in the newer form from now on; those that do not fit are asked again."""
    old, new = differences.old, differences.new
    answers = dict(draft.answers)
    stay = {key for key in old.places if key in new.places and _has_place(old, new, key, answers)}
    for key in old.places.keys() - stay:
        _rename(answers, key, _aside(key, old.form.version))
    for key in new.places.keys() - stay:
        _fetch(answers, key, old, new)
    draft.answers = answers
    draft.said = {key: parts for key, parts in draft.said.items() if key in stay}
    draft.form = new.form.name
    move(draft, None)
    go_on(draft, new.form)


def _aside(key: str, version: int) -> str:
    """Under which an answer is kept that the newer form has no place for."""
    return f"{key}@{version}"


def _fetch(answers: dict[str, Any], key: str, before: CaseForm, new: CaseForm) -> None:
    """From aside, the newest answer to a question of the same key that is one to this one."""
    if new.form.step(key).kind is Kind.CONSENT:
        return  # it is given anew
    for version in range(before.form.version - 1, 0, -1):
        aside = _aside(key, version)
        if aside in answers:
            asked = case_form(named(before.template.id, before.route, version))
            put = {key: answers[aside], voice_key(key): answers.get(voice_key(aside))}
            if _fits(asked, new, key, put):
                _rename(answers, aside, key)
                return


def _rename(answers: dict[str, Any], key: str, other: str) -> None:
    """With its voice messages. What was skipped is left out."""
    kept = {voice_key(other): answers.pop(voice_key(key), None), other: answers.pop(key, None)}
    if any(kept.values()):
        answers |= {name: value for name, value in kept.items() if value is not None or name == other}


def _fits(old: CaseForm, new: CaseForm, key: str, answers: Answers) -> bool:
    """Whether the answer to a question of before is one to this one, and nothing is left to do."""
    step = new.form.step(key)
    return _has_place(old, new, key, answers) and (step.kind not in TYPED or fits_limits(step, answers))


def _has_place(old: CaseForm, new: CaseForm, key: str, answers: Answers) -> bool:
    """Whether it can stand here; words that are too long or short can, until they are put right."""
    was, step = old.form.step(key), new.form.step(key)
    if old.asks(key).question == new.asks(key).question or not is_answered(step, answers):
        return True
    if was.kind is not step.kind and not {was.kind, step.kind} <= {*TYPED}:
        return False
    if only_told(key, answers):
        return step.spoken and step.kind is not Kind.CONSENT
    value: Any = answers.get(key)
    match step.kind:
        case Kind.CONSENT:
            return False  # to other words
        case Kind.CHOICE:
            return value in step.options
        case Kind.MULTI:
            return {*value} <= {*step.options} and _within(step, len(value))
        case Kind.TAGS | Kind.MEDIA:
            return _within(step, len(value))
        case Kind.NUMBER | Kind.SCALE:
            return _within(step, value)
    return True


def _within(step: Step, count: int) -> bool:
    return (step.minimum or 0) <= count and (step.maximum is None or count <= step.maximum)
