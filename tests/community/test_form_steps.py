"""What steps there are, when they are asked, and what an older draft makes of newer questions."""

from typing import Any

import pytest

from community.carrying import compare
from community.case_forms import case_form
from community.errors import Gone, NotAllowed, Refusal
from community.forms import Done, Screen
from community.steps import Said, voice_key
from community.templates import trial
from content import templates as catalogue
from content.template_files import read_yaml, shipped
from storage.database import Database
from tests.community.writing import Village

WORDS = "prompt: {en: Question}"
FIELD = f"""
id: field-day
minutes: 5
name: {{en: Field day}}
use: {{en: To tell of a day outside.}}
steps:
- {{key: outside, type: choice, quick: true, {WORDS}, options: {{"yes": {{en: "yes"}}, "no": {{en: "no"}}}}}}
- {{key: place, type: school, quick: true, only_if: {{step: outside, any_of: ["yes"]}}, {WORDS}}}
- {{key: fun, type: scale, min: 1, max: 5, quick: true, only_if: {{step: place}}, {WORDS}}}
- {{key: day, type: date, quick: true, {WORDS}}}
- {{key: helper, type: person, quick: true, required: false, {WORDS}}}
- key: finds
  type: repeat
  quick: true
  required: false
  max: 2
  prompt: {{en: "Did you find something?"}}
  steps:
  - {{key: what, type: text, {WORDS}}}
  - {{key: count, type: number, max: 9, {WORDS}}}
- {{key: consent_share, type: choice, quick: true}}
"""
NAME = "case:field-day:quick"


class Fair:
    """Kamola writes with a template of Ada's."""

    def __init__(self, db: Database) -> None:
        self.village = Village(db)
        self.forms = self.village.community.forms

    async def offers(self, words: str) -> None:
        ada = await self.village.ada()
        templates = self.village.community.templates
        one = await templates.bring(ada, read_yaml(words))
        answers = {
            "outside": "no",
            "inside": "no",
            "day": "2026-05-14",
            "consent_share": "everyone",
            "finds.0.more": "no",
        }
        screen = await self.forms.begin(ada, trial(one.row), answers=answers)
        assert isinstance(await self.forms.submit(ada, screen.draft.id), Done)
        await templates.publish(ada, one.row.id)

    async def begins(self) -> None:
        self.kamola = await self.village.kamola()
        self.screen = await self.forms.begin(self.kamola, NAME)

    async def says(self, words: str) -> str | None:
        shown = await self.forms.answer(self.kamola, Said(text=words))
        return self.shows(shown)

    async def taps(self, option: str) -> str | None:
        at = self.screen.form.number(self.screen.step.key) if self.screen.step else 0
        return self.shows(await self.forms.choose(self.kamola, self.screen.draft.id, at, option))

    async def goes_to(self, key: str) -> None:
        self.shows(await self.forms.open(self.kamola, self.screen.draft.id, self.screen.form.number(key)))

    def shows(self, shown: Screen | Done | None) -> str | None:
        assert isinstance(shown, Screen)
        self.screen = shown
        return shown.step.key if shown.step else None


@pytest.fixture
async def fair(database: Database) -> Fair:
    fair = Fair(database)
    await fair.offers(FIELD)
    await fair.begins()
    return fair


async def to_the_end(fair: Fair) -> None:
    assert await fair.taps("yes") == "place"
    assert await fair.says("School 5, Nukus") == "fun"
    assert await fair.taps("4") == "day"
    assert await fair.says("14 may 2026") == "helper"
    assert await fair.says("Zulfiya opa") == "finds.0.more"
    assert await fair.taps("yes") == "finds.1.what"
    assert await fair.says("A nest") == "finds.1.count"
    assert await fair.says("3") == "finds.1.more"
    assert await fair.taps("yes") == "finds.2.what"
    assert await fair.says("A feather") == "finds.2.count"
    assert await fair.says("1") == "consent_share"
    assert await fair.taps("everyone") is None


async def test_every_kind_of_step_and_a_group_that_repeats(fair: Fair) -> None:
    await to_the_end(fair)
    answers = fair.screen.answers
    assert (answers["fun"], answers["day"], answers["finds.2.what"]) == (4, "2026-05-14", "A feather")
    assert isinstance(await fair.forms.submit(fair.kamola, fair.screen.draft.id), Done)
    cases = (await fair.village.community.cases.desk(fair.kamola)).own
    assert cases[0].answers["finds.1.count"] == 3


async def test_a_changed_answer_says_what_it_makes_void_and_brings_it_back(fair: Fair) -> None:
    await to_the_end(fair)
    await fair.goes_to("outside")
    assert await fair.taps("no") is None
    assert [step.key for step in fair.screen.news.void] == ["place", "fun"]
    await fair.goes_to("finds.0.more")
    assert await fair.taps("no") is None
    assert len(fair.screen.news.void) == 5
    await fair.goes_to("outside")
    assert await fair.taps("yes") is None
    assert fair.screen.news.void == ()
    assert fair.screen.answers["place"] == "School 5, Nukus"
    await fair.forms.submit(fair.kamola, fair.screen.draft.id)
    case = (await fair.village.community.cases.desk(fair.kamola)).own[0]
    assert case.answers["place"] == "School 5, Nukus"
    assert "finds.1.what" not in case.answers


async def test_a_school_named_before_can_be_tapped(fair: Fair) -> None:
    await to_the_end(fair)
    await fair.begins()
    await fair.taps("yes")
    assert fair.screen.offered == ("School 5, Nukus",)
    assert await fair.taps("0") == "fun"
    assert fair.screen.answers["place"] == "School 5, Nukus"


async def test_a_school_may_be_told_by_voice_and_is_not_offered_again_then(fair: Fair) -> None:
    await fair.taps("yes")
    assert fair.shows(await fair.forms.answer(fair.kamola, Said(media="voice:1"))) == "fun"
    assert fair.screen.answers[voice_key("place")] == ["voice:1"]
    await fair.begins()
    await fair.taps("yes")
    assert fair.screen.offered == ()


@pytest.mark.parametrize("words", ["6", "0", "many", ""])
async def test_a_number_off_the_scale_is_refused(fair: Fair, words: str) -> None:
    await fair.taps("yes")
    await fair.says("School 5")
    assert await fair.says(words) == "fun"
    assert fair.screen.refusal


async def test_a_draft_stays_with_its_version_until_it_is_carried_over(fair: Fair) -> None:
    await to_the_end(fair)
    newer = FIELD.replace("min: 1, max: 5, quick", "min: 1, max: 3, quick").replace("key: helper", "key: colleague")
    await fair.offers(newer)
    drafts, draft = fair.village.community.drafts, fair.screen.draft
    assert (await fair.forms.open(fair.kamola, draft.id)).form.name.endswith("@1")
    found = await drafts.newer(fair.kamola, draft.id)
    assert (found.added, found.removed, found.again) == (("colleague",), ("helper",), ("fun",))
    shown = await drafts.carry(fair.kamola, draft.id)
    assert shown.form.name.endswith("@2")
    assert shown.step
    assert shown.step.key == "fun"
    kept: dict[str, Any] = {**fair.screen.answers}
    aside = {"fun@1": kept.pop("fun"), "helper@1": kept.pop("helper")}
    assert dict(shown.answers) == kept | aside
    with pytest.raises(Refusal, match="error-already-newest"):
        compare(shown.draft)


async def test_what_a_version_does_not_ask_comes_back_with_the_one_that_asks_it_again(fair: Fair) -> None:
    await to_the_end(fair)
    drafts, draft = fair.village.community.drafts, fair.screen.draft
    await fair.offers(FIELD.replace("key: helper, type: person", "key: helper, type: number"))
    assert (await drafts.carry(fair.kamola, draft.id)).answers.get("helper") is None
    await fair.offers(FIELD.replace("key: helper", "key: friend"))
    await drafts.carry(fair.kamola, draft.id)
    await fair.offers(FIELD)
    shown = await drafts.carry(fair.kamola, draft.id)
    assert shown.answers["helper"] == "Zulfiya opa"
    assert shown.step is None


async def test_words_that_are_too_long_for_newer_questions_stay_until_they_are_shortened(fair: Fair) -> None:
    await to_the_end(fair)
    drafts, draft = fair.village.community.drafts, fair.screen.draft
    await fair.offers(FIELD.replace("key: place, type: school,", "key: place, type: text, max: 8,"))
    assert (await drafts.newer(fair.kamola, draft.id)).again == ("place",)
    shown = await drafts.carry(fair.kamola, draft.id)
    assert (shown.answers["place"], [step.key for step in shown.missing]) == ("School 5, Nukus", ["place"])
    assert fair.shows(await fair.forms.submit(fair.kamola, draft.id)) == "place"
    fair.shows(await fair.forms.complete(fair.kamola, draft.id, fair.screen.form.number("place")))
    assert fair.screen.refusal
    assert fair.screen.refusal.text_id == "error-form-too-long"
    await fair.says("School 5")
    assert isinstance(await fair.forms.submit(fair.kamola, draft.id), Done)


async def test_what_was_confirmed_in_other_words_is_asked_again(fair: Fair) -> None:
    confirmed = FIELD.replace("type: school,", "type: consent,")
    await fair.offers(confirmed)
    await fair.begins()
    await fair.taps("yes")
    await fair.taps("yes")
    await fair.offers(confirmed.replace("type: consent,", "type: consent, why: {en: Other words},"))
    assert (await fair.village.community.drafts.newer(fair.kamola, fair.screen.draft.id)).again == ("place",)


async def test_a_card_of_older_questions_answers_no_newer_one(fair: Fair) -> None:
    await fair.taps("yes")
    at = fair.screen.form.number("outside")
    await fair.offers(FIELD.replace("key: outside", "key: inside").replace("step: outside", "step: inside"))
    shown = await fair.village.community.drafts.carry(fair.kamola, fair.screen.draft.id)
    assert shown.step
    assert shown.step.key == "inside"
    await fair.forms.choose(fair.kamola, fair.screen.draft.id, at, "no")
    shown = await fair.forms.open(fair.kamola, fair.screen.draft.id)
    assert "inside" not in shown.answers


async def test_only_admins_bring_try_and_publish_templates(fair: Fair) -> None:
    templates, kamola, ada = fair.village.community.templates, fair.kamola, await fair.village.ada()
    one = await templates.bring(ada, read_yaml(FIELD.replace("Field day", "Sports day")))
    for act in (
        templates.bring(kamola, one.template),
        templates.publish(kamola, one.row.id),
        templates.retire(kamola, one.row.id),
        templates.all(kamola),
        fair.forms.begin(kamola, trial(one.row)),
    ):
        with pytest.raises(NotAllowed):
            await act
    with pytest.raises(Refusal, match="error-template-untried"):
        await templates.publish(ada, one.row.id)
    await templates.retire(ada, one.row.id)  # a forged tap; what is not offered cannot be taken back
    with pytest.raises(Refusal, match="error-template-untried"):
        await templates.publish(ada, one.row.id)


async def test_what_the_operator_brings_to_a_running_bot_can_be_tried_at_once(fair: Fair) -> None:
    templates, ada = fair.village.community.templates, await fair.village.ada()
    one = await templates.bring(None, read_yaml(FIELD.replace("id: field-day", "id: sports-day")))
    catalogue.know((template, True) for template in shipped())  # it was another process that brought it
    assert one.row.id in [brought.row.id for brought in await templates.all(ada)]
    assert (await fair.forms.begin(ada, trial(one.row))).step


async def test_a_template_that_is_retired_is_not_begun_any_more_but_finished(fair: Fair) -> None:
    ada = await fair.village.ada()
    row = next(one.row for one in await fair.village.community.templates.all(ada) if one.row.template == "field-day")
    await fair.village.community.templates.retire(ada, row.id)
    with pytest.raises(Gone):
        case_form(NAME)
    await to_the_end(fair)
    assert isinstance(await fair.forms.submit(fair.kamola, fair.screen.draft.id), Done)


async def test_the_same_file_once_more_is_the_version_there_is_and_versions_outlive_a_restart(fair: Fair) -> None:
    ada = await fair.village.ada()
    again = await fair.village.community.templates.bring(ada, read_yaml(FIELD))
    assert again.row.version == 1
    later = Village(fair.village.db)
    await later.community.templates.load()
    await later.community.templates.load()
    assert (await later.community.forms.open(fair.kamola, fair.screen.draft.id)).form.name == "case:field-day:quick@1"
    assert len(await later.community.templates.all(ada)) == 7
