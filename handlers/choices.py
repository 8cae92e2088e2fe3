"""Which group is meant, where a command does not say."""

from collections.abc import Sequence

from cards.card import Button, Card, cut
from handlers.visit import Said
from storage.groups import Group


async def zone_of(said: Said) -> str:
    """In which zone a time is meant that names none: the group's; in private that of the groups one plans for."""
    if said.group is not None:
        return said.group.zone
    zones = {group.zone for group in await said.community.groups.facilitated_by(said.person)}
    return said.person.zone or (zones.pop() if len(zones) == 1 else "UTC")


async def group_of(said: Said, area: str, among: Sequence[Group] = ()) -> Group | None:
    """The group it was said in, or the only one there is; else a card asks, whose buttons lead to ``area:group:id``.

    Without *among* it is one of those their person shares with the bot.
    """
    if said.group is not None:
        return said.group
    mine = among or await said.community.groups.of_person(said.person)
    if len(mine) == 1:
        return mine[0]
    if not mine:
        await said.reply(Card(said.texts("groups-none-yet")))
        return None
    rows = tuple((Button(cut(group.title, 50), data=f"{area}:group:{group.id}"),) for group in mine[:50])
    await said.reply(Card(said.texts("groups-which"), rows))
    return None
