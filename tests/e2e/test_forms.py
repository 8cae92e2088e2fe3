"""Telling one's story on a phone: by voice, in pieces, in any order, with a colleague, after ten quiet days."""

import re

import pytest

from rehearsal.people import Person
from tests.e2e.conftest import Stage
from tests.e2e.test_cases import TITLE, writes

ARABIC = "قرأنا الصفحة بصوت عال ثم أعاد كل تلميذ سردها لزميله."
WALK = """
id: walk
minutes: 3
name: {en: A walk, es: Un paseo}
use: {en: To tell of a walk., es: Para contar un paseo.}
steps:
- {key: title, type: text, quick: true, max: 90}
- key: story
  type: long
  quick: true
  min: 10
  max: 200
  prompt: {en: "What happened on the way?", es: "¿Qué pasó por el camino?"}
- {key: consent_share, type: choice, quick: true}
"""
LONGER = WALK.replace(
    "- {key: consent_share",
    '- key: when\n  type: date\n  quick: true\n  prompt: {en: "When was it?"}\n- {key: consent_share',
)


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


async def test_a_full_case_study_costs_the_phone_under_forty_kilobytes(stage: Stage) -> None:
    kamola = stage.kamola
    before = len(stage.town.journal)
    await begins(kamola, route="Full route")
    for _ in range(60):
        await stage.town.settled()
        card = kamola.screen()[-1]
        if "Your case study" in card.text:
            break
        labels = [button["text"] for row in card.buttons for button in row]
        await answers(kamola, card.text, labels)
    await kamola.shows("Your case study")
    shown = [one for one in stage.town.journal.entries[before:] if one.by.is_bot and one.message is not None]
    told = sum(len(one.text.encode()) for one in shown)
    labels = sum(len(b["text"].encode()) for one in shown for row in one.message.buttons for b in row)
    assert 5_000 < told + labels < 40_000, (told, labels)


async def answers(person: Person, text: str, labels: list[str]) -> None:
    """Whatever is asked: a tap where there is something to tap, else words."""
    ways = ("Back", "Skip", "Answer later", "Why", "All questions", "Continue", "Done")
    choices = [label for label in labels if not any(way in label for way in ways)]
    if "Done ▶" in labels:
        await person.taps("Done")
    elif any("✓" in label for label in choices):
        await person.taps("Continue")
    elif choices:
        await person.taps(choices[0])
    elif "Skip" in labels:
        await person.taps("Skip")
    elif "A number" in text:
        await person.says("30")
    else:
        least = re.search(r"(\d+) to [\d,]+ characters", text)
        await person.says("We read a page in pairs. " * (1 + int(least[1]) // 25 if least else 1))


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


async def test_a_picture_with_words_is_kept_where_files_are_asked_for(stage: Stage) -> None:
    kamola = stage.kamola
    await begins(kamola, route="Full route")
    await kamola.sends_photo(caption=TITLE)
    await kamola.sees("I kept your file", "Step 2 of 23")
    await kamola.taps("All questions")
    await kamola.taps("Preview")
    await kamola.sees(TITLE, "1 file")


async def test_in_spanish_and_from_right_to_left(stage: Stage) -> None:
    diego = stage.diego
    await diego.says("/casestudy")
    await diego.taps("Práctica prometedora")
    await diego.taps("Ruta rápida")
    await diego.sees("Paso 1 de 10", "quedan unos")
    await diego.says("قراءة في أزواج")
    await diego.says("lectura, تعاون")
    await diego.taps("Continuar")
    await diego.taps("primaria")
    await diego.says(ARABIC)
    await diego.sees("Guardado")
    await diego.says("listo")
    await diego.sees("Paso 5 de 10")
    await diego.says("/drafts")
    await diego.sees("una cosa sin terminar")
    await diego.taps("قراءة في أزواج")
    await diego.sees("Paso 5 de 10")


async def test_several_drafts_one_let_go_and_brought_back(stage: Stage) -> None:
    kamola = stage.kamola
    await begins(kamola)
    await kamola.says(TITLE)
    await kamola.sees("Step 2 of 10")
    await begins(kamola, "Lesson study report")
    await kamola.says("Fractions on a string")
    await kamola.says("/drafts")
    await kamola.sees("2 things unfinished")
    await kamola.taps(TITLE[:20])
    await kamola.sees("Step 2 of 10")
    await kamola.says("/drafts")
    await kamola.sees("2 things unfinished")
    await kamola.taps("🗑")
    await kamola.sees("Let go")
    await kamola.taps("Bring it back")
    await kamola.sees("Step 2 of 9")


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
    await zoe.opens(found[0])
    await zoe.sees("used already")


async def test_a_sleeping_draft_is_remembered_twice_by_day_and_then_never(stage: Stage) -> None:
    kamola = stage.kamola
    await begins(kamola)
    await kamola.says(TITLE)
    await kamola.sees("Step 2 of 10")
    await stage.town.clock.moves(days=3, hours=2)
    await kamola.sees("is waiting for you", TITLE, "1 of 10")
    assert 9 <= stage.town.clock.now().hour + 2 < 20
    await stage.town.clock.moves(days=5)
    await kamola.saw_nothing()
    await stage.town.clock.moves(days=3)
    await kamola.sees("I will not remind you again")
    await stage.town.clock.moves(days=40)
    await kamola.saw_nothing()


async def test_a_worked_example_comes_from_an_approved_case_study(stage: Stage) -> None:
    kamola, ada, zoe = stage.kamola, stage.ada, stage.zoe
    await writes(kamola)
    await kamola.taps("Send for review")
    await ada.sees("A case study came in")
    await ada.taps("Read it")
    await ada.taps("Approve")
    await ada.taps("Yes, approve it")
    await kamola.sees("is in the library")
    await zoe.starts()
    await to_the_problem(zoe)
    await zoe.taps("Why do we ask?")
    await zoe.sees("How a colleague answered", TITLE, "could not say what the page was about")


@pytest.mark.parametrize("words", ["id: walk", WALK.replace("type: long", "type: novel")])
async def test_an_admin_hears_what_to_mend_in_a_file(stage: Stage, words: str) -> None:
    await stage.ada.sends_document("walk.yaml", words)
    await stage.ada.sees("mended", "Line")


async def test_a_template_comes_as_a_file_is_tried_published_and_replaced(stage: Stage) -> None:
    ada, kamola = stage.ada, stage.kamola
    await ada.sends_document("walk.yaml", WALK)
    await ada.sees("A walk", "Nobody has tried it yet", "complete")
    await ada.taps("Try it out")
    await ada.says("Around the lake")
    await ada.says("We saw three herons and a fox.")
    await ada.taps("Done")
    await ada.taps("everyone")
    await ada.sees("Trying out")
    await ada.taps("Finish the try-out")
    await ada.sees("Tried to its end")
    await ada.taps("Publish")
    await ada.sees("Everybody can begin it")
    await begins(kamola, "A walk")
    await kamola.says("Around the lake")
    await kamola.sees("Step 2 of 3")
    await ada.sends_document("walk.yaml", LONGER)
    await ada.sees("version 2", "Missing in Español", "steps.when.prompt")
    await ada.taps("Try it out")
    await ada.says("Around the lake")
    await ada.says("We saw three herons and a fox.")
    await ada.taps("Done")
    await ada.taps("Yesterday")
    await ada.taps("everyone")
    await ada.taps("Finish the try-out")
    await ada.taps("Publish")
    await ada.sees("Everybody can begin it")
    await kamola.says("We saw three herons and a fox.")
    await kamola.sees("Saved")
    await kamola.taps("What has changed?")
    await kamola.sees("New", "When was it")
    await kamola.taps("Move my answers over")
    await kamola.sees("Step 3 of 4", "When was it?")
    await stage.stop()
    await stage.start()
    await kamola.taps("Today")
    await kamola.taps("everyone")
    await kamola.sees("Around the lake", "three herons")
    await stage.diego.sends_document("walk.yaml", WALK)
    await stage.diego.sees("/help")


async def test_of_a_text_that_apps_cut_in_two_the_end_is_no_answer_by_itself(stage: Stage) -> None:
    kamola = stage.kamola
    await to_the_problem(kamola)
    await kamola.says("Half the class could read the words. " * 150)
    await kamola.sees("too long")
    await kamola.saw_nothing()
    await kamola.says("Half the class could read the words but not retell the page.")
    await kamola.sees("Saved: 60 of")
