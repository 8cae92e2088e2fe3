"""What the privacy check says: kinds of personal data, and where each was found."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """In the order of who wins where two overlap."""

    EMAIL = "email"
    LINK = "link"
    """To somebody's profile on a social network."""
    HANDLE = "handle"
    BIRTHDATE = "birthdate"
    PHONE = "phone"
    ID = "id"
    """Numbers of documents, of pupils in a register, and any long row of digits."""
    LISTED = "listed"
    """A name from the school's own list."""
    ADDRESS = "address"
    NAME = "name"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """``text[start:end]`` is the words concerned; positions count code points."""

    start: int
    end: int
    kind: Kind


def without_overlaps(found: Iterable[Finding]) -> list[Finding]:
    """In the order of the text, each letter in one finding at most; an earlier kind goes before a later one."""
    rank = {kind: place for place, kind in enumerate(Kind)}
    kept: list[Finding] = []
    for one in sorted(found, key=lambda one: (rank[one.kind], one.start, -one.end)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept)
