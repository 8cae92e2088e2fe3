"""All areas that have tables, so that migrations know every model."""

from storage import (
    cases,
    forms,
    groups,
    holidays,
    notices,
    people,
    polls,
    posts,
    preferences,
    prompts,
    research,
    updates,
    webinars,
)

__all__ = [
    "cases",
    "forms",
    "groups",
    "holidays",
    "notices",
    "people",
    "polls",
    "posts",
    "preferences",
    "prompts",
    "research",
    "updates",
    "webinars",
]
