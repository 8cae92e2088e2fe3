"""What facilitators and admins are told about the bot itself: greetings, moves, what did not arrive."""

from datetime import datetime, timedelta

from cards import delivery as cards
from cards import groups as group_cards
from cards import people as people_cards
from cards.card import Card
from community.delivery import DAILY, REPORT, ended_since, entry_of
from scheduler.kinds import Kind, Reader
from storage import delivery, groups, notices, people
from storage.base import GroupId, PersonId
from storage.database import Tx
from storage.groups import Group
from storage.notices import Notice, State


async def greeting(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    by = await people.by_id(tx, PersonId(notice.details["by"]))
    return group_cards.greeting(reader.group, by, reader.bot_username, reader.texts) if reader.group else None


async def about_group(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """A sentence about a group, by the kind's name."""
    group = await _group(tx, notice)
    return cards.about_group(notice.kind, group, reader.texts) if group else None


async def named_admin(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    return people_cards.named_admin(reader.texts) if reader.person and reader.person.is_admin else None


async def report(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """What was late or missed since this was noted, in all groups of the reader."""
    since = datetime.fromisoformat(notice.details["since"])
    ended = await ended_since(tx, reader.person, since, reader.now) if reader.person else []
    return cards.report([one for one in ended if one.late or one.missed], reader.texts)


async def daily(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """Nothing on a day without messages, and to nobody who does not want it any more."""
    if reader.person is None or not (notice.is_over or await delivery.reads_daily(tx, reader.person.id)):
        return None
    since = notice.meant_for - timedelta(days=1)
    return cards.daily(await ended_since(tx, reader.person, since, reader.now), reader.texts)


async def uncertain(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """Until somebody has decided."""
    about = await notices.by_id(tx, notice.details["notice"])
    group = await _group(tx, notice)
    wanted = about is not None and (notice.is_over or about.state is State.UNCERTAIN)
    return cards.uncertain(await entry_of(tx, about), group, reader.texts) if group and about and wanted else None


async def failed(tx: Tx, notice: Notice, reader: Reader) -> Card | None:
    """Of a message to a group, or to a person of whom only admins may hear."""
    about = await notices.by_id(tx, notice.details["notice"])
    if about is None or about.state is not State.UNDELIVERABLE:
        return None
    group = await groups.by_id(tx, about.group_id) if about.group_id is not None else None
    return cards.failed(await entry_of(tx, about), group, reader.texts)


async def _group(tx: Tx, notice: Notice) -> Group | None:
    return await groups.by_id(tx, GroupId(notice.subject_id))


KINDS = {
    "groups-greeting": Kind(greeting, anytime=True),
    **{
        name: Kind(about_group, must_arrive=True)
        for name in ("groups-removed", "groups-silenced", "groups-upgraded", "groups-topic-closed", "groups-no-rights")
    },
    "people-named-admin": Kind(named_admin, must_arrive=True),
    REPORT: Kind(report, must_arrive=True),
    DAILY: Kind(daily),
    "delivery-uncertain": Kind(uncertain, must_arrive=True),
    "delivery-failed": Kind(failed, must_arrive=True),
}
