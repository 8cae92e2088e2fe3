"""Answers as people read them, and the words of the steps they belong to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from cards.card import Button, cut
from cards.when import rule_words
from community.forms import Screen
from community.steps import HEARD, Answers, Kind, Step, has_value, only_told, voice_key, when_from_answer
from content import tags
from locales import Html, Texts
from locales.dates import day_words, span_words


@dataclass(frozen=True, slots=True)
class StepWords:
    """What a step says: its question, an example answer, why it is asked, a hint, the labels of its options."""

    prompt: str
    example: str = ""
    why: str = ""
    hint: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    before: Html | None = None
    """A line that goes before the question, about what was answered just now."""
    buttons: tuple[Button, ...] = ()
    """What goes before the options."""


HEADING = 160
"""Characters at most."""
WordsOf = Callable[[Screen, Step, Texts], StepWords]


def short_question(prompt: str) -> str:
    """The first sentence of a question, as a label; one word before a colon would say too little."""
    end = _end(prompt, "?.:…")
    return cut(prompt[: end if " " in prompt[:end] else _end(prompt, "?.…")].lstrip("¿¡"), 60)


def heading(prompt: str) -> str:
    """The same above an answer, where there is room for all of the sentence and its question mark."""
    end = _end(prompt, "?.")
    return cut(prompt[: end + 1] if prompt[end : end + 1] == "?" else prompt[:end], HEADING)


def _end(prompt: str, marks: str) -> int:
    return min((index for mark in marks if (index := prompt.find(mark)) > 0), default=len(prompt))


def answer_words(screen: Screen, step: Step, words: StepWords, texts: Texts, limit: int) -> Html:
    """An answer as people read it; a dash where there is none."""
    said = value_words(screen.answers.get(step.key), step.kind, words, texts, limit, screen)
    voices = voices_words(step, screen.answers, texts)
    if voices is None:
        return said
    return Html(f"{said} {voices}") if has_value(step.key, screen.answers) else voices


def voices_words(step: Step, answers: Answers, texts: Texts) -> Html | None:
    """How many voice messages there are; or that there is nothing else, of an answer that others are counted with."""
    voices = answers.get(voice_key(step.key))
    if voices and step.kind in HEARD and only_told(step.key, answers):
        return texts("forms-only-told")
    return texts("forms-voices", count=len(voices)) if voices else None


def value_words(
    value: Any, kind: Kind, words: StepWords, texts: Texts, limit: int, screen: Screen | None = None
) -> Html:
    """The same without a draft."""
    if value in (None, "", []):
        return texts("forms-no-answer")
    return SHOWN.get(kind, _show_text)(value, screen, words, texts, limit)


def _show_text(value: Any, screen: Screen | None, words: StepWords, texts: Texts, limit: int) -> Html:
    return texts.escape(cut(str(value), limit))


def _show_choice(value: Any, screen: Screen | None, words: StepWords, texts: Texts, limit: int) -> Html:
    chosen = value if isinstance(value, list) else [value]
    return texts.escape(cut(texts.listing([words.options.get(option, option) for option in chosen]), limit))


def _show_when(value: Any, screen: Screen | None, words: StepWords, texts: Texts, limit: int) -> Html:
    return texts.escape(rule_words(when_from_answer(value), texts))


def _show_span(value: Any, screen: Screen | None, words: StepWords, texts: Texts, limit: int) -> Html:
    return texts.escape(span_words(timedelta(seconds=value), texts)) if value else texts("forms-span-open")


def _show_date(value: Any, screen: Screen | None, words: StepWords, texts: Texts, limit: int) -> Html:
    return texts.escape(day_words(date.fromisoformat(value), texts))


def _show_media(value: Any, screen: Screen | None, words: StepWords, texts: Texts, limit: int) -> Html:
    return texts("forms-files", count=len(value))


def _show_tags(value: Any, screen: Screen | None, words: StepWords, texts: Texts, limit: int) -> Html:
    return texts.escape(cut(tags.listed(value, texts.language), limit))


def _show_consent(value: Any, screen: Screen | None, words: StepWords, texts: Texts, limit: int) -> Html:
    return texts("forms-consent-given")


def _show_lines(value: Any, screen: Screen | None, words: StepWords, texts: Texts, limit: int) -> Html:
    return texts.escape(cut(texts.listing(value), limit))


def _show_group(value: Any, screen: Screen | None, words: StepWords, texts: Texts, limit: int) -> Html:
    return texts.escape(screen.group.title if screen and screen.group else "")


SHOWN: dict[Kind, Callable[[Any, Screen | None, StepWords, Texts, int], Html]] = {
    Kind.CHOICE: _show_choice,
    Kind.MULTI: _show_choice,
    Kind.DATE: _show_date,
    Kind.WHEN: _show_when,
    Kind.SPAN: _show_span,
    Kind.MEDIA: _show_media,
    Kind.TAGS: _show_tags,
    Kind.CONSENT: _show_consent,
    Kind.LINES: _show_lines,
    Kind.GROUP: _show_group,
}


def words_of_area(screen: Screen, step: Step, texts: Texts) -> StepWords:
    """The words of a form whose texts stand in `locales/`."""
    base = f"{screen.form.name.replace(':', '-')}-step-{step.key}"
    return StepWords(
        prompt=texts.plain(base),
        example=texts.plain(f"{base}-example") if texts.has(f"{base}-example") else "",
        options={option: texts.plain(f"{base}-option-{option}") for option in step.options},
    )
