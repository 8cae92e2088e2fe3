"""Several messages in a row are one answer, and an edit of a message that was no answer makes it one."""

from datetime import timedelta

import pytest

from cards.screens import preview_card, screen_card
from community.errors import HalfUnderstood
from community.forms import Done, Screen
from community.groups import Chat
from community.steps import Said
from locales import languages, texts
from storage import forms
from storage.database import Database
from storage.forms import Draft, DraftState
from tests.community.test_forms import Desk, asked
from tests.community.writing import Village


@pytest.fixture
async def desk(any_database: Database) -> Desk:
    desk = Desk(any_database)
    await desk.open()
    return desk


async def sends(desk: Desk, *words: str, first: int = 10) -> Screen:
    """One message after the other, numbered from the first; no button is meant by them."""
    shown = None
    for number, text in enumerate(words, start=first):
        said = Said(text=text, message_id=number)
        shown = await desk.sends(said)
        if shown.goes_on_from is not None:
            shown = await edits(desk, number, text, rest_of=shown.goes_on_from)
    assert shown is not None
    return shown


async def edits(desk: Desk, message_id: int, words: str, **more: int) -> Screen:
    shown = await desk.forms.edit(desk.aino, Said(text=words, message_id=message_id), **more)
    assert isinstance(shown, Screen)
    return shown


@pytest.mark.parametrize(
    "words",
    [
        ("every Tuesday", "4 pm"),
        ("16:00", "every Tuesday"),
        ("whenever it suits", "every Tuesday", "at 4 pm"),
        ("on the Tuseday at 4 pm", "hm", "every Tuesday", "4 pm"),
        ("every Tuesday", "ok", "4 pm"),
        ("every Tuesday", "4", "at", "4 pm"),
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


async def test_why_it_is_no_answer_is_told_of_all_that_was_said(desk: Desk) -> None:
    await desk.forms.begin(desk.aino, "webinar")
    screen = await sends(desk, "today", "9 am")
    assert screen.refusal is not None
    assert screen.refusal.text_id == "error-when-past"


async def test_what_is_still_missing_is_told_of_all_that_was_said(desk: Desk) -> None:
    await desk.forms.begin(desk.aino, "webinar")
    screen = await sends(desk, "every two weeks", "4 pm", first=20)
    assert screen.refusal is not None
    assert screen.refusal.text_id == "error-when-which-day"
    assert asked(await sends(desk, "Monday", first=30)) == "title"


async def test_the_newer_day_counts(desk: Desk) -> None:
    await desk.forms.begin(desk.aino, "webinar")
    screen = await sends(desk, "every Tuesday", "every Friday", "4 pm", first=20)
    assert "FR" in screen.answers["when"]["rrule"]


async def test_lengths_that_were_refused_are_not_added_up(desk: Desk) -> None:
    screen = await desk.forms.begin(desk.aino, "poll")
    await sends(desk, "Which day?", "Monday, Tuesday")
    await desk.forms.open(desk.aino, screen.draft.id, screen.form.number("closes"))
    screen = await sends(desk, "2 minutes", "4 minutes", "1", "1", "2 minutes", first=20)
    assert screen.refusal is not None
    assert screen.answers["closes"] == 0
    screen = await sends(desk, "2", "days", first=30)
    assert screen.answers["closes"] == 172800


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


async def test_what_was_too_much_at_the_preview_can_be_shortened_and_the_text_goes_on(desk: Desk) -> None:
    await desk.forms.begin(desk.aino, "prompt")
    assert (await sends(desk, "every Tuesday 4 pm", "What did you try?", "x" * 4000)).refusal is not None
    screen = await edits(desk, 12, "And what came of it?")
    assert (screen.refusal, screen.answers["text"]) == (None, "What did you try?\nAnd what came of it?")
    assert (await sends(desk, "y" * 4000, first=13)).refusal is not None
    screen = await sends(desk, "One line is fine.", first=14)
    assert screen.answers["text"] == "What did you try?\nAnd what came of it?\nOne line is fine."
    assert screen.draft.refused == [] or isinstance(await desk.forms.submit(desk.aino, screen.draft.id), Done)


async def test_a_tap_ends_what_goes_on(desk: Desk) -> None:
    screen = await desk.forms.begin(desk.aino, "poll")
    await sends(desk, "Which day?", "Monday, Tuesday")
    number = screen.form.number("closes")
    await desk.forms.open(desk.aino, screen.draft.id, number)
    await desk.forms.choose(desk.aino, screen.draft.id, number, "3600")
    refused = await sends(desk, "make it two days", first=20)
    assert (refused.refusal is not None, refused.answers["options"]) == (True, ["Monday", "Tuesday"])


async def test_a_draft_that_was_left_meanwhile_does_not_go_on(desk: Desk) -> None:
    screen = await desk.forms.begin(desk.aino, "prompt")
    await sends(desk, "every Tuesday 4 pm", "What did you try?")
    await desk.forms.begin(desk.aino, "poll")
    await desk.forms.open(desk.aino, screen.draft.id)
    refused = await sends(desk, "What is this?", first=20)
    assert (refused.refusal is not None, refused.answers["text"]) == (True, "What did you try?")


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
    for number, words in enumerate(("Sorry.", "This stands here already.", "Perhaps tell how it went on?"), start=10):
        said = Said(text=words, message_id=number)
        screen = await village.community.forms.answer(ada, said)
        if isinstance(screen, Screen) and screen.goes_on_from is not None:
            screen = await village.community.forms.edit(ada, said, rest_of=screen.goes_on_from)
    assert asked(screen) is None
    assert isinstance(await village.community.forms.submit(ada, begun.draft.id), Done)
    assert screen.answers["reason"] == "Sorry.\nThis stands here already.\nPerhaps tell how it went on?"  # type: ignore[union-attr]


# --- until somebody says "done" -------------------------------------------------------------------------------------


async def test_a_list_of_names_comes_in_several_messages(desk: Desk) -> None:
    screen = await desk.forms.begin(desk.aino, "names")
    assert asked(screen) == "list"
    shown = await sends(desk, "Aigerim Sadykova", "Ville Koskinen")
    assert asked(shown) == "list"
    ended = await desk.forms.answer(desk.aino, Said(text="done", message_id=12))
    assert isinstance(ended, Done)
    assert ended.details["count"] == 2


async def kept(desk: Desk, draft_id: int) -> Draft:
    async with desk.db.read() as tx:
        draft = await forms.by_id(tx, draft_id)
    assert draft is not None
    return draft


@pytest.mark.parametrize("leaves", ["command", "form"])
async def test_names_count_also_for_who_turns_to_something_else(desk: Desk, leaves: str) -> None:
    screen = await desk.forms.begin(desk.aino, "names")
    await sends(desk, "Aigerim Sadykova", "Ville Koskinen")
    await (desk.forms.leave_question(desk.aino) if leaves == "command" else desk.forms.begin(desk.aino, "poll"))
    draft = await kept(desk, screen.draft.id)
    assert (draft.state, draft.answers, draft.said) == (DraftState.DONE, {}, {})
    await desk.forms.begin(desk.aino, "names")
    await sends(desk, "Zulfiya Karimova", first=20)
    ended = await desk.forms.answer(desk.aino, Said(text="done", message_id=21))
    assert isinstance(ended, Done)
    assert ended.details["count"] == 3


async def test_names_do_not_stand_in_a_draft_for_longer_than_a_day(desk: Desk) -> None:
    screen = await desk.forms.begin(desk.aino, "names")
    await sends(desk, "Aigerim Sadykova")
    await desk.community.drafts.close_questions()
    assert (await kept(desk, screen.draft.id)).state is DraftState.ACTIVE
    desk.instant += timedelta(days=1)
    await desk.community.drafts.close_questions()
    draft = await kept(desk, screen.draft.id)
    assert (draft.state, draft.answers, draft.said) == (DraftState.DONE, {}, {})


async def test_names_that_are_let_go_are_kept_nowhere(desk: Desk) -> None:
    screen = await desk.forms.begin(desk.aino, "names")
    await sends(desk, "Aigerim Sadykova")
    await desk.forms.discard(desk.aino)
    assert "Aigerim" not in repr(vars(await kept(desk, screen.draft.id)))
    again = await desk.forms.restore(desk.aino, screen.draft.id)
    assert asked(again) == "list"
    assert again.group is not None


async def test_a_list_without_names_is_let_go_by_who_turns_to_something_else(desk: Desk) -> None:
    screen = await desk.forms.begin(desk.aino, "names")
    await sends(desk, "12, 13")
    await desk.forms.leave_question(desk.aino)
    draft = await kept(desk, screen.draft.id)
    assert (draft.state, draft.said) == (DraftState.DISCARDED, {})


async def test_an_edit_puts_a_refused_part_where_it_was_sent(desk: Desk) -> None:
    await desk.forms.begin(desk.aino, "names")
    await sends(desk, "Aigerim Sadykova", "x" * 4001, "Ville Koskinen")
    screen = await edits(desk, 11, "Zulfiya Karimova")
    assert screen.answers["list"] == "Aigerim Sadykova\nZulfiya Karimova\nVille Koskinen"


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
