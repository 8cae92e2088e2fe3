"""The templates as forms: which steps each route asks, and what of an answer is whose business."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from community.errors import Gone
from community.steps import Answers, Form, Kind, Step
from content import tags, templates
from content.templates import Template
from locales import texts

QUICK, FULL = "quick", "full"
TEXT_LIMIT = 300
"""Characters of a text to which the template sets no limit."""
TITLE_LIMIT = 90
WORRIED = ("yes-followed-steps", "need-the-steps")
"""Answers after which help is named."""
REFERRAL = "yes-shows-referral"
FOR_FUNDING = "yes-for-funding"


@dataclass(frozen=True, slots=True)
class CaseForm:
    template: Template
    route: str
    form: Form


def named(template_id: str, route: str) -> str:
    return f"case:{template_id}:{route}"


@cache
def case_form(name: str) -> CaseForm:
    """The form of a name such as "case:lesson-study:quick". Raises Gone for one that nobody offers."""
    area, _, rest = name.partition(":")
    template_id, _, route = rest.partition(":")
    try:
        template = templates.template(template_id)
    except KeyError:
        raise Gone("error-case-template-gone") from None
    if area != "case" or route not in (QUICK, FULL):
        raise Gone("error-case-template-gone")
    steps = tuple(_step(step) for step in template.steps if step.quick or route == FULL)
    return CaseForm(template, route, Form(name, steps, version=template.version))


def _step(step: templates.Step) -> Step:
    kind = Kind(step.type)
    typed = kind in (Kind.TEXT, Kind.LONG)
    # A confirmation that only funders need must not stand in the way of telling a story.
    required = step.required and step.rule != FOR_FUNDING
    return Step(
        step.key,
        kind,
        required=required,
        minimum=step.minimum,
        maximum=step.maximum or (TEXT_LIMIT if typed else None),
        options=step.options,
        later=required and step.skippable and kind is not Kind.CONSENT and step.key != "consent_share",
    )


def needs_help(form: CaseForm, answers: Answers) -> str | None:
    """The step whose answer says that something worrying came up, if one does."""
    worries = (step.key for step in form.template.steps if step.rule == REFERRAL)
    return next((key for key in worries if answers.get(key) in WORRIED), None)


def is_public(step: templates.Step) -> bool:
    """Whether readers of the library see the answer; what concerns only reviewers and the author they do not."""
    return step.type != "consent" and step.rule != REFERRAL and step.key not in ("consent_share", "contact")


def derived_title(form: CaseForm, answers: Answers, language: str) -> str:
    """A title for a case study whose template asks for none: the template's name and what was tried."""
    name = templates.words(form.template.id, language).name
    title = texts(language).plain("cases-title-derived", template=name, source=str(answers.get("source") or ""))
    return title if len(title) <= TITLE_LIMIT else title[: TITLE_LIMIT - 1].rstrip() + "…"


def search_body(form: CaseForm, answers: Answers) -> str:
    """The words in the answers that the library may show."""
    told: list[Any] = [
        answers.get(step.key) for step in form.template.steps if step.type in ("text", "long") and is_public(step)
    ]
    return "\n".join(words for words in told if words)


def search_tags(slugs: list[str], language: str) -> list[str]:
    """Topics by slug and by label, so that either finds them."""
    labels = tags.labels(language)
    return list(dict.fromkeys(word for slug in slugs for word in (slug, labels.get(slug, slug))))
