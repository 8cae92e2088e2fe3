"""What a facilitator does about a message that did not arrive."""

from cards.card import Card
from handlers.visit import Tap


async def again(tap: Tap) -> None:
    await tap.community.delivery.send_again(tap.person, tap.number)
    await tap.show(Card(tap.texts("delivery-again-done")))


TAPS = {"again": again}
