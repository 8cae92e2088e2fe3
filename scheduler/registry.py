"""All kinds of notices, by the word that stands in their rows."""

from scheduler import delivery, research, reviews, webinars
from scheduler.kinds import Kind

KINDS: dict[str, Kind] = {
    **delivery.KINDS,
    **reviews.KINDS,
    **research.KINDS,
    **webinars.KINDS,
}
