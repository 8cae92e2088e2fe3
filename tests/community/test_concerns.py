"""What the privacy check finds in a case study is decided on before it is sent, and again before it is approved."""

import pytest

from community.case_forms import case_form, form_of
from community.errors import Gone, NotAllowed, Refusal
from community.forms import Done, Screen
from community.privacy import Kind
from community.privacy.concerns import concerns
from community.privacy.decisions import Look
from community.steps import Said, voice_key
from content.template_files import read_yaml
from storage import cases, forms
from storage.cases import CaseState
from storage.database import Database
from storage.forms import DraftState
from storage.people import Person
from tests.community.circle import Circle
from tests.community.test_form_steps import FIELD
from tests.community.writing import FULL, QUICK, Village, usual_answer

STEPS = "1 Read aloud. 2 Maria Lopez from 7B retells the page to her partner, then they swap and write one sentence."


@pytest.fixture
def village(database: Database) -> Village:
    return Village(database)


@pytest.fixture
async def circle(database: Database) -> Circle:
    return await Circle(database).gathers()


async def sends(village: Village, person: Person, name: str = QUICK, **own: object) -> tuple[int, Done]:
    answers = {step.key: own.get(step.key, usual_answer(step)) for step in case_form(name).form.steps}
    screen = await village.community.forms.begin(person, name, answers=answers)
    done = await village.community.forms.submit(person, screen.draft.id)
    assert isinstance(done, Done)
    return screen.draft.id, done


def seen(done: Done) -> Look:
    assert done.kind == "privacy-next"
    look: Look = done.details["look"]
    return look


async def test_nothing_is_sent_while_a_name_is_undecided(village: Village) -> None:
    kamola = await village.kamola()
    draft_id, done = await sends(village, kamola, steps=STEPS)
    look = seen(done)
    assert look.current
    assert (look.current.kind, look.current.words) == (Kind.NAME, "Maria Lopez")
    assert "Maria Lopez from 7B retells" in look.current.around
    async with village.db.read() as tx:
        assert await cases.by_draft(tx, draft_id) is None
    shown = await village.community.forms.open(kamola, draft_id)
    assert shown.draft.state is DraftState.ACTIVE
    assert shown.answers["steps"] == STEPS


async def test_a_reason_lets_it_go_and_is_seen_at_the_review(village: Village) -> None:
    kamola, ada = await village.kamola(), await village.ada()
    draft_id, done = await sends(village, kamola, steps=STEPS)
    current = seen(done).current
    assert current
    look = await village.community.safety.privacy.is_fine(kamola, draft_id, current.mark, "made-up")
    assert look.current is None
    sent = await village.community.forms.submit(kamola, draft_id)
    assert isinstance(sent, Done)
    submission = await village.community.reviews.read(ada, sent.subject_id)
    assert [(one.words, one.reasons[-1].reason) for one in submission.concerns] == [("Maria Lopez", "made-up")]
    await village.approves(sent.subject_id)


async def test_a_reason_may_be_in_words_of_ones_own(village: Village) -> None:
    kamola = await village.kamola()
    draft_id, done = await sends(village, kamola, steps=STEPS)
    current = seen(done).current
    assert current
    known = {"mark": current.mark}
    screen = await village.community.forms.begin(kamola, "privacy:because", subject_id=draft_id, answers=known)
    assert screen.step
    for words in ("Her mother", "wrote the book with me."):
        assert isinstance(await village.community.forms.answer(kamola, Said(text=words)), Screen)
    ended = await village.community.forms.complete(kamola, screen.draft.id, screen.form.number("reason"))
    assert isinstance(ended, Done)
    look = seen(ended)
    assert look.current is None
    assert look.concerns[0].reasons[-1].reason == "Her mother\nwrote the book with me."


async def test_what_is_taken_out_is_gone_wherever_it_stood(village: Village) -> None:
    kamola = await village.kamola()
    title = "What Maria Lopez taught me"
    draft_id, done = await sends(village, kamola, steps=STEPS, title=title)
    current = seen(done).current
    assert current
    assert [place.step for place in current.places] == ["title", "steps"]
    look = await village.community.safety.privacy.take_out(kamola, draft_id, current.mark)
    assert look.current is None
    screen = await village.community.forms.open(kamola, draft_id)
    assert screen.answers["title"] == "What … taught me"
    assert "… from 7B retells" in screen.answers["steps"]


async def test_what_is_taken_out_does_not_come_back_when_another_message_is_edited(village: Village) -> None:
    kamola = await village.kamola()
    screen = await village.writes(kamola)
    draft_id, at, open_ = screen.draft.id, screen.form.number("steps"), village.community.forms
    await open_.open(kamola, draft_id, at)
    told = ["First they read aloud, slowly.", STEPS, "Then maria lopez and all the others swap places."]
    for number, words in enumerate(told):
        await open_.answer(kamola, Said(text=words, message_id=70 + number))
    await open_.answer(kamola, Said(media="voice:told", message_id=73))
    await open_.complete(kamola, draft_id, at)
    while (current := seen(await submitted(village, kamola, draft_id)).current) is not None:
        await village.community.safety.privacy.take_out(kamola, draft_id, current.mark)
        if current.kind == "voices":
            break
    edited = await open_.edit(kamola, Said(text="First they listen.", message_id=70))
    assert edited
    assert edited.answers["steps"].startswith("First they listen.")
    assert "maria" not in edited.answers["steps"].casefold()
    assert not edited.answers.get(voice_key("steps"))


async def submitted(village: Village, person: Person, draft_id: int) -> Done:
    done = await village.community.forms.submit(person, draft_id)
    assert isinstance(done, Done)
    return done


async def test_a_changed_answer_asks_no_more_and_a_new_name_asks_anew(village: Village) -> None:
    kamola = await village.kamola()
    draft_id, done = await sends(village, kamola, steps=STEPS)
    assert seen(done).current
    at = case_form(QUICK).form.number("steps")
    await village.community.forms.open(kamola, draft_id, at)
    await village.community.forms.answer(kamola, Said(text=STEPS.replace("Maria Lopez", "Juan Pérez")))
    again = await village.community.forms.submit(kamola, draft_id)
    assert isinstance(again, Done)
    current = seen(again).current
    assert current
    assert current.words == "Juan Pérez"


async def test_pictures_ask_whether_somebody_can_be_seen(village: Village) -> None:
    kamola = await village.kamola()
    draft_id, done = await sends(village, kamola, FULL, media=["photo:a", "document:b", "video:c"])
    current = seen(done).current
    assert current
    assert (current.kind, current.words) == ("faces", "2")
    look = await village.community.safety.privacy.take_out(kamola, draft_id, current.mark)
    assert look.current
    assert (look.current.kind, look.current.words) == ("files", "1")
    assert (await village.community.forms.open(kamola, draft_id)).answers["media"] == ["document:b"]


async def test_voice_messages_ask_to_be_listened_to_and_who_reviews_is_told(village: Village) -> None:
    kamola, ada = await village.kamola(), await village.ada()
    screen = await village.writes(kamola)
    draft_id, privacy = screen.draft.id, village.community.safety.privacy
    for step in ("problem", "steps"):
        await village.community.forms.open(kamola, draft_id, screen.form.number(step))
        await village.community.forms.answer(kamola, Said(media=f"voice:{step}"))
        await village.community.forms.complete(kamola, draft_id, screen.form.number(step))
    done = await village.community.forms.submit(kamola, draft_id)
    assert isinstance(done, Done)
    current = seen(done).current
    assert current
    assert (current.kind, current.words, [place.step for place in current.places]) == (
        "voices",
        "2",
        ["problem", "steps"],
    )
    await privacy.is_fine(kamola, draft_id, current.mark, "listened")
    sent = await village.community.forms.submit(kamola, draft_id)
    assert isinstance(sent, Done)
    assert [one.kind for one in (await village.community.reviews.read(ada, sent.subject_id)).concerns] == ["voices"]


async def test_an_answer_of_which_only_a_voice_message_was_taken_out_is_asked_again(village: Village) -> None:
    kamola = await village.kamola()
    screen = await village.writes(kamola)
    draft_id, at = screen.draft.id, screen.form.number("problem")
    await village.community.forms.open(kamola, draft_id, at)
    await village.community.forms.answer(kamola, Said(media="voice:a"))
    await village.community.forms.complete(kamola, draft_id, at)
    done = await village.community.forms.submit(kamola, draft_id)
    assert isinstance(done, Done)
    current = seen(done).current
    assert current
    await village.community.safety.privacy.take_out(kamola, draft_id, current.mark)
    shown = await village.community.forms.submit(kamola, draft_id)
    assert isinstance(shown, Screen)
    assert [step.key for step in shown.missing] == ["problem"]
    assert not shown.answers[voice_key("problem")]


def test_colleagues_may_be_named_where_they_are_asked_for() -> None:
    answers = {"coauthors": "Marta Pérez and @diego_m", "tip": ""}
    assert concerns(case_form(FULL), answers, "en", set(), []) == []
    called = {"coauthors": "+44 7911 123456"}
    assert [one.kind for one in concerns(case_form(FULL), called, "en", set(), [])] == ["phone"]


def test_a_step_that_asks_for_a_name_may_have_one_and_nothing_more() -> None:
    form = form_of(read_yaml(FIELD), "quick")
    named = {"outside": "yes", "place": "Maria Lopez School", "helper": "Maria Lopez"}
    assert concerns(form, named, "en", set(), []) == []
    called = {"outside": "yes", "place": "School 5, m.lopez@school.example", "helper": "Maria, +44 7911 123456"}
    assert [one.kind for one in concerns(form, called, "en", set(), [])] == ["email", "phone"]


def test_what_is_written_in_spanish_is_read_in_spanish_whatever_language_the_buttons_have() -> None:
    answers = {"problem": "la mamá de santiago no sabía que la niña no podía leer todavía"}
    assert [one.words for one in concerns(case_form(QUICK), answers, "en", set(), [])] == ["santiago"]


@pytest.mark.parametrize("reads", ["en", "es"])
@pytest.mark.parametrize("words", ["050-123-4567", "٠٧٩١ ١٢٣ ٤٥٦٧"])
def test_in_other_letters_a_number_without_its_countrys_code_is_found_too(words: str, reads: str) -> None:
    answers = {"problem": f"חצי מהכיתה קראה את המילים {words}", "result": "في عام ٢٠٢٦ كان ٣٤ تلميذا"}
    assert [one.words for one in concerns(case_form(QUICK), answers, reads, set(), [])] == [words]


async def in_review_with_a_name(village: Village) -> tuple[Person, Person, int, int, str]:
    """Sent before its name was known to the check: the author's school gave its list afterwards."""
    kamola, ada = await village.kamola(), await village.ada()
    draft_id, done = await sends(village, kamola, steps=STEPS)
    current = seen(done).current
    assert current
    await village.community.safety.privacy.is_fine(kamola, draft_id, current.mark, "made-up")
    sent = await village.community.forms.submit(kamola, draft_id)
    assert isinstance(sent, Done)
    async with village.db.begin() as tx:
        case = await cases.by_id(tx, sent.subject_id)
        assert case
        case.answers = {**case.answers, "result": "In May Juan Pérez and 22 of 34 could retell a page."}
    submission = await village.community.reviews.read(ada, sent.subject_id)
    assert submission.open_concern
    return kamola, ada, sent.subject_id, draft_id, submission.open_concern.mark


async def test_nothing_is_approved_while_a_finding_is_open(village: Village) -> None:
    _, ada, case_id, draft_id, mark = await in_review_with_a_name(village)
    with pytest.raises(Refusal, match="privacy-open"):
        await village.community.reviews.approve(ada, case_id, 1)
    await village.community.safety.privacy.is_fine(ada, draft_id, mark, "public")
    submission = await village.community.reviews.approve(ada, case_id, 1)
    assert submission.case.state is CaseState.APPROVED


async def test_who_reviews_may_take_it_out(village: Village) -> None:
    kamola, ada, case_id, draft_id, mark = await in_review_with_a_name(village)
    look = await village.community.safety.privacy.take_out(ada, draft_id, mark)
    assert look.current is None
    case = (await village.community.cases.own(kamola, case_id)).case
    assert case.answers["result"] == "In May … and 22 of 34 could retell a page."


async def test_nobody_else_may_look_or_decide(village: Village) -> None:
    kamola, diego, ada = await village.kamola(), await village.diego(), await village.ada()
    draft_id, done = await sends(village, kamola, steps=STEPS)
    current = seen(done).current
    assert current
    for person in (diego, ada):
        for act in (
            village.community.safety.privacy.look(person, draft_id),
            village.community.safety.privacy.is_fine(person, draft_id, current.mark, "made-up"),
            village.community.safety.privacy.take_out(person, draft_id, current.mark),
            village.community.forms.begin(person, "privacy:because", subject_id=draft_id, answers={"mark": "x"}),
        ):
            with pytest.raises((NotAllowed, Gone)):
                await act
    await village.community.safety.privacy.is_fine(kamola, draft_id, current.mark, "made-up")
    await village.community.forms.submit(kamola, draft_id)
    with pytest.raises((NotAllowed, Gone)):
        await village.community.safety.privacy.take_out(kamola, draft_id, current.mark)


async def test_a_forged_mark_decides_nothing(village: Village) -> None:
    kamola = await village.kamola()
    draft_id, _ = await sends(village, kamola, steps=STEPS)
    look = await village.community.safety.privacy.is_fine(kamola, draft_id, "nonsense", "made-up")
    assert look.current
    assert look.current.reasons == ()


async def test_names_of_a_groups_list_are_looked_for_in_what_its_teachers_write(circle: Circle) -> None:
    community, aino, kamola = circle.community, circle.aino, circle.kamola
    screen = await community.forms.begin(aino, "names", group_id=circle.group.id)
    await community.forms.answer(aino, Said(text="Zorah Quell\nPim Brandt"))
    ended = await community.forms.complete(aino, screen.draft.id, screen.form.number("list"))
    assert isinstance(ended, Done)
    assert ended.details["count"] == 2
    async with circle.db.read() as tx:
        draft = await forms.by_id(tx, screen.draft.id)
        assert draft
        assert draft.answers == {}
    answers = {step.key: usual_answer(step) for step in case_form(QUICK).form.steps}
    answers["result"] = "It was zorah quell who could retell the page in May."
    begun = await community.forms.begin(kamola, QUICK, answers=answers)
    done = await community.forms.submit(kamola, begun.draft.id)
    assert isinstance(done, Done)
    current = seen(done).current
    assert current
    assert (current.kind, current.words) == (Kind.LISTED, "zorah quell")
    with pytest.raises(NotAllowed):
        await community.safety.name_lists.forget(kamola, circle.group.id)
    await community.safety.name_lists.forget(aino, circle.group.id)
    sent = await community.forms.submit(kamola, begun.draft.id)
    assert isinstance(sent, Done)
    assert sent.kind == "cases-submitted"


async def test_a_list_without_names_is_asked_for_again(circle: Circle) -> None:
    await circle.community.forms.begin(circle.aino, "names", group_id=circle.group.id)
    await circle.community.forms.answer(circle.aino, Said(text="12, 13"))
    with pytest.raises(Refusal, match="names-none"):
        await circle.community.forms.answer(circle.aino, Said(text="done"))
    screen = await circle.community.forms.current(circle.aino)
    assert isinstance(screen, Screen)
