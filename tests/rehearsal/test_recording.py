"""A rehearsal written down and played again, with a small bot that answers by itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from rehearsal import Town, crowd
from rehearsal.membership import turn_on_topics
from rehearsal.play import BadScript, play, read
from rehearsal.tape import name_of
from tests.rehearsal.conftest import Client

GO = {"inline_keyboard": [[{"text": "Go on", "callback_data": "go"}, {"text": "Stop", "callback_data": "stop"}]]}
HEADER = "start 2026-11-23 10:00 Europe/Helsinki\nperson Kamola en\n"


async def answer(town: Town, api: Client, update: dict) -> None:
    """Says what it was told, with buttons; answers taps; asks the group with a poll on /poll."""
    if message := update.get("message"):
        chat, text = message["chat"]["id"], message.get("text")
        if text == "/poll":
            await api.sendPoll(chat_id=chat, question="Which?", options=["a", "b"], is_anonymous=False)
        elif text:
            await api.sendMessage(chat_id=chat, text=f"You said {text}", reply_markup=GO)
    if query := update.get("callback_query"):
        await api.answerCallbackQuery(callback_query_id=query["id"], text="Saved")
        place = {"chat_id": query["message"]["chat"]["id"], "message_id": query["message"]["message_id"]}
        await api.editMessageText(**place, text=f"Tapped {query['data']}")


@asynccontextmanager
async def parrot(town: Town) -> AsyncIterator[None]:
    api = Client(town.app(page=False))
    town.flood.enabled = False

    async def listen() -> None:
        offset = 0
        while True:
            for update in (await api.getUpdates(offset=offset, timeout=5)).result:
                await answer(town, api, update)
                offset = update["update_id"] + 1

    listening = asyncio.create_task(listen())
    await town.journal.until(lambda: town.bot.queue.polling > 0, 5)
    try:
        yield
    finally:
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening


@pytest.fixture
def stage(town: Town) -> Town:
    town.pace = 1
    return town


async def everything(town: Town) -> None:
    """Something of each kind, in a group and in private."""
    kamola = town.add_person("Kamola", "uz", username="kamola", role="teacher")
    twin = town.add_person("Kamola")
    aino = town.add_person("Aino Maria", last_name="Virtanen")
    group = town.add_group("Maths teachers", members=[kamola, twin], owner=aino, kind="group")
    await kamola.starts()
    town.add_bot_to(group, by=aino)
    said = await kamola.says('two\nlines "quoted"')
    await kamola.sees("two")
    assert (await kamola.taps("Go on")).text == "Saved"
    await kamola.edits(said, "changed")
    await twin.says("/poll", chat=group)
    await kamola.votes("b", chat=group)
    await kamola.retracts_vote(chat=group)
    await kamola.sends_photo(caption="look")
    await kamola.sends_document("a.csv", "1;2")
    await town.quiet()
    turn_on_topics(town, town.upgrade(group))
    await town.clock.moves(hours=3)
    await kamola.says("/later@staffroom_bot", chat=group)
    await kamola.sees("You said /later", chat=group)
    await twin.leaves(group)
    town.promote(kamola, group)
    await aino.opens("https://t.me/staffroom_bot?start=x-1")
    await aino.sees("You said /start x-1")
    await aino.blocks_bot()
    await aino.unblocks_bot()
    await town.quiet()


async def test_what_was_recorded_plays_again_without_a_difference(stage: Town) -> None:
    async with parrot(stage):
        await everything(stage)
    script = stage.tape.script()
    assert '\nKamola says "two\\nlines \\"quoted\\""\n' in script
    assert '\n  bot to Kamola "You said two\\nlines \\"quoted\\"" [Go on] [Stop]\n' in script
    assert '"Kamola 2" in "Maths teachers" says "/poll"\n  bot to "Maths teachers" "Which?" [a] [b]' in script
    assert '\n"Maths teachers" becomes a supergroup\n' in script
    assert '\n"Maths teachers" gets topics\n' in script
    assert "the clock reaches 2026-11-23 13:" in script
    assert '"Aino Maria Virtanen" blocks the bot' in script
    report = await play(script, parrot)
    assert str(report) == ""
    assert report.done == report.acts > 20


async def test_what_the_bot_no_longer_says_is_shown_beside_what_it_says_now() -> None:
    source = HEADER + 'Kamola says "one"\n  bot to Kamola "You said two"\nKamola says "two"\n  bot to Kamola "…two"\n'
    report = await play(source, parrot)
    assert report.problems == [
        'line 3: Kamola says "one"\n  - bot to Kamola "You said two"\n  + bot to Kamola "You said one" [Go on] [Stop]'
    ]
    assert report.done == report.acts == 3


async def test_where_everything_is_listed_nothing_else_may_come() -> None:
    source = "everything is listed\n" + HEADER + 'Kamola says "one"\n'
    assert (await play(source, parrot)).problems == ['not listed\n  + bot to Kamola "You said one" [Go on] [Stop]']


async def test_nobody_may_have_heard_anything() -> None:
    quiet = HEADER + 'person Zoe en\nKamola says "one"\n  nothing reaches Zoe\n'
    assert (await play(quiet, parrot)).passed
    assert not (await play(quiet.replace("reaches Zoe", "reaches Kamola"), parrot)).passed


async def test_an_act_that_cannot_be_done_ends_the_play() -> None:
    report = await play(HEADER + 'Kamola blocks the bot\nKamola says "one"\nKamola says "two"\n', parrot)
    assert report.done == 2
    assert "line 4" in str(report)
    assert "You have stopped this bot" in str(report)


@pytest.mark.parametrize(
    ("lines", "number", "words"),
    [
        ("", 1, "nobody does anything"),
        ("Kamola sings", 3, "is nothing that can be done"),
        ('Zoe says "x"', 3, "nobody and nothing here is called “Zoe”"),
        ("person Kamola en", 3, "already"),
        ('Kamola says "x"\n  Kamola is glad', 4, "is nothing that can be expected"),
        ("  bot to Kamola", 3, "is nothing that can be expected"),
        ('Kamola says "\\x"', 3, "quotes"),
        ('# a remark\n\nKamola in Kamola says "x" twice', 5, "is nothing"),
        ("start 2026-11-23 10:00", 3, "begins with one line"),
    ],
)
def test_a_broken_script_is_one_sentence_with_its_line(lines: str, number: int, words: str) -> None:
    with pytest.raises(BadScript) as bad:
        read((HEADER if lines else "") + lines)
    assert bad.value.line == number
    assert words in bad.value.sentence
    assert str(bad.value).count("\n") == 0


@pytest.mark.parametrize("line", ["start 2026-02-30 10:00", "start 2026-11-23 10:00 Mars/Olympus", "start now"])
def test_a_start_that_does_not_exist_is_told(line: str) -> None:
    with pytest.raises(BadScript) as bad:
        read(line)
    assert bad.value.line == 1


async def test_a_crowd_is_the_same_for_the_same_seed() -> None:
    told = []
    for _ in range(2):
        town = Town(pace=0)
        town.add_bot()
        aino = town.add_person("Aino")
        group = town.add_group("Maths", owner=aino)
        async with parrot(town):
            town.add_bot_to(group, by=aino, admin=True)
            api = Client(town.app(page=False))
            await api.sendPoll(chat_id=group.id, question="Which?", options=["a", "b"])
            await api.sendMessage(chat_id=group.id, text="Coming?", reply_markup=GO)
            await api.sendMessage(chat_id=group.id, text="What worked?")
            done = await crowd.act(town, group, seed=3, size=12)
        poll = next(iter(town.polls.values()))
        told.append((done, [p.name for p in town.people.values()], [poll.count(0), poll.count(1)]))
    assert told[0] == told[1]
    assert (len(done.people), done.rude) == (12, "Amina")
    assert sum(told[0][2]) == 11
    assert town.tape.script().count("a crowd of 12 with seed 3 comes to Maths") == 1
    assert name_of(town, group) == "Maths"
