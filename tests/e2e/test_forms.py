"""Telling one's story on a phone: by voice, in pieces, with a colleague, on two phones."""

import asyncio
import re

import pytest

from locales import texts
from rehearsal.people import Person
from tests.e2e.conftest import Stage
from tests.e2e.test_cases import TITLE, writes

ARABIC = "قرأنا الصفحة بصوت عال ثم أعاد كل تلميذ سردها لزميله."


async def begins(person: Person, name: str = "Promising practice", route: str = "Quick route") -> None:
    await person.says("/casestudy")
    await person.taps(name)
    await person.taps(route)


async def to_the_problem(person: Person) -> None:
    await begins(person)
    await person.says(TITLE)
    await person.taps("literacy")
    await person.taps("Continue")
    await person.taps("primary")
    await person.sees("Step 4 of 10")


async def test_a_first_time_teacher_finishes_the_quick_route_in_twelve_messages(stage: Stage) -> None:
    kamola = stage.kamola
    before = len(stage.town.journal)
    await writes(kamola)
    await kamola.taps("Send for review")
    await kamola.sees("Thank you")
    hers = [one for one in stage.town.journal.entries[before:] if one.by is kamola and one.kind == "message"]
    assert 1 <= len(hers) <= 12


@pytest.mark.parametrize(
    ("who", "language", "name", "route"),
    [
        ("kamola", "en", "Promising practice", "Full route"),
        ("diego", "es", "Práctica prometedora", "Ruta completa"),
    ],
)
async def test_a_full_case_study_costs_the_phone_under_forty_kilobytes(
    stage: Stage, who: str, language: str, name: str, route: str
) -> None:
    """In letters from right to left, which take twice the room."""
    person, told = getattr(stage, who), texts(language).plain
    before = len(stage.town.journal)
    await begins(person, name, route)
    for _ in range(60):
        await stage.town.settled()
        card = person.screen()[-1]
        labels = [button["text"] for row in card.buttons for button in row]
        if told("cases-button-send") in labels:
            break
        await answers(person, card.text, labels, language)
    assert told("cases-button-send") in labels
    shown = [one for one in stage.town.journal.entries[before:] if one.by.is_bot and one.message is not None]
    text = sum(len(one.text.encode()) for one in shown)
    buttons = sum(len(b["text"].encode()) for one in shown for row in one.message.buttons for b in row)
    assert 5_000 < text + buttons < 40_000, (text, buttons)


async def answers(person: Person, text: str, labels: list[str], language: str) -> None:
    """Whatever is asked: a tap where there is something to tap, else words."""
    back, skip, later, why, every, go_on, done = (
        texts(language).plain(f"forms-button-{one}") for one in ("back", "skip", "later", "help", "all", "next", "done")
    )
    choices = [one for one in labels if one not in (back, skip, later, why, every, go_on, done)]
    if done in labels:
        await person.taps(done)
    elif any("✓" in label for label in choices):
        await person.taps(go_on)
    elif choices:
        await person.taps(choices[0])
    elif skip in labels:
        await person.taps(skip)
    elif re.search("A number|Un número", text):
        await person.says("30")
    else:
        least = re.search(r"(\d+) (?:to|a) [\d,.]+ (?:characters|caracteres)", text)
        await person.says("קראנו דף בזוגות והתחלפנו. " * (1 + int(least[1]) // 25 if least else 1))


async def test_an_answer_by_voice_and_in_several_messages_is_one_answer(stage: Stage) -> None:
    kamola = stage.kamola
    await to_the_problem(kamola)
    await kamola.says("Half the class read.")
    await kamola.sees("Saved: 20 of 500")
    await kamola.taps("Done")
    await kamola.sees("A little more")
    await kamola.says(ARABIC)
    await kamola.sends_voice()
    await kamola.sees("and 1 voice message")
    await kamola.says("Done")
    await kamola.sees("Step 5 of 10")
    await kamola.taps("All questions")
    await kamola.taps("Preview")
    await kamola.sees("Half the class read.", ARABIC, "1 voice message")


async def test_an_edit_of_the_message_edits_the_answer(stage: Stage) -> None:
    kamola = stage.kamola
    await begins(kamola)
    title = await kamola.says("Retell pears for Grade 3")
    await kamola.sees("Step 2 of 10")
    await kamola.edits(title, TITLE)
    await kamola.sees("Your edit is taken over", "Step 2 of 10")
    await kamola.edits(title, "x")
    await kamola.sees("A little more")
    await kamola.taps("Back")
    await kamola.sees("Your answer so far", TITLE)


async def test_a_draft_is_handed_to_a_colleague_once(stage: Stage) -> None:
    kamola, diego, zoe = stage.kamola, stage.diego, stage.zoe
    await to_the_problem(kamola)
    await kamola.taps("All questions")
    await kamola.taps("Hand over")
    card = await kamola.sees("opens this link first", TITLE)
    found = re.search(r"https://t\.me/\S+take-[0-9a-f]+", card.text)
    assert found
    await diego.opens(found[0])
    await diego.sees("Kamola", TITLE)
    await diego.taps("sigo yo")
    await diego.sees("Paso 4 de 10")
    await kamola.sees("Diego goes on with", TITLE)
    await diego.taps("Todas las preguntas")
    await diego.taps("Pasarlo")
    back = re.search(r"https://t\.me/\S+take-[0-9a-f]+", (await diego.sees("abra primero este enlace")).text)
    assert back
    await kamola.opens(back[0])
    await kamola.taps("I go on")
    await kamola.sees("Step 4 of 10")
    await diego.sees("Kamola sigue ahora con", TITLE)
    await zoe.opens(found[0])
    await zoe.sees("used already")


async def test_of_a_text_that_apps_cut_in_two_the_end_is_no_answer_by_itself(stage: Stage) -> None:
    kamola = stage.kamola
    await to_the_problem(kamola)
    await kamola.says("Half the class could read the words. " * 150)
    await kamola.sees("too long")
    await kamola.saw_nothing()
    await kamola.says("Half the class could read the words but not retell the page.")
    await kamola.sees("Saved: 60 of")


HEBREW = "חצי מהכיתה קראה את המילים, ולא ידעה לומר על מה הדף."


@pytest.mark.parametrize(
    ("who", "language", "name", "route", "topic", "age", "words"),
    [
        ("kamola", "en", "Promising practice", "Quick route", "literacy", "primary", HEBREW),
        ("diego", "es", "Práctica prometedora", "Ruta rápida", "lectura", "primaria", ARABIC),
    ],
    ids=["english", "spanish"],
)
async def test_cards_of_before_on_a_second_phone_change_nothing_while_the_first_is_typed_on(
    stage: Stage, who: str, language: str, name: str, route: str, topic: str, age: str, words: str
) -> None:
    person, told = getattr(stage, who), texts(language).plain
    step = {"en": "Step {} of 10", "es": "Paso {} de 10"}[language]
    await begins(person, name, route)
    await person.says(TITLE)
    await person.taps(topic)
    old = await person.shows(step.format(2))
    buttons = [button for row in old.buttons for button in row]
    untick = next(button["callback_data"] for button in buttons if button["text"].startswith("✓"))
    complete = next(button["callback_data"] for button in buttons if ":complete:" in button["callback_data"])
    await person.taps(told("forms-button-next"))
    await person.taps(age)
    await person.shows(step.format(4))
    half = words.index(" ", 20)
    pieces = words[:half], words[half + 1 :]
    for said, data in zip(pieces, (untick, complete), strict=True):  # both phones in the same moment
        await asyncio.gather(person.says(said, at_once=True), person.sends_callback(old, data))
    await person.says(told("forms-button-done").removesuffix(" ▶"))
    await person.sees(step.format(5))
    await person.sends_callback(old, untick)
    await person.taps(told("forms-button-all"))
    await person.taps(told("forms-button-preview"))
    await person.sees(TITLE, topic, age, *pieces)


@pytest.mark.parametrize(
    ("who", "name", "route", "added", "back"),
    [
        ("kamola", "Promising practice", "Quick route", "Added to your answer: ", "Back"),
        ("diego", "Práctica prometedora", "Ruta rápida", "Lo sumé a tu respuesta: ", "Atrás"),
    ],
    ids=["english", "spanish"],
)
async def test_what_is_sent_before_the_next_question_could_be_read_goes_on_with_the_same_answer(
    stage: Stage, who: str, name: str, route: str, added: str, back: str
) -> None:
    person, pieces = getattr(stage, who), HEBREW.split(", ")
    await begins(person, name, route)
    await person.sees("10")
    for piece in pieces:
        await person.says(piece, at_once=True)
    question = await person.shows(added)
    assert [one for one in person.screen() if one.sender is not person][-1].id == question.id
    await person.taps(back)
    await person.sees("\n".join(pieces))


async def test_a_prompt_in_several_messages_is_one_prompt(stage: Stage) -> None:
    await stage.aino.says("/prompt")
    await stage.aino.says("every friday 15:00")
    await stage.aino.says("What worked this week?", at_once=True)
    await stage.aino.says("And what would you try again?", at_once=True)
    await stage.aino.shows("What worked this week?\nAnd what would you try again?")
