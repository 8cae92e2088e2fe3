"""Which group is meant, where a command does not say."""

from cards.card import Button, Card, cut
from handlers.visit import Said
from storage.groups import Group


async def group_of(said: Said, area: str) -> Group | None:
    """The group it was said in, or the only one there is; else a card asks, whose buttons lead to ``area:group:id``."""
    if said.group is not None:
        return said.group
    mine = await said.community.groups.of_person(said.person)
    if len(mine) == 1:
        return mine[0]
    if not mine:
        await said.reply(Card(said.texts("groups-none-yet")))
        return None
    rows = tuple((Button(cut(group.title, 50), data=f"{area}:group:{group.id}"),) for group in mine[:50])
    await said.reply(Card(said.texts("groups-which"), rows))
    return None
