"""A crowd: so many colleagues, the same for the same seed, who do in a group what there is to do there. They vote in
open polls, tap a button of a card's first row and answer questions; one of them is rude."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from . import acts, membership, taps
from .errors import Unwelcome
from .tape import label, part_of_an_act

if TYPE_CHECKING:
    from .chats import Chat
    from .messages import Message
    from .people import Person
    from .town import Town

MOST = 200
LATEST = 15  # messages of the group that anybody still minds
PATIENCE = 5.0  # real seconds for an answer to a tap
NAMES = (  # noqa: SIM905 (a list of names, not of quotation marks)
    "Amina Aziz Bruno Chiara Dana Emre Farah Goran Hana Ilmari Jonas Katya Lena Malik Nadia Omar Priya Quentin Rosa "
    "Samir Tiina Umida Vera Wanda Ximena Yusuf Zarina Anton Bea Carlos Dilnoza Elif Felix Gulnora Hugo Ines Jasur Karin"
).split()
LANGUAGES = ("en", "en", "en", "es", "es", "fi", "uz", "ru", "ar")
ANSWERS = (
    "We retold the story in pairs, and the quiet ones spoke.",
    "Exit tickets: one sentence each at the end.",
    "I tried wait time of five seconds. Hard for me, good for them!",
    "Not much this week, half the class was ill.",
    "Mini whiteboards. Everybody answers, nobody hides.",
    "Same as last week, still works :)",
    "👍",
    "Could somebody share the worksheet?",
)
RUDE = (
    "THIS GROUP IS A WASTE OF TIME!!!",
    "Who even reads this bot nonsense",
    "BUY CHEAP PHONES http://phones.example",
)


@dataclass(slots=True)
class Crowd:
    """Who came with one seed, and what they have dealt with already."""

    dice: random.Random
    people: list[Person] = field(default_factory=list)
    minded: set[tuple[int, str]] = field(default_factory=set)  # person, message key


@dataclass(slots=True)
class Done:
    """What a crowd did in one go."""

    people: list[int] = field(default_factory=list)
    votes: int = 0
    taps: int = 0
    answers: int = 0
    rude: str = ""


async def act(town: Town, group: Chat, seed: int = 7, size: int = 30) -> Done:
    """Lets `size` colleagues be there and each look once at what is new in the group."""
    town.tape.note(f"a crowd of {size} with seed {seed} comes to {label(town, group)}")
    with part_of_an_act():
        crowd = town.crowds.setdefault(seed, Crowd(random.Random(seed)))  # noqa: S311 (a crowd to be repeated)
        while len(crowd.people) < min(size, MOST):
            crowd.people.append(_newcomer(town, crowd))
        done = Done([person.id for person in crowd.people], rude=crowd.people[0].name)
        for person in crowd.people:
            membership.join(town, group, person)
        for person in crowd.dice.sample(crowd.people, len(crowd.people)):
            await person.ready()
            if person is crowd.people[0]:
                await _rave(town, crowd, person, group, done)
            else:
                await _look(town, crowd, person, group, done)
        await town.quiet()
    return done


def _newcomer(town: Town, crowd: Crowd) -> Person:
    number = len(crowd.people)
    name = NAMES[number % len(NAMES)] + (f" {chr(65 + number // len(NAMES))}." if number >= len(NAMES) else "")
    return town.add_person(name, crowd.dice.choice(LANGUAGES), role="crowd")


def _news(crowd: Crowd, person: Person, group: Chat) -> list[Message]:
    """The bot's latest messages that this person has not dealt with."""
    latest = [m for m in person.screen(group) if m.sender.is_bot and not m.service][-LATEST:]
    return [m for m in latest if (person.id, m.key) not in crowd.minded]


async def _look(town: Town, crowd: Crowd, person: Person, group: Chat, done: Done) -> None:
    for message in _news(crowd, person, group):
        crowd.minded.add((person.id, message.key))
        places = data_buttons(message)
        if message.poll:
            if not message.poll.is_closed(town.clock.timestamp()):
                acts.vote(town, person, message, [crowd.dice.randrange(len(message.poll.options))])
                done.votes += 1
        elif first := [place for place in places if place[0] == places[0][0]]:
            await _tap(town, person, message, crowd.dice.choice(first))
            done.taps += 1
        elif "?" in message.text:
            acts.say(town, person, group, crowd.dice.choice(ANSWERS), reply_to=message)
            done.answers += 1


async def _rave(town: Town, crowd: Crowd, person: Person, group: Chat, done: Done) -> None:
    """Shouts, changes a vote back and forth, and taps whatever there is, meant for this person or not."""
    acts.say(town, person, group, crowd.dice.choice(RUDE))
    for message in _news(crowd, person, group):
        crowd.minded.add((person.id, message.key))
        if message.poll and not message.poll.is_closed(town.clock.timestamp()) and message.poll.revoting:
            for chosen in ([0], [], [len(message.poll.options) - 1], []):
                acts.vote(town, person, message, chosen)
                done.votes += 1
        for place in data_buttons(message)[:6]:
            await _tap(town, person, message, place)
            done.taps += 1
        if "?" in message.text and not message.poll:
            acts.say(town, person, group, crowd.dice.choice(RUDE), reply_to=message)
            done.answers += 1


def data_buttons(message: Message) -> list[tuple[int, int]]:
    """Row and column of every button that asks the bot for something."""
    rows: list[list[dict[str, Any]]] = message.buttons
    return [(r, c) for r, row in enumerate(rows) for c, button in enumerate(row) if "callback_data" in button]


async def _tap(town: Town, person: Person, message: Message, place: tuple[int, int]) -> None:
    try:
        made = taps.tap(town, person, message, *place)
    except Unwelcome:
        return  # the card has changed under the finger
    await taps.answered(town, made, PATIENCE)
