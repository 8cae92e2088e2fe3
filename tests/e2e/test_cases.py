"""A case study from a group's card to the library, as Kamola writes it and Ada reads it."""

from community.case_forms import case_form
from community.people import Account
from rehearsal.people import Person
from tests.community.writing import usual_answer
from tests.e2e.conftest import Stage

TITLE = "Retell pairs for Grade 3 readers"
STEPS = "1 Read aloud for two minutes. 2 Partner A retells the page. 3 They swap and write one sentence."


async def writes(person: Person, title: str = TITLE) -> None:
    """The quick route of a promising practice, up to the preview."""
    await person.says("/casestudy")
    await person.taps("Promising practice")
    await person.taps("Quick route")
    await person.sees("Step 1 of 10")
    await person.says(title)
    await person.sees("Step 2 of 10")
    await person.taps("literacy")
    await person.taps("Continue")
    await person.sees("Step 3 of 10")
    await person.taps("primary")
    await person.says("Half the class could read words but could not say what the page was about.")
    await person.taps("Done")
    await person.says(STEPS)
    await person.taps("Done")
    await person.sees("Step 6 of 10")
    await person.taps("observation notes")
    await person.taps("Continue")
    await person.says("In March 9 of 34 could retell a page; in May 22 of 34 could.")
    await person.taps("Done")
    await person.says("Only one class, and we also changed the timetable that month.")
    await person.says("done")
    await person.taps("Yes, I confirm")
    await person.taps("everyone")
    await person.sees("Your case study")


async def submits(person: Person, title: str = TITLE) -> None:
    await writes(person, title)
    await person.taps("Send for review")
    await person.sees("Thank you")


async def test_in_a_group_one_card_leads_into_the_private_chat(stage: Stage) -> None:
    kamola, diego = stage.kamola, stage.diego
    await kamola.says("/casestudy", chat=stage.group)
    await diego.sees("Have you tried something", chat=stage.group)
    tap = await kamola.taps("Tell", chat=stage.group)
    assert tap.url
    assert "start=case-" in tap.url
    await kamola.opens(tap.url)
    await kamola.sees("Tell colleagues what you tried")
    await kamola.taps("Lesson study report")
    await kamola.sees("The full route has 21 questions")
    await kamola.taps("Full route")
    await kamola.sees("Step 1 of 21")


async def test_it_is_written_stopped_resumed_after_days_changed_and_sent(stage: Stage) -> None:
    kamola = stage.kamola
    await kamola.says("/casestudy")
    await kamola.taps("Promising practice")
    await kamola.taps("Quick route")
    await kamola.says(TITLE)
    await kamola.sees("Step 2 of 10")
    await stage.town.clock.moves(days=9)
    await stage.stop()
    await stage.start()
    await kamola.says("/casestudy")
    await kamola.taps(f"Continue: {TITLE}")
    await kamola.sees("Step 2 of 10")
    await kamola.taps("Back")
    await kamola.sees("Step 1 of 10", TITLE)
    await kamola.says("Retell pairs for young readers")
    await kamola.sees("Step 2 of 10")
    await kamola.taps("Why do we ask?")
    await kamola.sees("Why we ask")


async def test_the_way_of_a_case_study_into_the_library(stage: Stage) -> None:
    kamola, ada, diego, zoe = stage.kamola, stage.ada, stage.diego, stage.zoe
    await submits(kamola)
    await ada.sees("A case study came in", TITLE)
    await ada.says("/review")
    await ada.sees("One case study is waiting")
    await ada.taps(TITLE)
    await ada.sees("9 of 34", "Kamola")
    await ada.taps("Ask for changes")
    await ada.sees("Which answer is it about?")
    await ada.taps("What changed")
    await ada.says("Could you add how many pupils there were in May?")
    await ada.sees("The author will be asked for a change")
    await ada.taps("Send to the author")
    await kamola.sees("One thing is asked of you", "how many pupils there were in May", "9 of 34")
    await kamola.taps("Change this answer")
    await kamola.says("In March 9 of 34 could retell a page; in May 22 of 34, all present.")
    await kamola.taps("Done")
    await kamola.sees("Your case study")
    await kamola.taps("Send for review")
    await ada.sees("A case study came in", "This is version 2")
    await ada.taps("Read it")
    await ada.sees("all present")
    await ada.taps("Approve")
    await ada.sees("Approve", "its author hears at once")
    await ada.taps("Yes, approve it")
    await kamola.sees("is in the library")
    await diego.says("/cases")
    await diego.sees(TITLE, "Práctica prometedora")
    await diego.taps(TITLE)
    await diego.sees("all present")
    await zoe.saw_nothing()


async def test_a_declined_one_comes_with_a_reason_and_a_way_forward(stage: Stage) -> None:
    kamola, ada = stage.kamola, stage.ada
    await submits(kamola)
    await ada.sees("A case study came in")
    await ada.taps("Read it")
    await ada.taps("Decline")
    await ada.sees("Why does it not fit?")
    await ada.says("Too short")
    await ada.sees("A little more, please")
    await ada.says("It describes a textbook; a lesson of yours would be very welcome.")
    await ada.taps("Send to the author")
    await kamola.sees("was read in full", "a lesson of yours")
    await kamola.taps("Begin again with my answers")
    await kamola.sees("Your case study", TITLE)


async def test_files_of_every_kind_come_back_to_who_reads(stage: Stage) -> None:
    kamola, ada = stage.kamola, stage.ada
    await all_but_files(stage)
    await kamola.says("/casestudy")
    await kamola.taps("Continue: ")
    await kamola.sees("photos, a voice note")
    await kamola.sends_photo()
    await kamola.sends_voice()
    await kamola.sends_document("plan.txt", "the plan")
    await kamola.sends_video()
    await kamola.sees("4 files")
    await kamola.taps("Continue")
    await kamola.taps("Yes, I confirm")
    await kamola.taps("everyone")
    await kamola.sees("Your case study", "4 files")
    await kamola.taps("Send for review")
    await kamola.sees("2 pictures or videos")
    await kamola.taps("It is fine because")
    await kamola.taps("No face")
    await kamola.sees("a voice message", "I cannot listen")
    await kamola.taps("It is fine because")
    await kamola.taps("I listened")
    await kamola.sees("a file", "I cannot read")
    await kamola.taps("It is fine because")
    await kamola.taps("I read it")
    await kamola.sees("All looked through")
    await kamola.taps("Send for review")
    await ada.sees("A case study came in")
    await ada.taps("Read it")
    await ada.sees("Left in on purpose", "1 voice message", "I listened", "1 file")
    before = len(ada.screen())
    await ada.taps("Show the 4 files")
    await stage.town.settled()
    assert len(ada.screen()) == before + 4


async def all_but_files(stage: Stage) -> None:
    """A draft of Kamola's in which only the files and what comes after them are left."""
    assert stage.app
    community = stage.app.community
    person = await community.people.meet(Account(stage.kamola.id, "Kamola", "kamola", "en"))
    steps = case_form("case:we-tried-it-here:full").form.steps
    left = ("media", "consent_pupils", "consent_share")
    answers = {step.key: usual_answer(step) for step in steps if step.key not in left}
    await community.forms.begin(person, "case:we-tried-it-here:full", answers=answers)


async def test_a_forged_or_old_button_ends_in_a_kind_answer_or_in_nothing(stage: Stage) -> None:
    kamola, diego, zoe = stage.kamola, stage.diego, stage.zoe
    await submits(kamola)
    card = kamola.screen()[-1]
    forged = [
        "cases:own:1", "cases:read:1.0", "cases:read:1.999999", "cases:withdrawn:1", "cases:share:1.everyone",
        "cases:again:1", "cases:files:1", "cases:begin:poem.quick.0", "cases:begin:lesson-study.slow.0",
        "cases:begin:lesson-study.quick.99", "cases:begin", "cases:template:poem.0", "cases:template:", "cases:desk:",
        "cases:list:-1", "cases:list:99", "cases:nonsense:1", "reviews:queue:0", "reviews:open:1.0",
        "reviews:approved:1.1", "reviews:changes:1.1", "reviews:decline:1.1", "reviews:files:1", "forms:submit:1",
        "forms:step:1.3", "forms:pick:1.1.literacy",
    ]  # fmt: skip
    await diego.says("/casestudy")
    await diego.sees("casestudy")
    theirs = diego.screen()[-1]
    for data in forged:
        tap = await diego.sends_callback(theirs, data)
        assert "nuestra parte" not in (tap.text or ""), data
        assert "de nuestro lado" not in (tap.text or ""), data
    for data in ("forms:submit:1", "cases:begin:promising-practice.quick.0"):
        await kamola.sends_callback(card, data)
    await zoe.saw_nothing()
    await stage.ada.says("/review")
    await stage.ada.sees("One case study is waiting")


async def test_markup_flags_and_right_to_left_words_are_shown_as_typed(stage: Stage) -> None:
    title = "<b>Retell</b> & 🇺🇿 مرحبا بكم في الصف"
    await submits(stage.kamola, title)
    await stage.ada.sees("A case study came in", "<b>Retell</b>", "🇺🇿", "مرحبا")


async def test_a_hundred_thousand_characters_end_in_a_kind_answer(stage: Stage) -> None:
    kamola = stage.kamola
    await kamola.says("/casestudy")
    await kamola.taps("Promising practice")
    await kamola.taps("Quick route")
    await kamola.says("x" * 100_000)
    await kamola.sees("too long")
    await kamola.saw_nothing()
    await kamola.says(TITLE)
    await kamola.sees("Step 2 of 10")


async def test_only_admins_may_review(stage: Stage) -> None:
    await submits(stage.kamola)
    await stage.diego.says("/review")
    await stage.town.settled()
    assert TITLE not in stage.diego.screen()[-1].text


async def test_a_second_admin_hears_that_it_was_answered_already(stage: Stage) -> None:
    kamola, ada, diego = stage.kamola, stage.ada, stage.diego
    await ada.says("/people @diego")
    await stage.town.settled()
    await submits(kamola)
    await diego.taps("Leerlo")
    await diego.taps("Aprobar")
    await ada.taps("Read it")
    await ada.taps("Approve")
    await ada.taps("Yes, approve it")
    tap = await diego.taps("Sí, aprobarlo")
    assert tap.text
    assert "ya se respondió" in tap.text


async def test_a_case_study_can_be_taken_back(stage: Stage) -> None:
    kamola, ada = stage.kamola, stage.ada
    await submits(kamola)
    await kamola.taps("Where does it stand?")
    await kamola.sees("Waiting to be read")
    await kamola.taps("Take it back")
    await kamola.taps("Yes, take it back")
    await kamola.sees("nobody else can read it")
    await ada.says("/review")
    await ada.sees("Nothing is waiting")
