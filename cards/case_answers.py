"""The answers of a case study as they are read: under their questions, with what was sent and told by voice."""

from collections.abc import Sequence

from cards.answers import StepWords, heading, short_question, value_words, voices_words
from cards.card import Card, File, Row, button, lines, visible
from cards.reading import Entry
from community.case_forms import CaseForm, form_of_case, is_public
from community.steps import NO, YES, Kind, Step, has_value, is_answered, voice_key
from locales import Html, Texts
from storage.cases import Case

ANSWER_LIMIT = 500
"""Characters of an answer that is chosen, not typed."""
MOST_NAMED = 8


def step_words(form: CaseForm, key: str, texts: Texts) -> StepWords:
    place = form.asks(key)
    words = place.question.words(texts.language)
    if place.asks_for_more:
        yes_no = {YES: texts.plain("forms-yes"), NO: texts.plain("forms-no")}
        prompt = texts.plain("forms-another", group=words.prompt) if place.round else words.prompt
        return StepWords(prompt, options=yes_no)
    prompt = texts.plain("forms-round", prompt=words.prompt, number=place.round) if place.round > 1 else words.prompt
    return StepWords(prompt, words.example, words.why, words.hint, words.options)


def questions_named(form: CaseForm, keys: Sequence[str], texts: Texts) -> str:
    """Some of a form's questions in one line."""
    questions = [short_question(step_words(form, key, texts).prompt) for key in keys[:MOST_NAMED]]
    return texts.listing([*questions, *(["…"] if len(keys) > MOST_NAMED else [])])


def entries(case: Case, texts: Texts, *, public: bool) -> list[Entry]:
    """The answers in order, for reviewers under numbers as in the form; for readers only what is meant for them."""
    form = form_of_case(case)
    listed = [
        (number, step)
        for number, step in enumerate(form.form.steps, start=1)
        if not public or (is_public(form.asks(step.key)) and step.key not in ("title", "tags"))
    ]
    answered = [(number, step) for number, step in listed if is_answered(step, case.answers)]
    return [_entry(case, form, "" if public else f"{number}. ", step, texts) for number, step in answered]


def _entry(case: Case, form: CaseForm, number: str, step: Step, texts: Texts) -> Entry:
    words, value = step_words(form, step.key, texts), case.answers.get(step.key)
    voices = voices_words(step, case.answers, texts)
    body: str | Html
    if step.kind in (Kind.TEXT, Kind.LONG) and value:
        body = str(value) + (f"\n{visible(voices)}" if voices else "")
    else:
        said = value_words(value, step.kind, words, texts, ANSWER_LIMIT) if has_value(step.key, case.answers) else None
        body = lines([said, voices])
    return Entry(f"{number}{heading(words.prompt)}", body)


def files_row(case: Case, action: str, texts: Texts, *, public: bool) -> tuple[Row, ...]:
    count = len(media_of(case, public=public))
    return ((button(texts, "cases-button-files", action, count=count),),) if count else ()


def media_of(case: Case, *, public: bool) -> list[tuple[str, Step]]:
    """What was sent with it and told by voice: Telegram's file ids, each with its kind before a colon, and the step."""
    form = form_of_case(case)
    shown = [step for step in form.form.steps if not public or is_public(form.asks(step.key))]
    keys = [(step.key if step.kind is Kind.MEDIA else voice_key(step.key), step) for step in shown]
    return [(file, step) for key, step in keys for file in case.answers.get(key) or []]


def files_of(case: Case, texts: Texts, *, public: bool) -> list[Card]:
    """Each file as a message of its own; with what is told by voice stands its question."""
    form = form_of_case(case)
    return [_file(file, step, form, texts) for file, step in media_of(case, public=public)]


def _file(file: str, step: Step, form: CaseForm, texts: Texts) -> Card:
    kind, _, file_id = file.partition(":")
    question = "" if step.kind is Kind.MEDIA else heading(step_words(form, step.key, texts).prompt)
    return Card(texts.escape(question), file=File(kind, file_id=file_id))


def recordings(case: Case, number: int, texts: Texts) -> list[Card]:
    """What was told by voice to one question, given by the number of its step."""
    form = form_of_case(case)
    told = [(file, step) for file, step in media_of(case, public=False) if form.form.number(step.key) == number]
    return [_file(file, step, form, texts) for file, step in told]
