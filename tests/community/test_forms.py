"""The engine of all forms: an answer is kept at once, and no order of taps leads into a half state."""

from datetime import UTC, datetime

import pytest

from community.answers import read_answer
from community.community import Community
from community.errors import Gone, Refusal
from community.forms import Done, Screen
from community.groups import Chat
from community.people import Account
from community.steps import Kind, Reading, Said, Step
from locales import texts
from storage import forms
from storage.base import GroupId
from storage.database import Database
from storage.forms import DraftState
from storage.people import Person

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WHEN, TITLE, LINK = 1, 2, 3


class Desk:
    def __init__(self, db: Database) -> None:
        self.db, self.instant = db, NOON
        self.community = Community(db, lambda: self.instant)
        self.forms = self.community.forms

    async def open(self) -> None:
        self.aino = await self.community.people.meet(Account(1, "Aino"), in_private=True)
        self.zoe = await self.community.people.meet(Account(2, "Zoe"), in_private=True)
        await self.community.groups.come(Chat(-7, "Maths"), self.aino, as_admin=False)

    async def says(self, words: str, person: Person | None = None) -> Screen:
        return await self.sends(Said(text=words), person)

    async def sends(self, said: Said, person: Person | None = None) -> Screen:
        shown = await self.forms.answer(person or self.aino, said)
        assert isinstance(shown, Screen)
        return shown


@pytest.fixture
async def desk(any_database: Database) -> Desk:
    desk = Desk(any_database)
    await desk.open()
    return desk


def asked(screen: Screen | Done | None) -> str | None:
    assert isinstance(screen, Screen)
    return screen.step.key if screen.step else None


async def test_one_question_after_the_other_up_to_the_preview_and_the_end(desk: Desk) -> None:
    screen = await desk.forms.begin(desk.aino, "webinar")
    assert asked(screen) == "when"
    assert asked(await desk.says("8 december 2026 16:00")) == "title"
    assert asked(await desk.says("Formative feedback")) == "link"
    assert asked(await desk.says("meet.example/a")) is None
    assert isinstance(await desk.forms.submit(desk.aino, screen.draft.id), Done)
    with pytest.raises(Gone, match="error-draft-done"):
        await desk.forms.submit(desk.aino, screen.draft.id)
    assert await desk.forms.answer(desk.aino, Said(text="more")) is None


async def test_a_refused_answer_changes_nothing(desk: Desk) -> None:
    await desk.forms.begin(desk.aino, "webinar")
    await desk.says("8 december 2026 16:00")
    for words in ("", "ab", "x" * 100_000):
        screen = await desk.says(words)
        assert asked(screen) == "title"
        assert screen.refusal is not None
    assert "title" not in screen.answers


async def test_the_same_message_is_an_answer_once(desk: Desk) -> None:
    await desk.forms.begin(desk.aino, "webinar")
    first = Said(text="8 december 2026 16:00", message_id=10)
    assert asked(await desk.forms.answer(desk.aino, first)) == "title"
    again = await desk.forms.answer(desk.aino, first)
    assert asked(again) == "title"
    assert isinstance(again, Screen)
    assert again.refusal is None


async def test_back_keeps_the_answer_and_changing_one_returns_to_the_preview(desk: Desk) -> None:
    draft = (await desk.forms.begin(desk.aino, "webinar")).draft.id
    await desk.says("8 december 2026 16:00")
    await desk.says("Formative feedback")
    back = await desk.forms.back(desk.aino, draft)
    assert (asked(back), back.answers["title"]) == ("title", "Formative feedback")
    await desk.forms.complete(desk.aino, draft, TITLE)
    await desk.says("meet.example/a")
    assert asked(await desk.forms.open(desk.aino, draft, TITLE)) == "title"
    assert asked(await desk.forms.back(desk.aino, draft)) is None
    await desk.forms.open(desk.aino, draft, TITLE)
    changed = await desk.says("Peer feedback")
    assert (asked(changed), changed.answers["title"]) == (None, "Peer feedback")


async def test_a_step_opened_out_of_turn_never_leads_to_a_preview_with_holes(desk: Desk) -> None:
    draft = (await desk.forms.begin(desk.aino, "webinar")).draft.id
    await desk.forms.open(desk.aino, draft, TITLE)
    assert asked(await desk.forms.back(desk.aino, draft)) is not None
    await desk.forms.open(desk.aino, draft, TITLE)
    assert asked(await desk.says("Formative feedback")) == "link"
    shown = await desk.forms.submit(desk.aino, draft)
    assert asked(shown) == "when"


async def test_what_is_needed_cannot_be_skipped(desk: Desk) -> None:
    draft = (await desk.forms.begin(desk.aino, "webinar")).draft.id
    screen = await desk.forms.skip(desk.aino, draft, WHEN)
    assert isinstance(screen, Screen)
    assert (asked(screen), screen.refusal is not None) == ("when", True)


async def test_a_draft_is_its_persons_alone(desk: Desk) -> None:
    draft = (await desk.forms.begin(desk.aino, "webinar")).draft.id
    for act in (desk.forms.open, desk.forms.back, desk.forms.submit, desk.forms.restore):
        with pytest.raises(Gone):
            await act(desk.zoe, draft)
    assert await desk.forms.discard(desk.zoe, draft) is None
    assert asked(await desk.forms.current(desk.aino)) == "when"


async def test_let_go_and_brought_back(desk: Desk) -> None:
    draft = (await desk.forms.begin(desk.aino, "webinar")).draft.id
    await desk.says("8 december 2026 16:00")
    assert await desk.forms.discard(desk.aino) is not None
    assert await desk.forms.discard(desk.aino) is None
    assert await desk.forms.current(desk.aino) is None
    assert asked(await desk.forms.restore(desk.aino, draft)) == "title"


async def test_yes_to_the_preview_is_its_first_button_and_anything_else_changes_nothing(desk: Desk) -> None:
    await desk.forms.begin(desk.aino, "webinar")
    for words in ("8 december 2026 16:00", "Formative feedback", "meet.example/a"):
        await desk.says(words)
    screen = await desk.says("yesterday")
    assert screen.refusal is not None
    assert isinstance(await desk.forms.answer(desk.aino, Said(text="Yes!")), Done)


async def test_a_poll_asks_what_its_line_asks_and_the_rest_is_as_usual_until_it_is_changed(desk: Desk) -> None:
    screen = await desk.forms.begin(desk.aino, "poll")
    assert (asked(screen), screen.number, screen.total) == ("question", 1, 2)
    assert asked(await desk.says("Which topic?")) == "options"
    preview = await desk.says("Feedback\nHomework")
    assert asked(preview) is None
    assert (preview.answers["anonymous"], preview.answers["closes"]) == ("named", 0)
    assert asked(await desk.forms.back(desk.aino, screen.draft.id)) == "options"
    closes = screen.form.number("closes")
    assert asked(await desk.forms.open(desk.aino, screen.draft.id, closes)) == "closes"
    changed = await desk.says("2 days")
    assert (asked(changed), changed.answers["closes"]) == (None, 172800)


async def test_answers_of_a_poll_come_at_once_or_one_after_the_other(desk: Desk) -> None:
    draft = (await desk.forms.begin(desk.aino, "poll", answers={"question": "Which?"})).draft.id
    first = await desk.forms.answer(desk.aino, Said(text="Feedback", message_id=1))
    assert (asked(first), first.answers["options"]) == ("options", ["Feedback"])
    too_few = await desk.says("done")
    assert (asked(too_few), too_few.refusal is not None) == ("options", True)
    await desk.forms.answer(desk.aino, Said(text="Homework", message_id=2))
    await desk.forms.edit(desk.aino, Said(text="Peer feedback", message_id=1))
    assert (await desk.says("Questioning")).answers["options"] == ["Peer feedback", "Homework", "Questioning"]
    assert asked(await desk.says("done")) is None
    await desk.forms.open(desk.aino, draft, 2)
    assert (await desk.says("yes, no")).answers["options"] == ["yes", "no"]


async def test_a_question_asked_alone_is_left_when_something_else_is_wanted_and_a_form_is_not(desk: Desk) -> None:
    await desk.forms.begin(desk.aino, "people:zone")
    await desk.community.forms.leave_question(desk.aino)
    assert await desk.forms.answer(desk.aino, Said(text="Nairobi")) is None
    await desk.forms.begin(desk.aino, "people:zone")
    first = (await desk.forms.begin(desk.aino, "webinar")).draft.id
    await desk.community.forms.leave_question(desk.aino)
    assert asked(await desk.forms.current(desk.aino)) == "when"
    assert [draft.id for draft in await desk.community.drafts.unfinished(desk.aino)] == [first]


async def test_a_second_form_keeps_the_first_for_later(desk: Desk) -> None:
    first = (await desk.forms.begin(desk.aino, "webinar")).draft.id
    await desk.forms.begin(desk.aino, "poll")
    assert len(await desk.community.drafts.unfinished(desk.aino)) == 2
    assert asked(await desk.forms.open(desk.aino, first)) == "when"


@pytest.mark.parametrize("name", ["nonsense", "case:nonsense", "case", "", ":"])
async def test_a_form_that_is_none_is_gone(desk: Desk, name: str) -> None:
    with pytest.raises(Refusal):
        await desk.forms.begin(desk.aino, name)


async def test_a_form_for_somebody_elses_or_no_group_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal):
        await desk.forms.begin(desk.zoe, "groups:zone", group_id=GroupId(1))
    with pytest.raises(Refusal):
        await desk.forms.begin(desk.aino, "groups:zone", group_id=GroupId(99))


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("webinar", ("8 december 2026 16:00", "Formative feedback", "https://meet.example/abc")),
        ("prompt", ("every friday 15:00", "What worked this week?")),
        ("poll", ("Which topic next?", "Feedback\nHomework")),
    ],
)
async def test_a_form_asks_for_nothing_but_the_parts_of_its_one_line(
    desk: Desk, form: str, parts: tuple[str, ...]
) -> None:
    line = "|".join(parts).replace("\n", "|")
    match form:
        case "webinar":
            said = desk.community.webinars.read_line(line, desk.aino, "UTC")
        case "prompt":
            said = desk.community.prompts.read_line(line, desk.aino, "UTC")
        case _:
            said = desk.community.polls.read_line(line, desk.aino)
    screen = await desk.forms.begin(desk.aino, form)
    for words in parts:
        assert asked(screen)
        screen = await desk.says(words)
    assert asked(screen) is None
    assert {key: screen.answers[key] for key in said} == said


@pytest.mark.parametrize(
    ("words", "number"),
    [("34", 34), ("34 pupils", 34), ("about 1,200.", 1200), ("1 200", 1200), ("٣٤", 34), ("۱٬۲۰۰", 1200)],
)
def test_a_whole_number_is_read_in_any_script_and_among_words(words: str, number: int) -> None:
    step = Step("pupils", Kind.NUMBER)
    assert read_answer(step, Said(text=words), None, Reading(texts("en"), "UTC", NOON)) == number


@pytest.mark.parametrize("words", ["3.5", "12,5", "-3", "9 of 34", "3-4", "2026-11", "grade 3b", "³", "9" * 12, ""])
def test_what_is_no_whole_number_is_never_made_one(words: str) -> None:
    with pytest.raises(Refusal, match="error-form-number"):
        read_answer(Step("pupils", Kind.NUMBER), Said(text=words), None, Reading(texts("en"), "UTC", NOON))


def test_a_number_without_an_upper_limit_is_refused_with_the_lower_one() -> None:
    with pytest.raises(Refusal, match="error-form-number-least"):
        read_answer(Step("pupils", Kind.NUMBER, minimum=5), Said(text="3"), None, Reading(texts("en"), "UTC", NOON))


@pytest.mark.parametrize(
    ("words", "day"), [("1 december", "2026-12-01"), ("3 march", "2026-03-03"), ("29.2.", "2024-02-29")]
)
def test_a_day_without_its_year_is_the_last_one_there_was_unless_it_comes_soon(words: str, day: str) -> None:
    assert read_answer(Step("day", Kind.DATE), Said(text=words), None, Reading(texts("en"), "UTC", NOON)) == day


def test_a_span_that_was_not_offered_is_refused() -> None:
    step = Step("closes", Kind.SPAN, minimum=300, maximum=86_400, options=("0", "3600"))
    reading = Reading(texts("en"), "UTC", NOON)
    assert read_answer(step, Said(option="3600"), None, reading) == 3600
    for option in ("99999999999999999999", "-5", "x", ""):
        with pytest.raises(Refusal):
            read_answer(step, Said(option=option), None, reading)


async def test_two_that_were_begun_at_once_are_both_kept_for_later_by_the_next(desk: Desk) -> None:
    first = await desk.forms.begin(desk.aino, "webinar")
    await desk.forms.begin(desk.aino, "poll")
    async with desk.db.begin() as tx:
        draft = await forms.by_id(tx, first.draft.id)
        assert draft
        draft.state = DraftState.ACTIVE
    newest = await desk.forms.begin(desk.aino, "prompt")
    left = await desk.community.drafts.unfinished(desk.aino)
    assert [one.id for one in left if one.state is DraftState.ACTIVE] == [newest.draft.id]
    assert len(left) == 3
