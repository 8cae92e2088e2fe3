"""What people see of case studies: the templates, the questions, what became of their own, the library."""

from cards.answers import StepWords
from cards.card import Button, Card, Row, button, cut, lines, link, paragraphs
from cards.case_answers import entries, files_row, step_words
from cards.forms import preview_card
from cards.reading import leafing, pages
from community.case_forms import FULL, QUICK, CaseForm, case_form, form_of_case, named, needs_help
from community.cases import CaseSummary, Desk, OwnCase, Shelf, audiences
from community.forms import Done, Screen
from community.steps import Step
from content import tags, templates
from locales import Html, Texts
from locales.dates import day_words
from storage.base import GroupId
from storage.cases import Case, CaseState
from storage.consents import Consent
from storage.forms import Draft

SHOWN_DRAFTS, SHOWN_OWN = 5, 20

# --- beginning ------------------------------------------------------------------------------------------------------


def invitation(url: str, texts: Texts) -> Card:
    """The one card a group sees: the rest is private."""
    return Card(texts("cases-invitation"), ((link(texts, "cases-button-begin-private", url),),), silent=True)


def desk(desk: Desk, texts: Texts) -> Card:
    """Unfinished ones first, then the templates."""
    unfinished = [
        (Button(texts.plain("cases-button-continue", title=cut(draft_title(one, texts), 40)), data=_show(one)),)
        for one in desk.drafts[:SHOWN_DRAFTS]
    ]
    offered = [
        (Button(one.name_in(texts.language), data=f"cases:template:{one.id}.{desk.group_id or 0}"),)
        for one in templates.offered()
    ]
    own = ((button(texts, "cases-button-own", "cases:mine:", count=len(desk.own)),),) if desk.own else ()
    text = paragraphs([texts("cases-desk"), texts("cases-desk-unfinished") if unfinished else None])
    return Card(text, (*unfinished, *offered, *own))


def _show(draft: Draft) -> str:
    return f"forms:show:{draft.id}"


def draft_title(draft: Draft, texts: Texts) -> str:
    return draft.answers.get("title") or case_form(draft.form).template.name_in(texts.language)


def name_of(case: Case, texts: Texts) -> str:
    """Its template's."""
    return form_of_case(case).template.name_in(texts.language)


def template(template_id: str, group_id: GroupId | None, texts: Texts) -> Card:
    """What a template is for, how long it takes, and its two routes."""
    quick, full = (case_form(named(template_id, route)) for route in (QUICK, FULL))
    text = texts(
        "cases-template",
        name=full.template.name_in(texts.language),
        use=full.template.use_in(texts.language),
        minutes=full.template.minutes,
        quick=len(quick.form.steps),
        full=len(full.form.steps),
    )
    at = group_id or 0
    rows = [
        (button(texts, f"cases-button-{one.route}", f"cases:begin:{template_id}.{one.route}.{at}", count=_count(one)),)
        for one in (quick, full)
    ]
    return Card(text, (*rows, (button(texts, "cases-button-templates", f"cases:desk:{at}"),)))


def _count(form: CaseForm) -> int:
    return len(form.form.steps)


# --- writing --------------------------------------------------------------------------------------------------------


def words_of(screen: Screen, step: Step, texts: Texts) -> StepWords:
    form = case_form(screen.form.name)
    words = step_words(form, step.key, texts)
    worried = needs_help(form, screen.answers)
    if worried is None:
        return words
    keys = [one.key for one in screen.form.asked(screen.answers)]
    if keys.index(step.key) - keys.index(worried) not in (0, 1):
        return words
    return StepWords(words.prompt, words.example, words.why, words.hint, words.options, texts("cases-help-is-near"))


def preview(screen: Screen, texts: Texts) -> Card:
    form = case_form(screen.form.name)
    head = paragraphs(
        [
            texts("cases-help-is-near") if needs_help(form, screen.answers) else None,
            texts("cases-preview", name=form.template.name_in(texts.language), route=form.route),
        ]
    )
    return preview_card(screen, words_of, texts, head=head, submit="cases-button-send")


def submitted(done: Done, texts: Texts) -> Card:
    """What happens next, and how long the queue is."""
    own = button(texts, "cases-button-status", f"cases:own:{done.subject_id}")
    return Card(texts("cases-submitted", waiting=done.details["waiting"]), ((own,),))


# --- one's own ------------------------------------------------------------------------------------------------------


def mine(desk: Desk, texts: Texts) -> Card:
    """All one has sent, each with its state."""
    rows = tuple(
        (Button(cut(f"{texts.plain(f'cases-mark-{one.state}')} {one.title}", 60), data=f"cases:own:{one.id}"),)
        for one in desk.own[:SHOWN_OWN]
    )
    text = texts("cases-mine", count=len(desk.own))
    return Card(text, (*rows, (button(texts, "cases-button-templates", "cases:desk:0"),)))


def own(one: OwnCase, texts: Texts) -> Card:
    """Where it stands, in words, and what its author can do."""
    case = one.case
    about = case.id
    is_shared = case.state not in (CaseState.DECLINED, CaseState.WITHDRAWN)
    text = paragraphs(
        [
            texts("cases-own-head", title=case.title, name=name_of(case, texts)),
            texts(f"cases-own-{case.state}", waiting=one.ahead),
            reason(one, texts),
            texts(f"cases-shared-{case.audience}") if is_shared else None,
            None if case.state is CaseState.DECLINED else lines([_consent_line(each, texts) for each in one.consents]),
        ]
    )
    rows: list[Row] = []
    if case.state is CaseState.CHANGES_ASKED:
        rows.append((button(texts, "cases-button-go-on", f"forms:restore:{case.draft_id}"),))
    if case.state in (CaseState.DECLINED, CaseState.WITHDRAWN):
        rows.append((button(texts, "cases-button-again", f"cases:again:{about}"),))
    rows.append((button(texts, "cases-button-read", f"cases:read:{about}.0"),))
    if is_shared:
        rows += [
            (button(texts, f"cases-button-share-{audience}", f"cases:share:{about}.{audience}"),)
            for audience in audiences(case)
            if audience != case.audience
        ]
    if case.state is not CaseState.WITHDRAWN:
        rows.append((button(texts, "cases-button-withdraw", f"cases:withdraw:{about}"),))
    return Card(text, (*rows, (button(texts, "cases-button-own-list", "cases:mine:"),)))


def _consent_line(consent: Consent, texts: Texts) -> Html:
    """Since when somebody may read it, and until when they might."""
    until = consent.withdrawn_at
    return texts(
        f"consents-line-{consent.use}",
        since=day_words(consent.given_at.date(), texts),
        until=day_words(until.date(), texts) if until else "",
        over="yes" if until else "no",
    )


def reason(one: OwnCase, texts: Texts) -> Html | None:
    """What a reviewer wrote, as long as it is the last word."""
    said = one.case.state in (CaseState.CHANGES_ASKED, CaseState.DECLINED)
    return texts("cases-reason", reason=one.review.reason) if one.review and said else None


def sure_withdraw(one: OwnCase, texts: Texts) -> Card:
    about = one.case.id
    return Card(
        paragraphs([texts("cases-withdraw-sure", title=one.case.title), texts("consents-not-recalled")]),
        (
            (button(texts, "cases-button-withdraw-yes", f"cases:withdrawn:{about}"),),
            (button(texts, "forms-button-keep", f"cases:own:{about}"),),
        ),
    )


# --- the library ----------------------------------------------------------------------------------------------------


def library(shelf: Shelf, texts: Texts) -> Card:
    if not shelf.cases and shelf.page == 0:
        return Card(texts("cases-none"))
    shown = [summary_line(one, texts) for one in shelf.cases]
    rows = tuple((Button(cut(one.case.title, 60), data=f"cases:read:{one.case.id}.0"),) for one in shelf.cases)
    last = shelf.page + 1 if shelf.more else shelf.page
    return Card(paragraphs([texts("cases-library"), *shown]), (*rows, *leafing(shelf.page, last, "cases:list:")))


def summary_line(summary: CaseSummary, texts: Texts) -> Html:
    """One case study in a list: its title, kind and author."""
    case = summary.case
    return texts(
        "cases-summary",
        title=case.title,
        name=name_of(case, texts),
        author=summary.author or "",
        named="yes" if summary.author else "no",
    )


def reading(summary: CaseSummary, page: int, texts: Texts) -> Card:
    """One page of a case study as the library shows it."""
    case = summary.case
    found = pages(entries(case, texts, public=True), texts)
    page = min(page, len(found) - 1)
    head = paragraphs([summary_line(summary, texts), topics(case, texts) if page == 0 else None])
    text = paragraphs([head, found[page], page_line(page, len(found), texts)])
    rows = (
        *files_row(case, f"cases:files:{case.id}", texts, public=True),
        *leafing(page, len(found) - 1, f"cases:read:{case.id}."),
        *(
            ((button(texts, "consents-button-show", f"cases:show:{case.id}"),),)
            if case.state is CaseState.APPROVED
            else ()
        ),
        (button(texts, "cases-button-library", "cases:list:0"),),
    )
    return Card(text, rows)


def page_line(page: int, count: int, texts: Texts) -> Html | None:
    return texts("reading-page", page=page + 1, count=count) if count > 1 else None


def topics(case: Case, texts: Texts) -> Html | None:
    return texts("cases-topics", topics=tags.listed(case.tags, texts.language)) if case.tags else None
