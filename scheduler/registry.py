"""All kinds of notices, by the word that stands in their rows."""

from scheduler import delivery, webinars
from scheduler.kinds import Kind

KINDS: dict[str, Kind] = {
    **delivery.KINDS,
    **webinars.KINDS,
}
