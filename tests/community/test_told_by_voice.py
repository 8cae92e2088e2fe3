"""Any answer may be a voice message: it is kept, nothing unheard is made of it, and who reviews notes it down."""

from typing import Any

import pytest

from cards.screens import screen_card
from community.case_forms import form_of
from community.forms import Done
from community.steps import Answers, Kind, Said, only_told, voice_key
from content import templates
from content.template_files import read_yaml
from locales import languages, texts
from storage.database import Database
from tests.community.republishing import publish
from tests.community.test_form_steps import Fair

WORDS = "prompt: {en: Question}"
YES_NO = 'options: {"yes": {en: "yes"}, "no": {en: "no"}}'
WORRY = 'options: {"no": {en: "no"}, "need-the-steps": {en: "yes"}}'
OUTING = f"""
id: field-day
minutes: 5
name: {{en: Field day}}
use: {{en: To tell of a day outside.}}
steps:
- {{key: outside, type: choice, quick: true, {WORDS}, {YES_NO}}}
- {{key: wet, type: choice, quick: true, only_if: {{step: outside, any_of: ["yes"]}}, {WORDS}, {YES_NO}}}
- {{key: indoors, type: text, quick: true, only_if: {{step: outside, none_of: ["yes"]}}, {WORDS}}}
- {{key: pupils, type: number, min: 1, max: 99, quick: true, only_if: {{step: outside}}, {WORDS}}}
- {{key: many, type: text, quick: true, only_if: {{step: pupils, min: 30}}, {WORDS}}}
- {{key: fun, type: scale, min: 1, max: 5, quick: true, {WORDS}}}
- {{key: day, type: date, quick: true, {WORDS}}}
- {{key: saw, type: multi, min: 1, max: 2, quick: true, {WORDS}, {YES_NO}}}
- {{key: tags, type: tags, min: 2, max: 3, quick: true}}
- {{key: media, type: media, quick: true, required: false, max: 3}}
- key: finds
  type: repeat
  quick: true
  required: false
  max: 1
  {WORDS}
  steps: [{{key: what, type: text, {WORDS}}}]
- {{key: safe, type: choice, quick: true, rule: yes-shows-referral, {WORDS}, {WORRY}}}
- {{key: consent_pupils, type: consent, quick: true}}
- {{key: consent_share, type: choice, quick: true}}
"""
TOLD = ("outside", "pupils", "fun", "day", "saw", "tags")
"""What Kamola tells by voice; of "outside" nobody knows then whether it was wet."""


class Outing(Fair):
    """Kamola writes about a day outside, and would rather speak."""

    async def speaks(self, name: str, **said: Any) -> str | None:
        return self.shows(await self.forms.answer(self.kamola, Said(media=f"voice:{name}", **said)))

    def holds(self, key: str) -> tuple[Any, Any]:
        answers = self.screen.answers
        return answers.get(key), answers.get(voice_key(key))


@pytest.fixture
async def outing(database: Database) -> Outing:
    outing = Outing(database)
    await publish(outing.village, read_yaml(OUTING))
    await outing.begins()
    return outing


async def to_the_end(outing: Outing) -> None:
    for key in TOLD:
        await outing.speaks(key)
        assert outing.screen.news.told
        assert outing.screen.news.told.key == key
    shown = await outing.forms.skip(outing.kamola, outing.screen.draft.id, outing.screen.form.number("media"))
    assert outing.shows(shown) == "finds.0.more"
    for option in ("no", "no", "yes"):
        await outing.taps(option)
    assert await outing.taps("everyone") is None


async def test_every_answer_may_be_told_and_the_next_question_comes_at_once(outing: Outing) -> None:
    await to_the_end(outing)
    assert [step.key for step in outing.screen.form.steps if only_told(step.key, outing.screen.answers)] == [*TOLD]
    assert outing.screen.missing == ()


@pytest.mark.parametrize("one", templates.offered(), ids=lambda one: one.id)
def test_only_whether_something_worrying_came_up_is_tapped(one: Any) -> None:
    steps = form_of(one, "full").form.steps
    tapped = {step.key for step in steps if not step.spoken and step.kind is not Kind.MEDIA}
    assert tapped <= {"safeguard"}


@pytest.mark.parametrize("kind", ["voice", "video", "photo", "document"])
async def test_of_something_worrying_nothing_is_kept_however_much_comes_and_help_is_shown(
    outing: Outing, kind: str
) -> None:
    for key in TOLD:
        await outing.speaks(key)
    outing.shows(await outing.forms.skip(outing.kamola, outing.screen.draft.id, outing.screen.form.number("media")))
    assert await outing.taps("no") == "safe"
    for number in range(3):
        said = Said(media=f"{kind}:what happened", text="to a child" * (number == 1), message_id=70 + number)
        assert outing.shows(await outing.forms.answer(outing.kamola, said)) == "safe"
        assert outing.screen.news.taken_as
        assert outing.screen.answers["safe"] == "need-the-steps"
        for language in languages():
            shown = screen_card(outing.screen, texts(language)).text
            assert texts(language)("cases-help-is-near") in shown
            assert texts(language)("forms-unrecorded") in shown
    assert not any(word in f"{outing.screen.answers} {outing.screen.draft.said}" for word in ("happened", "child"))
    assert await outing.taps("no") == "consent_pupils"
    assert outing.holds("safe") == ("no", None)


@pytest.mark.parametrize("kind", ["choice", "multi", "long"])
async def test_a_worry_in_a_round_is_no_more_recorded(outing: Outing, kind: str) -> None:
    options = f", {WORRY}" if kind != "long" else ""
    worry = f"- {{key: worry, type: {kind}, rule: yes-shows-referral, {WORDS}{options}}}"
    first = OUTING.replace("steps: [{key: what", f"steps: [{worry.removeprefix('- ')}, {{key: what")
    await publish(outing.village, read_yaml(first))
    await outing.begins()
    for key in TOLD:
        await outing.speaks(key)
    outing.shows(await outing.forms.skip(outing.kamola, outing.screen.draft.id, outing.screen.form.number("media")))
    assert await outing.speaks("what happened") == "finds.1.worry"
    assert await outing.speaks("what happened") == "finds.1.worry"
    assert "happened" not in f"{outing.screen.answers} {outing.screen.draft.said}"
    assert outing.screen.news.taken_as
    assert outing.screen.news.taken_as.unrecorded
    assert outing.holds("finds.1.worry")[0] == ("need-the-steps" if kind == "choice" else None)


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("{key: what, type: text, only_if: {step: fun, min: 1}, prompt: {en: Question}}", {}),
        ("{key: count, type: number, max: 9, prompt: {en: Question}}", {"text": "no number"}),
    ],
)
async def test_a_round_that_cannot_begin_with_it_leaves_all_as_it_was(
    outing: Outing, inner: str, said: dict[str, Any]
) -> None:
    await publish(outing.village, read_yaml(OUTING.replace("{key: what, type: text, prompt: {en: Question}}", inner)))
    await outing.begins()
    for key in TOLD:
        await outing.speaks(key)
    outing.shows(await outing.forms.skip(outing.kamola, outing.screen.draft.id, outing.screen.form.number("media")))
    before = outing.screen.answers
    assert await outing.speaks("a nest", **said) == "finds.0.more"
    assert outing.screen.refusal
    assert outing.screen.answers == before


async def test_who_speaks_when_asked_for_another_one_tells_it(outing: Outing) -> None:
    await to_the_end(outing)
    await outing.goes_to("finds.0.more")
    assert await outing.speaks("a nest") is None
    assert outing.screen.news.taken_as
    assert outing.screen.news.taken_as.key == "finds.0.more"
    assert (outing.holds("finds.0.more"), outing.holds("finds.1.what")) == (("yes", None), ("", ["voice:a nest"]))
    await outing.goes_to("finds.0.more")
    before = outing.screen.answers
    assert await outing.speaks("not the nest") == "finds.0.more"
    assert outing.screen.refusal
    assert outing.screen.answers == before
    assert await outing.taps("no") is None
    await outing.goes_to("finds.0.more")
    assert await outing.speaks("not the nest") == "finds.0.more"
    assert outing.holds("finds.1.what") == ("", ["voice:a nest"])


def asked(answers: Answers) -> set[str]:
    steps = form_of(read_yaml(OUTING), "quick").form.asked(answers)
    return {step.key for step in steps} & {"wet", "indoors", "pupils", "many"}


def test_nobody_knows_what_was_only_told_so_nothing_is_asked_because_of_it() -> None:
    told = {"outside": None, "outside:voice": ["voice:a"]}
    assert asked(told) == {"pupils"}
    assert asked({"outside": "yes"}) == {"pupils", "wet"}
    assert asked({"outside": "no"}) == {"pupils", "indoors"}
    assert asked({"outside": "yes", "pupils": 30}) == {"pupils", "wet", "many"}
    assert asked({**told, "pupils": None, "pupils:voice": ["voice:a"]}) == {"pupils"}


async def test_a_voice_message_takes_the_place_of_a_tap_and_a_tap_of_it(outing: Outing) -> None:
    await outing.taps("yes")
    assert await outing.taps("no") == "pupils"
    await outing.goes_to("outside")
    await outing.speaks("a")
    assert outing.holds("outside") == (None, ["voice:a"])
    assert [step.key for step in outing.screen.news.void] == ["wet"]
    await outing.goes_to("outside")
    await outing.speaks("b")
    assert outing.holds("outside") == (None, ["voice:b"])
    await outing.goes_to("outside")
    await outing.taps("yes")
    assert outing.holds("outside") == ("yes", None)
    assert outing.holds("wet") == ("no", None)


async def test_of_several_answers_some_may_be_tapped_and_some_told(outing: Outing) -> None:
    await to_the_end(outing)
    await outing.goes_to("tags")
    await outing.taps("literacy")
    assert outing.holds("tags") == (["literacy"], ["voice:tags"])
    assert await outing.speaks("more") is None
    assert outing.holds("tags") == (["literacy"], ["voice:tags", "voice:more"])
    await outing.goes_to("saw")
    assert outing.shows(await outing.forms.complete(outing.kamola, outing.screen.draft.id, 7)) is None


async def test_words_that_come_with_a_voice_message_are_read_and_both_are_kept(outing: Outing) -> None:
    await outing.taps("no")
    await outing.says("It rained.")
    assert await outing.speaks("a", text="many") == "pupils"
    assert outing.screen.refusal
    assert await outing.speaks("a", text="34 pupils", message_id=7) == "many"
    assert outing.holds("pupils") == (34, ["voice:a"])
    edited = await outing.forms.edit(outing.kamola, Said(media="voice:a", text="24 pupils", message_id=7))
    assert outing.shows(edited) == "fun"
    assert outing.holds("pupils") == (24, ["voice:a"])


async def test_what_was_told_stays_told_in_newer_questions(outing: Outing) -> None:
    await to_the_end(outing)
    drafts, draft = outing.village.community.drafts, outing.screen.draft
    newer = OUTING.replace("max: 99", "max: 9").replace("key: fun,", "key: joy,")
    await publish(outing.village, read_yaml(newer))
    found = await drafts.newer(outing.kamola, draft.id)
    assert (found.changed, found.again, found.removed) == (("pupils",), (), ("fun",))
    assert outing.shows(await drafts.carry(outing.kamola, draft.id)) == "joy"
    assert outing.holds("pupils") == (None, ["voice:pupils"])
    await publish(outing.village, read_yaml(OUTING.replace("max: 99", "max: 8")))
    assert outing.shows(await drafts.carry(outing.kamola, draft.id)) is None
    assert outing.holds("fun") == (None, ["voice:fun"])


async def test_a_colleague_who_takes_over_has_what_was_told(outing: Outing) -> None:
    await to_the_end(outing)
    await outing.goes_to("consent_share")
    await outing.speaks("share")
    drafts, diego = outing.village.community.drafts, await outing.village.diego()
    handed = await drafts.hand_over(outing.kamola, outing.screen.draft.id)
    outing.shows(await drafts.take_over(diego, handed.draft.handover or ""))
    assert outing.holds("pupils") == (None, ["voice:pupils"])
    assert [step.key for step in outing.screen.missing] == ["consent_pupils", "consent_share"]
    assert outing.holds("consent_share") == (None, None)


async def sent(outing: Outing, *, voices: int = len(TOLD)) -> int:
    """What Kamola told, into the queue; the case study's id."""
    privacy, draft = outing.village.community.safety.privacy, outing.screen.draft
    done = await outing.forms.submit(outing.kamola, draft.id)
    assert isinstance(done, Done)
    current = done.details["look"].current
    assert (current.kind, current.words) == ("voices", str(voices))
    await privacy.is_fine(outing.kamola, draft.id, current.mark, "listened")
    done = await outing.forms.submit(outing.kamola, draft.id)
    assert isinstance(done, Done)
    return done.subject_id


async def test_recordings_that_are_taken_out_are_asked_for_again(outing: Outing) -> None:
    await to_the_end(outing)
    await outing.goes_to("tags")
    await outing.taps("literacy")
    done = await outing.forms.submit(outing.kamola, outing.screen.draft.id)
    assert isinstance(done, Done)
    mark = done.details["look"].current.mark
    await outing.village.community.safety.privacy.take_out(outing.kamola, outing.screen.draft.id, mark)
    assert outing.shows(await outing.forms.submit(outing.kamola, outing.screen.draft.id)) == "outside"
    assert [step.key for step in outing.screen.missing] == ["outside", "indoors", "fun", "day", "saw"]
    assert outing.holds("tags") == (["literacy"], [])


async def test_it_can_be_sent_with_nothing_but_voices(outing: Outing) -> None:
    await to_the_end(outing)
    case = (await outing.village.community.cases.own(outing.kamola, await sent(outing))).case
    assert (case.tags, case.answers["pupils"], case.answers["pupils:voice"]) == ([], None, ["voice:pupils"])
    assert case.title == "Field day"
