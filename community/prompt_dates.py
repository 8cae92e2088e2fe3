"""The single dates of a prompt: notices within the horizon, kept in step with the plan.

Each notice's key holds the prompt's revision: a change cancels what was noted before it and notes the dates anew.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from community.clock import Now
from community.errors import Gone
from community.notices import after_quiet, to_group
from community.planning import ALWAYS_OPEN, HORIZON, coming, in_sight, planned_until, read_calendars
from storage import groups, notices, prompts
from storage.base import GroupId
from storage.database import Tx
from storage.groups import Group
from storage.notices import NewNotice
from storage.plans import DateState, PlanState
from storage.prompts import KIND, Prompt, PromptDate

USEFUL_FOR = timedelta(hours=6)
"""A prompt found later than this after its time, or after the quiet hours it fell into, is left out."""


class PromptDates:
    """What `community/plans.py` asks of prompts."""

    def __init__(self, now: Now) -> None:
        self._now = now

    async def standing(self, tx: Tx, prompt_id: int) -> Prompt:
        prompt = await prompts.by_id(tx, prompt_id)
        if prompt is None or prompt.state is PlanState.ENDED:
            raise Gone("error-prompt-gone")
        return prompt

    def title(self, prompt: Prompt) -> str:
        return prompt.text

    async def known(self, tx: Tx, prompt: Prompt) -> dict[datetime, PromptDate]:
        """What was said of single dates, by where the rule puts them."""
        return {row.recurrence_id: row for row in await prompts.dates_of(tx, [prompt.id])}

    async def keep(
        self, tx: Tx, prompt: Prompt, group: Group | None, recurrence_id: datetime, to: datetime, state: DateState
    ) -> None:
        """Put one date somewhere, leave it out, or let it take place after all."""
        row = (await self.known(tx, prompt)).get(recurrence_id)
        if row is None:
            row = PromptDate(prompt_id=prompt.id, recurrence_id=recurrence_id)
            tx.add(row)
        row.starts_at, row.state = to, state
        await tx.flush()

    async def follow(self, tx: Tx, prompt: Prompt, group: Group | None, since: datetime) -> None:
        """The rule has changed from ``since`` on: what was said of dates from there is forgotten."""
        await tx.flush()
        await prompts.forget_dates(tx, prompt.id, since)

    async def replan(self, tx: Tx, prompt: Prompt, group: Group | None = None) -> None:
        """After a change: what was noted so far does not go out, and the dates are noted anew."""
        await self.recall(tx, prompt, "changed")
        await self.note(tx, prompt)

    async def recall(self, tx: Tx, prompt: Prompt, why: str) -> None:
        """What was noted so far does not go out."""
        prompt.revision += 1
        await notices.cancel(tx, [KIND], [prompt.id], why, self._now())

    async def note(self, tx: Tx, prompt: Prompt) -> None:
        """Note the dates of the next weeks. Doing it twice changes nothing; groups that came since get what is due."""
        await self.note_all(tx, [prompt])

    async def note_all(self, tx: Tx, found: Sequence[Prompt]) -> None:
        """The same for several, which costs hardly more than for one."""
        now = self._now()
        known: dict[int, dict[datetime, PromptDate]] = {prompt.id: {} for prompt in found}
        for row in await prompts.dates_of(tx, list(known)):
            known[row.prompt_id][row.recurrence_id] = row
        places = await groups.by_ids(tx, {prompt.group_id for prompt in found if prompt.group_id is not None})
        everywhere = await groups.present(tx) if any(prompt.group_id is None for prompt in found) else []
        calendars = await read_calendars(tx, {*places, *(group.id for group in everywhere)})
        noted, planned = [], dict[int, datetime]()
        for prompt in found:
            rows = known[prompt.id]
            where = everywhere if prompt.group_id is None else [places[prompt.group_id]]
            for group in where:
                calendar = calendars.get(group.id, ALWAYS_OPEN) if prompt.rrule else ALWAYS_OPEN
                ahead = coming(prompt, now, now + HORIZON, calendar, rows)
                noted += [_notice(prompt, group, one.starts_at) for one in ahead if one.state is DateState.PLANNED]
            until = now + HORIZON  # to all groups: another may have come by tomorrow
            if prompt.group_id is not None:
                calendar = calendars.get(prompt.group_id, ALWAYS_OPEN)
                until = planned_until(prompt, now, calendar, rows.values())
            planned[prompt.id] = until
        await prompts.PLANS.planned(tx, planned)
        await notices.add(tx, *noted)

    async def extend_all(self, tx: Tx, found: Sequence[Prompt], now: datetime) -> None:
        """Note the dates that have come within the horizon. Those that stand already are not looked at."""
        moved = await prompts.with_dates(tx, [one.id for one in found])
        places = await groups.by_ids(tx, {prompt.group_id for prompt in found if prompt.group_id is not None})
        calendars = await read_calendars(tx, places)
        noted, planned, special = [], dict[int, datetime](), []
        for prompt in found:
            if prompt.group_id is None or prompt.id in moved:
                special.append(prompt)
                continue
            group = places[prompt.group_id]
            dates, planned[prompt.id] = in_sight(prompt, now, calendars.get(group.id, ALWAYS_OPEN))
            noted += [_notice(prompt, group, at) for at in dates]
        await prompts.PLANS.planned(tx, planned)
        await notices.add(tx, *noted)
        if special:
            await self.note_all(tx, special)

    async def renote(self, tx: Tx, prompt: Prompt, group: Group) -> None:
        """The same for one group whose holidays have changed, while the others keep what they have."""
        now = self._now()
        calendar = (await read_calendars(tx, [group.id])).get(group.id, ALWAYS_OPEN)
        await prompts.call_back(tx, prompt.id, group.id, now)
        for one in coming(prompt, now, now + HORIZON, calendar, await self.known(tx, prompt)):
            if one.state is DateState.PLANNED:
                await notices.renew(tx, _notice(prompt, group, one.starts_at))


def _notice(prompt: Prompt, group: Group, at: datetime) -> NewNotice:
    key = f"{KIND}:{prompt.id}.{prompt.revision}:{at.isoformat()}:{group.id}"
    until = after_quiet(at, group) + USEFUL_FOR
    return to_group(group.id, KIND, prompt.id, key, at, until, revision=prompt.revision)


async def where_of(tx: Tx, prompt: Prompt) -> list[Group]:
    if prompt.group_id is None:
        return await groups.present(tx)
    group = await groups.by_id(tx, GroupId(prompt.group_id))
    return [group] if group else []
