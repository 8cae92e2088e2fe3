"""A school's own list of names: given by who facilitates, kept as digests, looked for in what its teachers write."""

from community.errors import Refusal
from community.forms import Done
from community.privacy.listed import digests
from community.rights import facilitated_group
from community.steps import Form, Kind, Step
from storage import privacy
from storage.base import GroupId
from storage.database import Database, Tx
from storage.forms import Draft
from storage.people import Person

FORM = Form("names", (Step("group", Kind.GROUP), Step("list", Kind.LONG, maximum=4000, joined=True)), direct=True)


class NameLists:
    def __init__(self, db: Database) -> None:
        self._db = db

    def form(self, name: str) -> Form:
        return FORM

    async def begin(self, tx: Tx, person: Person, draft: Draft) -> None:
        """Who plans for a group may; the form itself asks for one of theirs."""

    async def submit(self, tx: Tx, person: Person, draft: Draft) -> Done:
        """Add to the group's list. The names are not kept as they were typed."""
        group = await facilitated_group(tx, person, draft.group_id)
        found = digests(draft.answers["list"])
        if not found:
            raise Refusal("error-names-none")
        draft.answers, draft.said = {}, {}
        await privacy.list_names(tx, group.id, found)
        count = await privacy.count_listed(tx, group.id)
        return Done("names-listed", group.id, group, details={"count": count})

    async def forget(self, person: Person, group_id: GroupId) -> None:
        async with self._db.begin() as tx:
            group = await facilitated_group(tx, person, group_id)
            await privacy.forget_list(tx, group.id)
