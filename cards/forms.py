"""How a form looks: one question at a time, and the preview with a button for every answer.

A form's own words stand in its area's texts as ``<area>-step-<key>``; those of case-study templates in `content/`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from cards.card import MESSAGE_LIMIT, Button, Card, button, cut, in_rows, lines, paragraphs, visible_length
from cards.when import dates_words, rule_words
from community.errors import Refusal
from community.forms import Screen
from community.recurrence import next_dates
from community.steps import SEVERAL, YES, Kind, Step, when_from_answer
from content import tags
from locales import Html, Texts
from locales.dates import span_words

SHOWN_IN_PREVIEW = (200, 120, 80, 50, 25)
"""Characters of each answer: the more there are, the fewer."""
SHOWN_AT_STEP = 700


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


WordsOf = Callable[[Screen, Step, Texts], StepWords]


def words_of_area(screen: Screen, step: Step, texts: Texts) -> StepWords:
    """The words of a form whose texts stand in `locales/`."""
    base = f"{screen.form.name.replace(':', '-')}-step-{step.key}"
    return StepWords(
        prompt=texts.plain(base),
        example=texts.plain(f"{base}-example") if texts.has(f"{base}-example") else "",
        options={option: texts.plain(f"{base}-option-{option}") for option in step.options},
    )


def step_card(screen: Screen, words: StepWords, texts: Texts) -> Card:
    """One question: where one is, what is asked, an example, and what can be done instead of answering."""
    step = screen.step
    if step is None:
        raise ValueError("this screen is a preview")
    answered = is_answered(screen, step)
    text = paragraphs(
        [
            refusal_line(screen.refusal, texts),
            words.before,
            texts("forms-progress", number=screen.number, total=screen.total) if screen.total > 1 else None,
            Html(f"<b>{texts.escape(words.prompt)}</b>"),
            lines([_limits(step, texts), texts.escape(words.hint) if words.hint else None]),
            texts("forms-example", example=words.example) if words.example else None,
            texts("forms-so-far", answer=answer_words(screen, step, words, texts, SHOWN_AT_STEP)) if answered else None,
        ]
    )
    return Card(text, (*_choices(screen, step, words, texts), *_ways(screen, step, words, texts)))


def is_answered(screen: Screen, step: Step) -> bool:
    return screen.answers.get(step.key) not in (None, "", [])


def refusal_line(refusal: Refusal | None, texts: Texts) -> Html | None:
    return texts(refusal.text_id, **refusal.values) if refusal else None


def preview_card(screen: Screen, words_of: WordsOf, texts: Texts, *, head: Html, submit: str) -> Card:
    """All answers with a button for each, and the buttons that end the form. *submit* is a text id."""
    asked = screen.form.asked(screen.answers)
    words = [words_of(screen, step, texts) for step in asked]
    questions = [short_question(one.prompt) for one in words]
    still_open = texts("forms-still-open", count=len(screen.missing)) if screen.missing else None
    for share in SHOWN_IN_PREVIEW:
        answers = [answer_words(screen, *each, texts, share) for each in zip(asked, words, strict=True)]
        shown = [
            texts("forms-preview-answer", question=question, answer=answer)
            for question, answer in zip(questions, answers, strict=True)
        ]
        text = paragraphs([refusal_line(screen.refusal, texts), head, lines(shown), still_open])
        if visible_length(text) <= MESSAGE_LIMIT:
            break
    return Card(text, ending_rows(screen.draft.id, texts, submit))


def ending_rows(draft: int, texts: Texts, submit: str) -> tuple[tuple[Button, ...], ...]:
    """Do it, change something, let it go."""
    return (
        (button(texts, submit, f"forms:submit:{draft}"),),
        (
            button(texts, "forms-button-change", f"forms:change:{draft}"),
            button(texts, "forms-button-cancel", f"forms:discard:{draft}"),
        ),
    )


def change_card(screen: Screen, words_of: WordsOf, texts: Texts) -> Card:
    """A button for every answer."""
    buttons = [
        Button(
            cut(f"{number}. {short_question(words_of(screen, step, texts).prompt)}", 60),
            data=f"forms:step:{screen.draft.id}.{screen.form.index(step.key)}",
        )
        for number, step in enumerate(screen.form.asked(screen.answers), start=1)
    ]
    back = button(texts, "forms-button-preview", f"forms:show:{screen.draft.id}")
    return Card(texts("forms-change-which"), (*((one,) for one in buttons), (back,)))


def short_question(prompt: str) -> str:
    """The first sentence of a question, as a label."""
    ends = [index for mark in "?.:…" if (index := prompt.find(mark)) > 0]
    return cut(prompt[: min(ends)] if ends else prompt, 60)


def answer_words(screen: Screen, step: Step, words: StepWords, texts: Texts, limit: int) -> Html:
    """An answer as people read it; a dash where there is none."""
    return value_words(screen.answers.get(step.key), step.kind, words, texts, limit, screen)


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


def _show_media(value: Any, screen: Screen | None, words: StepWords, texts: Texts, limit: int) -> Html:
    return texts("forms-files", count=len(value))


def _show_tags(value: Any, screen: Screen | None, words: StepWords, texts: Texts, limit: int) -> Html:
    labels = tags.labels(texts.language)
    return texts.escape(cut(texts.listing([labels.get(tag, tag) for tag in value]), limit))


def _show_consent(value: Any, screen: Screen | None, words: StepWords, texts: Texts, limit: int) -> Html:
    return texts("forms-consent-given")


def _show_lines(value: Any, screen: Screen | None, words: StepWords, texts: Texts, limit: int) -> Html:
    return texts.escape(cut(texts.listing(value), limit))


def _show_group(value: Any, screen: Screen | None, words: StepWords, texts: Texts, limit: int) -> Html:
    return texts.escape(screen.group.title if screen and screen.group else "")


SHOWN: dict[Kind, Callable[[Any, Screen | None, StepWords, Texts, int], Html]] = {
    Kind.CHOICE: _show_choice,
    Kind.MULTI: _show_choice,
    Kind.WHEN: _show_when,
    Kind.SPAN: _show_span,
    Kind.MEDIA: _show_media,
    Kind.TAGS: _show_tags,
    Kind.CONSENT: _show_consent,
    Kind.LINES: _show_lines,
    Kind.GROUP: _show_group,
}


def _limits(step: Step, texts: Texts) -> Html | None:
    """The limit, told before it is hit."""
    kind = {Kind.TEXT: "text", Kind.LONG: "text", Kind.NUMBER: "number"}.get(
        step.kind, "several" if step.kind in SEVERAL else ""
    )
    if not kind or step.maximum is None:
        return None
    return texts(f"forms-limits-{kind}", minimum=step.minimum or 0, maximum=step.maximum)


def _choices(screen: Screen, step: Step, words: StepWords, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    at = f"{screen.draft.id}.{screen.form.index(step.key)}"
    chosen = screen.answers.get(step.key) or []
    match step.kind:
        case Kind.CHOICE | Kind.SPAN:
            return in_rows([Button(words.options[one], data=f"forms:pick:{at}.{one}") for one in step.options], wide=2)
        case Kind.MULTI:
            return tuple(
                (_ticked(words.options[one], one in chosen, f"forms:pick:{at}.{one}"),) for one in step.options
            )
        case Kind.TAGS:
            labels = tags.labels(texts.language)
            listed = dict.fromkeys([*chosen, *labels])
            shown = [_ticked(labels.get(tag, tag), tag in chosen, _tag_data(at, tag)) for tag in listed]
            return in_rows(shown, wide=3, letters=30)
        case Kind.CONSENT:
            return ((button(texts, "forms-button-consent", f"forms:pick:{at}.{YES}"),),)
        case Kind.GROUP:
            return tuple((Button(cut(group.title, 40), data=f"forms:pick:{at}.{group.id}"),) for group in screen.groups)
        case _:
            return ()


def _tag_data(at: str, tag: str) -> str:
    """A proposed word may be longer than a button's data can hold; it is taken out by its first letters then."""
    return f"forms:pick:{at}.{tag}".encode()[:64].decode(errors="ignore")


def _ticked(label: str, chosen: bool, data: str) -> Button:
    return Button(f"✓ {label}" if chosen else label, data=data)


def _ways(screen: Screen, step: Step, words: StepWords, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    at = f"{screen.draft.id}.{screen.form.index(step.key)}"
    ways: list[Button] = []
    if screen.number > 1 or screen.draft.returning:
        ways.append(button(texts, "forms-button-back", f"forms:back:{screen.draft.id}"))
    if is_answered(screen, step):
        ways.append(button(texts, "forms-button-next", f"forms:complete:{at}"))
    elif step.later:
        ways.append(button(texts, "forms-button-later", f"forms:skip:{at}"))
    elif not step.required:
        ways.append(button(texts, "forms-button-skip", f"forms:skip:{at}"))
    more = button(texts, "forms-button-help", f"forms:help:{at}") if words.why else None
    return tuple(row for row in (tuple(ways), (more,) if more else ()) if row)


def plan_lines(screen: Screen, texts: Texts) -> Html:
    """What a plan's rule means: in words, then the next three dates."""
    when = when_from_answer(screen.answers["when"])
    dates = next_dates(when, screen.now)
    return lines([texts("forms-next-dates", count=len(dates)), dates_words(dates, when.zone, texts)])
