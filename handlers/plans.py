"""Anything that comes round: its dates, breaks and end, by buttons."""

from cards import plans as cards
from cards.screens import screen_card
from community.errors import Refusal
from handlers.visit import Tap, number
from storage.base import GroupId, PersonId


def _at(tap: Tap) -> tuple[str, int]:
    """Which plan, and the second at which its rule puts the date."""
    ref, _, second = tap.subject.partition(".")
    return ref, number(second)


async def dates(tap: Tap) -> None:
    await tap.show(cards.dates(await tap.community.plans.view(tap.person, tap.subject), tap.texts))


async def date(tap: Tap) -> None:
    await tap.show(cards.date(*await tap.community.plans.date(tap.person, *_at(tap)), tap.texts))


async def skip(tap: Tap) -> None:
    await tap.show(cards.sure_skip(*await tap.community.plans.date(tap.person, *_at(tap)), tap.texts))


async def skipped(tap: Tap) -> None:
    view, one = await tap.community.plans.skip(tap.person, *_at(tap))
    await tap.show(cards.date(view, one, tap.texts, head=tap.texts("plans-skip-done")))


async def restore(tap: Tap) -> None:
    view, one = await tap.community.plans.restore(tap.person, *_at(tap))
    await tap.show(cards.date(view, one, tap.texts, head=tap.texts("plans-restore-done")))


async def pause(tap: Tap) -> None:
    await tap.show(cards.dates(await tap.community.plans.pause(tap.person, tap.subject), tap.texts))


async def resume(tap: Tap) -> None:
    await tap.show(cards.dates(await tap.community.plans.resume(tap.person, tap.subject), tap.texts))


async def endless(tap: Tap) -> None:
    await tap.show(cards.dates(await tap.community.plans.without_end(tap.person, tap.subject), tap.texts))


async def ask(tap: Tap) -> None:
    """What has to be typed is asked by a form, in private."""
    name = FORMS.get(tap.verb)
    if name is None:
        raise Refusal("error-button-unknown")
    ref, _, second = tap.subject.partition(".")
    answers: dict[str, object] = {"plan": ref, "at": number(second)} if second else {"plan": ref}
    screen = await tap.community.forms.begin(tap.person, name, answers=answers)
    await tap.show(screen_card(screen, tap.texts))


async def take(tap: Tap) -> None:
    group_id, left = tap.numbers
    titles = await tap.community.handover.take(tap.person, GroupId(group_id), PersonId(left))
    await tap.show(cards.taken(titles, tap.texts))


FORMS = {"move": "plan:move", "following": "plan:following", "until": "plan:pause", "last": "plan:last"}
TAPS = {
    "dates": dates,
    "date": date,
    "skip": skip,
    "skipped": skipped,
    "restore": restore,
    "pause": pause,
    "resume": resume,
    "endless": endless,
    "take": take,
    **dict.fromkeys(FORMS, ask),
}
