"""Webinars: planning one, answering an invitation, managing what is planned."""

from cards import webinars as cards
from community.errors import HalfUnderstood
from handlers.choices import group_of, zone_of
from handlers.forms import ask_the_rest, open_form
from handlers.visit import Said, Tap, number
from storage.webinars import Answer


async def plan(said: Said) -> None:
    """One line, or the form."""
    answers = None
    if said.line:
        try:
            answers = said.community.webinars.read_line(said.line, said.person, await zone_of(said))
        except HalfUnderstood as half:
            await ask_the_rest(said, "webinar", half)
            return
    await open_form(said, "webinar", answers)


async def list_them(said: Said) -> None:
    group = await group_of(said, "webinars")
    if group is not None:
        webinars = await said.community.webinars.overview(said.person, group.id)
        may_change = await said.community.groups.may_plan(said.person, group)
        await said.reply(cards.overview(webinars, group.title, said.texts, may_change=may_change))


async def rsvp(tap: Tap) -> None:
    answer = Answer(tap.verb)
    await tap.community.webinars.rsvp(tap.person, tap.number, answer)
    await tap.toast(cards.answered(answer, tap.texts))


async def calendar(tap: Tap) -> None:
    await tap.go_private(f"calendar-{tap.number}")


async def start_calendar(said: Said) -> None:
    date_id = number(said.line.removeprefix("calendar-"))
    invitation = await said.community.webinars.invitation(said.person, date_id)
    await said.reply(cards.calendar(invitation, said.texts, said.now))


async def show_group(tap: Tap) -> None:
    group = await tap.community.groups.for_member(tap.person, tap.number)
    webinars = await tap.community.webinars.overview(tap.person, group.id)
    may_change = await tap.community.groups.may_plan(tap.person, group)
    await tap.show(cards.overview(webinars, group.title, tap.texts, may_change=may_change))


async def open_one(tap: Tap) -> None:
    await tap.show(cards.manage(await tap.community.webinars.one(tap.person, tap.number), tap.texts))


async def end(tap: Tap) -> None:
    await tap.show(cards.sure_end(await tap.community.webinars.one(tap.person, tap.number), tap.texts))


async def ended(tap: Tap) -> None:
    await tap.show(cards.manage(await tap.community.webinars.end(tap.person, tap.number), tap.texts))


TAPS = {
    "going": rsvp,
    "maybe": rsvp,
    "cannot": rsvp,
    "recording": rsvp,
    "calendar": calendar,
    "group": show_group,
    "open": open_one,
    "end": end,
    "ended": ended,
}
