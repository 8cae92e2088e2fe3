"""How somebody is reminded."""

from cards import reminders as cards
from community.errors import Refusal
from handlers.visit import Said, Tap
from storage.preferences import Reminders


async def show(said: Said) -> None:
    chosen = await said.community.reminders.of(said.person)
    await said.reply(cards.choice(chosen, said.texts), payload="reminders")


async def choose(tap: Tap) -> None:
    if tap.subject not in {way.value for way in Reminders}:
        raise Refusal("error-button-unknown")
    chosen = await tap.community.reminders.choose(tap.person, Reminders(tap.subject))
    await tap.show(cards.choice(chosen, tap.texts, saved=True))


TAPS = {"choose": choose}
