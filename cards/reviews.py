"""What reviewers see: the queue, a case study page by page, the verdicts; and what its author is told."""

from collections.abc import Sequence
from dataclasses import replace

from cards.answers import StepWords, short_question, value_words
from cards.card import Button, Card, Row, button, cut, paragraphs
from cards.case_answers import entries, files_row, questions_named, step_words
from cards.cases import name_of, page_line, topics
from cards.forms import ending_rows, preview_card
from cards.privacy import left_in
from cards.reading import leafing, pages
from cards.remarks import news
from community.case_forms import CaseForm, case_form, form_of_case
from community.forms import Done, Screen
from community.noting import NOTE, form_heard
from community.reviews import WHOLE, Queue, Submission
from community.steps import Kind, Step
from locales import Html, Texts
from storage.cases import Case, CaseReview, CaseState

QUOTED = 500
"""Characters of an answer in what its author is told."""


def queue(queue: Queue, texts: Texts) -> Card:
    """How many wait, and a button for each."""
    if not queue.waiting:
        return Card(texts("reviews-none"))
    rows = tuple(
        (Button(cut(f"{one.title} · {name_of(one, texts)}", 60), data=f"reviews:open:{one.id}.0"),)
        for one in queue.cases
    )
    last = (queue.waiting - 1) // queue.per_page
    text = texts("reviews-queue", waiting=queue.waiting)
    return Card(text, (*rows, *leafing(queue.page, last, "reviews:queue:")))


def came_in(submission: Submission, texts: Texts) -> Card:
    """For an admin, as soon as it was submitted."""
    text = paragraphs([texts("reviews-came-in"), _head(submission, texts), _about_version(submission, texts)])
    read = button(texts, "reviews-button-read", f"reviews:open:{submission.case.id}.0")
    return Card(text, ((read,), (button(texts, "reviews-button-queue", "reviews:queue:0"),)), silent=True)


def reading(submission: Submission, page: int, texts: Texts) -> Card:
    """One page with every answer, and below it the verdicts."""
    case = submission.case
    found = pages(entries(case, texts, public=False), texts)
    page = min(page, len(found) - 1)
    text = paragraphs(
        [
            _head(submission, texts),
            *([topics(case, texts), _about_version(submission, texts)] if page == 0 else []),
            found[page],
            page_line(page, len(found), texts),
            _why_not(submission, texts),
            left_in(submission.concerns, texts) if page == 0 else None,
        ]
    )
    rows = (
        *leafing(page, len(found) - 1, f"reviews:open:{case.id}."),
        *files_row(case, f"reviews:files:{case.id}", texts, public=False),
        *_personal_row(submission, texts),
        *_noting_row(submission, texts),
        *(_verdicts(case, texts) if submission.may_decide else ()),
        (button(texts, "reviews-button-queue", "reviews:queue:0"),),
    )
    return Card(text, rows)


def _personal_row(submission: Submission, texts: Texts) -> tuple[Row, ...]:
    """To what the privacy check finds, for who may decide."""
    found = submission.concerns
    if not (found and submission.may_decide):
        return ()
    action = f"privacy:look:{submission.case.draft_id}.{found[0].mark}"
    return ((button(texts, "privacy-button-look", action, count=len(found)),),)


def _noting_row(submission: Submission, texts: Texts) -> tuple[Row, ...]:
    """To the questions that were answered by voice, for who may decide."""
    if not submission.may_decide or not (submission.told or submission.noted):
        return ()
    action = f"reviews:note:{submission.case.id}.{submission.case.revision}"
    return ((button(texts, "reviews-button-note", action, count=len(submission.told)),),)


def noted(done: Done, texts: Texts) -> Card:
    """The submission again, with what was heard in it."""
    card = reading(done.details["submission"], 0, texts)
    return replace(card, text=paragraphs([texts("reviews-noted"), card.text]))


def _head(submission: Submission, texts: Texts) -> Html:
    case = submission.case
    return texts("reviews-head", title=case.title, name=name_of(case, texts), author=submission.author)


def _about_version(submission: Submission, texts: Texts) -> Html | None:
    """What was asked for before, if this is a later version."""
    if submission.case.revision == 1 or submission.last is None:
        return None
    return texts("reviews-version", number=submission.case.revision, reason=cut(submission.last.reason, 300))


def _why_not(submission: Submission, texts: Texts) -> Html | None:
    if submission.case.state is not CaseState.IN_REVIEW:
        return texts(f"reviews-state-{submission.case.state}")
    if not submission.is_own:
        return None
    return texts("reviews-own-only-you" if submission.may_decide else "reviews-own")


def _verdicts(case: Case, texts: Texts) -> tuple[Row, ...]:
    about = f"{case.id}.{case.revision}"
    return (
        (button(texts, "reviews-button-approve", f"reviews:approve:{about}"),),
        (
            button(texts, "reviews-button-changes", f"reviews:changes:{about}"),
            button(texts, "reviews-button-decline", f"reviews:decline:{about}"),
        ),
    )


def sure_approve(submission: Submission, texts: Texts) -> Card:
    case, told = submission.case, submission.told
    back = (button(texts, "reviews-button-back", f"reviews:open:{case.id}.0"),)
    if submission.permissions:
        open_ones = questions_named(form_of_case(case), submission.permissions, texts)
        text = texts("reviews-unheard", count=len(submission.permissions), questions=open_ones)
        changes = button(texts, "reviews-button-changes", f"reviews:changes:{case.id}.{case.revision}")
        return Card(text, (*_noting_row(submission, texts), (changes,), back))
    questions = questions_named(form_of_case(case), told, texts)
    text = paragraphs(
        [
            texts("reviews-approve-sure", title=case.title),
            texts(f"reviews-audience-{case.audience}"),
            texts("reviews-only-told", count=len(told), questions=questions) if told else None,
            left_in(submission.concerns, texts),
        ]
    )
    return Card(
        text,
        (
            (button(texts, "reviews-button-approve-yes", f"reviews:approved:{case.id}.{case.revision}"),),
            back,
        ),
    )


def approved_done(submission: Submission, texts: Texts) -> Card:
    return Card(texts("reviews-approved-done", title=submission.case.title), (_next(texts),))


def changes_done(done: Done, texts: Texts) -> Card:
    return Card(texts("reviews-changes-done", waiting=done.details["waiting"]), (_next(texts),))


def declined_done(done: Done, texts: Texts) -> Card:
    return Card(texts("reviews-declined-done", waiting=done.details["waiting"]), (_next(texts),))


def _next(texts: Texts) -> Row:
    return (button(texts, "reviews-button-queue", "reviews:queue:0"),)


# --- asking for changes, declining, noting down ---------------------------------------------------------------------


def words_of(screen: Screen, step: Step, texts: Texts) -> StepWords:
    """The words of a verdict's form; the answers to choose from go by their numbers and questions."""
    if screen.form.name.startswith(NOTE):
        return _heard(screen, step, texts)
    verdict = screen.form.name.split(":")[1]
    if step.key == "answer":
        return StepWords(texts.plain("review-step-answer"), options=_answers(screen, step, texts))
    return StepWords(
        texts.plain(f"review-{verdict}-step-reason"), example=texts.plain(f"review-{verdict}-step-reason-example")
    )


def _heard(screen: Screen, step: Step, texts: Texts) -> StepWords:
    """The author's question, with a way to hear what they told."""
    form = form_heard(screen.form.name)
    what = texts("reviews-what-was-said", kind=step.kind)
    hear = button(texts, "forms-button-hear", f"reviews:hear:{screen.draft.subject_id}.{form.form.number(step.key)}")
    return replace(step_words(form, step.key, texts), before=what, buttons=(hear,))


def _answers(screen: Screen, step: Step, texts: Texts) -> dict[str, str]:
    form = case_form("case:" + screen.form.name.removeprefix("review:changes:"))
    labels = {
        key: cut(f"{number}. {question_of(form, key, texts)}", 60)
        for number, key in enumerate((one for one in step.options if one != WHOLE), start=1)
    }
    return {WHOLE: texts.plain("reviews-the-whole"), **labels}


def question_of(form: CaseForm, key: str, texts: Texts) -> str:
    return short_question(step_words(form, key, texts).prompt)


def preview(screen: Screen, texts: Texts) -> Card:
    """What the author will read, before it goes."""
    if screen.form.name.startswith(NOTE):
        head = texts("reviews-preview-note")
        return preview_card(screen, words_of, texts, head=head, submit="reviews-button-noted")
    answers, verdict = screen.answers, screen.form.name.split(":")[1]
    about = None
    if verdict == "changes" and answers.get("answer"):
        labels = _answers(screen, screen.form.step("answer"), texts)
        about = texts("reviews-preview-about", answer=labels[answers["answer"]])
    text = paragraphs(
        [
            news(screen, texts, words_of),
            texts(f"reviews-preview-{verdict}"),
            about,
            texts("reviews-preview-reason", reason=answers.get("reason") or ""),
        ]
    )
    return Card(text, ending_rows(screen.draft.id, texts, "reviews-button-send"))


# --- what the author is told ----------------------------------------------------------------------------------------


def told_approved(case: Case, noted: Sequence[str], texts: Texts) -> Card:
    """*noted* are the steps that a reviewer noted down from the author's voice."""
    questions = questions_named(form_of_case(case), noted, texts)
    text = paragraphs(
        [
            texts("reviews-told-approved", title=case.title),
            texts(f"reviews-audience-{case.audience}"),
            texts("reviews-told-noted", questions=questions) if noted else None,
        ]
    )
    return Card(text, ((button(texts, "cases-button-read", f"cases:read:{case.id}.0"),),))


def told_changes(case: Case, review: CaseReview, texts: Texts) -> Card:
    """The request in the reviewer's words, the answer it is about, and the way there."""
    form = form_of_case(case)
    about, change = None, button(texts, "reviews-button-open", f"forms:revise:{case.draft_id}")
    if review.step is not None and review.step in [step.key for step in form.form.steps]:
        about = _quote(case, form, review.step, texts)
        change = button(texts, "reviews-button-change", f"forms:revise:{case.draft_id}.{form.form.number(review.step)}")
    text = paragraphs(
        [texts("reviews-told-changes", title=case.title), texts("cases-reason", reason=review.reason), about]
    )
    return Card(text, ((change,),))


def _quote(case: Case, form: CaseForm, key: str, texts: Texts) -> Html:
    step, value = form.form.step(key), case.answers.get(key)
    answer = value_words(value, step.kind, step_words(form, key, texts), texts, QUOTED)
    if step.kind in (Kind.TEXT, Kind.LONG) and value:
        answer = texts("reviews-quote", answer=cut(str(value), QUOTED))
    return texts("reviews-about-answer", question=question_of(form, key, texts), answer=answer)


def told_declined(case: Case, review: CaseReview, texts: Texts) -> Card:
    text = paragraphs(
        [
            texts("reviews-told-declined", title=case.title),
            texts("cases-reason", reason=review.reason),
            texts("reviews-told-declined-way"),
        ]
    )
    return Card(text, ((button(texts, "cases-button-again", f"cases:again:{case.id}"),),))
