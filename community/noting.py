"""What an author told by voice, noted down by who reviews it: as answers that can be counted, found and compared.

The recordings stay with the case study, and the author's draft stays as it is: what was noted stands beside it.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from community.case_forms import CASE, SHARING, CaseForm, case_form, form_of_case, named
from community.clock import Now
from community.consents import UNHEARD, record
from community.errors import Gone
from community.steps import HEARD, Answers, Form, Kind, Step, has_value, only_told, voice_key
from storage import cases
from storage.cases import Case
from storage.database import Tx
from storage.forms import Draft
from storage.people import Person

NOTE = "review:note"
REVISION, TOLD, BEFORE = "noted-revision", "noted-told", "noted-before"
"""Among the answers, under names that no step has: the version heard, its steps told by voice, those noted already."""


def note_form_of(case: Case) -> str:
    return named(case.template, case.route, case.template_version, NOTE)


def note_form(name: str) -> Form:
    """The questions whose answers can be compared. Those told by voice are asked, and each of them may be left open."""
    return Form(name, tuple(_as_heard(step) for step in form_heard(name).form.steps if _is_noted_down(step)))


def form_heard(name: str) -> CaseForm:
    """The form that the author answered, from the name of the one that notes it down."""
    return case_form(CASE + name.removeprefix(NOTE))


def _is_noted_down(step: Step) -> bool:
    return step.spoken and step.kind in HEARD


def _as_heard(step: Step) -> Step:
    def was_told(answers: Answers) -> bool:
        return step.key in answers.get(TOLD, ())

    return replace(step, required=False, later=False, spoken=False, heard=False, only_if=was_told)


def to_note(case: Case) -> tuple[str, ...]:
    """The steps whose answer is a voice message that nobody has noted down."""
    steps = form_of_case(case).form.steps
    return tuple(step.key for step in steps if _is_noted_down(step) and only_told(step.key, case.answers))


def open_permissions(case: Case) -> tuple[str, ...]:
    """The steps of the permissions that are needed, and neither tapped nor noted down: nothing is shared before."""
    asked = form_of_case(case).form.asked(case.answers)
    needed = [step.key for step in asked if step.kind is Kind.CONSENT and step.required]
    return tuple(key for key in [*needed, SHARING] if not has_value(key, case.answers))


async def noted(tx: Tx, case: Case) -> tuple[str, ...]:
    """The steps whose voice messages were noted down, in the order of the form."""
    keys = {note.step for note in await cases.notes(tx, case.id)}
    return tuple(step.key for step in form_of_case(case).form.steps if step.key in keys)


def known_of(case: Case, before: Collection[str]) -> dict[str, Any]:
    """What the form begins with; what was noted *before* can be put right. Raises Gone if nothing was told by voice."""
    told = [*to_note(case), *before]
    if not told:
        raise Gone("error-button-unknown")
    known = {key: case.answers[key] for key in before}
    return {REVISION: case.revision, TOLD: told, BEFORE: known, **known}


async def note_down(tx: Tx, person: Person, case: Case, draft: Draft, now: Now) -> None:
    """Put what was heard into the case study. What was left as it was stays so; what was taken out is told, no more.

    What somebody else has noted or taken out in the meantime, or its author tapped, is not touched.
    """
    before, stood = await noted(tx, case), draft.answers.get(BEFORE) or {}
    asked = [key for key in draft.answers[TOLD] if key in (*to_note(case), *before)]
    heard = {key: draft.answers[key] for key in asked if has_value(key, draft.answers)}
    heard = {key: value for key, value in heard.items() if value != stood.get(key)}
    taken_out = {key: None for key in stood if key in before and not has_value(key, draft.answers)}
    for key in heard:
        await cases.note(tx, case.id, key, person.id, now())
    for key in taken_out:
        await cases.forget_note(tx, case.id, key)
    case.answers = {**case.answers, **heard, **taken_out}
    case.tags = case.answers.get("tags") or []
    case.audience = case.answers.get(SHARING) or UNHEARD
    await record(tx, case, now)
    draft.answers, draft.said = {}, {}  # what was heard stands in the case study alone, and is forgotten with it


async def still_noted(tx: Tx, case: Case, form: CaseForm, answers: Answers) -> dict[str, Any]:
    """What was noted down of recordings that are now sent once more; the notes of others are taken out."""
    kept: dict[str, Any] = {}
    asked = {step.key for step in form.form.asked(answers)}
    for note in await cases.notes(tx, case.id):
        key = note.step
        is_same = only_told(key, answers) and answers[voice_key(key)] == case.answers.get(voice_key(key))
        if key in asked and is_same and case.template_version == form.template.version:
            kept[key] = case.answers[key]
        else:
            await cases.forget_note(tx, case.id, key)
    return kept
