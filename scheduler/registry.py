"""All kinds of notices, by the word that stands in their rows."""

from scheduler import budget, consents, delivery, drafts, mydata, plans, polls, prompts, research, reviews, webinars
from scheduler.kinds import Kind

KINDS: dict[str, Kind] = {
    **budget.KINDS,
    **delivery.KINDS,
    **drafts.KINDS,
    **consents.KINDS,
    **mydata.KINDS,
    **reviews.KINDS,
    **research.KINDS,
    **plans.KINDS,
    **polls.KINDS,
    **prompts.KINDS,
    **webinars.KINDS,
}
