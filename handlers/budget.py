"""How many messages a day: chosen for a group or for oneself, and one let go beyond it."""

from cards import budget as cards
from cards import groups as group_cards
from cards import reminders as reminder_cards
from cards.card import Card
from handlers.visit import Tap, number
from storage.base import GroupId


async def show(tap: Tap) -> None:
    group = await tap.community.groups.settings(tap.person, GroupId(tap.number))
    await tap.show(cards.of_group(group, tap.texts))


async def choose_for_group(tap: Tap) -> None:
    group_id, limit = tap.numbers
    group = await tap.community.budget.choose_for_group(tap.person, GroupId(group_id), limit)
    await tap.show(group_cards.settings(group, tap.topic, tap.texts))


async def choose_for_self(tap: Tap) -> None:
    chosen = await tap.community.budget.choose_for_self(tap.person, number(tap.subject))
    await tap.show(reminder_cards.choice(chosen, tap.texts, saved=True))


async def urgent(tap: Tap) -> None:
    group = await tap.community.budget.send_urgently(tap.person, tap.number)
    await tap.show(Card(tap.texts("budget-urgent-done", group=group.title)))


TAPS = {"show": show, "group": choose_for_group, "self": choose_for_self, "urgent": urgent}
"""`group` and `self` carry the number of messages."""
