"""What somebody has begun: the list of it, handing over and taking over, newer questions."""

from cards import drafts as cards
from handlers.forms import shown
from handlers.visit import Said, Tap


async def list_them(said: Said) -> None:
    await said.reply(cards.begun(await said.community.drafts.begun(said.person), said.texts), payload="drafts")


async def start_taking(said: Said) -> None:
    """The link a colleague sent."""
    offer = await said.community.drafts.offered(said.person, said.line.partition("-")[2])
    await said.reply(cards.offered(offer, said.texts))


async def list_again(tap: Tap) -> None:
    await tap.show(cards.begun(await tap.community.drafts.begun(tap.person), tap.texts))


async def hand_over(tap: Tap) -> None:
    one = await tap.community.drafts.hand_over(tap.person, tap.number)
    url = await tap.start_link(f"take-{one.draft.handover}")
    await tap.show(cards.handed(one, url, tap.texts))


async def take_over(tap: Tap) -> None:
    screen = await tap.community.drafts.take_over(tap.person, tap.subject)
    await tap.show(await shown(tap, screen))


async def newer(tap: Tap) -> None:
    found = await tap.community.drafts.newer(tap.person, tap.number)
    await tap.show(cards.newer(found, tap.number, tap.texts))


async def carry(tap: Tap) -> None:
    screen = await tap.community.drafts.carry(tap.person, tap.number)
    await tap.toast(tap.texts.plain("drafts-carried"))
    await tap.show(await shown(tap, screen))


TAPS = {
    "list": list_again,
    "hand": hand_over,
    "take": take_over,
    "newer": newer,
    "carry": carry,
}
