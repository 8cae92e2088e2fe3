"""How a draft moves through its form: what an answer makes of it, where it goes on, and what it still lacks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from community.answers import check_longest, check_shortest, read_answer
from community.errors import Refusal
from community.missing import check_complete
from community.news import News
from community.parts import Part, files_of, join, part_of, remember_refused, voices_of, words_of, write
from community.steps import (
    HEARD,
    IN_PIECES,
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
)
from community.zones import folded
from locales import Texts
from storage.forms import Draft

NOT_READ = ("error-when-not-understood", "error-form-date", "error-span-not-understood", "error-hours-not-understood")
LACKING = (*NOT_READ, "error-when-no-day", "error-when-no-time", "error-when-which-day", "error-form-too-short")
"""Why a message is no answer, where one more could make it one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken(News):
    """What a message or a tap did to a draft."""

    complete: bool
    """Whether the answer is finished, so that the next question can come."""


def take_in_a_row(draft: Draft, form: Form, step: Step, said: Said, reading: Reading) -> Taken:
    """As `take`; but "every Tuesday", which says no time, and "4 pm" after it, are an answer together.

    What alone is an answer stands alone, unless it is of a long text. Otherwise as many of the messages before count
    as make an answer with this one. Raises Refusal with what is still wrong, and then it is remembered.
    """
    before = [part for part in draft.refused if part["step"] == step.key and part["text"]]
    wrong: dict[str, Refusal] = {}
    for pieces in _tries(before, step.kind is Kind.LONG) if said.option is None else [()]:
        try:
            return take(draft, form, step, said, reading, pieces)
        except Refusal as refusal:
            wrong.setdefault(refusal.text_id, refusal)
            if not pieces:
                alone = refusal
                if refusal.text_id not in LACKING:
                    break
    if said.option is None:
        lacks = step.kind in IN_PIECES and alone.text_id in LACKING
        remember_refused(draft, step, said, words=said.text if lacks else "")
    raise alone if alone.text_id not in LACKING else _most_understood(alone, wrong)


def _tries(before: Sequence[Part], together: bool) -> Iterator[tuple[Part, ...]]:
    """The messages before, to be read with the newest one: none of them, then as many as can be."""
    some = [pieces for count in range(len(before), 0, -1) for pieces in reversed([*combinations(before, count)])]
    return iter([*some, ()] if together else [(), *some])


def _most_understood(alone: Refusal, wrong: Mapping[str, Refusal]) -> Refusal:
    """Of why no answer could be made, in the order tried, the first that is about more than the newest message."""
    return next((why for text, why in wrong.items() if text not in NOT_READ and why is not alone), alone)


def take(draft: Draft, form: Form, step: Step, said: Said, reading: Reading, pieces: Sequence[Part] = ()) -> Taken:
    """Put what was said into the draft as the answer to a step, read together with the pieces said before it.

    Raises Refusal, and then nothing is changed.
    """
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
        return _with_file(draft, form, step, said, reading, pieces)
    if step.joined or (spoken and step.kind in TYPED):
        join(draft, step, said)
        to_ask_again = to_write(step, draft.answers)
        draft.joining = step.joined and not to_ask_again
        return Taken(complete=not draft.joining, told=step if to_ask_again else None)
    if step.kind is Kind.LINES and to_write(step, draft.answers):
        draft.joining = True  # lines typed now go with those before
    grows = step.kind in SEVERAL or draft.joining
    so_far = draft.answers.get(step.key) if grows else None
    before = draft.said.get(step.key, []) if grows else []
    parts = [*before, *pieces, part_of(said)] if said.option is None else before
    whole = replace(said, text=words_of([*pieces, part_of(said)])) if pieces else said
    value, asked = _read(step, whole, so_far, reading), form.asked(draft.answers)
    voices = voices_of(draft, step) if grows and (step.heard or spoken) else []
    write(draft, step, value, parts, [*voices, said.media] if spoken and said.media else voices)
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
    parts = [part_of(said, old) if part is old else part for part in before] if old else [*before, part_of(said)]
    if step.kind in TYPED:
        words = words_of(parts)
        files = files_of(parts) if step.heard else []
        if not words and not files:
            raise Refusal("error-form-empty")
        check_longest(step, words)
        if not (draft.joining and draft.step == step.key) and not files_of(parts):
            check_shortest(step, words)
        write(draft, step, words, parts, files)
    elif step.kind is Kind.MEDIA:
        had = old and old["file"]
        kept = [said.media if said.media and one == had else one for one in draft.answers.get(step.key) or []]
        write(draft, step, kept, parts)
    elif step.kind is Kind.LINES:
        value = None
        for part in parts:
            value = read_answer(step, Said(text=part["text"]), value, reading)
        write(draft, step, value, parts)
    else:
        rest, whole = draft.answers.get(step.key), replace(said, text=words_of(parts))
        if step.kind is Kind.TAGS:
            gone = read_answer(step, Said(text=old["text"]), [], reading) if old else []
            rest, whole = [tag for tag in rest or [] if tag not in gone], said
        voices = voices_of(draft, step) if step.heard or not said.text else []
        write(draft, step, _read(step, whole, rest, reading), parts, voices)


def says(said: Said, texts: Texts, what: str) -> bool:
    """Whether somebody says that an answer of several messages is "done", or that they "agree"."""
    return folded(said.text.strip(" .!¡")) in {folded(one) for one in texts.words(f"forms-{what}-words")}


def keep(draft: Draft, form: Form, step: Step, *, skipped: bool = False) -> tuple[Step, ...]:
    """Close an answer, or leave it out, and go on. Returns what became void by it."""
    asked = form.asked(draft.answers)
    if skipped or not is_answered(step, draft.answers):
        write(draft, step, None, [])
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
    draft.step, draft.returning, draft.joining, draft.refused = key, returning, False, []


def _made_void(before: Sequence[Step], form: Form, answers: Answers) -> tuple[Step, ...]:
    now = form.asked(answers)
    if now is before:  # as it is where nothing is left out
        return ()
    return tuple(step for step in before if step not in now and is_answered(step, answers))


def _with_file(draft: Draft, form: Form, step: Step, said: Said, reading: Reading, pieces: Sequence[Part]) -> Taken:
    """A picture or file with, or instead of, words: it is kept where the form asks for files."""
    place = place_for_files(draft, form)
    files = read_answer(place, said, draft.answers.get(place.key), reading) if place else []
    words = replace(said, media=None)
    taken = take(draft, form, step, words, reading, pieces) if said.text else Taken(complete=False)
    if place is None:
        return replace(taken, left_out=True)
    write(draft, place, files, [*draft.said.get(place.key, []), {**part_of(said), "text": ""}])
    return replace(taken, kept_at=place)


def _read(step: Step, said: Said, so_far: Any, reading: Reading) -> Any:
    """The value of an answer. A voice message without words adds nothing to it that could be read."""
    return so_far if step.spoken and said.is_voice and not said.text else read_answer(step, said, so_far, reading)


def place_for_files(draft: Draft, form: Form) -> Step | None:
    """The step at which a file is kept now: the one that is asked if it takes files, else the first that does."""
    places = [step for step in form.asked(draft.answers) if step.kind is Kind.MEDIA]
    return next((step for step in places if step.key == draft.step), next(iter(places), None))


def has_room_for_file(draft: Draft, form: Form) -> bool:
    """Whether a file would be kept now: there is a place for it, and room."""
    place = place_for_files(draft, form) if draft.step is not None else None
    return place is not None and not (place.maximum and len(draft.answers.get(place.key) or []) >= place.maximum)
