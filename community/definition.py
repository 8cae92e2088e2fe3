"""What an area says of its forms, and what a finished one became."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from community.steps import Form
from storage.database import Tx
from storage.forms import Draft
from storage.groups import Group
from storage.people import Person


@dataclass(frozen=True, slots=True)
class Done:
    """What a submitted form became: which card says so, and about what."""

    kind: str
    subject_id: int
    group: Group | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


def form_area(name: str) -> str:
    """The area whose form it is."""
    return name.partition(":")[0]


class Definition(Protocol):
    """What an area says of its forms. Their names begin with the area's word, up to a colon."""

    def form(self, name: str) -> Form: ...

    async def begin(self, tx: Tx, person: Person, draft: Draft) -> None:
        """Check that this person may begin it, and fill in what is known already."""

    async def submit(self, tx: Tx, person: Person, draft: Draft) -> Done:
        """Check rights again and do what the form is for; all in this transaction."""
