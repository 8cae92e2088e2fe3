"""What facilitators and admins are told about the bot itself: greetings, moves, what did not arrive."""

from datetime import datetime

from cards import delivery as cards
from cards import groups as group_cards
from cards import people as people_cards
from cards.card import Card
from scheduler.kinds import Kind, Reader
from storage import groups, notices, people
from storage.base import GroupId, PersonId
from storage.database import Tx
from storage.groups import Group
from storage.notices import Notice


async def greeting(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    by = await people.by_id(tx, PersonId(notice.details["by"]))
    return group_cards.greeting(reader.group, by, reader.bot_username, reader.texts) if reader.group else None


async def about_group(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """A sentence about a group, by the kind's name."""
    group = await _group(tx, notice)
    return cards.about_group(notice.kind, group, reader.texts) if group else None


async def named_admin(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    return people_cards.named_admin(reader.texts) if reader.person and reader.person.is_admin else None


async def missed(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    group = await _group(tx, notice)
    if group is None:
        return None
    rows = await notices.missed_in(tx, group.id, datetime.fromisoformat(notice.details["since"]))
    return cards.missed(rows, group, reader.texts) if rows else None


async def uncertain(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    group = await _group(tx, notice)
    about = await notices.by_id(tx, notice.details["notice"])
    return cards.uncertain(about, group, reader.texts) if group and about else None


async def _group(tx: Tx, notice: Notice) -> Group | None:
    return await groups.by_id(tx, GroupId(notice.subject_id))


KINDS = {
    "groups-greeting": Kind(greeting, anytime=True),
    **{
        name: Kind(about_group, must_arrive=True)
        for name in ("groups-removed", "groups-silenced", "groups-upgraded", "groups-topic-closed", "groups-no-rights")
    },
    "people-named-admin": Kind(named_admin, must_arrive=True),
    "delivery-missed": Kind(missed, must_arrive=True),
    "delivery-uncertain": Kind(uncertain, must_arrive=True),
}
