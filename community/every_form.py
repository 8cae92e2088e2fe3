"""Every form there is, for the checks: those of the areas, and every template's on both routes."""

from collections.abc import Iterator

from community import groups, holidays, people, plans, polls, prompts, recordings, research, reviews, webinars
from community.case_forms import FULL, QUICK, form_of
from community.steps import Form
from content import templates


def every_form() -> Iterator[Form]:
    yield from (webinars.FORM, polls.FORM, prompts.FORM, recordings.FORM, reviews.DECLINE_FORM)
    yield from (people.ZONE_FORM, research.ASK_FORM)
    for forms in (groups.FORMS, plans.FORMS, holidays.FORMS):
        yield from forms.values()
    for template in templates.offered():
        yield from (form_of(template, route).form for route in (QUICK, FULL))
