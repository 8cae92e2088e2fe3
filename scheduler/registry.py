"""All kinds of notices, by the word that stands in their rows."""

from scheduler import budget, delivery, drafts, plans, polls, prompts, research, reviews, webinars
from scheduler.kinds import Kind

KINDS: dict[str, Kind] = {
    **budget.KINDS,
    **delivery.KINDS,
    **drafts.KINDS,
    **reviews.KINDS,
    **research.KINDS,
    **plans.KINDS,
    **polls.KINDS,
    **prompts.KINDS,
    **webinars.KINDS,
}
