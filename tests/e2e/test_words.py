"""Words that answer nothing, and commands alone: everybody gets a kind answer, and nobody else sees it."""

from datetime import timedelta

import pytest

from tests.e2e.conftest import Stage


@pytest.mark.parametrize(
    ("who", "words", "answer"),
    [
        ("kamola", "thanks!", "You are welcome"),
        ("kamola", "Thank you so much 🙏", "You are welcome"),
        ("kamola", "hello?", "Hello, Kamola!"),
        ("kamola", "gracias", "You are welcome"),
        ("kamola", "Help!", "what you can do here"),
        ("diego", "¿cómo funciona?", "Esto es lo que puedes hacer"),
        ("kamola", "Monday then", "do not know what to do with this"),
        ("diego", "¡Gracias!", "¡De nada!"),
        ("diego", "buenos dias", "¡Hola, Diego!"),
        ("diego", "thanks", "¡De nada!"),
    ],
)
async def test_thanks_and_greetings_are_returned(stage: Stage, who: str, words: str, answer: str) -> None:
    person = getattr(stage, who)
    await person.says(words)
    await person.sees(answer, "/help")


async def test_what_a_button_of_the_last_card_says_may_be_typed(stage: Stage) -> None:
    kamola = stage.kamola
    await kamola.says("/language")
    await kamola.says("Español")
    await kamola.sees("Te escribiré en español")
    await kamola.says("english")
    await kamola.sees("no sé qué hacer")
    await kamola.says("/language english")
    await kamola.says("/reminders")
    await kamola.says("no reminders")
    await kamola.sees("Noted", "How shall I remind you")
    assert "✓ No reminders" in [row[0]["text"] for row in kamola.screen()[-1].buttons]
    await stage.ada.says("/people @kamola")
    await kamola.sees("named an admin")
    await stage.town.settled()
    await kamola.says("here, in private")  # what came meanwhile has no such button
    await kamola.sees("do not know what to do with this")
    await kamola.says("/research")  # asks, and so does a form that was begun before
    await kamola.says("/casestudy")
    await kamola.taps("we tried it here")
    await kamola.taps("Quick")
    await kamola.sees("Which practice")
    await kamola.says("/reminders")
    await kamola.says("no limit")
    await kamola.sees("Noted")
    await kamola.says("skip it, no limit")
    await kamola.sees("How is your setting different")
    await kamola.says("/cancel")
    await kamola.says("/forget")
    await kamola.sees("Shall I forget you")
    await stage.town.settled()
    stage.town.clock.jump(stage.town.clock.now() + timedelta(hours=2))
    await kamola.says("Yes, forget me")
    await kamola.sees("do not know what to do with this")


async def test_cancel_needs_no_sign(stage: Stage) -> None:
    await stage.aino.says("/webinar")
    await stage.aino.sees("When does it take place?")
    await stage.aino.says("Cancel")
    await stage.aino.sees("Let go")
    await stage.diego.says("cancelar")
    await stage.diego.sees("no hay nada que cancelar")


async def test_in_a_group_nothing_is_asked_that_would_have_to_be_typed_there(stage: Stage) -> None:
    aino, group = stage.aino, stage.group
    await aino.says("/timezone", chat=group)
    await aino.sees("in private", chat=group)
    tap = await aino.taps("Continue in private", chat=group)
    await aino.opens(tap.url)
    await aino.sees("Which city")
    await aino.says("/webinar 8 december 2027 16:00 | Feedback | https://meet.example/abc", chat=group)
    await aino.taps("Change", chat=group)
    tap = await aino.taps("What is the webinar about", chat=group)
    await aino.opens(tap.url)
    await aino.sees("What is the webinar about?")


async def test_after_research_alone_the_next_words_are_the_question(stage: Stage) -> None:
    kamola = stage.kamola
    await kamola.says("/research")
    await kamola.sees("in your own words, or tap a topic")
    await kamola.says("how do I get my pupils to talk more")
    await kamola.sees("1. Oral language interventions")
    await kamola.says("thanks")
    await kamola.sees("You are welcome")


async def test_a_topic_tapped_is_the_question_too(stage: Stage) -> None:
    kamola = stage.kamola
    await kamola.says("/research")
    await kamola.taps("motivation")
    await kamola.sees("1. ")
    await kamola.says("thanks")
    await kamola.sees("You are welcome")


@pytest.mark.parametrize("command", ["/people", "/review"])
async def test_a_command_for_the_private_chat_typed_in_a_group_is_answered_to_its_person(
    stage: Stage, command: str
) -> None:
    for person in (stage.kamola, stage.aino):
        await stage.town.settled()
        await person.says(command, chat=stage.group)
        await person.sees("private chat")
    await stage.town.settled()
    assert not any("private chat" in one.text for one in stage.diego.screen(stage.group))


async def test_of_a_line_with_one_part_wrong_only_that_part_is_asked_again(stage: Stage) -> None:
    aino = stage.aino
    await aino.says("/webinar 8 december 2027 16:00 | Formative feedback | meet")
    await aino.sees("does not look like a web address")
    await aino.says("https://meet.example/abc")
    await aino.sees("Formative feedback", "16:00", "meet.example/abc")
    await aino.says("/poll Which topic next? | Feedback | feedback | Homework", chat=stage.group)
    await aino.sees("is there twice", "I kept the rest")
