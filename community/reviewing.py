"""Who may give a verdict on which case study."""

from community.errors import Gone, NotAllowed
from community.rights import must_be_admin
from storage import cases, people
from storage.cases import Case, CaseState
from storage.database import Tx
from storage.people import Person


async def to_decide(tx: Tx, person: Person, case: Case | None, revision: int | None) -> Case:
    """The case study, if this person may give a verdict on this version of it now."""
    must_be_admin(person)
    if case is None:
        raise Gone("error-case-gone")
    if case.state is CaseState.WITHDRAWN:
        raise Gone("error-review-withdrawn")
    if case.state is not CaseState.IN_REVIEW:
        raise Gone("error-review-decided")
    if case.revision != revision:
        raise Gone("error-review-newer")
    if case.person_id == person.id and not await nobody_else(tx, person):
        raise NotAllowed("error-review-own")
    return case


async def nobody_else(tx: Tx, person: Person) -> bool:
    """A community with a single admin would wait for ever otherwise."""
    return [admin.id for admin in await people.admins(tx)] == [person.id]


async def there(tx: Tx, case_id: int) -> Case:
    case = await cases.by_id(tx, case_id)
    if case is None:
        raise Gone("error-case-gone")
    return case
