"""Permissions told by voice: nothing is shared, and nobody is named, before somebody has listened and noted a yes."""

from typing import Any

import pytest

from cards import reviews as review_cards
from cards.card import visible
from community.case_forms import form_of
from community.cases import may_be_named
from community.consents import UNHEARD, may_be_shown
from community.errors import Refusal
from community.forms import Done, Screen
from community.groups import Chat
from community.noting import BEFORE, note_form
from content.template_files import read_yaml
from locales import languages, texts
from storage import cases, forms
from storage.cases import CaseState
from storage.database import Database
from tests.community.republishing import publish
from tests.community.test_noting import Desk
from tests.community.test_told_by_voice import OUTING, TOLD, sent, to_the_end

PERMISSIONS = ("consent_pupils", "consent_share")
CONSENT = "{key: consent_pupils, type: consent, quick: true}"


async def written(database: Database, *told: str) -> Desk:
    """Kamola gives hers by a tap, or tells them by voice."""
    desk = Desk(database)
    await desk.village.community.templates.load()
    await publish(desk.village, read_yaml(OUTING))
    await desk.begins()
    await to_the_end(desk)
    for key in told:
        await desk.goes_to(key)
        assert await desk.speaks(key) is None
    return desk


async def handed_in(database: Database, *told: str) -> Desk:
    desk = await written(database, *told)
    desk.case_id = await sent(desk, voices=len(TOLD) + len(told))
    desk.ada = await desk.village.ada()
    return desk


@pytest.fixture
async def permitting(database: Database) -> Desk:
    return await handed_in(database, *PERMISSIONS)


async def uses_of(desk: Desk) -> set[str]:
    """What is agreed to now."""
    consents = (await desk.village.community.cases.own(desk.kamola, desk.case_id)).consents
    return {one.use for one in consents if one.withdrawn_at is None}


async def test_a_permission_given_by_voice_counts_from_when_it_was_noted_down(permitting: Desk) -> None:
    desk = permitting
    assert (await desk.reads()).permissions == ("consent_pupils", "consent_share")
    assert (await desk.case()).audience == UNHEARD
    assert await uses_of(desk) == set()
    with pytest.raises(Refusal, match="error-review-unheard"):
        await desk.village.approves(desk.case_id)
    await desk.notes(consent_share="my-network")
    assert (await desk.reads()).permissions == ("consent_pupils",)
    with pytest.raises(Refusal, match="error-review-unheard"):
        await desk.village.approves(desk.case_id)
    await desk.notes(consent_pupils="yes")
    assert await uses_of(desk) == {"my-group", "my-network"}
    await desk.village.approves(desk.case_id)
    assert (await desk.case()).state is CaseState.APPROVED


async def test_a_permission_noted_by_mistake_is_no_permission_once_it_is_taken_out(permitting: Desk) -> None:
    desk = permitting
    await desk.notes(consent_share="everyone", consent_pupils="yes")
    await takes_out(desk, "consent_share")
    assert ((await desk.case()).audience, await uses_of(desk)) == (UNHEARD, set())


async def takes_out(desk: Desk, *keys: str) -> None:
    """Ada takes out what she noted down."""
    draft = (await desk.opens()).draft.id
    for key in keys:
        number = note_form((await desk.forms.open(desk.ada, draft)).form.name).number(key)
        await desk.forms.open(desk.ada, draft, number)
        await desk.forms.skip(desk.ada, draft, number)
    assert isinstance(await desk.forms.submit(desk.ada, draft), Done)


async def recordings_go(desk: Desk) -> None:
    """Ada takes them out of the case study, as something that may tell who somebody is."""
    mark = next(one.mark for one in (await desk.reads()).concerns if one.kind == "voices")
    await desk.village.community.safety.privacy.take_out(desk.ada, (await desk.case()).draft_id, mark)


async def test_what_its_author_allows_by_a_tap_goes_before_what_was_heard(permitting: Desk) -> None:
    desk = permitting
    await desk.notes(consent_share="everyone", consent_pupils="yes")
    early = await desk.opens()
    await desk.village.community.cases.share_with(desk.kamola, desk.case_id, "my-group")
    assert "consent_share" not in (await desk.reads()).noted
    assert isinstance(await desk.forms.submit(desk.ada, early.draft.id), Done)
    assert ((await desk.case()).audience, await uses_of(desk)) == ("my-group", {"my-group"})


async def test_who_said_by_voice_whether_to_be_named_is_not_named_before_it_is_heard(permitting: Desk) -> None:
    case = await permitting.case()
    case.audience, case.answers = "everyone", {**case.answers, "contact": None, "contact:voice": ["voice:c"]}
    assert not may_be_named(case)
    case.answers = {**case.answers, "contact:voice": []}  # taken out at review
    assert not may_be_named(case)
    case.answers = {**case.answers, "contact": "yes"}
    assert may_be_named(case)


async def test_a_permission_whose_recording_was_taken_out_is_open_and_nobody_reads_it(permitting: Desk) -> None:
    desk = permitting
    await recordings_go(desk)
    assert (await desk.reads()).permissions == PERMISSIONS
    with pytest.raises(Refusal, match="error-review-unheard"):
        await desk.village.approves(desk.case_id)
    for language in languages():
        card = review_cards.sure_approve(await desk.reads(), texts(language))
        assert "2" in visible(card.text)
        assert any((button.data or "").startswith("reviews:changes:") for row in card.rows for button in row)


async def test_a_permission_that_is_neither_heard_nor_recorded_is_open(permitting: Desk) -> None:
    desk = permitting
    await desk.notes(consent_share="everyone", consent_pupils="yes")
    await recordings_go(desk)
    assert (await desk.reads()).permissions == ()
    await takes_out(desk, *PERMISSIONS)
    assert (await desk.reads()).permissions == PERMISSIONS


async def test_whoever_shares_a_group_with_its_author_reads_nothing_unheard(permitting: Desk) -> None:
    desk, diego = permitting, await permitting.village.diego()
    for person in (desk.kamola, diego):
        group = await desk.village.community.groups.seen(Chat(-100, "Maths"), person)
    async with desk.village.db.begin() as tx:
        case = await cases.by_id(tx, desk.case_id)
        assert case
        case.state = CaseState.APPROVED
        await tx.flush()
        assert not await may_be_shown(tx, case, group.id)
        assert await cases.approved(tx, cases.readable_by(diego.id), limit=9) == []
        case.audience = "my-group"
        await tx.flush()
        assert await may_be_shown(tx, case, group.id)
        assert await cases.approved(tx, cases.readable_by(diego.id), limit=9) == [case]


async def test_what_another_took_out_does_not_come_back_with_an_older_form(permitting: Desk) -> None:
    desk = permitting
    await desk.notes(consent_share="everyone", consent_pupils="yes", fun=4)
    older = await desk.opens()
    await takes_out(desk, "consent_share")
    shown: Screen | Done = await desk.forms.open(desk.ada, older.draft.id)
    while isinstance(shown, Screen) and shown.step is not None:
        shown = await desk.forms.skip(desk.ada, older.draft.id, shown.form.number(shown.step.key))
    assert isinstance(await desk.forms.submit(desk.ada, older.draft.id), Done)
    assert ((await desk.case()).audience, await uses_of(desk)) == (UNHEARD, set())


async def test_a_form_from_before_notes_could_be_taken_out_is_put_in_all_the_same(permitting: Desk) -> None:
    desk, screen = permitting, await permitting.opens()
    async with desk.village.db.begin() as tx:
        draft = await forms.by_id(tx, screen.draft.id)
        assert draft
        draft.answers = {key: value for key, value in draft.answers.items() if key != BEFORE}
    assert isinstance(await desk.forms.submit(desk.ada, screen.draft.id), Done)


@pytest.mark.parametrize("end", ["withdrawn", "declined"])
async def test_writing_it_again_asks_for_no_permission_that_its_author_did_not_tap(permitting: Desk, end: str) -> None:
    desk, community = permitting, permitting.village.community
    await desk.notes(consent_share="everyone", consent_pupils="yes")
    if end == "withdrawn":
        await community.cases.withdraw(desk.kamola, desk.case_id)
    else:
        await desk.village.declines(desk.case_id, "Not for us this time, sorry.")
    _, answers, _ = await community.cases.to_write_again(desk.kamola, desk.case_id)
    for key in PERMISSIONS:
        assert (answers[key], answers[f"{key}:voice"]) == (None, [f"voice:{key}"])


async def test_writing_it_again_in_other_words_asks_for_the_permission_anew(database: Database) -> None:
    desk = await handed_in(database)
    await desk.village.community.cases.withdraw(desk.kamola, desk.case_id)
    again = desk.village.community.cases.to_write_again
    assert (await again(desk.kamola, desk.case_id))[1]["consent_pupils"] == "yes"
    await publish(desk.village, read_yaml(OUTING.replace(CONSENT, f"{CONSENT[:-1]}, prompt: {{en: Faces too}}}}")))
    name, answers, _ = await again(desk.kamola, desk.case_id)
    assert "consent_pupils" not in answers
    assert "@" in name


async def test_a_yes_to_other_words_is_not_carried_over(database: Database) -> None:
    desk = await written(database, "consent_pupils")
    await publish(desk.village, read_yaml(OUTING.replace(CONSENT, f"{CONSENT[:-1]}, prompt: {{en: Faces too}}}}")))
    desk.shows(await desk.village.community.drafts.carry(desk.kamola, desk.screen.draft.id))
    assert desk.holds("consent_pupils") == (None, None)


async def test_a_permission_put_aside_comes_back_to_nobody(database: Database) -> None:
    desk = await written(database, "consent_pupils")
    drafts, diego = desk.village.community.drafts, await desk.village.diego()
    await publish(desk.village, read_yaml(OUTING.replace(f"- {CONSENT}\n", "")))
    desk.shows(await drafts.carry(desk.kamola, desk.screen.draft.id))
    handed = await drafts.hand_over(desk.kamola, desk.screen.draft.id)
    desk.shows(await drafts.take_over(diego, handed.draft.handover or ""))
    await publish(desk.village, read_yaml(OUTING))
    desk.shows(await drafts.carry(diego, desk.screen.draft.id))
    assert desk.holds("consent_pupils") == (None, None)


def asked_with(answers: dict[str, Any]) -> bool:
    photos = """- {key: photo_ok, type: consent, quick: true, required: false, prompt: {en: The parents agree.}}
- {key: photos, type: media, quick: true, required: false, max: 3, only_if: {step: photo_ok}, prompt: {en: Photos}}
- {key: safe,"""
    steps = form_of(read_yaml(OUTING.replace("- {key: safe,", photos)), "quick").form.asked(answers)
    return "photos" in [step.key for step in steps]


def test_what_hangs_on_a_permission_waits_for_a_yes() -> None:
    assert asked_with({"photo_ok": "yes"})
    assert not asked_with({"photo_ok": None})
    assert not asked_with({"photo_ok": None, "photo_ok:voice": ["voice:they-do-not"]})


async def test_a_permission_that_is_asked_for_only_now_is_open(database: Database) -> None:
    hanging = f"{CONSENT[:-1]}, only_if: {{step: outside, any_of: ['yes']}}}}"
    desk = Desk(database)
    await desk.village.community.templates.load()
    await publish(desk.village, read_yaml(OUTING.replace(CONSENT, hanging)))
    await desk.begins()
    for key in TOLD:
        await desk.speaks(key)
    await desk.forms.skip(desk.kamola, desk.screen.draft.id, desk.screen.form.number("media"))
    for key, option in (("finds.0.more", "no"), ("safe", "no"), ("consent_share", "everyone")):
        await desk.goes_to(key)
        await desk.taps(option)
    desk.case_id, desk.ada = await sent(desk), await desk.village.ada()
    assert (await desk.reads()).permissions == ()
    await desk.notes(outside="yes")
    assert (await desk.reads()).permissions == ("consent_pupils",)


async def test_who_may_read_it_is_always_asked(database: Database) -> None:
    left = OUTING.replace("{key: consent_share, type: choice,", "{key: consent_share, required: false, type: choice,")
    assert form_of(read_yaml(left), "quick").form.step("consent_share").required
