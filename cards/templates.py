"""What admins see of templates: which there are, what is missing in them, and what to mend in a file."""

from collections.abc import Sequence

from cards.card import Button, Card, button, cut, lines, paragraphs
from cards.cases import words_of
from cards.forms import preview_card
from community.case_forms import case_form
from community.forms import Done, Screen
from community.templates import Brought
from content.template_files import BadTemplate, Problem
from locales import Html, Texts
from storage.templates import TemplateState

SHOWN = 40
PLACES = 8


def templates(found: Sequence[Brought], texts: Texts) -> Card:
    """All there are, each with its state."""
    rows = tuple(
        (Button(cut(f"{texts.plain(f'templates-mark-{one.row.state}')} {_name(one, texts)}", 60), data=_open(one)),)
        for one in found[:SHOWN]
    )
    return Card(texts("templates-list", count=len(found)), rows)


def template(one: Brought, texts: Texts) -> Card:
    """One version: how far it is, what is missing in it, and what can be done with it."""
    row, state = one.row, one.row.state
    text = paragraphs(
        [
            texts("templates-head", name=_name(one, texts), version=str(row.version), count=len(one.template.steps)),
            texts(f"templates-state-{state}"),
            missing(one, texts),
        ]
    )
    rows = [(button(texts, "templates-button-try", f"templates:try:{row.id}"),)]
    if state in (TemplateState.TRIED, TemplateState.RETIRED):
        rows.append((button(texts, "templates-button-publish", f"templates:publish:{row.id}"),))
    if state is TemplateState.PUBLISHED:
        rows.append((button(texts, "templates-button-retire", f"templates:retire:{row.id}"),))
    return Card(text, (*rows, (button(texts, "templates-button-all", "templates:list:"),)))


def missing(one: Brought, texts: Texts) -> Html:
    """Which words are missing, by language."""
    told = [
        texts(
            "templates-missing",
            language=Texts(language).plain("people-language-name"),
            count=len(places),
            places=", ".join(places[:PLACES]),
        )
        for language, places in one.missing.items()
    ]
    return lines(told) if told else texts("templates-complete")


def preview(screen: Screen, texts: Texts) -> Card:
    """The end of trying one out."""
    name = case_form(screen.form.name).template.name_in(texts.language)
    return preview_card(
        screen, words_of, texts, head=texts("templates-trial", name=name), submit="templates-button-tried"
    )


def tried(done: Done, texts: Texts) -> Card:
    return Card(
        texts("templates-tried"),
        (
            (button(texts, "templates-button-publish", f"templates:publish:{done.subject_id}"),),
            (button(texts, "templates-button-all", "templates:list:"),),
        ),
    )


def problems(bad: BadTemplate, texts: Texts) -> Card:
    return Card(texts("templates-refused", count=len(bad.problems), problems=problem_lines(bad, texts)))


def problem_lines(bad: BadTemplate, texts: Texts) -> str:
    """Each problem on its line: where, what, and what to do."""
    return "\n".join(f"• {_problem(one, texts)}" for one in bad.problems)[:3500]


def _problem(problem: Problem, texts: Texts) -> str:
    what = texts.plain(f"templates-problem-{problem.code}", **problem.values)
    return texts.plain("templates-problem", line=problem.line or 0, step=problem.step or "none", what=what).strip(": ")


def _name(one: Brought, texts: Texts) -> str:
    return one.template.name_in(texts.language)


def _open(one: Brought) -> str:
    return f"templates:open:{one.row.id}"
