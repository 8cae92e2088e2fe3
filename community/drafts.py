"""How a draft moves through its form: what an answer makes of it, where it goes on, and what it still lacks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from community.answers import check_longest, check_shortest, read_answer
from community.errors import Refusal
from community.missing import check_complete
from community.steps import (
    HEARD,
    SEVERAL,
    TYPED,
    Answers,
    Form,
    Kind,
    Reading,
    Said,
    Step,
    is_answered,
    to_write,
    voice_key,
)
from community.zones import folded
from locales import Texts
from storage.forms import Draft

Part = dict[str, Any]
"""What one message said towards an answer: its id, its text, and Telegram's file id with its kind."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a message or a tap did to a draft."""

    complete: bool
    """Whether the answer is finished, so that the next question can come."""
    kept_at: Step | None = None
    """The step at which a file was kept that came with the answer to another one."""
    left_out: bool = False
    """Whether there was a file for which this form has no place."""
    told: Step | None = None
    """The step that a voice message answered which somebody has to note or write down."""
    taken_as: Step | None = None
    """The step at which a voice message was taken as one of its options."""
    void: tuple[Step, ...] = ()
    """Steps that have an answer and are not asked any more because of this one. It is kept, and left out."""


def take(draft: Draft, form: Form, step: Step, said: Said, reading: Reading) -> Taken:
    """Put what was said into the draft as the answer to a step. Raises Refusal, and then nothing is changed."""
    if step.grows and says(said, reading.texts, "done") and is_answered(step, draft.answers):
        check_complete(step, draft)
        return Taken(complete=True)
    if step.unrecorded and said.media is not None:
        return _unrecorded(draft, form, step, reading)
    if step.opens and said.is_voice:
        return _begin_round(draft, form, step, said, reading)
    if said.is_voice and said.text and not step.heard:
        said = replace(said, media=None)  # the words with it are what counts where nobody listens
    spoken = step.spoken and said.is_voice
    if said.media is not None and step.kind is not Kind.MEDIA and not spoken and not said.is_voice:
        return _with_file(draft, form, step, said, reading)
    if step.joined or (spoken and step.kind in TYPED):
        _join(draft, step, said)
        draft.joining = step.joined
        return Taken(complete=not step.joined, told=step if to_write(step, draft.answers) else None)
    if step.kind is Kind.LINES and to_write(step, draft.answers):
        draft.joining = True  # lines typed now go with those before
    grows = step.kind in SEVERAL or draft.joining
    so_far = draft.answers.get(step.key) if grows else None
    value, asked = _read(step, said, so_far, reading), form.asked(draft.answers)
    before = draft.said.get(step.key, []) if grows else []
    voices = _voices(draft, step) if grows and (step.heard or spoken) else []
    parts = [*before, _part(said)] if said.option is None else before
    _write(draft, step, value, parts, [*voices, said.media] if spoken and said.media else voices)
    if step.kind is Kind.LINES and not spoken and len(value) < (step.minimum or 0):
        draft.joining = grows = True  # one after the other, until their person says that these are all
    told = step if spoken and (step.kind in HEARD or not step.heard) else None
    return Taken(complete=spoken or not grows, told=told, void=_made_void(asked, form, draft.answers))


def _unrecorded(draft: Draft, form: Form, step: Step, reading: Reading) -> Taken:
    """What nobody should record here is not kept, however much of it comes: the step stays until there is a tap."""
    taken = Taken(complete=False)
    if step.stands_for is not None:
        taken = take(draft, form, step, Said(option=step.stands_for), reading)
    return replace(taken, complete=False, taken_as=step)


def _begin_round(draft: Draft, form: Form, step: Step, said: Said, reading: Reading) -> Taken:
    """Whoever speaks when asked for another one tells it. Raises Refusal where it could only be tapped."""
    asked = form.asked(draft.answers | {step.key: step.stands_for})
    first = next((one for one in asked if one.key.startswith(step.opens)), None)
    if first is None or is_answered(first, draft.answers):
        raise Refusal("error-form-no-voice-tap")
    before = draft.answers, draft.said, draft.step, draft.returning, draft.joining
    void = take(draft, form, step, Said(option=step.stands_for), reading).void
    move(draft, first.key)
    try:
        taken = take(draft, form, first, said, reading)
    except Refusal:
        draft.answers, draft.said, draft.step, draft.returning, draft.joining = before
        raise Refusal("error-form-no-voice-tap") from None
    return replace(taken, void=void, taken_as=taken.taken_as or step)


def change(draft: Draft, form: Form, step: Step, said: Said, reading: Reading) -> tuple[Step, ...]:
    """A message that was part of an answer was edited: the answer follows. Raises Refusal, then it stays.

    Returns the steps that are not asked any more because of it, though they have an answer.
    """
    if said.traces:
        raise Refusal("error-privacy-picture-file")
    asked = form.asked(draft.answers)
    _put_right(draft, step, said, reading)
    if draft.step is not None and form.step(draft.step) not in form.asked(draft.answers):
        go_on(draft, form)
    return _made_void(asked, form, draft.answers)


def _put_right(draft: Draft, step: Step, said: Said, reading: Reading) -> None:
    before: list[Part] = draft.said[step.key]
    if step.kind is not Kind.MEDIA and not said.is_voice:
        said = replace(said, media=None)  # a picture with words stays where files are kept
    old = next((part for part in before if part["id"] == said.message_id), None)
    parts = [_part(said, old) if part is old else part for part in before] if old else [*before, _part(said)]
    if step.kind in TYPED:
        words = _words(parts)
        files = _files(parts) if step.heard else []
        if not words and not files:
            raise Refusal("error-form-empty")
        check_longest(step, words)
        if not (draft.joining and draft.step == step.key) and not _files(parts):
            check_shortest(step, words)
        _write(draft, step, words, parts, files)
    elif step.kind is Kind.MEDIA:
        had = old and old["file"]
        kept = [said.media if said.media and one == had else one for one in draft.answers.get(step.key) or []]
        _write(draft, step, kept, parts)
    elif step.kind is Kind.LINES:
        _write(draft, step, read_answer(step, Said(text=_words(parts)), None, reading), parts)
    else:
        rest = draft.answers.get(step.key)
        if step.kind is Kind.TAGS:
            gone = read_answer(step, Said(text=old["text"]), [], reading) if old else []
            rest = [tag for tag in rest or [] if tag not in gone]
        voices = _voices(draft, step) if step.heard or not said.text else []
        _write(draft, step, _read(step, said, rest, reading), parts, voices)


def said_in(draft: Draft, message_id: int) -> str | None:
    """The key of the step to whose answer a message belongs, if it does."""
    belongs = (key for key, parts in draft.said.items() if any(part["id"] == message_id for part in parts))
    return next(belongs, None)


def says(said: Said, texts: Texts, what: str) -> bool:
    """Whether somebody says that an answer of several messages is "done", or that they "agree"."""
    return folded(said.text.strip(" .!¡")) in {folded(one) for one in texts.words(f"forms-{what}-words")}


def keep(draft: Draft, form: Form, step: Step, *, skipped: bool = False) -> tuple[Step, ...]:
    """Close an answer, or leave it out, and go on. Returns what became void by it."""
    asked = form.asked(draft.answers)
    if skipped or not is_answered(step, draft.answers):
        _write(draft, step, None, [])
    go_on(draft, form)
    return _made_void(asked, form, draft.answers)


def go_on(draft: Draft, form: Form) -> None:
    """To the next step without an answer, then to what is to be written down, then to the preview."""
    answers, here = draft.answers, -1 if draft.step is None else form.number(draft.step)
    asked = form.asked(answers)
    open_steps = [step.key for step in asked if step.key not in answers]
    open_steps = open_steps or [step.key for step in asked if to_write(step, answers)]
    later = (key for key in open_steps if form.number(key) > here)
    move(draft, next(later, None) or next(iter(open_steps), None))


def still_asked(draft: Draft, form: Form, number: int) -> Step | None:
    """The step with this number, if it is the one that is being asked."""
    step = form.numbered(number)
    return step if step is not None and step.key == draft.step else None


def move(draft: Draft, key: str | None, *, returning: bool = False) -> None:
    """To a step, or to the preview. What comes next there is a new answer."""
    draft.step, draft.returning, draft.joining = key, returning, False


def _made_void(before: Sequence[Step], form: Form, answers: Answers) -> tuple[Step, ...]:
    now = form.asked(answers)
    if now is before:  # as it is where nothing is left out
        return ()
    return tuple(step for step in before if step not in now and is_answered(step, answers))


def _with_file(draft: Draft, form: Form, step: Step, said: Said, reading: Reading) -> Taken:
    """A picture or file with, or instead of, words: it is kept where the form asks for files."""
    place = place_for_files(draft, form)
    words = replace(said, media=None)
    taken = take(draft, form, step, words, reading) if said.text else Taken(complete=False)
    if place is None:
        return replace(taken, left_out=True)
    files = read_answer(place, said, draft.answers.get(place.key), reading)
    _write(draft, place, files, [*draft.said.get(place.key, []), {**_part(said), "text": ""}])
    return replace(taken, kept_at=place)


def _read(step: Step, said: Said, so_far: Any, reading: Reading) -> Any:
    """The value of an answer. A voice message without words adds nothing to it that could be read."""
    return so_far if step.spoken and said.is_voice and not said.text else read_answer(step, said, so_far, reading)


def _voices(draft: Draft, step: Step) -> list[str]:
    return draft.answers.get(voice_key(step.key)) or []


def place_for_files(draft: Draft, form: Form) -> Step | None:
    """The step at which a file is kept now: the one that is asked if it takes files, else the first that does."""
    places = [step for step in form.asked(draft.answers) if step.kind is Kind.MEDIA]
    return next((step for step in places if step.key == draft.step), next(iter(places), None))


def has_room_for_file(draft: Draft, form: Form) -> bool:
    """Whether a file would be kept now: there is a place for it, and room."""
    place = place_for_files(draft, form) if draft.step is not None else None
    return place is not None and not (place.maximum and len(draft.answers.get(place.key) or []) >= place.maximum)


def _join(draft: Draft, step: Step, said: Said) -> None:
    """One more message of an answer; the first one replaces what was there."""
    parts = [*(draft.said.get(step.key, []) if draft.joining else []), _part(said)]
    if not parts[-1]["text"] and not parts[-1]["file"]:
        raise Refusal("error-form-empty")
    words = _words(parts)
    check_longest(step, words)
    _write(draft, step, words, parts, _files(parts))


def _write(draft: Draft, step: Step, value: Any, parts: list[Part], voices: Sequence[str] = ()) -> None:
    answers = _without(draft.answers, voice_key(step.key)) | {step.key: value}
    draft.answers = answers | {voice_key(step.key): [*voices]} if voices else answers
    said = _without(draft.said, step.key)
    draft.said = said | {step.key: parts} if parts else said


def _part(said: Said, old: Part | None = None) -> Part:
    file = said.media or (old["file"] if old else None)
    return {"id": said.message_id, "text": said.text.strip(), "file": file}


def _words(parts: Sequence[Part]) -> str:
    return "\n".join(part["text"] for part in parts if part["text"])


def _files(parts: Sequence[Part]) -> list[str]:
    return [part["file"] for part in parts if part["file"]]


def _without(values: Answers, key: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != key}
