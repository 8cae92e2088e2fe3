"""All areas that have tables, so that migrations know every model."""

from storage import (
    cases,
    forms,
    groups,
    notices,
    people,
    polls,
    posts,
    prompts,
    research,
    updates,
    webinars,
)

__all__ = [
    "cases",
    "forms",
    "groups",
    "notices",
    "people",
    "polls",
    "posts",
    "prompts",
    "research",
    "updates",
    "webinars",
]
