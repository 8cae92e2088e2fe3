"""Who reviews hears what was told by voice and notes it down: once, with the right to, and nothing of it is lost."""

from typing import Any

import pytest
from sqlalchemy import select

from cards import reviews as review_cards
from cards.card import visible
from cards.forms import step_card
from community.errors import Gone, NotAllowed
from community.forms import Done, Screen
from community.noting import note_form_of, noted
from community.reviews import Submission
from community.steps import TAPPED, Said
from content.template_files import read_yaml
from locales import languages, texts
from storage import cases, search
from storage.cases import Case
from storage.database import Database
from storage.forms import Draft, DraftState
from storage.people import Person
from tests.community.republishing import publish
from tests.community.test_told_by_voice import OUTING, TOLD, Outing, sent, to_the_end

HEARD = {"outside": "yes", "pupils": 34, "fun": 4, "day": "2026-11-22", "saw": ["yes"], "tags": ["literacy"]}


class Desk(Outing):
    """Ada reads what Kamola told."""

    async def hands_in(self) -> None:
        await self.village.community.templates.load()
        await publish(self.village, read_yaml(OUTING))
        await self.begins()
        await to_the_end(self)
        self.case_id = await sent(self)
        self.ada = await self.village.ada()

    async def case(self) -> Case:
        return (await self.village.community.cases.own(self.kamola, self.case_id)).case

    async def reads(self) -> Submission:
        return await self.village.community.reviews.read(self.ada, self.case_id)

    async def opens(self, person: Person | None = None, revision: int | None = None) -> Screen:
        case = await self.case()
        known = {"revision": revision or case.revision}
        return await self.forms.begin(person or self.ada, note_form_of(case), subject_id=case.id, answers=known)

    async def notes(self, **heard: Any) -> Done:
        """What is not heard is skipped."""
        shown: Screen | Done = await self.opens()
        while isinstance(shown, Screen) and shown.step is not None:
            draft, at = shown.draft.id, shown.form.number(shown.step.key)
            match heard.get(shown.step.key):
                case None:
                    shown = await self.forms.skip(self.ada, draft, at)
                case [*options]:
                    for option in options:
                        shown = await self.forms.choose(self.ada, draft, at, option)
                    shown = await self.forms.complete(self.ada, draft, at)
                case value if shown.step.kind in TAPPED:
                    shown = await self.forms.choose(self.ada, draft, at, str(value))
                case value:
                    answered = await self.forms.answer(self.ada, Said(text=str(value)))
                    assert answered is not None
                    shown = answered
            assert not (isinstance(shown, Screen) and shown.refusal), shown
        done = await self.forms.submit(self.ada, shown.draft.id)
        assert isinstance(done, Done)
        return done

    async def writes_again(self, reason_about: str) -> None:
        """Ada asks for a change; Kamola's draft is open at that answer."""
        await self.village.asks_for_changes(self.case_id, reason_about, "Please say a little more.")
        self.shows(await self.forms.open(self.kamola, (await self.case()).draft_id))

    async def sends_again(self) -> None:
        privacy, draft = self.village.community.safety.privacy, self.screen.draft.id
        done = await self.forms.submit(self.kamola, draft)
        assert isinstance(done, Done), done.refusal
        if done.kind == "privacy-next":
            await privacy.is_fine(self.kamola, draft, done.details["look"].current.mark, "listened")
            done = await self.forms.submit(self.kamola, draft)
        assert isinstance(done, Done)
        assert done.kind == "cases-submitted"


@pytest.fixture
async def desk(database: Database) -> Desk:
    desk = Desk(database)
    await desk.hands_in()
    return desk


async def test_what_was_heard_becomes_the_answer_and_the_recording_stays(desk: Desk) -> None:
    assert (await desk.reads()).told == TOLD
    done = await desk.notes(**HEARD)
    submission: Submission = done.details["submission"]
    assert (submission.told, submission.noted, submission.may_decide) == ((), TOLD, True)
    case = await desk.case()
    assert {key: case.answers[key] for key in TOLD} == HEARD
    assert all(case.answers[f"{key}:voice"] == [f"voice:{key}"] for key in TOLD)
    assert case.tags == ["literacy"]
    async with desk.village.db.read() as tx:
        assert {(note.step, note.person_id) for note in await cases.notes(tx, case.id)} == {
            (key, desk.ada.id) for key in TOLD
        }
    await desk.village.approves(desk.case_id)
    async with desk.village.db.read() as tx:
        hits = (await search.find(tx, search.Query("", tags=("literacy",)))).hits
        assert [hit.subject_id for hit in hits] == [desk.case_id]


async def test_only_what_was_told_is_asked_with_its_limits_and_may_be_skipped(desk: Desk) -> None:
    screen = await desk.opens()
    assert [step.key for step in screen.form.asked(screen.answers)] == [*TOLD]
    at = screen.form.number("pupils")
    await desk.forms.open(desk.ada, screen.draft.id, at)
    refused = await desk.forms.answer(desk.ada, Said(text="120"))
    assert isinstance(refused, Screen)
    assert refused.refusal
    spoken = await desk.forms.answer(desk.ada, Said(media="voice:x"))
    assert isinstance(spoken, Screen)
    assert spoken.refusal
    done = await desk.notes(outside="no")
    assert done.details["submission"].told == TOLD[1:]
    answers = (await desk.case()).answers
    assert (answers["outside"], answers["pupils"], answers["pupils:voice"]) == ("no", None, ["voice:pupils"])
    assert (await desk.opens()).answers["outside"] == "no"


async def test_a_note_can_be_put_right_until_it_is_decided(desk: Desk) -> None:
    await desk.notes(**HEARD)
    screen = await desk.opens()
    assert screen.step is None
    await desk.forms.open(desk.ada, screen.draft.id, screen.form.number("fun"))
    await desk.forms.choose(desk.ada, screen.draft.id, screen.form.number("fun"), "2")
    assert isinstance(await desk.forms.submit(desk.ada, screen.draft.id), Done)
    assert (await desk.case()).answers["fun"] == 2
    late = await desk.opens()
    await desk.village.approves(desk.case_id)
    with pytest.raises(Gone, match="error-review-decided"):
        await desk.forms.submit(desk.ada, late.draft.id)


async def test_two_who_note_at_once_do_not_undo_each_other(desk: Desk) -> None:
    first = await desk.opens()
    await desk.notes(outside="yes", fun=3)
    await desk.forms.open(desk.ada, first.draft.id)
    await desk.forms.skip(desk.ada, first.draft.id, first.form.number("outside"))
    shown = await desk.forms.answer(desk.ada, Said(text="12"))
    assert isinstance(shown, Screen)
    await desk.forms.submit(desk.ada, first.draft.id)
    answers = (await desk.case()).answers
    assert (answers["outside"], answers["pupils"], answers["fun"]) == ("yes", 12, 3)


async def test_only_who_may_decide_on_this_version_notes_down(desk: Desk) -> None:
    for person in (desk.kamola, await desk.village.diego()):
        with pytest.raises(NotAllowed):
            await desk.opens(person)
    with pytest.raises(Gone, match="error-review-newer"):
        await desk.opens(revision=7)
    screen = await desk.opens()
    await desk.village.community.people.name_admin(desk.ada, str((await desk.village.diego()).telegram_id))
    await desk.writes_again("day")
    await desk.sends_again()
    with pytest.raises(Gone, match="error-review-newer"):
        await desk.forms.submit(desk.ada, screen.draft.id)
    await desk.village.community.cases.withdraw(desk.kamola, desk.case_id)
    with pytest.raises(Gone, match="error-review-withdrawn"):
        await desk.opens()


async def test_where_nothing_was_told_there_is_nothing_to_note(desk: Desk) -> None:
    case_id = await desk.village.submits(desk.kamola)
    name = "review:note:promising-practice:quick@1"
    for about, form in ((case_id, name), (desk.case_id, name), (desk.case_id, "review:note:poem:quick@1")):
        with pytest.raises(Gone):
            await desk.forms.begin(desk.ada, form, subject_id=about, answers={"revision": 1})


async def test_it_may_be_approved_unheard_and_then_says_so(desk: Desk) -> None:
    await desk.notes(outside="yes")
    for language in languages():
        said = texts(language)
        sure = visible(review_cards.sure_approve(await desk.reads(), said).text)
        assert "🎤 5" in sure
        told = visible(review_cards.told_approved(await desk.case(), ["outside"], said).text)
        assert "🎤" in told
        assert "🎤" not in visible(review_cards.told_approved(await desk.case(), [], said).text)
    await desk.village.approves(desk.case_id)


async def test_what_was_noted_asks_its_author_nothing_more_and_stays_when_it_is_sent_again(desk: Desk) -> None:
    await desk.notes(**HEARD)
    await desk.writes_again("day")
    assert desk.screen.missing == ()
    await desk.speaks("another day")
    await desk.sends_again()
    case = await desk.case()
    assert case.revision == 2
    assert {key: case.answers[key] for key in TOLD} == HEARD | {"day": None}
    assert case.tags == ["literacy"]
    assert "wet" not in case.answers
    assert (await desk.reads()).told == ("day",)


async def test_what_its_author_taps_themself_goes_before_a_note(desk: Desk) -> None:
    await desk.notes(**HEARD)
    await desk.writes_again("outside")
    assert await desk.taps("no") == "indoors"
    await desk.says("It rained.")
    await desk.sends_again()
    case = await desk.case()
    assert (case.answers["outside"], case.answers["indoors"], case.answers["fun"]) == ("no", "It rained.", 4)
    async with desk.village.db.read() as tx:
        assert await noted(tx, case) == TOLD[1:]


async def test_what_was_noted_by_mistake_is_taken_out_again(desk: Desk) -> None:
    await desk.notes(**HEARD)
    screen = await desk.opens()
    at = screen.form.number("fun")
    shown = await desk.forms.open(desk.ada, screen.draft.id, at)
    card = step_card(shown, review_cards.words_of, texts("en"))
    assert f"forms:skip:{screen.draft.id}.{at}" in [button.data for row in card.rows for button in row]
    await desk.forms.skip(desk.ada, screen.draft.id, at)
    assert isinstance(await desk.forms.submit(desk.ada, screen.draft.id), Done)
    case, submission = await desk.case(), await desk.reads()
    assert (case.answers["fun"], case.answers["fun:voice"]) == (None, ["voice:fun"])
    assert (submission.told, submission.noted) == (("fun",), tuple(key for key in TOLD if key != "fun"))


async def test_a_note_of_what_is_not_asked_any_more_goes_and_the_rest_can_be_noted_on(desk: Desk) -> None:
    await desk.notes(outside="yes")
    await desk.writes_again("wet")
    await desk.goes_to("outside")
    assert await desk.taps("yes") == "wet"
    await desk.speaks("wet")
    await desk.sends_again()
    await desk.notes(wet="no")
    await desk.writes_again("outside")
    assert await desk.taps("no") == "indoors"
    await desk.says("It rained.")
    await desk.sends_again()
    assert "wet" not in (await desk.reads()).noted
    assert (await desk.opens()).step


async def test_newer_questions_are_noted_anew(desk: Desk) -> None:
    await desk.notes(**HEARD)
    await desk.writes_again("day")
    await publish(desk.village, read_yaml(OUTING.replace("max: 99", "max: 9")))
    desk.shows(await desk.village.community.drafts.carry(desk.kamola, desk.screen.draft.id))
    await desk.sends_again()
    assert (await desk.reads()).told == TOLD


async def test_a_name_among_noted_topics_is_asked_about_and_can_be_taken_out(desk: Desk) -> None:
    await desk.notes(tags=["literacy"])
    draft = (await desk.opens()).draft.id
    await desk.forms.open(desk.ada, draft, (await desk.opens()).form.number("tags"))
    async with desk.village.db.begin() as tx:
        case = await cases.by_id(tx, desk.case_id)
        assert case
        case.answers = {**case.answers, "tags": ["literacy", "+44 7911 123456"]}
    concern = (await desk.reads()).open_concern
    assert concern
    await desk.village.community.safety.privacy.take_out(desk.ada, (await desk.case()).draft_id, concern.mark)
    assert (await desk.case()).tags == ["literacy"]
    await desk.village.approves(desk.case_id)


async def test_recordings_taken_out_at_review_leave_what_was_noted(desk: Desk) -> None:
    await desk.notes(outside="yes")
    submission = await desk.reads()
    mark = next(one.mark for one in submission.concerns if one.kind == "voices")
    await desk.village.community.safety.privacy.take_out(desk.ada, (await desk.case()).draft_id, mark)
    submission = await desk.reads()
    assert (submission.told, submission.noted, submission.case.answers["outside"]) == ((), ("outside",), "yes")


async def test_notes_are_kept_on_both_databases_and_go_with_the_case_study(any_database: Database) -> None:
    desk = Desk(any_database)
    await desk.hands_in()
    await desk.notes(outside="yes")
    await desk.notes(outside="no", fun=2)
    async with desk.village.db.read() as tx:
        heard = await tx.scalars(select(Draft).where(Draft.person_id == desk.ada.id, Draft.form.contains(":note:")))
        assert [(draft.state, draft.answers) for draft in heard] == [(DraftState.DONE, {})] * 2
    mydata = desk.village.community.safety.mydata
    assert len((await mydata.everything(desk.ada)).rows["case_notes"]) == 2
    await mydata.ask_to_be_forgotten(desk.kamola)
    desk.village.wall.passes(days=8)
    await mydata.forget_due()
    async with desk.village.db.read() as tx:
        assert await cases.notes(tx, desk.case_id) == []
