"""A case study with a child's name in it: what the author and who reviews it see, in both languages."""

import pytest

from tests.e2e.conftest import Stage
from tests.e2e.test_cases import writes

NAMED = "Retell pairs, as Maria Lopez from 7B told us"


async def test_a_name_is_changed_explained_or_taken_out_before_it_is_sent(stage: Stage) -> None:
    kamola, ada = stage.kamola, stage.ada
    await writes(kamola, NAMED)
    await kamola.taps("Send for review")
    await kamola.sees("This looks like a person's name", "Maria Lopez", "You decide")
    await kamola.taps("Change it")
    await kamola.says("Retell pairs, as Juan Pérez told us")
    await kamola.taps("Send for review")
    await kamola.sees("Juan Pérez")
    await kamola.taps("It is fine because")
    await kamola.sees("Who reviews it sees your reason")
    await kamola.taps("made up")
    await kamola.sees("All looked through", "Nothing was sent yet")
    await kamola.taps("Send for review")
    await kamola.sees("Thank you")
    await ada.sees("A case study came in")
    await ada.taps("Read it")
    await ada.sees("Left in on purpose", "Juan Pérez", "made up")
    await ada.taps("Personal data (1)")
    await ada.sees("Said to be fine")
    await ada.taps("Take it out")
    await ada.sees("All looked through")
    await ada.taps("Approve")
    await ada.taps("Yes, approve it")
    await kamola.sees("is in the library")
    await stage.diego.says("/cases")
    shown = await stage.diego.sees("Retell pairs, as … told us")
    assert "Juan" not in shown.text


async def test_a_reason_in_ones_own_words_leads_back_to_sending(stage: Stage) -> None:
    kamola = stage.kamola
    await writes(kamola, NAMED)
    await kamola.taps("Send for review")
    await kamola.taps("It is fine because")
    await kamola.taps("In my own words")
    await kamola.sees("Why is it fine?")
    await kamola.says("She is my grandmother and wrote it with me.")
    await kamola.taps("Done")
    await kamola.sees("All looked through")
    await kamola.taps("Send for review")
    await kamola.sees("Thank you")
    await stage.ada.says("/review")
    await stage.ada.taps("Retell pairs")
    await stage.ada.sees("my grandmother")


async def test_who_reviews_asks_for_a_change_of_the_very_answer(stage: Stage) -> None:
    kamola, ada = stage.kamola, stage.ada
    await writes(kamola, NAMED)
    await kamola.taps("Send for review")
    await kamola.taps("It is fine because")
    await kamola.taps("everybody knows")
    await kamola.taps("Send for review")
    await ada.sees("A case study came in")
    await ada.taps("Read it")
    await ada.taps("Personal data")
    await ada.taps("Change it")
    await ada.sees("What should change, and why?")
    await ada.says("Please leave out the name of the pupil.")
    await ada.taps("Send to the author")
    await kamola.sees("leave out the name of the pupil")


async def test_in_spanish_too(stage: Stage) -> None:
    diego = stage.diego
    await diego.says("/casestudy")
    await diego.taps("Práctica prometedora")
    await diego.taps("Ruta rápida")
    await diego.says("Parejas que cuentan, con mi alumna Lucía G. de 4º B")
    await diego.taps("lectura")
    await diego.taps("Continuar")
    await diego.taps("primaria")
    await diego.says("La mitad del grupo leía las palabras sin poder decir de qué trataba la página.")
    await diego.taps("Listo")
    await diego.says("1 Leo en voz alta dos minutos. 2 La persona A cuenta la página. 3 Cambian y escriben.")
    await diego.taps("Listo")
    await diego.taps("notas de observación")
    await diego.taps("Continuar")
    await diego.says("En marzo 9 de 34 podían contar una página; en mayo, 22 de 34.")
    await diego.taps("Listo")
    await diego.says("Un solo grupo, y ese mes también cambiamos el horario.")
    await diego.taps("Listo")
    await diego.taps("Sí, lo confirmo")
    await diego.taps("todo el mundo")
    await diego.taps("Enviar a revisión")
    await diego.sees("Esto parece el nombre de una persona", "Lucía G.")
    await diego.taps("Quitarlo")
    await diego.sees("Todo mirado")
    await diego.taps("Enviar a revisión")
    await diego.sees("¡Gracias!")


async def test_a_picture_sent_as_a_file_is_kindly_left_out_where_no_files_are_asked_for(stage: Stage) -> None:
    kamola = stage.kamola
    await kamola.says("/casestudy")
    await kamola.taps("Promising practice")
    await kamola.taps("Quick route")
    await kamola.sends_document("class.JPG", "not really a picture")
    await kamola.sees("There is no place for files here")
    await kamola.says("Retell pairs for young readers")
    await kamola.sees("Step 2 of 10")


async def test_forged_buttons_of_the_check_end_kindly(stage: Stage) -> None:
    kamola, diego = stage.kamola, stage.diego
    await writes(kamola, NAMED)
    await kamola.taps("Send for review")
    card = await kamola.sees("This looks like")
    theirs = diego.screen()[-1]
    for verb in ("look", "change", "fine", "because", "words", "remove"):
        for about in ("1.x", "1", "", "x.y.z", "99.aa", "1.0000000000.made-up"):
            tap = await diego.sends_callback(theirs, f"privacy:{verb}:{about}")
            assert "nuestra parte" not in (tap.text or ""), (verb, about)
            own = await kamola.sends_callback(card, f"privacy:{verb}:{about}")
            assert "our side" not in (own.text or ""), (verb, about)
    await diego.sends_callback(theirs, "privacy:forgetlist:1")


@pytest.mark.slow
async def test_a_schools_list_is_given_by_who_facilitates(any_stage: Stage) -> None:
    stage = any_stage
    await stage.aino.says("/names")
    await stage.aino.sees("Send the names")
    await stage.aino.says("Zorah Quell")
    await stage.aino.says("Pim Brandt")
    await stage.aino.taps("Done")
    await stage.aino.sees("2 names are on the list")
    await stage.kamola.says("/cases", chat=stage.group)
    await stage.town.settled()
    await writes(stage.kamola, "Retell pairs as zorah quell does it")
    await stage.kamola.taps("Send for review")
    await stage.kamola.sees("a name from your school's list", "zorah quell")
    await stage.aino.taps("Forget the list")
    await stage.aino.sees("The list is gone")
