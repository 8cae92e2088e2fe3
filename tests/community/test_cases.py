"""Case studies: written, sent, shared as far as their authors allow, taken back."""

import asyncio
from datetime import timedelta

import pytest

from community.case_forms import case_form, named, needs_help
from community.errors import Gone, NotAllowed, Refusal
from community.forms import Done, Screen
from community.groups import Chat
from community.people import Account
from community.steps import Kind, Said
from content import templates
from storage import cases, forms, notices, search
from storage.base import GroupId
from storage.cases import CaseState
from storage.database import Database
from storage.forms import DraftState
from storage.notices import Notice
from tests.community.writing import FULL, QUICK, Village

EVERY_FORM = [named(one.id, route) for one in templates.offered() for route in ("quick", "full")]


@pytest.fixture
def village(database: Database) -> Village:
    return Village(database)


async def waiting_notices(village: Village) -> list[Notice]:
    async with village.db.read() as tx:
        return await notices.waiting(tx, village.wall.now())


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY_FORM)
async def test_every_template_can_be_written_and_sent_on_both_routes(village: Village, name: str) -> None:
    kamola = await village.kamola()
    screen = await village.writes(kamola, name)
    done = await village.community.forms.submit(kamola, screen.draft.id)
    assert isinstance(done, Done)
    own = await village.community.cases.own(kamola, done.subject_id)
    assert own.case.state is CaseState.IN_REVIEW
    assert own.case.revision == 1
    assert own.case.title
    assert set(own.case.answers) == {step.key for step in case_form(name).form.steps}


def test_the_quick_route_asks_a_part_of_the_full_one_in_the_same_order() -> None:
    for one in templates.offered():
        quick, full = (case_form(named(one.id, route)).form for route in ("quick", "full"))
        keys = [step.key for step in full.steps]
        assert [step.key for step in quick.steps] == [key for key in keys if key in {s.key for s in quick.steps}]
        assert len(quick.steps) < len(full.steps)


def test_every_text_has_a_limit() -> None:
    for name in EVERY_FORM:
        for step in case_form(name).form.steps:
            assert step.kind not in (Kind.TEXT, Kind.LONG) or (step.maximum or 0) > 0


@pytest.mark.parametrize(
    "name", ["case:poem:quick", "case:lesson-study:slow", "case:", "case", "poem:lesson-study:quick"]
)
def test_a_form_that_nobody_offers_is_gone(name: str) -> None:
    with pytest.raises(Gone):
        case_form(name)


async def test_a_draft_is_resumed_where_it_was_left_after_days_and_another_start(village: Village) -> None:
    kamola = await village.kamola()
    screen = await village.community.forms.begin(kamola, FULL)
    await village.community.forms.answer(kamola, Said(text="Retell pairs for Grade 3"))
    village.wall.passes(days=21)
    later = Village(village.db, village.wall)
    desk = await later.community.cases.desk(kamola)
    assert [draft.id for draft in desk.drafts] == [screen.draft.id]
    resumed = await later.community.forms.open(kamola, screen.draft.id)
    assert resumed.step
    assert resumed.step.key == "tags"
    assert resumed.answers["title"] == "Retell pairs for Grade 3"


async def test_an_answer_may_be_left_for_later_but_not_for_ever(village: Village) -> None:
    kamola = await village.kamola()
    screen = await village.community.forms.begin(kamola, QUICK)
    shown = await village.community.forms.skip(kamola, screen.draft.id, 0)
    while isinstance(shown, Screen) and shown.step is not None:
        shown = await village.answers(kamola, shown)
    assert [step.key for step in shown.missing] == ["title"]
    back = await village.community.forms.submit(kamola, screen.draft.id)
    assert isinstance(back, Screen)
    assert back.step
    assert back.step.key == "title"
    assert back.refusal


async def test_limits_of_a_study_cannot_be_left_for_later(village: Village) -> None:
    kamola = await village.kamola()
    shown: Screen | Done = await village.community.forms.begin(kamola, QUICK)
    while isinstance(shown, Screen) and shown.step is not None and shown.step.key != "limitations":
        shown = await village.answers(kamola, shown)
    assert isinstance(shown, Screen)
    refused = await village.community.forms.skip(kamola, shown.draft.id, shown.form.number("limitations"))
    assert isinstance(refused, Screen)
    assert refused.refusal
    assert refused.step == shown.step


async def test_topics_taken_out_again_count_as_not_answered(village: Village) -> None:
    kamola = await village.kamola()
    screen = await village.writes(kamola)
    at = screen.form.number("tags")
    await village.community.forms.open(kamola, screen.draft.id, at)
    await village.community.forms.choose(kamola, screen.draft.id, at, "literacy")
    await village.community.forms.back(kamola, screen.draft.id)
    shown = await village.community.forms.submit(kamola, screen.draft.id)
    assert isinstance(shown, Screen)
    assert shown.step
    assert shown.step.key == "tags"


async def test_a_hundred_thousand_characters_are_refused_and_nothing_is_lost(village: Village) -> None:
    kamola = await village.kamola()
    screen = await village.community.forms.begin(kamola, "case:we-tried-it-here:quick")
    shown = await village.community.forms.answer(kamola, Said(text="x" * 100_000))
    assert isinstance(shown, Screen)
    assert shown.refusal
    assert shown.refusal.text_id == "error-form-too-long"
    assert shown.step == screen.step
    assert not shown.answers


async def test_lengths_are_counted_in_signs_not_bytes(village: Village) -> None:
    kamola = await village.kamola()
    await village.community.forms.begin(kamola, QUICK)
    shown = await village.community.forms.answer(kamola, Said(text="🇺🇿" * 45))
    assert isinstance(shown, Screen)
    assert shown.refusal is None
    assert shown.answers["title"] == "🇺🇿" * 45


async def test_files_are_kept_as_their_file_ids(village: Village) -> None:
    kamola = await village.kamola()
    files = ["photo:AAA", "voice:BBB", "document:CCC", "video:DDD"]
    case_id = await village.submits(kamola, FULL, media=files)
    own = await village.community.cases.own(kamola, case_id)
    assert own.case.answers["media"] == files


async def test_an_adaptation_is_called_by_what_was_tried(village: Village) -> None:
    kamola = await village.kamola()
    case_id = await village.submits(kamola, "case:we-tried-it-here:quick", source="#214")
    own = await village.community.cases.own(kamola, case_id)
    assert own.case.title == "Adaptation: we tried it here: #214"
    assert own.case.tags == []


async def test_a_leader_s_confirmation_that_only_funders_need_may_be_missing(village: Village) -> None:
    kamola = await village.kamola()
    screen = await village.community.forms.begin(kamola, "case:innovation-scaling:quick")
    shown: Screen | Done = screen
    while isinstance(shown, Screen) and shown.step is not None:
        if shown.step.key == "leader_ok":
            shown = await village.community.forms.skip(kamola, shown.draft.id, shown.form.number("leader_ok"))
        else:
            shown = await village.answers(kamola, shown)
    assert isinstance(await village.community.forms.submit(kamola, screen.draft.id), Done)


@pytest.mark.parametrize(
    ("answer", "help_is_named"),
    [("nothing-came-up", False), ("yes-followed-steps", True), ("need-the-steps", True)],
)
def test_help_is_named_when_something_worrying_came_up(answer: str, help_is_named: bool) -> None:
    form = case_form("case:wellbeing-foundational:full")
    assert (needs_help(form, {"safeguard": answer}) == "safeguard") is help_is_named


# --- sending ----------------------------------------------------------------------------------------------------------


async def test_one_notice_goes_to_every_admin_and_none_to_the_author(village: Village) -> None:
    kamola, ada = await village.kamola(), await village.ada()
    diego = await village.diego()
    await village.community.people.name_admin(ada, str(diego.telegram_id))
    await village.submits(kamola)
    told = [one.person_id for one in await waiting_notices(village) if one.kind == "reviews-submitted"]
    assert sorted(told) == sorted([ada.id, diego.id])


async def test_an_admin_who_writes_is_not_asked_to_read_it_unless_there_is_nobody_else(village: Village) -> None:
    ada = await village.ada()
    await village.submits(ada)
    assert [one.person_id for one in await waiting_notices(village)] == [ada.id]
    diego = await village.diego()
    await village.community.people.name_admin(ada, str(diego.telegram_id))
    case_id = await village.submits(ada)
    told = [one.person_id for one in await waiting_notices(village) if one.subject_id == case_id]
    assert diego.id in told
    assert ada.id not in told


async def test_sending_twice_at_once_sends_once(village: Village) -> None:
    kamola = await village.kamola()
    await village.ada()
    screen = await village.writes(kamola)
    both = await asyncio.gather(
        *(village.community.forms.submit(kamola, screen.draft.id) for _ in range(2)), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in both) == ["Done", "Gone"]
    assert len((await village.community.cases.desk(kamola)).own) == 1
    assert len([one for one in await waiting_notices(village) if one.kind == "reviews-submitted"]) == 1


async def test_somebody_else_can_neither_open_nor_send_nor_see_it(village: Village) -> None:
    kamola, diego = await village.kamola(), await village.diego()
    screen = await village.writes(kamola)
    with pytest.raises(Gone):
        await village.community.forms.open(diego, screen.draft.id)
    with pytest.raises(Gone):
        await village.community.forms.submit(diego, screen.draft.id)
    case_id = await village.submits(kamola)
    for act in (village.community.cases.own, village.community.cases.withdraw, village.community.cases.to_write_again):
        with pytest.raises(NotAllowed):
            await act(diego, case_id)
    with pytest.raises(NotAllowed):
        await village.community.cases.share_with(diego, case_id, "everyone")
    with pytest.raises(Gone):
        await village.community.cases.read(diego, case_id)


async def test_a_second_tap_on_a_route_finds_the_draft_just_begun(village: Village) -> None:
    kamola = await village.kamola()
    screen = await village.community.forms.begin(kamola, QUICK)
    assert await village.community.cases.untouched(kamola, QUICK) == screen.draft.id
    assert await village.community.cases.untouched(kamola, FULL) is None
    await village.community.forms.answer(kamola, Said(text="Retell pairs for Grade 3"))
    assert await village.community.cases.untouched(kamola, QUICK) is None


async def test_the_group_is_remembered_for_its_members_and_only_for_them(village: Village) -> None:
    kamola, diego = await village.kamola(), await village.diego()
    group = await village.community.groups.seen(Chat(-100, "Maths"), kamola)
    assert await village.community.cases.group_for(kamola, group.id) == group.id
    assert await village.community.cases.group_for(diego, group.id) is None
    assert await village.community.cases.group_for(diego, GroupId(4711)) is None
    assert await village.community.cases.group_for(diego, None) is None
    assert (await village.community.forms.begin(kamola, QUICK, group_id=group.id)).draft.group_id == group.id


# --- the library ------------------------------------------------------------------------------------------------------


async def test_what_waits_or_was_declined_is_not_in_the_library(village: Village) -> None:
    kamola, diego = await village.kamola(), await village.diego()
    waiting, declined, approved = [await village.submits(kamola) for _ in range(3)]
    await village.declines(declined, "This is not about teaching.")
    await village.approves(approved)
    assert [one.case.id for one in (await village.community.cases.library(diego, 0)).cases] == [approved]
    found = await village.community.cases.found(diego, [waiting, approved, declined, 4711])
    assert [one.case.id for one in found] == [approved]


async def test_one_for_the_group_is_read_by_those_who_share_one_with_the_author(village: Village) -> None:
    kamola, diego = await village.kamola(), await village.diego()
    zoe = await village.meets(3, "Zoe")
    case_id = await village.submits(kamola, consent_share="my-group")
    await village.approves(case_id)
    for person in (kamola, diego):
        await village.community.groups.seen(Chat(-100, "Maths"), person)
    assert await village.community.cases.found(diego, [case_id])
    assert not await village.community.cases.found(zoe, [case_id])
    assert not (await village.community.cases.library(zoe, 0)).cases
    with pytest.raises(Gone):
        await village.community.cases.read(zoe, case_id)
    await village.community.groups.member_left(-100, Account(2, "Diego"))
    assert not await village.community.cases.found(diego, [case_id])


@pytest.mark.parametrize("audience", ["my-network", "everyone"])
async def test_one_for_all_is_read_by_a_stranger(village: Village, audience: str) -> None:
    case_id = await village.submits(await village.kamola(), consent_share=audience)
    await village.approves(case_id)
    assert await village.community.cases.found(await village.meets(3, "Zoe"), [case_id])


@pytest.mark.parametrize(("contact", "author"), [("yes", "Kamola"), ("yes-unnamed", None), ("no", None)])
async def test_an_author_is_named_only_if_they_said_so(village: Village, contact: str, author: str | None) -> None:
    case_id = await village.submits(await village.kamola(), FULL, contact=contact)
    await village.approves(case_id)
    assert (await village.community.cases.read(await village.diego(), case_id)).author == author


@pytest.mark.parametrize(("audience", "author"), [("my-network", None), ("everyone", "Kamola")])
async def test_who_was_not_asked_is_named_where_readers_may_reuse_it_with_credit(
    village: Village, audience: str, author: str | None
) -> None:
    case_id = await village.submits(await village.kamola(), consent_share=audience)
    await village.approves(case_id)
    assert (await village.community.cases.read(await village.diego(), case_id)).author == author


async def test_found_ones_come_in_the_order_asked_for_and_once(village: Village) -> None:
    kamola = await village.kamola()
    ids = [await village.submits(kamola) for _ in range(3)]
    for case_id in ids:
        await village.approves(case_id)
    wanted = [ids[1], ids[2], ids[0], ids[1]]
    found = await village.community.cases.found(await village.diego(), wanted)
    assert [one.case.id for one in found] == wanted[:3]
    assert await village.community.cases.found(kamola, []) == []


async def test_the_library_shows_five_on_a_page_newest_first(village: Village) -> None:
    kamola = await village.kamola()
    ids = []
    for _ in range(6):
        ids.append(await village.submits(kamola))
        await village.approves(ids[-1])
        village.wall.passes(minutes=1)
    first = await village.community.cases.library(kamola, 0)
    second = await village.community.cases.library(kamola, 1)
    assert [one.case.id for one in first.cases] == ids[:0:-1]
    assert first.more
    assert [one.case.id for one in second.cases] == ids[:1]
    assert not second.more


# --- taking it back ---------------------------------------------------------------------------------------------------


async def test_one_taken_back_is_neither_read_nor_found_by_others(village: Village) -> None:
    kamola, diego = await village.kamola(), await village.diego()
    case_id = await village.submits(kamola, title="Retell pairs for readers")
    await village.approves(case_id)
    async with village.db.read() as tx:
        assert (await search.find(tx, search.Query("retell"))).hits
    for _ in range(2):
        own = await village.community.cases.withdraw(kamola, case_id)
        assert own.case.state is CaseState.WITHDRAWN
    assert not await village.community.cases.found(diego, [case_id])
    assert (await village.community.cases.read(kamola, case_id)).case.id == case_id
    async with village.db.read() as tx:
        assert not (await search.find(tx, search.Query("retell"))).hits


async def test_one_taken_back_while_it_waits_leaves_the_queue(village: Village) -> None:
    kamola, ada = await village.kamola(), await village.ada()
    case_id = await village.submits(kamola)
    await village.community.cases.withdraw(kamola, case_id)
    assert (await village.community.reviews.queue(ada)).waiting == 0
    assert not await waiting_notices(village)
    with pytest.raises(Gone, match="error-review-withdrawn"):
        await village.community.reviews.approve(ada, case_id, 1)


async def test_who_may_read_it_can_be_changed_later_but_not_to_nonsense(village: Village) -> None:
    kamola, zoe = await village.kamola(), await village.meets(3, "Zoe")
    case_id = await village.submits(kamola)
    await village.approves(case_id)
    await village.community.cases.share_with(kamola, case_id, "my-group")
    assert not await village.community.cases.found(zoe, [case_id])
    with pytest.raises(Refusal):
        await village.community.cases.share_with(kamola, case_id, "nobody")
    await village.community.cases.share_with(kamola, case_id, "everyone")
    assert await village.community.cases.found(zoe, [case_id])


async def test_a_declined_one_can_be_begun_again_with_its_answers(village: Village) -> None:
    kamola = await village.kamola()
    case_id = await village.submits(kamola)
    with pytest.raises(Gone):
        await village.community.cases.to_write_again(kamola, case_id)
    await village.declines(case_id, "This is not about teaching.")
    name, answers, group_id = await village.community.cases.to_write_again(kamola, case_id)
    screen = await village.community.forms.begin(kamola, name, group_id=group_id, answers=answers)
    assert screen.step is None
    assert not screen.missing
    async with village.db.read() as tx:
        first = await cases.by_id(tx, case_id)
        assert first
        old = await forms.by_id(tx, first.draft_id)
    assert old
    assert old.state is DraftState.DONE
    assert screen.draft.id != old.id


async def test_a_submitted_notice_waits_for_nobody(village: Village) -> None:
    await village.ada()
    await village.submits(await village.kamola())
    assert all(one.due_at <= village.wall.now() + timedelta(0) for one in await waiting_notices(village))
