"""What of a case study is put before a person: each word that looks personal once, wherever it stands."""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from community.case_forms import CaseForm
from community.parts import Part
from community.privacy.check import check
from community.privacy.findings import Kind
from community.steps import TYPED, Answers, voice_key
from community.steps import Kind as StepKind
from content.privacy import cues
from locales import languages
from storage.privacy import Clearance

UNCHECKED = {"faces": ("photo", "video", "video_note"), "voices": ("voice", "audio"), "files": ("document",)}
"""What is not looked into, listened to or read, with Telegram's kinds of files; so the author is asked, and who reviews
is told."""
WITH_NAMES = "coauthors"
"""The step that asks for the names of colleagues."""
NAMED = (StepKind.PERSON, StepKind.SCHOOL)
"""Kinds of steps that ask for a name."""
NAMING = (Kind.NAME, Kind.LISTED, Kind.HANDLE)
AROUND = 40
"""Characters shown on either side of the words."""
LATIN = "\u024f"
"""The last of the Latin letters."""
OTHER = "und"
"""IETF tag of a language that is not known."""
OUT = "…"
"""Stands in the place of what was taken out."""


@dataclass(frozen=True, slots=True)
class Place:
    step: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Concern:
    """Words that may tell who somebody is; or files that may, and ``words`` is their number then.

    ``kind`` is one of the check's kinds, or of `UNCHECKED`.
    """

    kind: str
    words: str
    mark: str
    """A short name for it, the same as long as kind and words are."""
    around: str
    """The words with a little of what stands around them."""
    places: tuple[Place, ...]
    reasons: tuple[Clearance, ...] = ()
    """Why it is fine, by whoever said so."""


def concerns(
    form: CaseForm, answers: Answers, reads: str, school: Set[str], said: Iterable[Clearance]
) -> list[Concern]:
    """In the order of the form. *reads* is the author's language, which need not be the one they wrote in."""
    reasons: dict[str, list[Clearance]] = {}
    for clearance in said:
        reasons.setdefault(clearance.mark, []).append(clearance)
    found: dict[str, tuple[str, str, str, list[Place]]] = {}
    for step, text in _texts(form, answers):
        for one in check(text, _written_in(text, reads), school):
            if one.kind in NAMING and (step == WITH_NAMES or form.form.step(step).kind in NAMED):
                continue
            words = text[one.start : one.end]
            entry = found.setdefault(mark_of(one.kind, words), (one.kind, words, _around(text, one.start, one.end), []))
            entry[3].append(Place(step, one.start, one.end))
    shown = [
        Concern(kind, words, mark, around, tuple(places), tuple(reasons.get(mark, ())))
        for mark, (kind, words, around, places) in found.items()
    ]
    return [*shown, *(one for kind in UNCHECKED for one in _unchecked(kind, form, answers, reasons))]


def mark_of(kind: str, words: str) -> str:
    return blake2b(f"{kind}|{words.casefold()}".encode(), digest_size=5).hexdigest()


def without(answers: Answers, concern: Concern) -> dict[str, Any]:
    """The answers with these words, or these files, taken out."""
    changed = dict(answers)
    for place in sorted(concern.places, key=lambda place: place.start, reverse=True):
        value = changed.get(place.step)
        if concern.kind in UNCHECKED:
            _take_out_files(changed, place.step, UNCHECKED[concern.kind])
        elif isinstance(value, list):
            changed[place.step] = [one for one in value if concern.words.casefold() not in one.casefold()]
        elif value:  # else it was noted down for the author, whose own answer is a voice message
            changed[place.step] = value[: place.start] + OUT + value[place.end :]
    return changed


def unsaid(said: Mapping[str, list[Part]], concern: Concern) -> dict[str, Any]:
    """The messages that answers are made of, with the same taken out: an edit of one brings nothing of another back."""
    changed = dict(said)
    for step in {place.step for place in concern.places} & said.keys():
        changed[step] = [_unsaid(part, concern) for part in said[step]]
        if changed[step] == said[step]:  # words that two messages share
            del changed[step]
    return changed


def _unsaid(part: Part, concern: Concern) -> Part:
    if concern.kind not in UNCHECKED:
        return part | {"text": re.sub(re.escape(concern.words), OUT, part["text"], flags=re.IGNORECASE)}
    return part | {"file": None} if part["file"] and _is_one(part["file"], UNCHECKED[concern.kind]) else part


def _texts(form: CaseForm, answers: Answers) -> Iterable[tuple[str, str]]:
    for step in form.form.asked(answers):
        value = answers.get(step.key)
        if step.kind in TYPED and value:
            yield step.key, value
        elif step.kind is StepKind.TAGS:
            yield from ((step.key, tag) for tag in value or [])


def _unchecked(
    kind: str, form: CaseForm, answers: Answers, reasons: Mapping[str, list[Clearance]]
) -> Iterable[Concern]:
    """All files of a kind together; another one asks anew."""
    places, files = [], []
    for step in form.form.asked(answers):
        sent = answers.get(step.key) if step.kind is StepKind.MEDIA else answers.get(voice_key(step.key))
        if found := [file for file in sent or [] if _is_one(file, UNCHECKED[kind])]:
            places.append(Place(step.key, 0, 0))
            files += found
    if files:
        mark = mark_of(kind, "|".join(files))
        yield Concern(kind, str(len(files)), mark, "", tuple(places), tuple(reasons.get(mark, ())))


def _take_out_files(answers: dict[str, Any], step: str, kinds: tuple[str, ...]) -> None:
    """From a step's files, or from the voice messages of its answer; an answer of which nothing is left is none."""
    key = voice_key(step) if voice_key(step) in answers else step
    answers[key] = [file for file in answers[key] if not _is_one(file, kinds)]
    if not answers[key]:
        answers[step] = answers[step] or None


def _is_one(file: str, kinds: tuple[str, ...]) -> bool:
    return file.partition(":")[0] in kinds


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return (
        ("…" if start > AROUND else "") + before + text[start:end] + after + ("…" if end + AROUND < len(text) else "")
    )


def _written_in(text: str, reads: str) -> str:
    """The shipped language whose small words are most in the text; the author's own where that says nothing.

    None of them, where there is no such word and most letters are not Latin.
    """
    words = re.findall(r"[^\W\d_]+", text.lower())
    count = {language: sum(word in cues(language)["stop"] for word in words) for language in languages()}
    best = max(count.values(), default=0)
    if not best and sum(letter > LATIN for word in words for letter in word) * 2 > sum(map(len, words)):
        return OTHER
    return reads if count.get(reads, 0) == best else max(count, key=lambda language: count[language])
