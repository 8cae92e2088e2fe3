"""All areas that have tables, so that migrations know every model."""

from storage import (
    cases,
    delivery,
    forms,
    groups,
    holidays,
    notices,
    pauses,
    people,
    polls,
    posts,
    preferences,
    prompts,
    research,
    templates,
    updates,
    webinars,
)

__all__ = [
    "cases",
    "delivery",
    "forms",
    "groups",
    "holidays",
    "notices",
    "pauses",
    "people",
    "polls",
    "posts",
    "preferences",
    "prompts",
    "research",
    "templates",
    "updates",
    "webinars",
]
