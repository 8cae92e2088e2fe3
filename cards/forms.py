"""How a form looks: one question at a time, and the preview with a button for every answer.

A form's own words stand in its area's texts as ``<area>-step-<key>``; those of case-study templates in `content/`.
"""

from enum import StrEnum
from functools import lru_cache

from cards.answers import StepWords, WordsOf, answer_words, heading, short_question
from cards.card import MESSAGE_LIMIT, Button, Card, button, cut, in_rows, lines, paragraphs, visible_length
from cards.remarks import news, refusal_line, remarks
from cards.topics import topic_rows
from community.answers import DAYS_AGO, TAG_LIMIT, length
from community.definition import form_area
from community.draft_desk import HANDED
from community.forms import Screen
from community.steps import (
    HEARD,
    OPTION_LIMIT,
    SEVERAL,
    TAPPED,
    TYPED,
    YES,
    Kind,
    Step,
    is_answered,
    only_told,
    to_write,
    voice_key,
)
from locales import Html, Texts

SHOWN_IN_PREVIEW = (200, 120, 80, 50, 25)
"""Characters of each answer: the more there are, the fewer."""
SHOWN_AT_STEP = 700
LIMITED = {
    **dict.fromkeys(TYPED, "text"),
    **dict.fromkeys(SEVERAL, "several"),
    Kind.NUMBER: "number",
    Kind.TAGS: "tags",
    Kind.LINES: "lines",
}
"""Kinds with limits to tell, and by which text."""
WITHOUT_EXAMPLE = (*TAPPED, Kind.TAGS)
"""Kinds that are answered by their buttons, where an example would only be one more thing to read."""


def step_card(screen: Screen, words_of: WordsOf, texts: Texts) -> Card:
    """One question: where one is, what is asked, an example, and what can be done instead of answering."""
    step = screen.step
    if step is None:
        raise ValueError("this screen is a preview")
    words = words_of(screen, step, texts)
    told = to_write(step, screen.answers)
    before = [refusal_line(screen.refusal, texts), words.before, *remarks(screen, words_of, texts)]
    asked: list[Html | None]
    if step.joined and screen.draft.joining:
        asked = [Html(f"<b>{texts.escape(heading(words.prompt))}</b>"), _collected(screen, step, texts)]
    elif step.kind is Kind.LINES and screen.draft.joining:
        so_far = answer_words(screen, step, words, texts, SHOWN_AT_STEP)
        asked = [Html(f"<b>{texts.escape(words.prompt)}</b>"), texts("forms-lines-so-far", answer=so_far)]
    else:
        answered = is_answered(step, screen.answers)
        example = "" if (answered and not told) or step.kind in WITHOUT_EXAMPLE else words.example
        answer = answer_words(screen, step, words, texts, SHOWN_AT_STEP) if answered else None
        asked = [
            _question(step, words.prompt, words.hint, example, texts),
            texts("forms-so-far", answer=answer) if answer else None,
            texts("forms-replaced") if answer and step.kind in TYPED and not told else None,
            texts("forms-write-down", how="tapped" if step.kind in TAPPED else "typed") if told else None,
        ]
    above = (button(texts, "forms-button-hear", f"forms:hear:{_at(screen, step)}"),) if told else words.buttons
    rows = (*((above,) if above else ()), *_choices(screen, step, words, texts), *_ways(screen, step, words, texts))
    return Card(paragraphs([*before, _progress(screen, texts), *asked]), rows)


@lru_cache(maxsize=2_000)
def _question(step: Step, prompt: str, hint: str, example: str, texts: Texts) -> Html:
    """What is asked, with its limits and an example. All of it are words of ours, so it is put together once."""
    lead = "\n" if "\n" in example else ""
    return paragraphs(
        [
            Html(f"<b>{texts.escape(prompt)}</b>"),
            lines([_limits(step, texts), texts.escape(hint) if hint else None]),
            texts("forms-example", example=lead + example) if example else None,
        ]
    )


def _progress(screen: Screen, texts: Texts) -> Html | None:
    if screen.total < 2 or (screen.step and screen.step.usual is not None):
        return None
    return texts("forms-progress", number=screen.number, total=screen.total, minutes=screen.minutes_left)


def _collected(screen: Screen, step: Step, texts: Texts) -> Html:
    """How far an answer of several messages is."""
    words, voices = screen.answers.get(step.key) or "", screen.answers.get(voice_key(step.key)) or []
    return texts(
        "forms-collected",
        length=length(words),
        maximum=step.maximum or 0,
        voices=len(voices),
    )


def preview_card(screen: Screen, words_of: WordsOf, texts: Texts, *, head: Html, submit: str) -> Card:
    """All answers, and the buttons that end the form. *submit* is a text id."""
    asked = screen.form.asked(screen.answers)
    words = [words_of(screen, step, texts) for step in asked]
    questions = [short_question(one.prompt) for one in words]
    still_open = texts("forms-still-open", count=len(screen.missing)) if screen.missing else None
    told = news(screen, texts, words_of)
    count = sum(step.heard and step.kind in HEARD and only_told(step.key, screen.answers) for step in asked)
    to_note = texts("forms-to-be-noted", count=count) if count else None
    for share in SHOWN_IN_PREVIEW:
        answers = [answer_words(screen, *each, texts, share) for each in zip(asked, words, strict=True)]
        shown = [
            texts("forms-preview-answer", question=question, answer=answer)
            for question, answer in zip(questions, answers, strict=True)
        ]
        text = paragraphs([told, head, lines(shown), to_note, still_open])
        if visible_length(text) <= MESSAGE_LIMIT:
            break
    back = () if screen.draft.step is None else ((_to_questions(screen, texts),),)
    return Card(text, (*back, *ending_rows(screen.draft.id, texts, submit)))


def _to_questions(screen: Screen, texts: Texts) -> Button:
    return button(texts, "forms-button-questions", f"forms:show:{screen.draft.id}")


def usual_rows(screen: Screen, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    """A button for each thing that nobody was asked for, to have it otherwise."""
    steps = [step for step in screen.form.asked(screen.answers) if step.usual is not None]
    at = [f"forms:step:{screen.draft.id}.{screen.form.number(step.key)}" for step in steps]
    named = [f"{form_area(screen.form.name)}-button-{step.key}" for step in steps]
    return (tuple(button(texts, *each) for each in zip(named, at, strict=True)),)


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
    """A button for every question, ticked where it is answered; and what can be done with the whole."""
    at = screen.draft.id
    buttons = [
        _ticked(
            cut(f"{number}. {short_question(words_of(screen, step, texts).prompt)}", 58),
            is_answered(step, screen.answers) and not to_write(step, screen.answers),
            f"forms:step:{at}.{screen.form.number(step.key)}",
        )
        for number, step in enumerate(screen.form.asked(screen.answers), start=1)
    ]
    ways = (
        (_to_questions(screen, texts),) if screen.step else (),
        (button(texts, "forms-button-preview", f"forms:preview:{at}"),),
        (*_hand_over(screen, texts), button(texts, "forms-button-cancel", f"forms:discard:{at}")),
    )
    return Card(texts("forms-change-which"), (*((one,) for one in buttons), *(way for way in ways if way)))


def _hand_over(screen: Screen, texts: Texts) -> tuple[Button, ...]:
    if form_area(screen.form.name) not in HANDED:
        return ()
    return (button(texts, "drafts-button-hand-over", f"drafts:hand:{screen.draft.id}"),)


class How(StrEnum):
    """How an answer may be given."""

    TYPED = "typed"
    SEVERAL = "several"
    SPOKEN = "spoken"
    JOINED = "joined"


def _limits(step: Step, texts: Texts) -> Html | None:
    """The limit, told before it is hit."""
    kind = LIMITED.get(step.kind)
    if kind is None or step.maximum is None:
        return texts("forms-limits-least", minimum=step.minimum) if step.kind is Kind.NUMBER and step.minimum else None
    several = step.joined or step.kind is Kind.LONG
    if step.heard and step.spoken:
        how = How.JOINED if several else How.SPOKEN
    else:
        how = How.SEVERAL if several else How.TYPED
    letters = TAG_LIMIT if step.kind is Kind.TAGS else OPTION_LIMIT
    return texts(f"forms-limits-{kind}", minimum=step.minimum or 0, maximum=step.maximum, how=how, letters=letters)


def _at(screen: Screen, step: Step) -> str:
    return f"{screen.draft.id}.{screen.form.number(step.key)}"


def _choices(screen: Screen, step: Step, words: StepWords, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    at = _at(screen, step)
    chosen = screen.answers.get(step.key) or []
    match step.kind:
        case Kind.CHOICE | Kind.SPAN:
            return in_rows([Button(words.options[one], data=f"forms:pick:{at}.{one}") for one in step.options], wide=2)
        case Kind.MULTI:
            return tuple(
                (_ticked(words.options[one], one in chosen, f"forms:pick:{at}.{one}"),) for one in step.options
            )
        case Kind.TAGS:
            return topic_rows(screen, step, texts)
        case Kind.SCALE:
            marks = range(step.minimum or 0, (step.maximum or 0) + 1)
            return in_rows([_ticked(str(one), one == chosen, f"forms:pick:{at}.{one}") for one in marks], wide=6)
        case Kind.DATE:
            days = [button(texts, f"forms-button-days-ago-{ago}", f"forms:pick:{at}.{ago}") for ago in DAYS_AGO]
            return (tuple(days),)
        case Kind.SCHOOL | Kind.PERSON:
            return tuple(
                (Button(cut(one, 40), data=f"forms:pick:{at}.{place}"),) for place, one in enumerate(screen.offered)
            )
        case Kind.CONSENT:
            return ((button(texts, "forms-button-consent", f"forms:pick:{at}.{YES}"),),)
        case Kind.GROUP:
            return tuple((Button(cut(group.title, 40), data=f"forms:pick:{at}.{group.id}"),) for group in screen.groups)
        case _:
            return ()


def _ticked(label: str, chosen: bool, data: str) -> Button:
    return Button(f"✓ {label}" if chosen else label, data=data)


def _ways(screen: Screen, step: Step, words: StepWords, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    at = _at(screen, step)
    ways: list[Button] = []
    if screen.number > 1 or screen.draft.returning:
        ways.append(button(texts, "forms-button-back", f"forms:back:{screen.draft.id}"))
    if screen.must_write:
        ways.extend(_hand_over(screen, texts))
    elif is_answered(step, screen.answers):
        done = "forms-button-done" if step.joined and screen.draft.joining else "forms-button-next"
        ways.append(button(texts, done, f"forms:complete:{at}"))
        if screen.draft.returning and not step.required and step.usual is None:
            ways.append(button(texts, "forms-button-take-out", f"forms:skip:{at}"))
    elif step.later:
        ways.append(button(texts, "forms-button-later", f"forms:skip:{at}"))
    elif not step.required:
        ways.append(button(texts, "forms-button-skip", f"forms:skip:{at}"))
    more = [button(texts, "forms-button-help", f"forms:help:{at}")] if words.why else []
    if screen.total > 1:
        more.append(button(texts, "forms-button-all", f"forms:change:{screen.draft.id}"))
    return tuple(row for row in (tuple(ways), tuple(more)) if row)
