"""What a facilitator asks about messages and what became of them, and does about those that did not arrive."""

from cards import delivery as cards
from handlers.choices import group_of
from handlers.visit import Said, Tap
from storage.base import GroupId


async def look(said: Said) -> None:
    mine = () if said.group else await said.community.delivery.groups(said.person)
    group = await group_of(said, "delivery", mine)
    if group is not None:
        await said.reply(cards.page(await said.community.delivery.page(said.person, group.id), said.texts))


async def group(tap: Tap) -> None:
    """A new card below: the one that was tapped may be a report."""
    shown = await tap.community.delivery.page(tap.person, GroupId(tap.number))
    await tap.reply(cards.page(shown, tap.texts))


async def page(tap: Tap) -> None:
    group_id, number = tap.numbers
    await tap.show(cards.page(await tap.community.delivery.page(tap.person, GroupId(group_id), number), tap.texts))


async def one(tap: Tap) -> None:
    notice_id, back = tap.numbers
    group_, entry = await tap.community.delivery.one(tap.person, notice_id)
    await tap.show(cards.one(group_, entry, back, tap.texts))


async def again(tap: Tap) -> None:
    await tap.community.delivery.send_again(tap.person, tap.number)
    await tap.show(cards.again_done(tap.texts))


async def try_now(tap: Tap) -> None:
    await tap.community.delivery.try_now(tap.person, GroupId(tap.number))
    await tap.show(cards.tried(tap.texts))


async def daily(tap: Tap) -> None:
    group_id, word = tap.number_and_word
    wanted = word == "on"
    await tap.community.delivery.read_daily(tap.person, GroupId(group_id), wanted=wanted)
    await tap.toast(cards.daily_set(tap.texts, wanted=wanted))
    await tap.show(cards.page(await tap.community.delivery.page(tap.person, GroupId(group_id)), tap.texts))


TAPS = {"group": group, "page": page, "one": one, "again": again, "try": try_now, "daily": daily}
