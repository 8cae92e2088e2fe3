"""What prompts look like: the plan with its warning, the post, the list, the answers; in every language."""

from datetime import UTC, date, datetime, time

import pytest

from cards import prompt_answers as answer_cards
from cards import prompts as cards
from cards.card import Card, visible
from community.forms import Screen
from community.prompt_answers import Given, Mine, Page, Taken
from community.prompts import FORM, Overview
from locales import languages, texts
from storage.base import GroupId, PersonId
from storage.forms import Draft
from storage.groups import Group
from storage.people import Person
from storage.plans import PlanState
from storage.prompts import Prompt, PromptAnswer

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
FRIDAYS = {"rrule": "FREQ=WEEKLY;BYDAY=FR", "start": "2026-11-27", "at": "15:00:00", "zone": "Europe/Helsinki"}


def group() -> Group:
    return Group(
        id=GroupId(1), title="Maths <teachers>", zone="Europe/Helsinki", quiet_from=time(21), quiet_until=time(7)
    )


def prompt(state: PlanState = PlanState.ACTIVE, text: str = "What <worked>?") -> Prompt:
    return Prompt(
        id=7,
        group_id=1,
        text=text,
        state=state,
        rrule="FREQ=WEEKLY;BYDAY=FR",
        starts_on=date(2026, 11, 27),
        at=time(15),
        zone="Europe/Helsinki",
    )


def plan(language: str = "en", everywhere: bool = False, text: str = "What <worked>?", **when: str) -> str:
    where: dict[str, object] = {"everywhere": "yes"} if everywhere else {"group": 1}
    answers = {**where, "when": FRIDAYS | when, "text": text}
    draft = Draft(id=5, person_id=PersonId(1), form="prompt", answers=answers, step=None)
    card = cards.plan(Screen(draft, FORM, None, 3, 3, NOW, group=None if everywhere else group()), texts(language))
    assert [one.data for row in card.rows for one in row] == ["forms:submit:5", "forms:change:5", "forms:discard:5"]
    return visible(card.text)


def view(state: PlanState = PlanState.ACTIVE, answers: int = 0, **more: str) -> Overview:
    return Overview(prompt(state, **more), group(), [NOW], answers, 3)


def given(text: str = "Exit <tickets>", media: tuple[str, ...] = ()) -> Given:
    answer = PromptAnswer(id=9, person_id=PersonId(2), text=text, media=list(media), answered_at=NOW)
    return Given(answer, Person(id=PersonId(2), name="Kamola <3"), group())


def actions(card: Card) -> list[str]:
    return [(one.data or "").split(":")[1] for row in card.rows for one in row]


def test_the_plan_says_what_where_and_the_next_three_dates() -> None:
    shown = plan()
    assert "Maths <teachers>" in shown
    assert "What <worked>?" in shown
    assert "every Friday at 15:00, Helsinki time" in shown
    assert [day in shown for day in ("27 November", "4 December", "11 December")] == [True] * 3
    assert "quiet hours" not in shown


def test_a_date_that_has_passed_is_said_to_be_over() -> None:
    assert "No more dates" in plan(rrule="", start="2026-11-01")


def test_everywhere_means_all_groups_each_with_its_quiet_hours() -> None:
    shown = plan(everywhere=True)
    assert "all groups" in shown
    assert "right after them" in shown


def test_the_post_is_the_question_and_one_line_about_replies() -> None:
    card = cards.post(prompt(), texts("en"))
    question, about = visible(card.text).split("\n\n")
    assert question.endswith("What <worked>?")
    assert about.startswith("Reply to this message")
    assert card.rows == ()


@pytest.mark.parametrize(
    ("state", "answers", "expected"),
    [
        (PlanState.ACTIVE, 0, ["pause", "edit", "send", "end", "dates"]),
        (PlanState.ACTIVE, 2, ["answers", "pause", "edit", "send", "end", "dates"]),
        (PlanState.PAUSED, 0, ["resume", "edit", "send", "end", "dates"]),
        (PlanState.ENDED, 2, ["answers"]),
        (PlanState.ENDED, 0, []),
    ],
)
def test_a_prompt_offers_what_can_be_done_to_it(state: PlanState, answers: int, expected: list[str]) -> None:
    assert actions(cards.manage(view(state, answers), texts("en"))) == expected


def test_the_button_that_sends_now_knows_how_often_that_was_done() -> None:
    assert cards.sure_send(view(), texts("en")).rows[0][0].data == "prompts:sent:7.3"


def test_a_page_of_answers_names_who_and_opens_what_is_longer_or_has_files() -> None:
    one = Page(prompt(), (given(), given("x" * 800), given("", ("photo:A", "voice:B"))), 1, 12)
    card = answer_cards.page(one, texts("en"))
    shown = visible(card.text)
    assert "12 answers" in shown
    assert "6. Kamola <3" in shown
    assert "Exit <tickets>" in shown
    assert "📎 2 files" in shown
    assert actions(card) == ["answer", "answer", "answers", "answers", "open"]


def test_files_are_sent_as_telegram_keeps_them() -> None:
    [photo, voice] = answer_cards.files(given("", ("photo:A", "voice:B:C")))
    assert photo.file is not None
    assert voice.file is not None
    assert (photo.file.kind, photo.file.file_id, voice.file.file_id) == ("photo", "A", "B:C")


def test_ones_own_answers_each_have_a_way_back() -> None:
    one = Mine(((given().answer, prompt()), (given("B").answer, prompt())), 0, 2)
    card = answer_cards.mine(one, texts("en"))
    assert actions(card) == ["withdraw", "withdraw"]
    assert "What <worked>?" in visible(card.text)
    assert answer_cards.mine(Mine((), 0, 0), texts("en")).rows == ()


@pytest.mark.parametrize("language", languages())
def test_the_longest_of_everything_fits_everywhere(language: str) -> None:
    said, long = texts(language), "<" * 2000
    plan(language, text=long, at="22:00:00")
    plan(language, everywhere=True, text=long)
    cards.post(prompt(text=long), said)
    for state in PlanState:
        cards.manage(view(state, 1000, text=long), said)
        cards.overview([view(state, 1000, text=long)] * 30, "G" * 128, said)
    cards.sure_send(view(text=long), said)
    cards.sure_end(view(text=long), said)
    huge = given("&" * 4096, ("photo:A",) * 3)
    answer_cards.page(Page(prompt(text=long), (huge,) * 5, 5, 999), said)
    answer_cards.page(Page(prompt(), (), 0, 0), said)
    answer_cards.whole(prompt(text=long), huge, said)
    answer_cards.mine(Mine(((huge.answer, prompt(text=long)),) * 5, 5, 999), said)
    answer_cards.thanks(Taken(huge.answer, first=True), said)
