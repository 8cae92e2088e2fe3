"""Prompts that come round: a question put before one group or all, and the answers given as replies to it.

Each sending is a notice whose key holds the prompt's revision: a change cancels what was noted before it and notes
the dates anew. Answers are replies to the posts; they are kept silently, and whoever gave one can take it back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from community.clock import Now
from community.errors import Gone, Refusal, part, read_parts
from community.forms import Done
from community.notices import after_quiet, to_group
from community.planning import (
    ALWAYS_OPEN,
    next_coming,
    note_all,
    read_calendar,
)
from community.prompt_dates import USEFUL_FOR, PromptDates, where_of
from community.recurrence import When, next_dates
from community.rights import facilitated_group, must_be_admin
from community.steps import YES, Form, Kind, Step, when_from_answer, when_to_answer
from community.when import read_when
from community.zones import folded
from locales import FALLBACK, texts
from storage import notices, prompts
from storage.base import GroupId
from storage.database import Database, Tx
from storage.forms import Draft
from storage.groups import Group
from storage.people import Person
from storage.plans import PlanState
from storage.prompts import KIND, Prompt

SHORTEST, LONGEST = 3, 2000
SHOWN_ENDED, SHOWN_DATES = 5, 3

FORM = Form(
    "prompt",
    (
        Step("group", Kind.GROUP, only_if=lambda answers: not answers.get("everywhere")),
        Step("when", Kind.WHEN),
        Step("text", Kind.LONG, minimum=SHORTEST, maximum=LONGEST),
    ),
)


@dataclass(frozen=True, slots=True)
class Overview:
    """A prompt with its next dates, how many answered it, and its group; None for one to all groups."""

    prompt: Prompt
    group: Group | None
    dates: Sequence[datetime]
    answers: int
    sent: int
    """How often it was sent by hand, so that tapping "send now" twice on one card sends once."""


class Prompts:
    def __init__(self, db: Database, now: Now) -> None:
        self._db = db
        self._now = now
        self.dates = PromptDates(now)

    # --- the form -----------------------------------------------------------------------------------------------

    def form(self, name: str) -> Form:
        return FORM

    async def begin(self, tx: Tx, person: Person, draft: Draft) -> None:
        """A new one, for a group or everywhere; or with a subject, a change of one that exists."""
        if draft.subject_id is not None:
            prompt = await _standing(tx, draft.subject_id)
            await _managed_by(tx, person, prompt)
            draft.group_id, draft.answers = prompt.group_id, _answers_of(prompt)
        elif draft.answers.get("everywhere"):
            must_be_admin(person)
            draft.group_id = None
        elif draft.group_id is not None:
            await facilitated_group(tx, person, draft.group_id)

    async def submit(self, tx: Tx, person: Person, draft: Draft) -> Done:
        now, when = self._now(), when_from_answer(draft.answers["when"])
        group = None
        if draft.answers.get("everywhere"):
            must_be_admin(person)
        else:
            group = await facilitated_group(tx, person, draft.group_id)
        if not (dates := next_dates(when, now, 1)):
            raise Refusal("error-prompt-past")
        if draft.subject_id is None:
            prompt = Prompt(made_by=person.id, revision=0, state=PlanState.ACTIVE)
            tx.add(prompt)
        else:
            prompt = await _standing(tx, draft.subject_id)
            await _managed_by(tx, person, prompt)
            await self.dates.recall(tx, prompt, "changed")
        prompt.group_id = group.id if group else None
        prompt.text = draft.answers["text"]
        prompt.rrule, prompt.starts_on, prompt.at, prompt.zone = when.rrule, when.start, when.at, when.zone
        prompt.planned_until = now
        await tx.flush()
        if prompt.state is PlanState.ACTIVE:
            await self.dates.note(tx, prompt)
        next_at = after_quiet(dates[0], group) if group else dates[0]
        details = {"next": next_at, "zone": when.zone, "paused": prompt.state is PlanState.PAUSED}
        return Done("prompts-scheduled", prompt.id, group, details)

    def read_line(self, line: str, person: Person, zone: str) -> dict[str, object]:
        """Answers from one line: [everywhere] when | text. Raises Refusal when a part is missing."""
        everywhere, line = is_everywhere(line, person.language)
        words, bar, text = (one.strip() for one in line.partition("|"))
        if everywhere and not line:
            return {"everywhere": YES}
        if not (words or text):
            raise Refusal("error-prompt-line")
        if not bar and "?" in words:
            words, text = "", words
        said, now = texts(person.language), self._now()
        return read_parts(
            {
                **({"everywhere": lambda: YES} if everywhere else {}),
                "when": part(words, lambda words: when_to_answer(read_when(words, said, zone, now))),
                "text": part(text, _read_text),
            }
        )

    # --- planning -----------------------------------------------------------------------------------------------

    async def plan(self) -> None:
        """Turn every prompt's dates of the next weeks into notices. Doing it twice changes nothing.

        Groups that came since get what is to come.
        """
        await note_all(self._db, self._now(), prompts.PLANS, self.dates.extend_all)

    # --- managing -----------------------------------------------------------------------------------------------

    async def overview(self, person: Person, group_id: GroupId) -> list[Overview]:
        """The prompts of a group for its facilitators, ended ones last; admins see those to all groups too."""
        async with self._db.read() as tx:
            group = await facilitated_group(tx, person, group_id)
            rows = await prompts.of_group(tx, group.id, everywhere=person.is_admin)
            rows += await prompts.ended_in(tx, group.id, SHOWN_ENDED, everywhere=person.is_admin)
            return [await self._view(tx, prompt, group if prompt.group_id else None) for prompt in rows]

    async def one(self, person: Person, prompt_id: int) -> Overview:
        async with self._db.read() as tx:
            prompt = _known(await prompts.look_at(tx, prompt_id))
            return await self._view(tx, prompt, await _managed_by(tx, person, prompt))

    async def pause(self, person: Person, prompt_id: int) -> Overview:
        async with self._db.begin() as tx:
            prompt = _known(await prompts.by_id(tx, prompt_id))
            group = await _managed_by(tx, person, prompt)
            if prompt.state is PlanState.ACTIVE:
                prompt.state = PlanState.PAUSED
                await self.dates.recall(tx, prompt, "paused")
            return await self._view(tx, prompt, group)

    async def resume(self, person: Person, prompt_id: int) -> Overview:
        async with self._db.begin() as tx:
            prompt = _known(await prompts.by_id(tx, prompt_id))
            group = await _managed_by(tx, person, prompt)
            if prompt.state is PlanState.PAUSED:
                prompt.state, prompt.revision = PlanState.ACTIVE, prompt.revision + 1
                await self.dates.note(tx, prompt)
            return await self._view(tx, prompt, group)

    async def end(self, person: Person, prompt_id: int) -> Overview:
        """No more dates. Its answers stay."""
        async with self._db.begin() as tx:
            prompt = _known(await prompts.by_id(tx, prompt_id))
            group = await _managed_by(tx, person, prompt)
            if prompt.state is not PlanState.ENDED:
                prompt.state = PlanState.ENDED
                await self.dates.recall(tx, prompt, "ended")
            return await self._view(tx, prompt, group)

    async def send_now(self, person: Person, prompt_id: int, sent: int) -> Overview:
        """Send it once more, now. *sent* is how often that was done when the card with the button was shown."""
        now = self._now()
        async with self._db.begin() as tx:
            prompt = _known(await prompts.by_id(tx, prompt_id))
            group = await _managed_by(tx, person, prompt)
            if prompt.state is not PlanState.ENDED and sent <= await _sent(tx, prompt):
                for place in await where_of(tx, prompt):
                    key = f"{_by_hand(prompt)}{sent}:{place.id}"
                    until = after_quiet(now, place) + USEFUL_FOR
                    await notices.add(tx, to_group(place.id, KIND, prompt.id, key, now, until, by_hand=True))
            return await self._view(tx, prompt, group)

    async def _view(self, tx: Tx, prompt: Prompt, group: Group | None) -> Overview:
        calendar = await read_calendar(tx, group.id) if group else ALWAYS_OPEN
        known = await self.dates.known(tx, prompt)
        dates = [one.starts_at for one in next_coming(prompt, self._now(), SHOWN_DATES, calendar, known)]
        answers = await prompts.count_answers(tx, prompt.id)
        return Overview(prompt, group, dates, answers, await _sent(tx, prompt))


def is_wanted(prompt: Prompt | None, details: Mapping[str, Any]) -> bool:
    """Whether what was noted may still go out: asked for by hand, or planned and not changed since."""
    if prompt is None or prompt.state is PlanState.ENDED:
        return False
    if details.get("by_hand"):
        return True
    return prompt.state is PlanState.ACTIVE and details.get("revision") == prompt.revision


def is_everywhere(line: str, language: str) -> tuple[bool, str]:
    """Whether a line begins with the word for all groups; and the rest of the line."""
    known = [words for each in (texts(language), texts(FALLBACK)) for words in each.words("prompts-words-everywhere")]
    for words in sorted(known, key=len, reverse=True):
        said = line.split(maxsplit=len(words.split()))
        count = len(words.split())
        if folded(" ".join(said[:count])) == folded(words):
            return True, " ".join(said[count:])
    return False, line


def _answers_of(prompt: Prompt) -> dict[str, object]:
    when = When(prompt.rrule, prompt.starts_on, prompt.at, prompt.zone)
    where: dict[str, object] = {"everywhere": YES} if prompt.group_id is None else {"group": prompt.group_id}
    return {**where, "when": when_to_answer(when), "text": prompt.text}


def _known(prompt: Prompt | None) -> Prompt:
    if prompt is None:
        raise Gone("error-prompt-gone")
    return prompt


async def _standing(tx: Tx, prompt_id: int) -> Prompt:
    """For a change of what it says or when; one that has ended cannot be changed any more."""
    prompt = _known(await prompts.by_id(tx, prompt_id))
    if prompt.state is PlanState.ENDED:
        raise Gone("error-prompt-gone")
    return prompt


async def _managed_by(tx: Tx, person: Person, prompt: Prompt) -> Group | None:
    """The prompt's group, if this person may plan for it; None for one to all groups, which is the admins' business."""
    if prompt.group_id is None:
        must_be_admin(person)
        return None
    return await facilitated_group(tx, person, prompt.group_id)


async def _sent(tx: Tx, prompt: Prompt) -> int:
    return await prompts.sendings_over(tx, KIND, prompt.id, _by_hand(prompt))


def _by_hand(prompt: Prompt) -> str:
    return f"prompts-now:{prompt.id}:"


def _read_text(text: str) -> str:
    if len(text) < SHORTEST:
        raise Refusal("error-form-too-short", length=len(text), minimum=SHORTEST)
    if len(text) > LONGEST:
        raise Refusal("error-form-too-long", length=len(text), maximum=LONGEST, over=len(text) - LONGEST)
    return text
