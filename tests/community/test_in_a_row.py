"""Several messages in a row are one answer, and an edit of a message that was no answer makes it one."""

import pytest

from cards.screens import preview_card, screen_card
from community.errors import HalfUnderstood
from community.forms import Done, Screen
from community.groups import Chat
from community.steps import Said
from locales import languages, texts
from storage.database import Database
from tests.community.test_forms import Desk, asked
from tests.community.writing import Village


@pytest.fixture
async def desk(any_database: Database) -> Desk:
    desk = Desk(any_database)
    await desk.open()
    return desk


async def sends(desk: Desk, *words: str, first: int = 10) -> Screen:
    """One message after the other, numbered from the first."""
    shown = None
    for number, text in enumerate(words, start=first):
        shown = await desk.sends(Said(text=text, message_id=number))
    assert shown is not None
    return shown


async def edits(desk: Desk, message_id: int, words: str) -> Screen:
    shown = await desk.forms.edit(desk.aino, Said(text=words, message_id=message_id))
    assert isinstance(shown, Screen)
    return shown


@pytest.mark.parametrize(
    "words",
    [
        ("every Tuesday", "4 pm"),
        ("16:00", "every Tuesday"),
        ("whenever it suits", "every Tuesday", "at 4 pm"),
        ("on the Tuseday at 4 pm", "hm", "every Tuesday", "4 pm"),
    ],
)
async def test_a_date_may_come_bit_by_bit(desk: Desk, words: tuple[str, ...]) -> None:
    screen = await desk.forms.begin(desk.aino, "webinar")
    for number, text in enumerate(words, start=10):
        assert asked(screen) == "when"
        screen = await sends(desk, text, first=number)
    assert (asked(screen), screen.refusal) == ("title", None)
    assert (screen.answers["when"]["rrule"], screen.answers["when"]["at"]) == ("FREQ=WEEKLY;BYDAY=TU", "16:00:00")
    assert screen.draft.refused == []


async def test_a_bit_of_a_date_is_edited(desk: Desk) -> None:
    await desk.forms.begin(desk.aino, "webinar")
    assert asked(await sends(desk, "every Tuesday", "4 pm")) == "title"
    edited = await edits(desk, 11, "5 pm")
    assert (asked(edited), edited.answers["when"]["at"]) == ("title", "17:00:00")
    edited = await edits(desk, 10, "every Friday")
    assert edited.answers["when"]["rrule"] == "FREQ=WEEKLY;BYDAY=FR"
    refused = await edits(desk, 11, "soon")
    assert refused.refusal is not None
    assert refused.answers["when"]["at"] == "17:00:00"


async def test_what_a_line_lacked_is_all_that_is_to_be_said(desk: Desk) -> None:
    with pytest.raises(HalfUnderstood) as half:
        desk.community.webinars.read_line("every Tuesday | Formative feedback", desk.aino, "Europe/Helsinki")
    begun = await desk.forms.begin(desk.aino, "webinar", half=half.value)
    assert asked(begun) == "when"
    screen = await desk.says("4 pm")
    assert (asked(screen), screen.answers["when"]["at"]) == ("link", "16:00:00")


async def test_what_was_said_to_one_question_is_no_part_of_the_next_answer(desk: Desk) -> None:
    screen = await desk.forms.begin(desk.aino, "webinar")
    screen = await sends(desk, "every Tuesday")
    await desk.forms.open(desk.aino, screen.draft.id, screen.form.number("title"))
    await desk.says("Formative feedback")
    screen = await desk.forms.open(desk.aino, screen.draft.id, screen.form.number("when"))
    refused = await desk.says("4 pm")
    assert (asked(refused), refused.refusal is not None) == ("when", True)


@pytest.mark.parametrize("language", languages())
async def test_an_edit_of_what_was_not_taken_is_an_answer(desk: Desk, language: str) -> None:
    screen = await desk.forms.begin(desk.aino, "webinar")
    assert asked(await sends(desk, "on Tuseday at 4 pm")) == "when"
    screen = await edits(desk, 10, "Tuesday 4 pm")
    assert (asked(screen), screen.refusal) == ("title", None)
    assert "✏️" in screen_card(screen, texts(language)).text
    assert asked(await sends(desk, "ab", first=11)) == "title"
    screen = await edits(desk, 11, "abc")
    assert (asked(screen), screen.answers["title"]) == ("link", "abc")
    assert (await edits(desk, 11, "abcd")).answers["title"] == "abcd"


async def test_an_edit_of_what_was_not_taken_may_be_refused_too_and_corrected_again(desk: Desk) -> None:
    await desk.forms.begin(desk.aino, "webinar")
    await sends(desk, "on Tuseday")
    refused = await edits(desk, 10, "on Tuesdy at 4")
    assert (asked(refused), refused.refusal is not None) == ("when", True)
    assert asked(await edits(desk, 10, "on Tuesday at 16:00")) == "title"


async def test_a_one_question_form_is_ended_by_an_edit(desk: Desk) -> None:
    screen = await desk.forms.begin(desk.aino, "people:zone")
    assert asked(await sends(desk, "Tashknt xyz")) == "zone"
    done = await desk.forms.edit(desk.aino, Said(text="Tashkent", message_id=10))
    assert isinstance(done, Done)
    assert screen.draft.id


# --- at the preview -------------------------------------------------------------------------------------------------


async def test_a_prompt_goes_on_at_its_preview_until_somebody_says_done(desk: Desk) -> None:
    await desk.forms.begin(desk.aino, "prompt")
    screen = await sends(desk, "every Tuesday 4 pm", "What did you try?", "And what came of it?", "One line is fine.")
    assert (asked(screen), screen.refusal) == (None, None)
    assert screen.news.added is not None
    assert screen.answers["text"] == "What did you try?\nAnd what came of it?\nOne line is fine."
    ended = await sends(desk, "done", first=14)
    assert (asked(ended), ended.refusal) == (None, None)
    refused = await sends(desk, "Thank you", first=15)
    assert refused.refusal is not None
    assert "Thank you" not in refused.answers["text"]
    edited = await edits(desk, 12, "What came of it?")
    assert edited.answers["text"] == "What did you try?\nWhat came of it?\nOne line is fine."


async def test_what_would_be_too_long_at_the_preview_is_not_added(desk: Desk) -> None:
    await desk.forms.begin(desk.aino, "prompt")
    screen = await sends(desk, "every Tuesday 4 pm", "What did you try?", "x" * 4000)
    assert screen.refusal is not None
    assert screen.answers["text"] == "What did you try?"
    assert "4018" in preview_card(screen, texts("en")).text.replace(",", "")


async def test_one_more_option_goes_with_those_before(desk: Desk) -> None:
    await desk.forms.begin(desk.aino, "poll")
    screen = await sends(desk, "Which day?", "Monday, Tuesday", "Friday")
    assert asked(screen) is None
    assert screen.answers["options"] == ["Monday", "Tuesday", "Friday"]
    same = await sends(desk, "friday", first=13)
    assert same.refusal is not None
    assert same.answers["options"] == ["Monday", "Tuesday", "Friday"]
    assert (await edits(desk, 11, "Monday, Wednesday")).answers["options"] == ["Monday", "Wednesday", "Friday"]


async def test_the_preview_takes_no_files_nor_words_after_a_date(desk: Desk) -> None:
    screen = await desk.forms.begin(desk.aino, "prompt")
    await sends(desk, "every Tuesday 4 pm", "What did you try?")
    for number, media in enumerate(("photo:a", "voice:a"), start=20):
        shown = await desk.sends(Said(media=media, text="look" if number == 20 else "", message_id=number))
        assert shown.refusal is not None
    assert shown.answers["text"] == "What did you try?"
    await desk.forms.open(desk.aino, screen.draft.id, screen.form.number("when"))
    shown = await sends(desk, "every Friday 4 pm", "no, Wednesday", first=30)
    assert shown.refusal is not None
    assert shown.answers["text"] == "What did you try?"


async def test_a_reviewer_says_why_in_several_messages(database: Database) -> None:
    village = Village(database)
    kamola, ada = await village.kamola(), await village.ada()
    case_id = await village.submits(kamola)
    begun = await village.community.forms.begin(ada, "review:decline", subject_id=case_id, answers={"revision": 1})
    for number, words in enumerate(("This stands here already.", "Perhaps tell how it went on?"), start=10):
        screen = await village.community.forms.answer(ada, Said(text=words, message_id=number))
    assert asked(screen) is None
    assert isinstance(await village.community.forms.submit(ada, begun.draft.id), Done)
    assert screen.answers["reason"] == "This stands here already.\nPerhaps tell how it went on?"  # type: ignore[union-attr]


# --- until somebody says "done" -------------------------------------------------------------------------------------


async def test_a_list_of_names_comes_in_several_messages(desk: Desk) -> None:
    screen = await desk.forms.begin(desk.aino, "names")
    assert asked(screen) == "list"
    shown = await sends(desk, "Aigerim Sadykova", "Ville Koskinen")
    assert asked(shown) == "list"
    ended = await desk.forms.answer(desk.aino, Said(text="done", message_id=12))
    assert isinstance(ended, Done)
    assert ended.details["count"] == 2


async def test_what_was_typed_before_a_recording_stays_when_that_is_written_down(desk: Desk) -> None:
    await desk.forms.begin(desk.aino, "names")
    await sends(desk, "Aigerim Sadykova")
    spoken = await desk.sends(Said(media="voice:a", message_id=11))
    assert spoken.must_write
    shown = await sends(desk, "Ville Koskinen", first=12)
    assert not shown.must_write
    assert shown.answers["list"] == "Aigerim Sadykova\nVille Koskinen"
    ended = await desk.forms.complete(desk.aino, shown.draft.id, shown.form.number("list"))
    assert isinstance(ended, Done)
    assert ended.details["count"] == 2


# --- what a line lacked ---------------------------------------------------------------------------------------------


async def test_what_was_wrong_in_a_line_is_asked_before_all_else(desk: Desk) -> None:
    await desk.community.groups.come(Chat(-8, "Nukus"), desk.aino, as_admin=False)
    with pytest.raises(HalfUnderstood) as half:
        desk.community.webinars.read_line("every Tuesday | Feedback | meet.example/a", desk.aino, "Europe/Helsinki")
    begun = await desk.forms.begin(desk.aino, "webinar", half=half.value)
    assert (asked(begun), begun.refusal) == ("when", half.value)
    screen = await desk.says("4 pm")
    assert (asked(screen), screen.answers["title"]) == ("group", "Feedback")


async def test_a_closing_time_that_is_wrong_is_asked_for(desk: Desk) -> None:
    with pytest.raises(HalfUnderstood) as half:
        desk.community.polls.read_line("Which day? | Monday | Friday | for 2 minutes", desk.aino)
    begun = await desk.forms.begin(desk.aino, "poll", half=half.value)
    assert asked(begun) == "closes"
    screen = await desk.says("2 hours")
    assert (asked(screen), screen.answers["closes"]) == (None, 7200)
