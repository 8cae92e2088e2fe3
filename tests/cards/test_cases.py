"""Cards of case studies and reviews keep Telegram's limits, whatever was answered, in every language."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cards import cases as cards
from cards import reviews as review_cards
from cards.answers import short_question
from cards.card import MESSAGE_LIMIT, Card, visible_length
from cards.case_answers import entries
from cards.screens import change_card, help_card, screen_card
from community.case_forms import case_form, named
from community.cases import CaseSummary, Desk, OwnCase, Shelf
from community.errors import Refusal
from community.forms import Done, Screen
from community.reviews import DECLINE_FORM, REASON, WHOLE, Queue, Submission
from community.steps import YES, Form, Kind, Step
from community.worked_examples import WorkedExample
from content import tags, templates
from locales import languages, texts
from storage.base import GroupId, PersonId
from storage.cases import Case, CaseReview, CaseState, Verdict
from storage.consents import Consent
from storage.forms import Draft

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
BIG = 9_999_999_999
EVERY_FORM = [named(one.id, route) for one in templates.offered() for route in ("quick", "full")]
SCRIPTS = ["<b>&amp;", "🇺🇿", "مرحبا بكم ", "👩🏽\u200d🏫", "plain words. "]


def longest(step: Step, sign: str) -> object:
    """The longest answer this step takes, made of one sign."""
    match step.kind:
        case Kind.TEXT | Kind.LONG:
            return (sign * (step.maximum or 0))[: step.maximum]
        case Kind.TAGS:
            return [f"{number}{sign * 40}"[:40] for number in range(step.maximum or 0)]
        case Kind.MULTI:
            return list(step.options[: step.maximum])
        case Kind.CHOICE:
            return max(step.options, key=len)
        case Kind.MEDIA:
            return [f"photo:{'A' * 80}{number}" for number in range(step.maximum or 0)]
        case Kind.NUMBER:
            return step.maximum
        case _:
            return YES


def answers_of(form: Form, sign: str) -> dict[str, object]:
    return {step.key: longest(step, sign) for step in form.steps}


def draft(name: str, sign: str) -> Draft:
    form = case_form(name).form
    return Draft(id=BIG, person_id=PersonId(BIG), form=name, answers=answers_of(form, sign), returning=True)


def screen(name: str, sign: str, step: Step | None, refusal: Refusal | None = None) -> Screen:
    form = case_form(name).form
    number = form.number(step.key) + 1 if step else len(form.steps)
    return Screen(draft(name, sign), form, step, number, len(form.steps), NOW, refusal=refusal)


def case(name: str, sign: str, **values: object) -> Case:
    form = case_form(name)
    answers = answers_of(form.form, sign)
    facts: dict[str, object] = {
        "id": BIG,
        "person_id": PersonId(BIG),
        "draft_id": BIG,
        "template": form.template.id,
        "template_version": 1,
        "route": form.route,
        "language": "en",
        "title": (sign * 90)[:90],
        "tags": answers.get("tags", []),
        "audience": "everyone",
        "answers": answers,
        "state": CaseState.IN_REVIEW,
        "revision": 2,
        "submitted_at": NOW,
    }
    return Case(**{**facts, **values})


def fits(card: Card) -> Card:
    assert visible_length(card.text) <= MESSAGE_LIMIT
    assert sum(len(row) for row in card.rows) <= 100
    return card


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("sign", SCRIPTS)
@pytest.mark.parametrize("name", EVERY_FORM)
@pytest.mark.slow
def test_every_question_and_the_preview_fit_into_a_message(name: str, sign: str, language: str) -> None:
    spoken = texts(language)
    refusal = Refusal("error-form-too-long", length=100_000, maximum=1500, over=98_500)
    for step in case_form(name).form.steps:
        fits(screen_card(screen(name, sign, step, refusal), spoken))
        fits(help_card(screen(name, sign, step), WorkedExample((sign * 90)[:90], (sign * 600)[:600]), spoken))
    fits(screen_card(screen(name, sign, None, Refusal("error-form-at-preview")), spoken))
    fits(change_card(screen(name, sign, None), spoken))


@pytest.mark.slow
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("sign", SCRIPTS)
@pytest.mark.parametrize("name", EVERY_FORM)
def test_every_page_of_what_is_read_fits_into_a_message(name: str, sign: str, language: str) -> None:
    spoken = texts(language)
    author = (sign * 64)[:64]
    review = CaseReview(reason=(sign * 1000)[:1000], verdict=Verdict.CHANGES, step="limitations")
    for page in range(8):
        fits(cards.reading(CaseSummary(case(name, sign), author), page, spoken))
        for decide in (True, False):
            fits(review_cards.reading(Submission(case(name, sign), author, decide, True, review), page, spoken))
    told = replace(Submission(case(name, sign), author, True, False, review), told=tuple(case_form(name).places))
    fits(review_cards.noted(Done("reviews-noted", BIG, details={"submission": told}), spoken))
    fits(review_cards.sure_approve(told, spoken))
    fits(review_cards.told_approved(told.case, told.told, spoken))
    fits(review_cards.came_in(Submission(case(name, sign), author, True, False, review), spoken))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("sign", SCRIPTS)
def test_lists_and_what_authors_are_told_fit_into_a_message(sign: str, language: str) -> None:
    spoken, name = texts(language), EVERY_FORM[1]
    one = case(name, sign)
    for step in case_form(name).form.steps:
        review = CaseReview(reason=(sign * 1000)[:1000], verdict=Verdict.CHANGES, step=step.key)
        fits(review_cards.told_changes(one, review, spoken))
        fits(review_cards.told_declined(one, review, spoken))
    fits(cards.library(Shelf([CaseSummary(one, (sign * 64)[:64])] * 5, 3, True), spoken))
    fits(cards.desk(Desk([draft(name, sign)] * 9, [one] * 40, GroupId(BIG)), spoken))
    fits(cards.mine(Desk([], [one] * 40, None), spoken))
    fits(review_cards.queue(Queue([one] * 5, 99, 3), spoken))
    for state in CaseState:
        fits(cards.own(OwnCase(case(name, sign, state=state), review, 3), spoken))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", EVERY_FORM)
def test_each_template_says_how_many_questions_each_route_has(name: str, language: str) -> None:
    template = case_form(name).template
    card = fits(cards.template(template.id, GroupId(BIG), texts(language)))
    labels = [row[0].text for row in card.rows]
    for route, label in zip(("quick", "full"), labels, strict=False):
        assert str(len(case_form(named(template.id, route)).form.steps)) in label


def test_markup_in_an_answer_and_a_name_is_shown_as_it_was_typed() -> None:
    one = case(EVERY_FORM[0], "<b>&")
    text = review_cards.reading(Submission(one, "<i>Eve</i>", True, False, None), 0, texts("en")).text
    assert "&lt;i&gt;Eve&lt;/i&gt;" in text
    assert "<i>Eve" not in text
    assert "<b>&<" not in text


def test_readers_of_the_library_do_not_see_what_is_meant_for_reviewers() -> None:
    one = case("case:wellbeing-foundational:full", "plain words. ")
    public = {entry.heading for entry in entries(one, texts("en"), public=True)}
    reviewers = {entry.heading.split(". ", 1)[1] for entry in entries(one, texts("en"), public=False)}
    hidden = {heading for heading in reviewers - public if heading}
    assert any("worrying" in heading for heading in hidden)
    assert any("Who may see this" in heading for heading in hidden)
    assert any("limit" in heading or "wrong" in heading for heading in public)
    assert not public - reviewers


def test_the_line_about_help_stands_before_the_question_that_follows_and_nowhere_else() -> None:
    name, help_line = "case:wellbeing-foundational:full", texts("en")("cases-help-is-near")
    form = case_form(name).form
    after = form.steps[form.number("safeguard") + 1]
    worried, calm, silent = (screen(name, "words ", after) for _ in range(3))
    worried.draft.answers["safeguard"] = "need-the-steps"
    calm.draft.answers["safeguard"] = "nothing-came-up"
    silent.draft.answers.pop("safeguard")
    assert screen_card(worried, texts("en")).text.startswith(help_line)
    assert help_line not in screen_card(calm, texts("en")).text
    assert help_line not in screen_card(silent, texts("en")).text
    elsewhere = screen(name, "words ", form.steps[0])
    elsewhere.draft.answers["safeguard"] = "need-the-steps"
    assert help_line not in screen_card(elsewhere, texts("en")).text


def test_an_author_is_named_in_a_list_only_when_known() -> None:
    one = case(EVERY_FORM[0], "plain words. ")
    assert "Kamola" in cards.summary_line(CaseSummary(one, "Kamola"), texts("en"))
    assert " · " not in cards.summary_line(CaseSummary(one, None), texts("en"))


@pytest.mark.parametrize("language", languages())
def test_what_comes_after_sending_is_said_for_one_and_for_many(language: str) -> None:
    for waiting in (1, 2, 21):
        card = fits(cards.submitted(Done("cases-submitted", 1, details={"waiting": waiting}), texts(language)))
        assert waiting == 1 or str(waiting) in card.text
    for waiting in (0, 1, 5):
        fits(review_cards.changes_done(Done("", 1, details={"waiting": waiting}), texts(language)))
        fits(review_cards.declined_done(Done("", 1, details={"waiting": waiting}), texts(language)))


@pytest.mark.parametrize("language", languages())
def test_verdict_forms_fit_with_the_longest_reason(language: str) -> None:
    spoken = texts(language)
    for name in EVERY_FORM:
        keys = (WHOLE, *(step.key for step in case_form(name).form.steps))
        about = Step("answer", Kind.CHOICE, options=keys)
        changes = Form(f"review:changes:{name.removeprefix('case:')}", (about, REASON))
        for form in (changes, DECLINE_FORM):
            answers = {"answer": keys[-1], "reason": "🇺🇿" * 500}
            row = Draft(id=BIG, person_id=PersonId(1), form=form.name, answers=answers, returning=False)
            for step in (*form.steps, None):
                fits(screen_card(Screen(row, form, step, 1, len(form.steps), NOW), spoken))


def test_a_label_of_a_question_has_neither_of_its_marks() -> None:
    assert short_question("¿Qué cambió? Da cifras si las tienes.") == "Qué cambió"
    assert short_question("What changed? Give numbers.") == "What changed"
    assert short_question("Tell it in steps: first, then.") == "Tell it in steps"
    assert short_question("Confirm: nobody can be recognised. Blur faces.") == "Confirm: nobody can be recognised"


@pytest.mark.parametrize(("language", "question"), [("en", "What changed?"), ("es", "¿Qué cambió?")])
def test_readers_see_whole_questions_without_numbers_and_reviewers_see_numbers(language: str, question: str) -> None:
    form = case_form(named("promising-practice", "quick")).form
    answers = answers_of(form, "plain words. ")
    one = Case(template="promising-practice", route="quick", template_version=form.version, answers=answers, tags=[])
    public = [entry.heading for entry in entries(one, texts(language), public=True)]
    assert question in public
    assert not any(heading[0].isdigit() or heading.endswith("…") for heading in public)
    reviewed = [entry.heading for entry in entries(one, texts(language), public=False)]
    assert [heading.partition(".")[0] for heading in reviewed] == [str(at) for at in range(1, len(form.steps) + 1)]


def test_what_was_declined_or_taken_back_is_shared_with_nobody() -> None:
    form = case_form(named("promising-practice", "quick")).form
    for state in CaseState:
        one = Case(
            id=1,
            template="promising-practice",
            route="quick",
            template_version=form.version,
            title="Pairs",
            audience="everyone",
            state=state,
            answers=answers_of(form, "plain words. "),
        )
        given = Consent(use="everyone", given_at=NOW)
        card = cards.own(OwnCase(one, None, 1, [given]), texts("en"))
        assert ("may read it" in card.text) is (state is not CaseState.DECLINED)
        shared = state not in (CaseState.DECLINED, CaseState.WITHDRAWN)
        assert ("Shared with" in card.text) is shared
        assert any("share" in (button.data or "") for row in card.rows for button in row) is shared


def test_topics_come_a_page_at_a_time_with_those_that_the_title_speaks_of_first() -> None:
    step = case_form(named("promising-practice", "quick")).form.step("tags")
    one = screen(named("promising-practice", "quick"), "", step)
    one.draft.answers = {"title": "Homework that parents like", "tags": ["feedback", "my-own"]}

    def labels(turned_to: str) -> list[str]:
        rows = screen_card(replace(one, turned_to=turned_to), texts("en")).rows
        return [button.text for row in rows for button in row if (button.data or "").startswith("forms:p")]

    first = labels("")
    assert first[:4] == ["✓ feedback", "✓ my-own", "homework", "parents and families"]
    assert len(first) == 12  # one of the first ten is chosen
    assert first[-1] == "More topics (1/4) ▶"
    assert labels("homework") == first
    second = labels("1")
    assert not {*second[2:]} & {*first[2:]}
    assert labels("99") == labels("x") == first
    everything = {label for page in range(4) for label in labels(str(page))[2:-1]} | {"feedback"}
    assert everything == {*tags.labels("en").values()}
