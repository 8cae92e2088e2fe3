"""What somebody has begun: all of it at a glance, handed over to a colleague, moved to newer questions, remembered."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from community.asking import ZONE_BEFORE, Asking
from community.carrying import Differences, carry_over, compare
from community.case_forms import CONTACT, SHARING
from community.clock import Now
from community.definition import form_area
from community.drafts import go_on, has_room_for_file, move
from community.errors import Gone, NotAllowed, Refusal
from community.forms import Forms, Screen
from community.missing import missing_in
from community.notices import is_quiet, to_person
from community.rights import is_member
from community.steps import GROUP_KNOWN, Form, Kind, is_answered
from storage import cases, delivery, forms, groups, notices, people
from storage.database import Database, Tx
from storage.forms import Draft, DraftState
from storage.people import Person

HANDED = ("case", "webinar", "poll", "prompt")
"""Areas whose drafts somebody else can go on with."""
PERSONAL = (SHARING, CONTACT)
"""Answers that only their author can give, besides everything that is confirmed."""
NUDGE, TAKEN = "drafts-nudge", "drafts-taken"
NUDGED = "case:"
NUDGES = (timedelta(days=3), timedelta(days=10))
"""How long a draft sleeps before its person is reminded, the first time and the last."""
ASKED_ALONE = ("names", "privacy:because")
"""Forms whose one answer may hold names of pupils, which must not stand in a draft for long."""
STANDS, EVER = timedelta(days=1), datetime.min.replace(tzinfo=UTC)
AHEAD = timedelta(days=2)
ASLEEP, AWAKE = time(20), time(9)
"""Wall time of the person; nobody is reminded in between."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft and how far it is."""

    draft: Draft
    form: Form

    @property
    def answered(self) -> int:
        return sum(is_answered(step, self.draft.answers) for step in self.form.questions(self.draft.answers))

    @property
    def total(self) -> int:
        return len(self.form.questions(self.draft.answers))

    @property
    def minutes(self) -> int:
        return self.form.minutes_left(self.draft.answers)


@dataclass(frozen=True, slots=True)
class Offer:
    """A draft somebody hands over."""

    begun: Begun
    giver: Person


class DraftDesk:
    def __init__(self, db: Database, now: Now, forms_: Forms, default_zone: str) -> None:
        self._db = db
        self._now = now
        self._forms = forms_
        self._zone = default_zone
        self._asking = Asking(now, default_zone)

    async def begun(self, person: Person) -> list[Begun]:
        """Everything unfinished, newest first."""
        found = [self._look(draft) for draft in await self.unfinished(person)]
        return [one for one in found if one is not None]

    async def unfinished(self, person: Person) -> list[Draft]:
        """What they can go on with, newest first."""
        async with self._db.read() as tx:
            found = await forms.unfinished(tx, person.id)
        return [draft for draft in found if not self._forms.is_question(draft)]

    async def takes_file(self, person: Person, message_id: int) -> bool:
        """Whether a file in this message would be kept, as the answer to what is being asked or beside it."""
        async with self._db.glance() as tx:
            draft = await forms.active(tx, person.id)
        if draft is None or message_id <= (draft.message_id or 0):
            return False
        return has_room_for_file(draft, self._forms.form(draft.form))

    def _look(self, draft: Draft) -> Begun | None:
        try:
            return Begun(draft, self._forms.form(draft.form))
        except Gone:  # a form that is not there any more
            return None

    # --- to a colleague ---------------------------------------------------------------------------------------------

    async def hand_over(self, person: Person, draft_id: int) -> Begun:
        """Make the link with which whoever opens it first goes on with the draft; a link made before is void."""
        async with self._db.begin() as tx:
            draft = await self._mine(tx, person, draft_id)
            if form_area(draft.form) not in HANDED:
                raise Gone("error-button-unknown")
            if await cases.by_draft(tx, draft.id) is not None:
                raise Refusal("error-handed-sent")
            draft.handover = secrets.token_hex(12)
            return Begun(draft, self._forms.form(draft.form))

    async def offered(self, person: Person, secret: str) -> Offer:
        async with self._db.read() as tx:
            return await self._offer(tx, person, secret)

    async def take_over(self, person: Person, secret: str) -> Screen:
        """Go on with a colleague's draft. What only its author can confirm is asked again."""
        async with self._db.begin() as tx:
            offer = await self._offer(tx, person, secret)
            draft, form = offer.begun.draft, offer.begun.form
            own = {step.key for step in form.steps if step.kind is Kind.CONSENT} | {*PERSONAL}
            if draft.group_id is None or not await is_member(tx, person, draft.group_id):
                own |= {GROUP_KNOWN} | {step.key for step in form.steps if step.kind is Kind.GROUP}
                draft.group_id = None
            kept = {key: value for key, value in draft.answers.items() if _step_of(key) not in own}
            draft.answers = kept | {ZONE_BEFORE: offer.giver.zone or self._zone}
            asks = any(step.kind is Kind.GROUP for step in missing_in(form, draft.answers))
            if asks and not await self._asking.groups_of(tx, person):
                raise NotAllowed("error-no-group-to-plan")
            # The messages stand in the giver's chat, whose numbers mean others here.
            draft.person_id, draft.handover, draft.message_id, draft.said = person.id, None, None, {}
            draft.changed_at, draft.state = self._now(), DraftState.ASIDE
            move(draft, None)
            go_on(draft, form)
            key = f"{TAKEN}:{draft.id}:{person.id}:{secret[:6]}"
            told = to_person(offer.giver.id, TAKEN, draft.id, key, self._now(), name=person.name)
            await notices.add(tx, told)
        return await self._forms.open(person, draft.id)

    async def _offer(self, tx: Tx, person: Person, secret: str) -> Offer:
        draft = await forms.handed(tx, secret) if secret else None
        giver = await people.by_id(tx, draft.person_id) if draft else None
        if draft is None or giver is None:
            raise Gone("error-handed-gone")
        if giver.id == person.id:
            raise Refusal("error-handed-yours")
        return Offer(Begun(draft, self._forms.form(draft.form)), giver)

    # --- to newer questions -----------------------------------------------------------------------------------------

    async def newer(self, person: Person, draft_id: int) -> Differences:
        """What is different in the questions that are offered now."""
        async with self._db.read() as tx:
            return compare(await self._mine(tx, person, draft_id))

    async def carry(self, person: Person, draft_id: int) -> Screen:
        """Move the answers over to the questions that are offered now. None is lost but those that do not fit."""
        async with self._db.begin() as tx:
            draft = await self._mine(tx, person, draft_id)
            carry_over(draft, compare(draft))
            draft.changed_at = self._now()
        return await self._forms.open(person, draft_id)

    async def _mine(self, tx: Tx, person: Person, draft_id: int) -> Draft:
        draft = await forms.by_id(tx, draft_id)
        if draft is None or draft.person_id != person.id or draft.state not in forms.UNFINISHED:
            raise Gone("error-draft-gone")
        return draft

    # --- remembered twice, then silence -----------------------------------------------------------------------------

    async def close_questions(self) -> None:
        """What was typed where several messages are one answer, and left there, counts after a day or is let go."""
        now = self._now()
        async with self._db.read() as tx:
            left = [draft for name in ASKED_ALONE for draft in await forms.sleeping(tx, name, EVER, now - STANDS)]
            owners = [await people.by_id(tx, draft.person_id) for draft in left]
        for person in filter(None, owners):
            await self._forms.leave_question(person)

    async def plan(self) -> None:
        """Note the reminders of drafts that sleep: two for each at most, when their people are awake."""
        now = self._now()
        async with self._db.begin() as tx:
            for draft in await forms.sleeping(tx, NUDGED, now - NUDGES[-1] - 2 * AHEAD, now - NUDGES[0] + AHEAD):
                sent = await delivery.count_told(tx, NUDGE, draft.id)
                if sent >= len(NUDGES) or not draft.answers:
                    continue
                due, end = await self._when_awake(tx, draft, max(draft.changed_at + NUDGES[sent], now))
                if due <= now + AHEAD:
                    key, slept = f"{NUDGE}:{draft.id}:{sent}:{due:%Y-%m-%d}", draft.changed_at.isoformat()
                    last = sent + 1 == len(NUDGES)
                    notice = to_person(draft.person_id, NUDGE, draft.id, key, due, end, slept=slept, last=last)
                    await notices.add(tx, notice)

    async def _when_awake(self, tx: Tx, draft: Draft, instant: datetime) -> tuple[datetime, datetime]:
        """The instant, or the morning after it; and the evening of that day, after which it is not told any more."""
        person = await people.by_id(tx, draft.person_id)
        group = await groups.by_id(tx, draft.group_id) if draft.group_id else None
        zone = (person and person.zone) or (group and group.zone) or self._zone
        local = instant.astimezone(ZoneInfo(zone))
        if is_quiet(local.time(), ASLEEP, AWAKE):
            day = local.date() + timedelta(days=1 if local.time() >= ASLEEP else 0)
            local = datetime.combine(day, AWAKE, ZoneInfo(zone))
        return local.astimezone(UTC), datetime.combine(local.date(), ASLEEP, ZoneInfo(zone)).astimezone(UTC)


def _step_of(key: str) -> str:
    """Whose answer it is; also of its voice messages, and of what a newer form had no place for."""
    return key.partition(":")[0].partition("@")[0]
