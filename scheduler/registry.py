"""All kinds of notices, by the word that stands in their rows."""

from scheduler import budget, consents, delivery, drafts, mydata, plans, polls, prompts, research, reviews, webinars
from scheduler.kinds import Kind

_EVERY: dict[str, Kind] = {
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
KINDS = {name: budget.saying_so(kind) if kind.can_wait else kind for name, kind in _EVERY.items()}
