"""The link to a webinar's recording: given in one line, or asked for by a form."""

from cards import webinars as cards
from cards.screens import screen_card
from handlers.choices import group_of
from handlers.visit import Said, Tap


async def give(said: Said) -> None:
    """For the last webinar of the group: in one line, or by the form."""
    group = await group_of(said, "webinars")
    if group is None:
        return
    if not said.line:
        date_id = await said.community.recordings.last(said.person, group.id)
        screen = await said.community.forms.begin(said.person, "recording", subject_id=date_id)
        await said.reply(screen_card(screen, said.texts))
    else:
        invitation = await said.community.recordings.give(said.person, group.id, said.line)
        await said.reply(cards.recording_kept(invitation, said.texts))


async def ask(tap: Tap) -> None:
    screen = await tap.community.forms.begin(tap.person, "recording", subject_id=tap.number)
    await tap.show(screen_card(screen, tap.texts))


TAPS = {"ask": ask}
