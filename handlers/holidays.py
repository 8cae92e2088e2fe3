"""A group's holidays and terms: shown, typed, taken from a calendar file, taken away."""

from cards import holidays as cards
from cards.screens import screen_card
from community.errors import Refusal
from community.steps import Said as Answer
from handlers.choices import group_of
from handlers.forms import open_form, shown
from handlers.telegram import fetched
from handlers.visit import Said, Tap
from storage.base import GroupId

LARGEST = 1_000_000
"""Bytes of a calendar file; a year of a school's holidays has a few thousand."""


async def list_them(said: Said) -> None:
    """What is kept; with days after the command, one holiday more."""
    group = await group_of(said, "holidays")
    if group is None:
        return
    if not said.line:
        await said.reply(cards.year(await said.community.holidays.of_group(said.person, group.id), said.texts))
        return
    await said.community.forms.begin(said.person, "holidays:holiday", group_id=group.id)
    if (kept := await said.community.forms.answer(said.person, Answer(text=said.line))) is not None:
        await said.reply(await shown(said, kept))


async def show(tap: Tap) -> None:
    await tap.show(cards.year(await tap.community.holidays.of_group(tap.person, GroupId(tap.number)), tap.texts))


async def add(tap: Tap) -> None:
    """Asked by a form, because it is typed."""
    name = "holidays:term" if tap.verb == "term" else "holidays:holiday"
    screen = await tap.community.forms.begin(tap.person, name, group_id=GroupId(tap.number))
    await tap.show(screen_card(screen, tap.texts))


async def remove(tap: Tap) -> None:
    await tap.show(cards.year(await tap.community.holidays.remove(tap.person, tap.number), tap.texts))


async def took_file(said: Said) -> bool:
    """A calendar file sent in private: read back before it is kept. False if this was none."""
    file = said.message.document
    if file is None or not (file.file_name or "").casefold().endswith(".ics"):
        return False
    if (file.file_size or 0) > LARGEST:
        raise Refusal("error-holidays-file")
    answers = said.community.holidays.read_file(await fetched(said.bot, file))
    await open_form(said, "holidays:file", answers)
    return True


TAPS = {"show": show, "group": show, "add": add, "term": add, "remove": remove}
