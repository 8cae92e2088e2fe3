"""Reviews: the queue, reading what was submitted, the verdicts."""

from cards import privacy
from cards import reviews as cards
from cards.case_answers import files_of, recordings
from cards.screens import next_card
from community.noting import note_form_of
from community.reviews import DECLINE_FORM, changes_form
from handlers.cases import send_files, show_alone
from handlers.visit import Said, Tap


async def review(said: Said) -> None:
    await said.reply(cards.queue(await said.community.reviews.queue(said.person), said.texts))


async def queue(tap: Tap) -> None:
    await show_alone(tap, cards.queue(await tap.community.reviews.queue(tap.person, tap.number), tap.texts))


async def open_one(tap: Tap) -> None:
    case_id, page = tap.numbers
    submission = await tap.community.reviews.read(tap.person, case_id)
    await show_alone(tap, cards.reading(submission, page, tap.texts))


async def files(tap: Tap) -> None:
    submission = await tap.community.reviews.read(tap.person, tap.number)
    await send_files(tap, files_of(submission.case, tap.texts, public=False), "start")


async def approve(tap: Tap) -> None:
    submission = await tap.community.reviews.to_decide(tap.person, *tap.numbers)
    if submission.open_concern is not None:
        look = await tap.community.safety.privacy.look(tap.person, submission.case.draft_id)
        await show_alone(tap, privacy.looking(look, tap.texts))
        return
    await show_alone(tap, cards.sure_approve(submission, tap.texts))


async def approved(tap: Tap) -> None:
    submission = await tap.community.reviews.approve(tap.person, *tap.numbers)
    await show_alone(tap, cards.approved_done(submission, tap.texts))


async def changes(tap: Tap) -> None:
    case_id, revision = tap.numbers
    submission = await tap.community.reviews.to_decide(tap.person, case_id, revision)
    await _verdict(tap, changes_form(submission.case), case_id, revision)


async def decline(tap: Tap) -> None:
    await _verdict(tap, DECLINE_FORM.name, *tap.numbers)


async def note(tap: Tap) -> None:
    case_id, revision = tap.numbers
    submission = await tap.community.reviews.to_decide(tap.person, case_id, revision)
    await _verdict(tap, note_form_of(submission.case), case_id, revision)


async def hear(tap: Tap) -> None:
    case_id, number = tap.numbers
    submission = await tap.community.reviews.read(tap.person, case_id)
    await send_files(tap, recordings(submission.case, number, tap.texts), "start")


async def _verdict(tap: Tap, form: str, case_id: int, revision: int) -> None:
    screen = await tap.community.forms.begin(tap.person, form, subject_id=case_id, answers={"revision": revision})
    await tap.reply(next_card(screen, tap.texts))


TAPS = {
    "queue": queue,
    "open": open_one,
    "files": files,
    "approve": approve,
    "approved": approved,
    "changes": changes,
    "decline": decline,
    "note": note,
    "hear": hear,
}
