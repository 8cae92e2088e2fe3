"""Whatever a person does to a draft, in whatever order, no answer is lost and none stands under another question:
with restarts, a second phone that shows older cards, and an admin who publishes other questions in the middle."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from community.carrying import has_newer
from community.forms import Done, Screen
from community.noting import note_form_of, to_note
from community.steps import SEVERAL, TYPED, YES, Form, Kind, Said, Step, voice_key
from content import templates
from content.template_files import read_yaml
from storage import cases, forms
from storage.cases import Case
from storage.database import Database
from storage.people import Person
from tests.community.republishing import publish, publish_another
from tests.community.test_form_steps import FIELD, NAME
from tests.community.writing import Village

pytestmark = pytest.mark.slow

EVERY_FORM = [f"case:{one.id}:{route}" for one in templates.offered() for route in ("quick", "full")] + [NAME]
ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *["answer"] * 5,
                *["edit", "publish", "carry", "voice", "mistake", "preview words"] * 2,
                *["file", "back", "skip", "go on", "restart", "open", "noise", "old card", "again"],
            ]
        ),
        st.integers(0, 400),
    ),
    max_size=30,
)
TOPICS = ("literacy", "numeracy", "feedback", "grouping")
_people = count(100)


class Writer:
    """Does things to one draft and remembers what it must hold."""

    def __init__(self, village: Village, person: Person, screen: Screen) -> None:
        self.village, self.person = village, person
        self.expected: dict[str, Any] = {}
        self.draft_id = screen.draft.id
        self.parts: dict[str, dict[int, tuple[str, str | None]]] = {}
        """By step, what each message said: its words, and its voice message."""
        self.newest: Said | None = None
        self.cards: list[tuple[Form, Step]] = []
        """Everything that was asked so far and can still be tapped."""
        self._shows(screen)

    async def acts(self, act: str, number: int) -> None:
        bot, at, step = self.village.community.forms, self._at(), self.screen.step
        match act:
            case "answer" if step is not None:
                await self._answers(step, number)
            case "voice" if step is not None and step.spoken:
                await self._answers(step, number, Said(media=f"voice:{number}"))
            case "mistake" if step is not None and step.kind in TYPED:
                await self._mistakes(step, number)
            case "preview words" if step is None:
                await self._goes_on(number)
            case "file":
                await self._sends_a_file(number)
            case "back":
                self._shows(await bot.back(self.person, self.draft_id))
            case "skip" if step is not None:
                self._shows(await bot.skip(self.person, self.draft_id, at))
                if self.screen.refusal is None:
                    self._forgets(step.key)
            case "go on" if step is not None:
                self._shows(await bot.complete(self.person, self.draft_id, at))
            case "restart":
                await self._restarts()
            case "open":
                steps = self.screen.form.steps
                chosen = self.screen.form.number(steps[number % len(steps)].key)
                self._shows(await bot.open(self.person, self.draft_id, chosen))
            case "edit":
                await self._edits(number)
            case "again" if self.newest is not None:  # Telegram brings a message twice, or another phone sends it on
                self._shows(await bot.answer(self.person, self.newest))
            case "old card":
                await self._taps(*self.cards[number % len(self.cards)], number)
            case "noise" if number != at:  # something that no card ever had
                self._shows(await bot.choose(self.person, self.draft_id, number, "no such option"))
            case "publish":
                await publish_another(self.village, self.screen.form.name.split(":")[1], number)
            case "carry" if has_newer(self.screen.form.name):
                await self._carries_over()

    async def holds(self) -> None:
        async with self.village.db.read() as tx:
            draft = await forms.by_id(tx, self.draft_id)
        assert draft
        assert filled(draft.answers) == filled(self.expected)

    async def finishes(self) -> None:
        bot, privacy = self.village.community.forms, self.village.community.safety.privacy
        submitted = False
        for number in count():
            assert number < 200, self.screen
            if self.screen.step is not None:
                asked = self.screen.step
                await self._answers(asked, number)
                if asked.grows and self.screen.step is not None and self.screen.step.key == asked.key:
                    self._shows(await bot.complete(self.person, self.draft_id, self._at()))
                continue
            if not submitted:
                await self._goes_on(number)
            submitted = True
            shown = await bot.submit(self.person, self.draft_id)
            if isinstance(shown, Done) and shown.kind != "privacy-next":
                return
            if isinstance(shown, Done):
                mark = shown.details["look"].current.mark
                await privacy.is_fine(self.person, self.draft_id, mark, "agreed")
            else:
                self._shows(shown)

    def sent(self) -> dict[str, Any]:
        """What of it the case study must hold: the answers to what is asked."""
        asked = {key for step in self.screen.form.asked(self.expected) for key in (step.key, voice_key(step.key))}
        return filled({key: value for key, value in self.expected.items() if key in asked})

    _messages = count(1)

    def _at(self) -> int:
        return self.screen.form.number(self.screen.step.key) if self.screen.step else -1

    def _shows(self, shown: Screen | Done | None) -> None:
        assert isinstance(shown, Screen)
        self.screen = shown
        if shown.step is not None:
            self.cards.append((shown.form, shown.step))

    def _forgets(self, key: str) -> None:
        self.expected[key] = None
        self.expected.pop(voice_key(key), None)
        self.parts.pop(key, None)

    async def _restarts(self) -> None:
        self.village = Village(self.village.db, self.village.wall)
        await self.village.community.templates.load()
        self._shows(await self.village.community.forms.current(self.person))

    async def _answers(self, step: Step, number: int, said: Said | None = None) -> None:
        said = replace(said or _said(step, number), message_id=next(self._messages))
        joining = self.screen.draft.joining
        self._shows(await self.village.community.forms.answer(self.person, said))
        self.newest = said
        if self.screen.refusal is not None:
            return
        if step.kind in TYPED:
            before = self.parts.get(step.key, {}) if joining else {}
            self._is_made_of(step.key, {**before, said.message_id or 0: (said.text, said.media)})
        elif said.is_voice and step.kind is not Kind.MEDIA:
            several = step.kind in SEVERAL
            before = self.expected.get(voice_key(step.key)) or []
            self.expected[step.key] = self.expected.get(step.key) if several else None
            self.expected[voice_key(step.key)] = [*(before if several else []), said.media]
        else:
            self._keeps(step, said)

    async def _mistakes(self, step: Step, number: int) -> None:
        """Send what is far too long, which is no answer, and put it right by an edit."""
        bot, joining = self.village.community.forms, self.screen.draft.joining
        self.newest = Said(text="words " * 9999, message_id=next(self._messages))
        self._shows(await bot.answer(self.person, self.newest))
        assert self.screen.refusal is not None
        said = replace(_said(step, number), message_id=self.newest.message_id)
        self._shows(await bot.edit(self.person, said))
        if self.screen.refusal is None:
            before = self.parts.get(step.key, {}) if joining else {}
            self._is_made_of(step.key, {**before, said.message_id or 0: (said.text, None)})

    async def _goes_on(self, number: int) -> None:
        """At the preview: words go with the text that was sent right before, and are nothing if there was none."""
        before, said = self.newest, Said(text=f"And {number} more.", message_id=next(self._messages))
        bot = self.village.community.forms
        self._shows(await bot.answer(self.person, said))
        self.newest = said
        key = next((one for one, parts in self.parts.items() if before and before.message_id in parts), None)
        assert self.screen.refusal is not None
        assert key is not None or self.screen.goes_on_from is None
        if self.screen.goes_on_from is not None:
            self._shows(await bot.edit(self.person, said, rest_of=self.screen.goes_on_from))
        if key is not None and self.screen.refusal is None:
            self._is_made_of(key, {**self.parts[key], said.message_id or 0: (said.text, None)})

    def _keeps(self, step: Step, said: Said) -> None:
        """What is typed or tapped takes the place of a voice message, unless it is one of several answers."""
        self.expected[step.key] = _kept(step, said, self.expected.get(step.key))
        if step.kind not in SEVERAL:
            self.expected.pop(voice_key(step.key), None)

    def _is_made_of(self, key: str, parts: dict[int, tuple[str, str | None]]) -> None:
        self.parts[key] = parts
        self.expected[key] = "\n".join(words for words, _ in parts.values() if words)
        self.expected[voice_key(key)] = [voice for _, voice in parts.values() if voice]

    async def _sends_a_file(self, number: int) -> None:
        """Whatever is asked: it is kept where files are asked for, if they are."""
        said = Said(media=f"document:{number}", message_id=next(self._messages))
        asked = [one for one in self.screen.form.asked(self.expected) if one.kind is Kind.MEDIA]
        place = self.screen.step if self.screen.step in asked else next(iter(asked), None)
        self._shows(await self.village.community.forms.answer(self.person, said))
        self.newest = said
        if self.screen.refusal is None and place is not None:
            self._keeps(place, said)

    async def _edits(self, number: int) -> None:
        """Change one of the messages that were sent, whatever is asked now."""
        sent = [(key, message) for key, parts in self.parts.items() for message in parts]
        if not sent:
            return
        key, message = sent[number % len(sent)]
        text = _said(self.screen.form.step(key), number + 100).text or "Other words."
        self._shows(await self.village.community.forms.edit(self.person, Said(text=text, message_id=message)))
        if self.screen.refusal is None:
            self._is_made_of(key, {**self.parts[key], message: (text, self.parts[key][message][1])})

    async def _taps(self, form: Form, step: Step, number: int) -> None:
        """A button of any card there was: it answers what it asks, if that is still being asked."""
        asked = self.screen.step is not None and (self.screen.form.name, self.screen.step.key) == (form.name, step.key)
        said = Said(option=step.options[number % len(step.options)] if step.options else YES)
        bot = self.village.community.forms
        self._shows(await bot.choose(self.person, self.draft_id, form.number(step.key), said.option or ""))
        if asked and self.screen.refusal is None:
            self._keeps(step, said)

    async def _carries_over(self) -> None:
        """Every value is still there: under its question if it answers it, else aside; and what is told is true."""
        drafts, before = self.village.community.drafts, filled(self.expected)
        told = await drafts.newer(self.person, self.draft_id)
        self._shows(await drafts.carry(self.person, self.draft_id))
        now = filled(self.screen.answers)
        assert _values(now) == _values(before)
        for step in self.screen.form.steps:
            if step.key in now:
                assert _is_answer_to(step, now[step.key])
        moved = {key.removesuffix(":voice") for key in before if key not in now and "@" not in key}
        assert moved <= {*told.removed, *told.again}
        self.expected = now
        self.parts = {key: parts for key, parts in self.parts.items() if key in now and key not in moved}


def _said(step: Step, number: int) -> Said:
    match step.kind:
        case Kind.CHOICE | Kind.MULTI:
            return Said(option=step.options[number % len(step.options)])
        case Kind.TAGS:
            return Said(text=TOPICS[number % len(TOPICS)])
        case Kind.CONSENT:
            return Said(option=YES)
        case Kind.NUMBER | Kind.SCALE:
            low = step.minimum or 0
            return Said(text=str(low + number % ((step.maximum or low + 99) - low + 1)))
        case Kind.DATE:
            return Said(option=str(number % 2))
        case Kind.MEDIA:
            return Said(media=f"voice:{number}")  # about faces one is asked before sending
        case _:
            # In letters: numbers beside words may be a class or an address, and are asked about before sending.
            words = f"{step.key} {'abcdefghijklmnopqrstuvwxyz'[number % 26] * (2 + number // 26)} "
            return Said(text=(words * 50)[: max(step.minimum or 0, min(step.maximum or 50, 50) - 1)].strip() + ".")


def _kept(step: Step, said: Said, before: Any) -> Any:
    match step.kind:
        case Kind.MULTI:
            return [one for one in step.options if (one in (before or [])) != (one == said.option)]
        case Kind.TAGS:
            return list(dict.fromkeys([*(before or []), said.text]))
        case Kind.MEDIA:
            return list(dict.fromkeys([*(before or []), said.media]))
        case Kind.NUMBER | Kind.SCALE:
            return int(said.text)
        case Kind.DATE:
            return f"2026-11-{23 - int(said.option or 0)}"
        case _:
            return said.option or said.text


def _is_answer_to(step: Step, value: Any) -> bool:
    match step.kind:
        case Kind.CHOICE:
            return value in step.options
        case Kind.MULTI:
            return {*value} <= {*step.options}
        case Kind.TAGS | Kind.MEDIA:
            return isinstance(value, list) and len(value) <= (step.maximum or 99)
        case Kind.NUMBER | Kind.SCALE:
            return isinstance(value, int)
        case Kind.CONSENT:
            return bool(value == YES)
        case _:
            return isinstance(value, str)


def _values(answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Each with its question, whether it stands there or aside."""
    return sorted((re.sub(r"@\d+", "", key), repr(value)) for key, value in answers.items())


def filled(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in answers.items() if value not in (None, "", [])}


async def hears(village: Village, case: Case) -> dict[str, Any]:
    """What Ada notes down of what was told by voice."""
    ada, known = await village.ada(), {"revision": case.revision}
    screen = await village.community.forms.begin(ada, note_form_of(case), subject_id=case.id, answers=known)
    reviewer = Writer(village, ada, screen)
    await reviewer.finishes()
    return filled(reviewer.expected)


@pytest.mark.parametrize("name", EVERY_FORM)
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
async def test_no_answer_is_lost_or_misfiled(database: Database, name: str, acts: list[tuple[str, int]]) -> None:
    village = Village(database)
    await village.community.templates.load()
    await publish(village, read_yaml(FIELD))
    person = await village.meets(next(_people), "Kamola")
    writer = Writer(village, person, await village.community.forms.begin(person, name))
    for act, number in acts:
        await writer.acts(act, number)
        await writer.holds()
    await writer.finishes()
    await writer.holds()
    async with village.db.read() as tx:
        case = await cases.by_draft(tx, writer.draft_id)
    assert case
    assert filled(case.answers) == writer.sent()
    if to_note(case):
        heard = await hears(writer.village, case)
        assert {*heard} == {*to_note(case)}
        async with village.db.read() as tx:
            noted = await cases.by_draft(tx, writer.draft_id)
        assert noted
        assert filled(noted.answers) == writer.sent() | heard
