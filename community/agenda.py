"""What will go out within the next weeks, and what went out lately: when, where, to how many and how it looks.

The agenda does not reckon by itself: it plays ahead with the same rules that send, in a copy that is thrown away
(`scheduler/agenda.py`). Here it is decided who may see it, and every entry is looked over (`community/checks.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from community.checks import Finding, look_over
from community.clock import DAYS, MOST_DAYS, Now
from community.errors import Refusal
from community.forms import Screen
from community.rights import facilitated_group
from locales import Html
from storage import groups
from storage.base import GroupId
from storage.database import Database
from storage.forms import Draft
from storage.groups import Group
from storage.people import Person

SINCE = timedelta(days=7)
"""How far back the agenda shows what went out."""
PLANNED = "planned"
PLANNING_FORMS = ("webinar", "prompt", "plan")
"""Areas whose forms end in a plan, which is played ahead before it is confirmed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message. The first of ``texts`` is the language it goes out in; none where it cannot be built.

    What went out already reads as it would now.
    """

    at: datetime
    kind: str
    subject_id: int
    notice_id: int
    group: Group | None
    to: int
    texts: Mapping[str, Html]
    buttons: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    """The labels under it, by language."""
    links: Sequence[str] = ()
    state: str = PLANNED
    """"planned", or what became of it: a state of a notice that is over."""
    meant_for: datetime | None = None
    """The moment it was planned for, where quiet hours or something else put it off."""
    is_poll: bool = False
    silent: bool = False
    too_long_in: Sequence[str] = ()
    """Languages in which it is longer than Telegram takes."""
    is_new: bool = False
    """Whether it comes of the draft that is being looked at."""
    findings: Sequence[Finding] = ()

    @property
    def is_planned(self) -> bool:
        return self.state == PLANNED


class Foresight(Protocol):
    async def __call__(
        self, *, since: datetime, until: datetime, group_id: GroupId | None = None, draft: Draft | None = None
    ) -> list[Entry]:
        """The entries in order, of all groups or of one; with a draft, those its plan would add are marked as new.

        Raises the Refusal that submitting the draft raises.
        """


async def blind(
    *, since: datetime, until: datetime, group_id: GroupId | None = None, draft: Draft | None = None
) -> list[Entry]:
    """For where nothing is sent."""
    return []


class Agenda:
    def __init__(self, db: Database, now: Now, foresee: Foresight) -> None:
        self._db = db
        self._now = now
        self._foresee = foresee

    async def of_group(self, person: Person, group_id: GroupId, days: int = DAYS) -> tuple[Group, list[Entry]]:
        """For those who plan for the group: what is to come."""
        async with self._db.read() as tx:
            group = await facilitated_group(tx, person, group_id)
        now = self._now()
        entries = await self._foresee(since=now, until=now + timedelta(days=days), group_id=group.id)
        return group, [entry for entry in look_over(entries) if entry.is_planned]

    async def everything(self, days: int = DAYS, group_id: GroupId | None = None) -> list[Entry]:
        """For whoever runs the bot: all groups or one, with what went out lately."""
        now = self._now()
        until = now + timedelta(days=min(days, MOST_DAYS))
        return look_over(await self._foresee(since=now - SINCE, until=until, group_id=group_id))

    async def preview(self, screen: Screen) -> Screen:
        """The end of a form that plans, with what is to be said about its plan before it is confirmed."""
        if screen.step is not None or screen.missing or screen.form.name.split(":")[0] not in PLANNING_FORMS:
            return screen
        now, group_id = self._now(), screen.draft.group_id
        if group_id is None:  # for all groups: one stands for them, since only their quiet hours differ
            async with self._db.read() as tx:
                group_id = next((group.id for group in await groups.present(tx)), None)
        until = now + timedelta(days=DAYS)
        try:
            entries = await self._foresee(since=now, until=until, group_id=group_id, draft=screen.draft)
        except Refusal:  # which the person hears on confirming, if it still stands then
            return screen
        found = [finding for entry in look_over(entries) if entry.is_new for finding in entry.findings]
        return replace(screen, findings=tuple({finding.check: finding for finding in reversed(found)}.values()))
