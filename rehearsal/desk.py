"""What is done beside the phones: the clock, who is in the town and in its groups, upgrades and topics."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from starlette.background import BackgroundTask
from starlette.convertors import Convertor, register_url_convertor
from starlette.responses import JSONResponse

from . import membership
from .errors import Unwelcome
from .journal import Entry
from .methods.groups import open_topic, switch_topic

if TYPE_CHECKING:
    from starlette.requests import Request

    from .chats import Chat
    from .people import Person
    from .town import Town

MOST_DAYS = 366
log = logging.getLogger(__name__)
Handler = Callable[["Town", "Request"], Awaitable[Any]]


class Signed(Convertor[int]):
    """A number with or without a minus, for chat ids in paths."""

    regex = "-?[0-9]+"

    def convert(self, value: str) -> int:
        return int(value)

    def to_string(self, value: int) -> str:
        return str(value)


register_url_convertor("signed", Signed())


async def _body(request: Request) -> dict[str, Any]:
    given = json.loads(await request.body() or b"{}")
    if not isinstance(given, dict):
        raise Unwelcome("The page sent something that cannot be read.")
    return given


def _group(town: Town, request: Request) -> Chat:
    chat = town.chats.get(request.path_params["chat"])
    if chat is None or chat.migrated_to:
        raise Unwelcome("There is no such group.")
    return chat


def _person(town: Town, number: Any) -> Person:
    person = town.people.get(int(number))
    if person is None:
        raise Unwelcome("There is no such person.")
    return person


def _anybody(town: Town, group: Chat) -> Person:
    """An administrator, or failing that any member, to do what the page does not say who did."""
    for member in sorted(group.present(), key=lambda m: not m.is_admin):
        if member.account.id in town.people:
            return town.people[member.account.id]
    raise Unwelcome("Nobody is in this group.")


async def state(town: Town, request: Request) -> Any:
    bot = town.bot
    return {
        "now": town.clock.now().isoformat(),
        "zone": town.zone,
        "bot": {"id": bot.id, "name": bot.name, "username": bot.username},
        "people": [membership.fields(person) for person in town.people.values()],
        "groups": [
            {"id": chat.id, "title": chat.title, "kind": chat.kind, "is_forum": chat.is_forum, "bot": chat.has(bot)}
            for chat in town.chats.values()
            if not chat.migrated_to
        ],
        "moving": town.clock.moving,
        "banner": town.notice or None,
        "plan": town.planning is not None,
    }


async def agenda(town: Town, request: Request) -> Any:
    days = request.query_params.get("days", "31")
    if not (days.isdecimal() and 0 < int(days) <= MOST_DAYS):
        raise Unwelcome(f"The agenda looks 1 to {MOST_DAYS} days ahead.")
    return await town.agenda(int(days), request.query_params.get("language", "en")) if town.agenda else []


async def move_clock(town: Town, request: Request) -> Any:
    if town.clock.moving:
        raise Unwelcome("The clock is already moving.")
    try:
        target = await town.clock.target(str((await _body(request))["to"]))
    except ValueError:
        raise Unwelcome("This is not a time.") from None
    now = town.clock.now()
    if target < now:
        raise Unwelcome("The town's clock never goes back.")
    answer = {"now": now.isoformat(), "target": target.isoformat()}
    return JSONResponse(answer, background=BackgroundTask(_move, town, target))


async def _move(town: Town, target: datetime) -> None:
    try:
        await town.clock.move_to(target)
    except Exception:  # the other side failed at some moment on the way; the page sees the clock stop
        log.exception("the clock stopped on its way")


async def bot_in_group(town: Town, request: Request) -> Any:
    group, given = _group(town, request), await _body(request)
    by = _person(town, given["by"]) if given.get("by") else _anybody(town, group)
    if given.get("present"):
        membership.join(town, group, town.bot, by)
    else:
        membership.leave(town, group, town.bot, by)
    return {"present": group.has(town.bot)}


async def add_group(town: Town, request: Request) -> Any:
    """A plain group, as everybody's first one is: made by one person, with all who are no strangers."""
    given = await _body(request)
    title, owner = str(given.get("title") or "").strip(), _person(town, given["by"])
    if not 1 <= len(title) <= 128:
        raise Unwelcome("A group needs a title of at most 128 characters.")
    colleagues = [person for person in town.people.values() if person.role and person is not owner]
    group = town.add_group(title, members=colleagues, owner=owner, kind="group")
    town.journal.add(Entry("chats", group, owner))
    return {"id": group.id}


async def upgrade(town: Town, request: Request) -> Any:
    group = _group(town, request)
    if group.kind != "group":
        raise Unwelcome("This is a supergroup already.")
    return {"chat": membership.upgrade(town, group).id}


async def turn_on_topics(town: Town, request: Request) -> Any:
    group = _group(town, request)
    if group.kind != "supergroup":
        raise Unwelcome("Only a supergroup can have topics: upgrade the group first.")
    membership.turn_on_topics(town, group)
    return {"is_forum": True}


async def topics(town: Town, request: Request) -> Any:
    group, given = _group(town, request), await _body(request)
    if not group.is_forum:
        raise Unwelcome("This group has no topics.")
    by = _anybody(town, group)
    if "id" in given:
        topic = group.topics.get(int(given["id"]))
        if topic is None:
            raise Unwelcome("There is no such topic.")
        if topic.closed != bool(given.get("closed")):
            switch_topic(town, group, by, topic, bool(given.get("closed")))
    else:
        name = str(given.get("name") or "").strip()
        if not 1 <= len(name) <= 128:
            raise Unwelcome("A topic needs a name of at most 128 characters.")
        topic = open_topic(town, group, by, name)
    return {"id": topic.id, "name": topic.name, "closed": topic.closed}


async def add_person(town: Town, request: Request) -> Any:
    given = await _body(request)
    name = str(given.get("name") or "").strip()
    if not 1 <= len(name) <= 64:
        raise Unwelcome("A person needs a name of at most 64 characters.")
    group = town.chats[int(given["group"])] if given.get("group") else None
    role = ("facilitator" if given.get("admin") else "teacher") if group else ""
    person = town.add_person(name, str(given.get("language") or "en"), role=role)
    if group:
        membership.join(town, group, person)
        if given.get("admin"):
            town.promote(person, group)
    return membership.fields(person)


async def group_member(town: Town, request: Request) -> Any:
    group, person = _group(town, request), _person(town, request.path_params["person"])
    if (await _body(request)).get("member"):
        membership.join(town, group, person)
    else:
        membership.leave(town, group, person)
    return {"member": group.has(person)}


def desk_routes() -> list[tuple[str, str, Handler]]:
    """Method, path and handler of each."""
    return [
        ("GET", "/api/town", state),
        ("GET", "/agenda", agenda),
        ("POST", "/api/clock", move_clock),
        ("POST", "/api/groups", add_group),
        ("POST", "/api/groups/{chat:signed}/bot", bot_in_group),
        ("POST", "/api/groups/{chat:signed}/upgrade", upgrade),
        ("POST", "/api/groups/{chat:signed}/forum", turn_on_topics),
        ("POST", "/api/groups/{chat:signed}/topics", topics),
        ("POST", "/api/people", add_person),
        ("POST", "/api/people/{person:int}/groups/{chat:signed}", group_member),
    ]
