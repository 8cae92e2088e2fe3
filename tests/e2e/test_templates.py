"""Templates of case studies as an admin brings them: by a file of YAML or an XLSForm, tried, published, replaced."""

import pytest

from locales import texts
from rehearsal.people import Person
from tests.e2e.conftest import Stage
from tests.e2e.test_forms import begins
from tests.sheets import xlsform

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
HEADS = ("type", "name", "label::English (en)", "label::Español (es)", "required", "relevant", "constraint")
OUTSIDE = ("select_one yn", "outside", "Were you outside?", "¿Estuvieron fuera?", "yes", "", "")
PUPILS = ("integer", "pupils", "How many pupils came?", "", "yes", "${outside} = 'yes'", ". >= 1 and . <= 99")
CODE = ("barcode", "code", "Scan the code", "Escanea el código", "", "", "")
SPANISH = "¿Cuántos alumnos vinieron?"
CHOICES = (
    ("list_name", "name", "label::English (en)", "label::Español (es)"),
    ("yn", "yes", "we were outside", "estuvimos fuera"),
    ("yn", "no", "we were inside", "estuvimos dentro"),
)
SETTINGS = (("form_title::English (en)", "form_title::Español (es)", "form_id"), ("A hike", "Una caminata", "hike"))


def hike(*rows: tuple[str, ...]) -> bytes:
    return xlsform((HEADS, ("text", "title", "What do you call it?", "¿Cómo se llama?"), *rows), CHOICES, SETTINGS)


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


async def admin_and_teacher(stage: Stage, language: str) -> tuple[Person, Person]:
    """Both with the bot in this language."""
    if language == "en":
        return stage.ada, stage.kamola
    await stage.ada.says("/people @diego")
    await stage.town.settled()
    stage.diego.catches_up()
    lucia = stage.town.add_person("Lucía", language)
    await lucia.starts()
    return stage.diego, lucia


@pytest.mark.parametrize(
    ("language", "name", "question", "outside", "mended", "missing"),
    [
        ("en", "A hike", "How many pupils came?", "we were outside", "one thing mended", "Missing in Español: 1 text"),
        ("es", "Una caminata", SPANISH, "estuvimos fuera", "corregir una cosa", "Falta en Español: 1 texto"),
    ],
)
async def test_an_xlsform_is_mended_tried_published_and_answered_from_right_to_left(
    stage: Stage, language: str, name: str, question: str, outside: str, mended: str, missing: str
) -> None:
    told = texts(language).plain
    admin, teacher = await admin_and_teacher(stage, language)
    await admin.sends_document("hike.xlsx", hike(OUTSIDE, CODE, PUPILS))
    await admin.sees(mended, "4", "code", "barcode", "select_one")
    await admin.sends_document("hike.xlsx", b"no spreadsheet")
    await admin.sees(told("templates-problem-not-xlsform"))
    await admin.sends_document("hike.xlsx", hike(OUTSIDE, PUPILS))
    await admin.sees(name, told("templates-state-new"), missing, "steps.pupils.prompt")
    await admin.sends_document("hike.xlsx", hike(OUTSIDE, (*PUPILS[:3], SPANISH, *PUPILS[4:])))
    await admin.sees(name, "2", told("templates-complete"))

    async def tells(person: Person, title: str, pupils: str) -> None:
        await person.says(title)
        await person.taps(outside)
        await person.sees(question, "1", "99")
        await person.says(pupils)
        await person.taps(told("forms-button-consent"))
        await person.taps({"en": "everyone", "es": "todo el mundo"}[language])

    await admin.taps(told("templates-button-try"))
    await tells(admin, "סביב האגם", "12")
    await admin.sees("סביב האגם", "12")
    await admin.taps(told("templates-button-tried"))
    await admin.sees(told("templates-tried"))
    await admin.taps(told("templates-button-publish"))
    await admin.sees(told("templates-state-published"))

    await teacher.says("/casestudy")
    await teacher.taps(name)
    await teacher.taps(told("cases-button-quick", count=5))
    await tells(teacher, "حول البحيرة", "٣٤")
    await teacher.sees("حول البحيرة", outside, "34")
    await teacher.taps(told("cases-button-send"))
    await admin.sees("حول البحيرة")
