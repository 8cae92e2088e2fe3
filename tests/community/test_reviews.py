"""Reviews: who may answer what is submitted, once, and what its author hears."""

import asyncio

import pytest

from community.errors import Gone, NotAllowed
from community.forms import Done, Screen
from community.steps import Said
from storage import cases, forms, notices, search
from storage.cases import CaseState, Verdict
from storage.database import Database
from storage.forms import DraftState
from storage.notices import Notice
from tests.community.writing import QUICK, Village

REASON = "Please say how many pupils took part."


@pytest.fixture
def village(database: Database) -> Village:
    return Village(database)


async def told(village: Village) -> list[tuple[str, int | None]]:
    async with village.db.read() as tx:
        rows: list[Notice] = await notices.waiting(tx, village.wall.now())
        return [(row.kind, row.person_id) for row in rows]


async def test_only_admins_see_the_queue_and_what_is_in_it(village: Village) -> None:
    kamola, ada = await village.kamola(), await village.ada()
    case_id = await village.submits(kamola)
    assert (await village.community.reviews.queue(ada)).waiting == 1
    assert (await village.community.reviews.read(ada, case_id)).may_decide
    for act in (
        village.community.reviews.queue(kamola),
        village.community.reviews.read(kamola, case_id),
        village.community.reviews.to_decide(kamola, case_id, 1),
        village.community.reviews.approve(kamola, case_id, 1),
        village.community.forms.begin(kamola, "review:decline", subject_id=case_id, answers={"revision": 1}),
    ):
        with pytest.raises(NotAllowed):
            await act


async def test_the_queue_is_oldest_first_and_a_page_past_its_end_is_its_last(village: Village) -> None:
    kamola, ada = await village.kamola(), await village.ada()
    ids = []
    for _ in range(7):
        ids.append(await village.submits(kamola))
        village.wall.passes(minutes=1)
    first, beyond = [await village.community.reviews.queue(ada, page) for page in (0, 999)]
    assert [one.id for one in first.cases] == ids[:5]
    assert [one.id for one in beyond.cases] == ids[5:]
    assert first.waiting == beyond.waiting == 7


async def test_an_approved_one_is_found_and_its_author_hears(village: Village) -> None:
    kamola, ada = await village.kamola(), await village.ada()
    case_id = await village.submits(kamola, title="Retell pairs for readers", tags=["literacy"])
    await village.community.reviews.approve(ada, case_id, 1)
    assert await told(village) == [("reviews-approved", kamola.id)]
    async with village.db.read() as tx:
        for query in (search.Query("retelling"), search.Query("", tags=("literacy",)), search.Query("core problem")):
            assert [(hit.kind, hit.subject_id) for hit in (await search.find(tx, query)).hits] == [("case", case_id)]
        review = await cases.last_review(tx, case_id)
    assert review
    assert (review.verdict, review.person_id, review.revision) == (Verdict.APPROVE, ada.id, 1)


async def test_what_only_reviewers_may_see_is_not_found(village: Village) -> None:
    case_id = await village.submits(await village.kamola(), "case:wellbeing-foundational:full")
    await village.approves(case_id)
    async with village.db.read() as tx:
        assert not (await search.find(tx, search.Query("nothing-came-up"))).hits


async def test_changes_reopen_the_draft_at_the_answer_concerned(village: Village) -> None:
    kamola = await village.kamola()
    await village.ada()
    case_id = await village.submits(kamola)
    await village.asks_for_changes(case_id, "result", REASON)
    assert await told(village) == [("reviews-changes", kamola.id)]
    own = await village.community.cases.own(kamola, case_id)
    assert own.case.state is CaseState.CHANGES_ASKED
    assert own.review
    assert (own.review.step, own.review.reason) == ("result", REASON)
    screen = await village.community.forms.open(kamola, own.case.draft_id)
    assert screen.step
    assert screen.step.key == "result"
    await village.community.forms.answer(kamola, Said(text="In May 22 of 34 could retell a page."))
    shown = await village.community.forms.answer(kamola, Said(text="Done."))
    assert isinstance(shown, Screen)
    assert shown.step is None


async def test_a_changed_one_comes_back_as_the_next_version(village: Village) -> None:
    kamola, ada = await village.kamola(), await village.ada()
    case_id = await village.submits(kamola)
    await village.asks_for_changes(case_id, "result", REASON)
    draft_id = (await village.community.cases.own(kamola, case_id)).case.draft_id
    await village.community.forms.open(kamola, draft_id)
    await village.community.forms.answer(kamola, Said(text="In May 22 of 34 could retell a page."))
    done = await village.community.forms.submit(kamola, draft_id)
    assert isinstance(done, Done)
    assert done.subject_id == case_id
    submission = await village.community.reviews.read(ada, case_id)
    assert submission.case.revision == 2
    assert submission.case.answers["result"] == "In May 22 of 34 could retell a page."
    assert submission.last
    assert submission.last.reason == REASON


async def test_changes_to_the_whole_reopen_the_preview(village: Village) -> None:
    kamola = await village.kamola()
    case_id = await village.submits(kamola)
    await village.asks_for_changes(case_id, "whole", REASON)
    draft_id = (await village.community.cases.own(kamola, case_id)).case.draft_id
    assert (await village.community.forms.open(kamola, draft_id)).step is None


async def test_an_old_card_does_not_decide_on_a_version_nobody_read(village: Village) -> None:
    kamola, ada = await village.kamola(), await village.ada()
    case_id = await village.submits(kamola)
    await village.asks_for_changes(case_id, "whole", REASON)
    await village.community.forms.submit(kamola, (await village.community.cases.own(kamola, case_id)).case.draft_id)
    with pytest.raises(Gone, match="error-review-newer"):
        await village.community.reviews.approve(ada, case_id, 1)
    await village.community.reviews.approve(ada, case_id, 2)


async def test_a_declined_one_is_kept_with_its_reason_and_its_draft_stays_closed(village: Village) -> None:
    kamola = await village.kamola()
    case_id = await village.submits(kamola)
    await village.declines(case_id, "This is not about teaching.")
    assert await told(village) == [("reviews-declined", kamola.id)]
    own = await village.community.cases.own(kamola, case_id)
    assert own.case.state is CaseState.DECLINED
    assert own.review
    assert own.review.reason == "This is not about teaching."
    async with village.db.read() as tx:
        draft = await forms.by_id(tx, own.case.draft_id)
    assert draft
    assert draft.state is DraftState.DONE


async def test_two_admins_at_once_decide_once(village: Village) -> None:
    ada, diego = await village.ada(), await village.diego()
    diego = await village.community.people.name_admin(ada, str(diego.telegram_id))
    case_id = await village.submits(await village.kamola())
    both = await asyncio.gather(
        village.community.reviews.approve(ada, case_id, 1),
        village.community.reviews.approve(diego, case_id, 1),
        return_exceptions=True,
    )
    refused = [one for one in both if isinstance(one, Gone)]
    assert [one.text_id for one in refused] == ["error-review-decided"]
    assert [kind for kind, _ in await told(village) if kind == "reviews-approved"] == ["reviews-approved"]


async def test_a_reason_written_too_late_changes_nothing(village: Village) -> None:
    kamola, ada = await village.kamola(), await village.ada()
    case_id = await village.submits(kamola)
    screen = await village.community.forms.begin(
        ada, "review:decline", subject_id=case_id, answers={"revision": 1, "reason": REASON}
    )
    diego = await village.community.people.name_admin(ada, str((await village.diego()).telegram_id))
    await village.community.reviews.approve(diego, case_id, 1)
    with pytest.raises(Gone, match="error-review-decided"):
        await village.community.forms.submit(ada, screen.draft.id)
    assert (await village.community.cases.own(kamola, case_id)).case.state is CaseState.APPROVED
    async with village.db.read() as tx:
        draft = await forms.by_id(tx, screen.draft.id)
    assert draft
    assert draft.answers["reason"] == REASON


@pytest.mark.parametrize("reason", ["", "   ", "too short", "x" * 1001, "x" * 100_000])
async def test_a_verdict_needs_a_reason_of_a_readable_length(village: Village, reason: str) -> None:
    ada = await village.ada()
    case_id = await village.submits(await village.kamola())
    await village.community.forms.begin(ada, "review:decline", subject_id=case_id, answers={"revision": 1})
    shown = await village.community.forms.answer(ada, Said(text=reason))
    assert isinstance(shown, Screen)
    assert shown.refusal
    assert (await village.community.reviews.queue(ada)).waiting == 1


async def test_nobody_answers_their_own_while_there_is_another_admin(village: Village) -> None:
    ada = await village.ada()
    case_id = await village.submits(ada)
    assert (await village.community.reviews.read(ada, case_id)).may_decide
    await village.community.people.name_admin(ada, str((await village.diego()).telegram_id))
    submission = await village.community.reviews.read(ada, case_id)
    assert submission.is_own
    assert not submission.may_decide
    with pytest.raises(NotAllowed, match="error-review-own"):
        await village.community.reviews.approve(ada, case_id, 1)


async def test_the_only_admin_may_answer_their_own(village: Village) -> None:
    ada = await village.ada()
    case_id = await village.submits(ada)
    await village.approves(case_id)
    assert (await village.community.cases.own(ada, case_id)).case.state is CaseState.APPROVED


async def test_a_form_of_another_template_is_no_way_to_ask_for_changes(village: Village) -> None:
    ada = await village.ada()
    case_id = await village.submits(await village.kamola(), QUICK)
    for name in ("review:changes:lesson-study:quick", "review:changes:poem:quick", "review:changes"):
        with pytest.raises(Gone):
            await village.community.forms.begin(ada, name, subject_id=case_id, answers={"revision": 1})


async def test_a_forged_answer_to_change_is_refused(village: Village) -> None:
    ada = await village.ada()
    case_id = await village.submits(await village.kamola(), QUICK)
    name = "review:changes:promising-practice:quick@1"
    screen = await village.community.forms.begin(ada, name, subject_id=case_id, answers={"revision": 1})
    shown = await village.community.forms.choose(ada, screen.draft.id, 0, "drop table")
    assert isinstance(shown, Screen)
    assert shown.refusal


async def test_it_works_on_both_databases(any_database: Database) -> None:
    village = Village(any_database)
    kamola, ada = await village.kamola(), await village.ada()
    case_id = await village.submits(kamola, consent_share="my-group")
    await village.asks_for_changes(case_id, "result", REASON)
    await village.community.forms.open(kamola, (await village.community.cases.own(kamola, case_id)).case.draft_id)
    await village.community.forms.answer(kamola, Said(text="In May 22 of 34 could retell a page."))
    await village.community.forms.submit(kamola, (await village.community.cases.own(kamola, case_id)).case.draft_id)
    await village.community.reviews.approve(ada, case_id, 2)
    assert (await village.community.reviews.queue(ada)).waiting == 0
    assert [one.case.id for one in (await village.community.cases.library(kamola, 0)).cases] == [case_id]
    assert not await village.community.cases.found(await village.diego(), [case_id])
    assert (await village.community.cases.desk(kamola)).own
