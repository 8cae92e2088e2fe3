"""Whatever a person does to a draft, in whatever order, no answer is lost and none stands under another question."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from community.forms import Done, Screen
from community.steps import TYPED, YES, Kind, Said, Step
from content import templates
from storage import cases, forms
from storage.database import Database
from storage.people import Person
from tests.community.writing import Village

EVERY_FORM = [f"case:{one.id}:{route}" for one in templates.offered() for route in ("quick", "full")]
ACTS = st.lists(
    st.tuples(
        st.sampled_from([*["answer"] * 3, "back", "skip", "go on", "restart", "open", "noise", *["edit"] * 2, "again"]),
        st.integers(0, 40),
    ),
    max_size=24,
)
TOPICS = ("literacy", "numeracy", "feedback", "grouping")
_people = count(100)


class Writer:
    """Does things to one draft and remembers what it must hold."""

    def __init__(self, village: Village, person: Person, screen: Screen) -> None:
        self.village, self.person, self.screen = village, person, screen
        self.expected: dict[str, Any] = {}
        self.draft_id = screen.draft.id
        self.parts: dict[str, dict[int, str]] = {}
        """By step, what each message said, as far as it is words."""
        self.newest: Said | None = None

    async def acts(self, act: str, number: int) -> None:
        bot, at = self.village.community.forms, self._at()
        match act:
            case "answer" if self.screen.step is not None:
                await self._answers(self.screen.step, number)
            case "back":
                self._shows(await bot.back(self.person, self.draft_id))
            case "skip" if self.screen.step is not None:
                step, before = self.screen.step, self.screen
                self._shows(await bot.skip(self.person, self.draft_id, at))
                if self.screen.refusal is None and before.step == step:
                    self.expected[step.key] = None
                    self.parts.pop(step.key, None)
            case "go on" if self.screen.step is not None:
                self._shows(await bot.complete(self.person, self.draft_id, at))
            case "restart":
                self.village = Village(self.village.db, self.village.wall)
                shown = await self.village.community.forms.current(self.person)
                assert shown
                self._shows(shown)
            case "open":
                self._shows(await bot.open(self.person, self.draft_id, number))
            case "edit":
                await self._edits(number)
            case "again" if self.newest is not None:  # Telegram brings a message twice, or another phone sends it on
                self._shows(await bot.answer(self.person, self.newest))
            case "noise":  # a tap on an old card: some step that may not be asked now
                if number != at:
                    self._shows(await bot.choose(self.person, self.draft_id, number % 18, "no such option"))

    async def holds(self) -> None:
        async with self.village.db.read() as tx:
            draft = await forms.by_id(tx, self.draft_id)
        assert draft
        assert filled(draft.answers) == filled(self.expected)

    async def finishes(self) -> None:
        bot = self.village.community.forms
        for number in count():
            assert number < 100, self.screen
            if self.screen.step is not None:
                await self._answers(self.screen.step, number)
                if self.screen.step is not None and self.screen.step.grows:
                    self._shows(await bot.complete(self.person, self.draft_id, self._at()))
                continue
            shown = await bot.submit(self.person, self.draft_id)
            if isinstance(shown, Done):
                return
            self._shows(shown)

    _messages = count(1)

    def _at(self) -> int:
        return self.screen.form.index(self.screen.step.key) if self.screen.step else -1

    def _shows(self, shown: Screen | Done | None) -> None:
        assert isinstance(shown, Screen)
        self.screen = shown

    async def _answers(self, step: Step, number: int) -> None:
        said = replace(_said(step, number), message_id=next(self._messages))
        joining = self.screen.draft.joining
        self._shows(await self.village.community.forms.answer(self.person, said))
        self.newest = said
        if self.screen.refusal is not None:
            return
        self.expected[step.key] = _kept(step, said, self.expected.get(step.key))
        if step.kind in TYPED:
            before = self.parts.get(step.key, {}) if joining else {}
            self.parts[step.key] = {**before, said.message_id or 0: said.text}
            self.expected[step.key] = "\n".join(self.parts[step.key].values())

    async def _edits(self, number: int) -> None:
        """Change one of the messages that were sent, whatever is asked now."""
        sent = [(key, message) for key, parts in self.parts.items() for message in parts]
        if not sent:
            return
        key, message = sent[number % len(sent)]
        text = _said(self.screen.form.step(key), number + 100).text
        self._shows(await self.village.community.forms.edit(self.person, Said(text=text, message_id=message)))
        if self.screen.refusal is None:
            self.parts[key][message] = text
            self.expected[key] = "\n".join(self.parts[key].values())


def _said(step: Step, number: int) -> Said:
    match step.kind:
        case Kind.CHOICE | Kind.MULTI:
            return Said(option=step.options[number % len(step.options)])
        case Kind.TAGS:
            return Said(text=TOPICS[number % len(TOPICS)])
        case Kind.CONSENT:
            return Said(option=YES)
        case Kind.NUMBER:
            return Said(text=str((step.minimum or 0) + number))
        case Kind.MEDIA:
            return Said(media=f"voice:{number}")  # about faces one is asked before sending
        case _:
            # In letters: numbers beside words may be a class or an address, and are asked about before sending.
            words = f"{step.key} {'abcdefghijklmnopqrstuvwxyz'[number % 26] * (2 + number // 26)} "
            return Said(text=(words * 50)[: max(step.minimum or 0, min(step.maximum or 50, 50))].strip() + ".")


def _kept(step: Step, said: Said, before: Any) -> Any:
    match step.kind:
        case Kind.MULTI:
            return [one for one in step.options if (one in (before or [])) != (one == said.option)]
        case Kind.TAGS:
            return list(dict.fromkeys([*(before or []), said.text]))
        case Kind.MEDIA:
            return list(dict.fromkeys([*(before or []), said.media]))
        case Kind.NUMBER:
            return int(said.text)
        case _:
            return said.option or said.text


def filled(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in answers.items() if value not in (None, [])}


@pytest.mark.parametrize("name", EVERY_FORM)
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
async def test_no_answer_is_lost_or_misfiled(database: Database, name: str, acts: list[tuple[str, int]]) -> None:
    village = Village(database)
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
    assert filled(case.answers) == filled(writer.expected)
