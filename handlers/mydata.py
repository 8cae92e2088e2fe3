"""Seeing what is known of oneself, and being forgotten."""

from cards import mydata as cards
from handlers.visit import Said, Tap


async def mydata(said: Said) -> None:
    everything = await said.community.safety.mydata.everything(said.person)
    for card in cards.files(everything, said.texts):
        await said.reply(card)
    await said.reply(cards.summary(everything, said.texts))


async def show(tap: Tap) -> None:
    everything = await tap.community.safety.mydata.everything(tap.person)
    for card in [*cards.files(everything, tap.texts), cards.summary(everything, tap.texts)]:
        await tap.private(card)


async def forget(said: Said) -> None:
    await said.reply(cards.asking(await said.community.safety.mydata.farewell(said.person), said.texts))


async def ask(tap: Tap) -> None:
    await tap.show(cards.asking(await tap.community.safety.mydata.farewell(tap.person), tap.texts))


async def forgotten(tap: Tap) -> None:
    await tap.show(cards.asked(await tap.community.safety.mydata.ask_to_be_forgotten(tap.person), tap.texts))


async def stay(tap: Tap) -> None:
    await tap.community.safety.mydata.stay(tap.person)
    await tap.show(cards.stayed(tap.texts))


TAPS = {"show": show, "ask": ask, "forget": forgotten, "stay": stay}
