"""Case studies: beginning one, seeing what became of it, reading those of others."""

from cards import cases as cards
from cards import consents
from cards.card import Card, visible
from cards.case_answers import files_of
from cards.screens import next_card
from community.case_forms import case_form, named
from handlers.visit import Said, Tap, number
from locales import texts
from storage.base import GroupId


async def case_study(said: Said) -> None:
    """In private the desk; in a group one card that leads there."""
    if said.group is None:
        await said.reply(await _desk(said, None))
        return
    url = await said.start_link(f"case-{said.group.id}")
    await said.post(cards.invitation(url, texts(said.group.language)))


async def start_case(said: Said) -> None:
    """The link from a group."""
    await said.reply(await _desk(said, _group(said.line.partition("-")[2])))


async def library(said: Said) -> None:
    shelf = await said.community.cases.library(said.person, 0)
    await said.reply(cards.library(shelf, said.texts), payload="cases")


start_library = library
"""The link from a group where nothing can be shown to one person alone."""


async def start_reading(said: Said) -> None:
    summary = await said.community.cases.read(said.person, number(said.line.partition("-")[2]))
    await said.reply(cards.reading(summary, 0, said.texts))


async def show_alone(tap: Tap, card: Card) -> None:
    """In place of the tapped card, unless others in a group see that one too."""
    ephemeral = getattr(tap.query.message, "ephemeral_message_id", None) is not None
    await (tap.show(card) if tap.is_private or ephemeral else tap.reply(card))


async def desk(tap: Tap) -> None:
    await show_alone(tap, await _desk(tap, _group(tap.subject)))


async def template(tap: Tap) -> None:
    template_id, _, group = tap.subject.rpartition(".")
    case_form(named(template_id, "quick"))
    await show_alone(tap, cards.template(template_id, _group(group), tap.texts))


async def begin(tap: Tap) -> None:
    template_id, route, group = [*tap.subject.split(".", 2), "", ""][:3]
    name = named(template_id, route)
    group_id = await tap.community.cases.group_for(tap.person, _group(group))
    untouched = await tap.community.cases.untouched(tap.person, name)
    if untouched is not None:
        screen = await tap.community.forms.open(tap.person, untouched)
    else:
        screen = await tap.community.forms.begin(tap.person, name, group_id=group_id)
    await show_alone(tap, next_card(screen, tap.texts))


async def mine(tap: Tap) -> None:
    await show_alone(tap, cards.mine(await tap.community.cases.desk(tap.person), tap.texts))


async def own(tap: Tap) -> None:
    await show_alone(tap, cards.own(await tap.community.cases.own(tap.person, tap.number), tap.texts))


async def share(tap: Tap) -> None:
    one = await tap.community.cases.share_with(tap.person, *tap.number_and_word)
    await show_alone(tap, cards.own(one, tap.texts))


async def withdraw(tap: Tap) -> None:
    one = await tap.community.cases.own(tap.person, tap.number)
    await show_alone(tap, cards.sure_withdraw(one, tap.texts))


async def withdrawn(tap: Tap) -> None:
    one = await tap.community.cases.withdraw(tap.person, tap.number)
    await show_alone(tap, cards.own(one, tap.texts))


async def show(tap: Tap) -> None:
    """To which group, where there are several."""
    places = await tap.community.safety.consents.places(tap.person, tap.number)
    if len(places) == 1:
        await _show_in(tap, tap.number, places[0].id)
    else:
        await tap.reply(consents.where(tap.number, places, tap.texts))


async def shown(tap: Tap) -> None:
    case_id, group_id = tap.numbers
    await _show_in(tap, case_id, GroupId(group_id))


async def _show_in(tap: Tap, case_id: int, group_id: GroupId) -> None:
    group = await tap.community.safety.consents.show(tap.person, case_id, group_id)
    await tap.toast(visible(consents.on_its_way(group, tap.texts)))


async def again(tap: Tap) -> None:
    """A new draft with the answers of one that was declined or withdrawn."""
    name, answers, group_id = await tap.community.cases.to_write_again(tap.person, tap.number)
    screen = await tap.community.forms.begin(tap.person, name, group_id=group_id, answers=answers)
    await show_alone(tap, next_card(screen, tap.texts))


async def list_page(tap: Tap) -> None:
    shelf = await tap.community.cases.library(tap.person, tap.number)
    await show_alone(tap, cards.library(shelf, tap.texts))


async def read(tap: Tap) -> None:
    case_id, page = tap.numbers
    summary = await tap.community.cases.read(tap.person, case_id)
    await show_alone(tap, cards.reading(summary, page, tap.texts))


async def files(tap: Tap) -> None:
    summary = await tap.community.cases.read(tap.person, tap.number)
    await send_files(tap, files_of(summary.case, tap.texts, public=True), f"read-{summary.case.id}")


async def send_files(tap: Tap, files: list[Card], payload: str) -> None:
    """Into the private chat, one after the other; where that is closed, a way to open it."""
    for card in files:
        if not await tap.private(card):
            await (tap.toast(tap.texts.plain("cases-file-gone")) if tap.is_private else tap.go_private(payload))
            return


async def _desk(visit: Said | Tap, group_id: GroupId | None) -> Card:
    return cards.desk(await visit.community.cases.desk(visit.person, group_id), visit.texts)


def _group(words: str) -> GroupId | None:
    return GroupId(number(words)) or None


TAPS = {
    "desk": desk,
    "template": template,
    "begin": begin,
    "mine": mine,
    "own": own,
    "share": share,
    "withdraw": withdraw,
    "withdrawn": withdrawn,
    "show": show,
    "shown": shown,
    "again": again,
    "list": list_page,
    "read": read,
    "files": files,
}
