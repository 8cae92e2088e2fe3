"""What a script can say: each sentence with what is then done. `lines` writes the same sentences."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from . import acts, crowd, membership, taps
from .methods.groups import open_topic, switch_topic
from .reading import plain, sentence, wall, words
from .script import ONE_PIXEL, SILENCE
from .tape import name_of

if TYPE_CHECKING:
    from .chats import Chat, Topic
    from .messages import Message
    from .people import Account, Person
    from .town import Town

Values = dict[str, str | None]
Act = Callable[["Cast", Values], Awaitable[object]]
ANYBODY = frozenset(
    ["who", "by", "account", "chat", "owner", "admins", "members"]
)  # values that name somebody or a group
PLACEHOLDERS = {"photo": ONE_PIXEL, "voice": SILENCE}
LIMIT = 20.0


class Sentence(NamedTuple):
    name: str
    pattern: re.Pattern[str]
    act: Act


class Cast:
    """Finds people, groups and messages by what a script calls them."""

    def __init__(self, town: Town) -> None:
        self.town = town

    def person(self, word: str | None) -> Person:
        name = plain(word)
        found = next((p for p in self.town.people.values() if name_of(self.town, p) == name), None)
        if found is None:
            raise LookupError(f"nobody is called “{name}”")
        return found

    def account(self, word: str | None) -> Account:
        return self.town.bot if word == "the bot" else self.person(word)

    def group(self, word: str | None) -> Chat:
        name = plain(word)
        there = (c for c in self.town.chats.values() if not c.migrated_to and name_of(self.town, c) == name)
        found = next(there, None)
        if found is None:
            raise LookupError(f"no group is called “{name}”")
        return found

    def chat(self, values: Values) -> Chat | None:
        """The group of an act, or None for the private chat with the bot."""
        return self.group(values["chat"]) if values.get("chat") else None

    async def message(self, values: Values, key: str = "on") -> Message | None:
        """The newest message on the screen that says this, waited for."""
        if not values.get(key):
            return None
        return await self.person(values["who"]).shows(plain(values[key]), chat=self.chat(values), limit=LIMIT)

    def topic(self, values: Values) -> Topic | None:
        if not values.get("topic"):
            return None
        name, chat = plain(values["topic"]), self.group(values["chat"])
        return next(topic for topic in chat.topics.values() if topic.name == name)


async def person(cast: Cast, v: Values) -> None:
    language = None if v["language"] == "-" else v["language"]
    name, family = plain(v["first"]) or plain(v["name"]), plain(v["family"]) or None
    if family and not v["first"]:
        name = name.removesuffix(f" {family}")
    cast.town.add_person(name, language, username=v["username"], last_name=family, role=v["role"] or "")


async def group(cast: Cast, v: Values) -> None:
    owner = cast.person(v["owner"]) if v["owner"] else None
    admins, members = ([cast.person(f'"{one}"') for one in words(v[key])] for key in ("admins", "members"))
    kind = "group" if v["kind"] else "supergroup"
    cast.town.add_group(plain(v["name"]), members, admins, owner=owner, is_forum=bool(v["topics"]), kind=kind)


async def says(cast: Cast, v: Values) -> None:
    reply, topic = await cast.message(v, "reply"), cast.topic(v)
    thread = topic.id if topic else None
    await cast.person(v["who"]).says(plain(v["text"]), cast.chat(v), reply_to=reply, thread=thread)


async def sends(cast: Cast, v: Values) -> None:
    who, kind, topic = cast.person(v["who"]), v["media"] or "", cast.topic(v)
    data = plain(v["content"]).encode() or PLACEHOLDERS.get(kind, kind.encode())
    reply = await cast.message(v, "reply")
    await who.ready()
    marks: dict[str, Any] = {"caption": plain(v["caption"]), "album": plain(v["album"]) or None}
    where: dict[str, Any] = {"reply_to": reply, "thread": topic.id if topic else None}
    acts.send_file(cast.town, who, who.chat(cast.chat(v)), kind, plain(v["name"]), data, **marks, **where)


async def forwards(cast: Cast, v: Values) -> None:
    if message := await cast.message(v):
        await cast.person(v["who"]).forwards(message)


async def edits(cast: Cast, v: Values) -> None:
    if message := await cast.message(v):
        await cast.person(v["who"]).edits(message, plain(v["text"]))


async def deletes(cast: Cast, v: Values) -> None:
    if message := await cast.message(v):
        await cast.person(v["who"]).deletes(message)


async def tap(cast: Cast, v: Values) -> None:
    message = await cast.message(v)
    await cast.person(v["who"]).taps(plain(v["label"]), cast.chat(v), message=message, limit=LIMIT)


async def callback(cast: Cast, v: Values) -> None:
    if message := await cast.message(v):
        await cast.person(v["who"]).sends_callback(message, plain(v["text"]), limit=LIMIT)


async def votes(cast: Cast, v: Values) -> None:
    poll = await cast.message(v)
    await cast.person(v["who"]).votes(*words(v.get("options")), chat=cast.chat(v), poll=poll)


async def reacts(cast: Cast, v: Values) -> None:
    if message := await cast.message(v):
        await cast.person(v["who"]).reacts(message, plain(v["text"]) or None)


async def opens(cast: Cast, v: Values) -> None:
    await cast.person(v["who"]).opens(plain(v["text"]), cast.chat(v))


async def starts(cast: Cast, v: Values) -> None:
    await cast.person(v["who"]).starts()


async def asks_inline(cast: Cast, v: Values) -> None:
    await cast.person(v["who"]).asks_inline(plain(v["text"]), cast.chat(v), limit=LIMIT)


async def picks(cast: Cast, v: Values) -> None:
    who, query, result = cast.person(v["who"]), plain(v["text"]), plain(v["result"])
    asked = next(q for q in reversed(cast.town.inline_queries.values()) if q.person is who and q.query == query)
    await who.ready()
    chosen = next(one for one in asked.results if str(one["id"]) == result)
    taps.pick(cast.town, who, asked, chosen, who.chat(cast.chat(v)))


async def joins(cast: Cast, v: Values) -> None:
    by = cast.person(v["by"]) if v.get("by") else None
    await (by or cast.person(v["account"])).ready()
    membership.join(cast.town, cast.group(v["chat"]), cast.account(v["account"]), by)


async def leaves(cast: Cast, v: Values) -> None:
    by = cast.person(v["by"]) if v.get("by") else None
    await (by or cast.person(v["account"])).ready()
    membership.leave(cast.town, cast.group(v["chat"]), cast.account(v["account"]), by)


async def makes(cast: Cast, v: Values) -> None:
    by = cast.person(v["by"])
    await by.ready()
    membership.change(cast.town, cast.group(v["chat"]), cast.account(v["account"]), by, v["status"] or "")


async def blocks(cast: Cast, v: Values) -> None:
    await cast.person(v["who"]).blocks_bot()


async def unblocks(cast: Cast, v: Values) -> None:
    await cast.person(v["who"]).unblocks_bot()


async def upgrades(cast: Cast, v: Values) -> None:
    await cast.town.quiet()
    membership.upgrade(cast.town, cast.group(v["chat"]))


async def gets_topics(cast: Cast, v: Values) -> None:
    membership.turn_on_topics(cast.town, cast.group(v["chat"]))


async def topics(cast: Cast, v: Values) -> None:
    by, chat = cast.person(v["who"]), cast.group(v["chat"])
    if v["verb"] == "opens":
        open_topic(cast.town, chat, by, plain(v["text"]))
        return
    topic = cast.topic(v | {"topic": v["text"]})
    if topic:
        switch_topic(cast.town, chat, by, topic, v["verb"] == "closes")


async def passes(cast: Cast, v: Values) -> None:
    await cast.town.quiet()
    await cast.town.clock.move_to(cast.town.clock.now() + timedelta(**{f"{v['unit']}s": float(v["number"] or 0)}))


async def reaches(cast: Cast, v: Values) -> None:
    await cast.town.quiet()
    clock = cast.town.clock
    if v["date"]:
        instant = wall(f"{v['date']} {v['time']}", cast.town.zone)
        if instant > clock.now():  # what people do takes the town's time, too
            await clock.move_to(instant)
    else:
        await clock.reaches(v["time"] or "")


async def slow(cast: Cast, v: Values) -> None:
    cast.town.faults.slow(float(v["number"] or 0))


async def floods(cast: Cast, v: Values) -> None:
    cast.town.faults.flood(int(v["times"] or 1), int(v["seconds"] or 5))


async def fails(cast: Cast, v: Values) -> None:
    cast.town.faults.fail(v["method"] or "", int(v["code"] or 500), plain(v["text"]), int(v["times"] or 1))


async def drops(cast: Cast, v: Values) -> None:
    cast.town.faults.drop_answer(v["method"] or "", int(v["times"] or 1))


async def garbles(cast: Cast, v: Values) -> None:
    cast.town.faults.garbage(int(v["times"] or 1), v["method"])


async def recovers(cast: Cast, v: Values) -> None:
    cast.town.faults.clear()


async def restarts(cast: Cast, v: Values) -> None:
    await cast.town.restart()


async def crowd_comes(cast: Cast, v: Values) -> None:
    await crowd.act(cast.town, cast.group(v["chat"]), int(v["seed"] or 0), int(v["size"] or 0))


WHO = "{who}[ in {chat}]"
PLACE = "[ in answer to {reply}][ in topic {topic}]"
TABLE: list[tuple[str, Act]] = [
    ("person {name}[ named {first}][ of the family {family}][ @{username}] {language}[ ({role})]", person),
    ("group {name}[ owner {owner}][ admins {admins}][ members {members}][{topics}][{kind}]", group),
    ("{who} starts", starts),
    (f"{WHO} says {{text}}{PLACE}", says),
    (f"{WHO} sends {{media}} {{name}}[ with {{caption}}][ holding {{content}}][ in album {{album}}]{PLACE}", sends),
    (f"{WHO} forwards {{on}}", forwards),
    (f"{WHO} edits {{on}} into {{text}}", edits),
    (f"{WHO} deletes {{on}}", deletes),
    (f"{WHO} taps {{label}}[ on {{on}}]", tap),
    (f"{WHO} sends callback {{text}} on {{on}}", callback),
    (f"{WHO} votes {{options}}[ on {{on}}]", votes),
    (f"{WHO} takes back the vote[ on {{on}}]", votes),
    (f"{WHO} reacts {{text}} to {{on}}", reacts),
    (f"{WHO} opens {{text}}", opens),
    (f"{WHO} asks inline {{text}}", asks_inline),
    (f"{WHO} picks {{result}} of inline {{text}}", picks),
    ("{account} joins {chat}", joins),
    ("{by} adds {account} to {chat}", joins),
    ("{account} leaves {chat}", leaves),
    ("{by} removes {account} from {chat}", leaves),
    ("{by} makes {account} {status} of {chat}", makes),
    ("{who} blocks the bot", blocks),
    ("{who} unblocks the bot", unblocks),
    ("{chat} becomes a supergroup", upgrades),
    ("{chat} gets topics", gets_topics),
    ("{who} in {chat} {verb} topic {text}", topics),
    ("the clock moves {number} {unit}[s]", passes),
    ("the clock reaches[ {date}] {time}", reaches),
    ("Telegram is slow {number} seconds", slow),
    ("Telegram floods {times} times {seconds} seconds", floods),
    ("Telegram fails {method} {times} times with {code} {text}", fails),
    ("Telegram drops {method} {times} times", drops),
    ("Telegram garbles[ {method}] {times} times", garbles),
    ("Telegram recovers", recovers),
    ("the bot restarts", restarts),
    ("a crowd of {size} with seed {seed} comes to {chat}", crowd_comes),
]
SENTENCES = [Sentence(act.__name__, sentence(template), act) for template, act in TABLE]
