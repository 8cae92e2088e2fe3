"""The messages that an answer is made of: they are kept with it, so that one more or an edit of one can change it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from community.answers import check_longest
from community.errors import Refusal
from community.steps import TYPED, Answers, Form, Kind, Said, Step, to_write, voice_key
from storage.forms import Draft

MOST_REFUSED = 4
"""Messages in a row of which no answer could be made."""
Part = dict[str, Any]
"""What one message said towards an answer: its id, its text, and Telegram's file id with its kind."""


def said_in(draft: Draft, message_id: int) -> str | None:
    """The key of the step to whose answer a message belongs, if it does."""
    belongs = (key for key, parts in draft.said.items() if any(part["id"] == message_id for part in parts))
    return next(belongs, None)


def goes_on(draft: Draft, form: Form, message_id: int | None) -> Step | None:
    """The text or list that this message was said to, if it was; another one may go on with it."""
    key = None if message_id is None else said_in(draft, message_id) or refused_by(draft, message_id)
    step = None if key is None else form.step(key)
    return step if step in form.asked(draft.answers) and (step.kind in TYPED or step.kind is Kind.LINES) else None


def remember_refused(draft: Draft, step: Step, said: Said, *, words: str = "") -> None:
    """It was no answer; an edit may make it one, and so may what comes next, for which *words* are kept."""
    part = part_of(replace(said, text=words, media=None)) | {"step": step.key}
    draft.refused = [*(one for one in draft.refused if one["id"] != said.message_id), part][-MOST_REFUSED:]


def refused_by(draft: Draft, message_id: int) -> str | None:
    """The key of the step that did not take this message, if one did."""
    return next((part["step"] for part in draft.refused if part["id"] == message_id), None)


def was_said(draft: Draft, message_id: int) -> bool:
    """Whether it belongs to this draft: to an answer, or to what is asked, which did not take it."""
    return (said_in(draft, message_id) or refused_by(draft, message_id)) is not None


def join(draft: Draft, step: Step, said: Said) -> None:
    """One more message of an answer; the first one replaces what was there, unless that is to be written down."""
    told = to_write(step, draft.answers)
    before = draft.said.get(step.key, []) if draft.joining or told else []
    if told and said.media is None:
        before = [part for part in before if not part["file"]]  # what was spoken is written now
    if not said.text.strip() and not said.media:
        raise Refusal("error-form-empty")
    parts = sorted([*before, part_of(said)], key=lambda part: part["id"] or 0)  # an edit may bring one from before
    words = words_of(parts)
    check_longest(step, words)
    write(draft, step, words, parts, files_of(parts))


def write(draft: Draft, step: Step, value: Any, parts: list[Part], voices: Sequence[str] = ()) -> None:
    answers = _without(draft.answers, voice_key(step.key)) | {step.key: value}
    draft.answers = answers | {voice_key(step.key): [*voices]} if voices else answers
    said = _without(draft.said, step.key)
    draft.said = said | {step.key: parts} if parts else said


def voices_of(draft: Draft, step: Step) -> list[str]:
    return draft.answers.get(voice_key(step.key)) or []


def part_of(said: Said, old: Part | None = None) -> Part:
    file = said.media or (old["file"] if old else None)
    return {"id": said.message_id, "text": said.text.strip(), "file": file}


def words_of(parts: Sequence[Part]) -> str:
    return "\n".join(part["text"] for part in parts if part["text"])


def files_of(parts: Sequence[Part]) -> list[str]:
    return [part["file"] for part in parts if part["file"]]


def _without(values: Answers, key: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != key}
