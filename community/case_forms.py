"""The templates as forms: which steps each route asks, and what of an answer is whose business."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from community.errors import Gone
from community.steps import NO, TYPED, YES, Answers, Form, Kind, Step, only_told
from content import tags, templates
from content.template_schema import MOST_TIMES, SCALE, OnlyIf, Template
from content.template_schema import Step as Question
from locales import texts
from storage.cases import Case

QUICK, FULL = "quick", "full"
CASE, TRIAL = "case", "trial"
"""What a form of a template is for: writing a case study, or trying the template out."""
TEXT_LIMIT = 300
"""Characters of a text to which the template sets no limit."""
TITLE_LIMIT = 90
WORRIED = ("yes-followed-steps", "need-the-steps")
"""Answers after which help is named."""
REFERRAL = "yes-shows-referral"
SHARING, CONTACT = "consent_share", "contact"
"""Who may read it; and whether its author may be named and asked."""
FOR_FUNDING = "yes-for-funding"
MORE = "more"
"""The question after each round of a group that repeats."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step of the form comes from: the template's question, and its round in a group that repeats."""

    question: Question
    round: int = 0
    group: Question | None = None
    """The group; together with ``question`` the same group where the step asks whether there is another one."""

    @property
    def asks_for_more(self) -> bool:
        return self.question is self.group


@dataclass(frozen=True, slots=True)
class CaseForm:
    template: Template
    route: str
    form: Form
    places: dict[str, Place]
    worries: tuple[str, ...]
    """The steps that ask whether something worrying came up."""

    def asks(self, key: str) -> Place:
        return self.places[key]


def named(template_id: str, route: str, version: int | None = None, area: str = CASE) -> str:
    """The name of a form; without a version of the one that is offered now."""
    return f"{area}:{template_id}:{route}" + (f"@{version}" if version else "")


def case_form(name: str) -> CaseForm:
    """The form of a name such as "case:lesson-study:quick@2". Raises Gone for one that nobody offers."""
    area, _, rest = name.partition(":")
    path, _, number = rest.partition("@")
    template_id, _, route = path.partition(":")
    if area not in (CASE, TRIAL) or route not in (QUICK, FULL) or (number and not number.isdecimal()):
        raise Gone("error-case-template-gone")
    try:
        template = templates.template(template_id, int(number) if number else None)
    except KeyError:
        raise Gone("error-case-template-gone") from None
    return form_of(template, route, area)


def form_of_case(case: Case) -> CaseForm:
    """The one it was written in."""
    return case_form(named(case.template, case.route, case.template_version))


def form_of(template: Template, route: str, area: str = CASE) -> CaseForm:
    key = id(template), route, area  # by identity: its words are too many to compare
    form = _forms.get(key)
    if form is None or form.template is not template:
        if len(_forms) >= MOST_KEPT:
            _forms.clear()
        form = _forms[key] = _built(template, route, area)
    return form


_forms: dict[tuple[int, str, str], CaseForm] = {}
MOST_KEPT = 256


def _built(template: Template, route: str, area: str) -> CaseForm:
    permissions = {inner.key for one in template.steps for inner in (one, *one.steps) if inner.type == "consent"}
    questions = [_if_agreed(one, permissions) for one in template.steps]
    pairs = [pair for one in questions if one.quick or route == FULL for pair in _asked(one)]
    whole = sum(1 for one in questions for _ in _asked(one))
    name = named(template.id, route, template.version, area)
    minutes = template.minutes if len(pairs) == whole else None
    form = Form(name, tuple(step for step, _ in pairs), version=template.version, minutes=minutes)
    worries = tuple(step.key for step, place in pairs if place.question.rule == REFERRAL)
    return CaseForm(template, route, form, {step.key: place for step, place in pairs}, worries)


def _if_agreed(question: Question, permissions: Collection[str]) -> Question:
    """What hangs on a permission hangs on a yes: one that was only told by voice may be a no."""
    conditions = tuple(
        one.model_copy(update={"any_of": (YES,)}) if one.takes_any and one.step in permissions else one
        for one in question.only_if
    )
    inner = tuple(_if_agreed(one, permissions) for one in question.steps)
    return question.model_copy(update={"only_if": conditions, "steps": inner})


def _asked(question: Question) -> Iterator[tuple[Step, Place]]:
    """The steps of one question: itself, or the rounds of a group, each after the first only if it was wanted."""
    if question.type != "repeat":
        yield _step(question), Place(question)
        return
    times = question.maximum or MOST_TIMES
    for number in range(1, times + 1):
        wanted = None if number == 1 and question.required else _more(question, number - 1)
        if number == 1 and wanted:
            yield _ask_for_more(question, 0), Place(question, 0, question)
        prefix = f"{question.key}.{number}."
        for inner in question.steps:
            yield _step(inner, prefix, wanted), Place(inner, number, question)
        if number < times:
            step = _ask_for_more(question, number)
            yield step, Place(question, number, question)


def _ask_for_more(question: Question, number: int) -> Step:
    before = _more(question, number - 1) if number > 1 or (number and not question.required) else None
    conditions = _conditions(question.only_if, "", before)
    key, opens = _more(question, number), f"{question.key}.{number + 1}."
    return Step(
        key, Kind.CHOICE, options=(YES, NO), only_if=conditions, spoken=False, heard=True, stands_for=YES, opens=opens
    )


def _more(question: Question, number: int) -> str:
    return f"{question.key}.{number}.{MORE}"


def _conditions(conditions: Sequence[OnlyIf], prefix: str, wanted: str | None) -> Callable[[Answers], bool] | None:
    """All have to hold; those of a step in a group look into its own round first."""
    if not conditions and wanted is None:
        return None

    def hold(answers: Answers) -> bool:
        if wanted is not None and answers.get(wanted) != YES:
            return False
        return all(_holds(one, answers, prefix) for one in conditions)

    return hold


def _holds(condition: OnlyIf, answers: Answers, prefix: str) -> bool:
    """Of what was only told by voice nobody knows yet what it says, but it is an answer."""
    own = prefix + condition.step if prefix + condition.step in answers else condition.step
    return condition.takes_any if only_told(own, answers) else condition.holds(answers.get(own))


def _step(question: Question, prefix: str = "", wanted: str | None = None) -> Step:
    kind = Kind(question.type)
    typed = kind in TYPED
    minimum, maximum = question.minimum, question.maximum or (TEXT_LIMIT if typed else None)
    if kind is Kind.SCALE:
        minimum, maximum = (1 if minimum is None else minimum), maximum or SCALE[1] // 2
    # A confirmation that only funders need must not stand in the way of telling a story.
    required = (question.required and question.rule != FOR_FUNDING) or question.key == SHARING
    return Step(
        prefix + question.key,
        kind,
        required=required,
        minimum=minimum,
        maximum=maximum,
        options=tuple(question.options),
        only_if=_conditions(question.only_if, prefix, wanted),
        later=required and question.skippable and kind is not Kind.CONSENT and question.key != SHARING,
        # What happened to a child is not to be told here, nor recorded: whoever speaks is shown the way to help.
        spoken=kind is not Kind.MEDIA and question.rule != REFERRAL,
        heard=True,
        stands_for=_worry(question),
        unrecorded=question.rule == REFERRAL,
        joined=kind is Kind.LONG,
    )


def _worry(question: Question) -> str | None:
    """The answer that help is needed, of the question whether something worrying came up."""
    asks = question.rule == REFERRAL and question.type == "choice"
    return next((one for one in reversed(WORRIED) if asks and one in question.options), None)


def needs_help(form: CaseForm, answers: Answers) -> str | None:
    """The step whose answer says that something worrying came up, if one does."""
    return next((key for key in form.worries if answers.get(key) in WORRIED), None)


def is_public(place: Place) -> bool:
    """Whether readers of the library see the answer; what concerns only reviewers and the author they do not."""
    asked = place.question
    private = asked.type == "consent" or asked.rule == REFERRAL or asked.key in (SHARING, CONTACT)
    return not private and not place.asks_for_more


def derived_title(form: CaseForm, answers: Answers, language: str) -> str:
    """A title for a case study that has none, or one told by voice: the template's name and what was tried."""
    name, source = form.template.name_in(language), answers.get("source")
    title = texts(language).plain("cases-title-derived", template=name, source=str(source)) if source else name
    return title if len(title) <= TITLE_LIMIT else title[: TITLE_LIMIT - 1].rstrip() + "…"


def search_body(form: CaseForm, answers: Answers) -> str:
    """The words in the answers that the library may show."""
    typed = [step.key for step in form.form.steps if step.kind in (Kind.TEXT, Kind.LONG)]
    told: list[Any] = [answers.get(key) for key in typed if is_public(form.asks(key))]
    return "\n".join(words for words in told if words)


def search_tags(slugs: list[str], language: str) -> list[str]:
    """Topics by slug and by label, so that either finds them."""
    labels = tags.labels(language)
    return list(dict.fromkeys(word for slug in slugs for word in (slug, labels.get(slug, slug))))
