"""What the privacy check found: changing it, saying why it is fine, taking it out; and schools' lists of names."""

from cards import privacy as cards
from cards.screens import next_card
from community.reviews import changes_form
from handlers.cases import show_alone
from handlers.forms import open_form
from handlers.visit import Said, Tap, number
from storage.base import GroupId


def _about(tap: Tap) -> tuple[int, str, str]:
    draft, mark, rest = [*tap.subject.split(".", 2), "", ""][:3]
    return number(draft), mark, rest


async def look(tap: Tap) -> None:
    draft_id, mark, _ = _about(tap)
    await show_alone(tap, cards.looking(await tap.community.safety.privacy.look(tap.person, draft_id, mark), tap.texts))


async def change(tap: Tap) -> None:
    """The author goes to the answer; who reviews asks the author for it."""
    draft_id, mark, _ = _about(tap)
    seen = await tap.community.safety.privacy.look(tap.person, draft_id, mark)
    if seen.current is None:
        await show_alone(tap, cards.looking(seen, tap.texts))
        return
    step = seen.current.places[0].step
    if seen.case is None:
        screen = await tap.community.forms.open(tap.person, draft_id, seen.form.form.number(step))
    else:
        known = {"revision": seen.case.revision, "answer": step}
        name = changes_form(seen.case)
        screen = await tap.community.forms.begin(tap.person, name, subject_id=seen.case.id, answers=known)
    await show_alone(tap, next_card(screen, tap.texts))


async def fine(tap: Tap) -> None:
    draft_id, mark, _ = _about(tap)
    seen = await tap.community.safety.privacy.look(tap.person, draft_id, mark)
    one = seen.current
    await show_alone(tap, cards.reasons(seen, one, tap.texts) if one else cards.looking(seen, tap.texts))


async def because(tap: Tap) -> None:
    draft_id, mark, reason = _about(tap)
    seen = await tap.community.safety.privacy.is_fine(tap.person, draft_id, mark, reason)
    await show_alone(tap, cards.looking(seen, tap.texts))


async def words(tap: Tap) -> None:
    """A reason in words of one's own."""
    draft_id, mark, _ = _about(tap)
    screen = await tap.community.forms.begin(tap.person, "privacy:because", subject_id=draft_id, answers={"mark": mark})
    await show_alone(tap, next_card(screen, tap.texts))


async def remove(tap: Tap) -> None:
    draft_id, mark, _ = _about(tap)
    seen = await tap.community.safety.privacy.take_out(tap.person, draft_id, mark)
    await show_alone(tap, cards.looking(seen, tap.texts))


async def names(said: Said) -> None:
    """A school's own list of names, as a form."""
    await open_form(said, "names")


async def forget_list(tap: Tap) -> None:
    await tap.community.safety.name_lists.forget(tap.person, GroupId(tap.number))
    await show_alone(tap, cards.list_forgotten(tap.texts))


TAPS = {
    "look": look,
    "change": change,
    "fine": fine,
    "because": because,
    "words": words,
    "remove": remove,
    "forgetlist": forget_list,
}
