"""The link to a webinar's recording: given in one line, or when a button asks for it."""

from cards import webinars as cards
from cards.screens import screen_card
from community.errors import Refusal
from handlers.choices import group_of
from handlers.visit import Said, Tap


async def give(said: Said) -> None:
    """One line: the link, for the last webinar of the group."""
    if not said.line:
        raise Refusal("error-recording-line")
    group = await group_of(said, "webinars")
    if group is not None:
        invitation = await said.community.recordings.give(said.person, group.id, said.line)
        await said.reply(cards.recording_kept(invitation, said.texts))


async def ask(tap: Tap) -> None:
    screen = await tap.community.forms.begin(tap.person, "recording", subject_id=tap.number)
    if tap.is_private:
        await tap.show(screen_card(screen, tap.texts))
    else:
        await tap.go_private(f"draft-{screen.draft.id}")


TAPS = {"ask": ask}
