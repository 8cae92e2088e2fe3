"""The agenda: what will go out in a group, message by message."""

from cards import agenda as cards
from handlers.choices import group_of
from handlers.visit import Said, Tap, number
from storage.base import GroupId


async def show(said: Said) -> None:
    group = await group_of(said, "agenda")
    if group is not None:
        _, entries = await said.community.agenda.of_group(said.person, group.id)
        await said.reply(cards.agenda(group, entries, 0, said.texts), payload="agenda")


async def show_group(tap: Tap) -> None:
    group, entries = await tap.community.agenda.of_group(tap.person, GroupId(tap.number))
    await tap.show(cards.agenda(group, entries, 0, tap.texts))


async def page(tap: Tap) -> None:
    group_id, place = tap.numbers
    group, entries = await tap.community.agenda.of_group(tap.person, GroupId(group_id))
    await tap.show(cards.agenda(group, entries, place, tap.texts))


async def open_one(tap: Tap) -> None:
    """The message; the list as it is now where that message is not on it any more."""
    group_id, at, place, language = [*tap.subject.split(".", 3), "", "", ""][:4]
    group, entries = await tap.community.agenda.of_group(tap.person, GroupId(number(group_id)))
    entry = cards.find(entries, f"{at}.{place}")
    if entry is None:
        await tap.show(cards.agenda(group, entries, 0, tap.texts))
    else:
        await tap.show(cards.message(group, entries, entry, language, tap.texts))


TAPS = {"group": show_group, "page": page, "open": open_one}
