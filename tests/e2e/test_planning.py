"""A facilitator changes what comes round, and those concerned hear of it: by buttons and a few words."""

from rehearsal.messages import Message
from tests.community.test_holidays import FILE
from tests.e2e.conftest import Stage

LINE = "/webinar every tuesday 16:00 | Formative feedback | https://meet.example/abc"


async def planned(stage: Stage, line: str = LINE) -> None:
    await stage.aino.says(line)
    await stage.aino.taps("Schedule")
    await stage.aino.sees("Planned")


async def opens_dates(stage: Stage) -> Message:
    await stage.aino.says("/webinars")
    await stage.aino.taps("Formative feedback")
    await stage.aino.taps("Dates, breaks, end")
    return await stage.aino.sees("every Tuesday at 16:00", "24 November", "1 December")


async def test_a_rule_in_words_is_read_back_with_its_next_dates(stage: Stage) -> None:
    await stage.aino.says("/webinar last working day 4 pm | Sharing | https://meet.example/abc")
    await stage.aino.sees("every last working day", "30 November", "31 December", "29 January")
    await stage.diego.says("/webinar quincenal desde el 3 de marzo a las 16:00 | Hola | https://meet.example/abc")
    await stage.aino.says("/prompt every two weeks from 3 March 16:00, 5 times | What worked?")
    await stage.aino.sees("5 times", "3 March 2027", "17 March", "31 March")


async def test_one_date_is_moved_and_who_comes_hears_what_changed(stage: Stage) -> None:
    aino, kamola, diego = stage.aino, stage.kamola, stage.diego
    await planned(stage)
    await kamola.taps("Going", chat=stage.group)
    await opens_dates(stage)
    await aino.taps("Tue 24 Nov, 16:00")
    await aino.taps("Move this date only")
    await aino.says("25 november 17:00")
    await aino.sees("this date only", "24 November", "25 November 2026 at 17:00")
    await aino.taps("Move it")
    await aino.sees("Moved", "moved from")
    await kamola.sees("has moved", "24 November 2026, 16:00", "25 November 2026, 17:00")
    await kamola.sees("Moved. It was planned for", chat=stage.group)
    assert "cambia de fecha" not in "".join(message.text for message in diego.screen())


async def test_a_date_is_skipped_and_takes_place_after_all(stage: Stage) -> None:
    aino, kamola = stage.aino, stage.kamola
    await planned(stage)
    await kamola.taps("Going", chat=stage.group)
    await opens_dates(stage)
    await aino.taps("Tue 24 Nov, 16:00")
    await aino.taps("Skip this date")
    await aino.taps("Skip it")
    await kamola.sees("24 November", "will not take place")
    await aino.taps("It takes place after all")
    await kamola.sees("takes place after all", "24 November")


async def test_all_following_dates_move_and_a_pause_and_an_end_are_set(stage: Stage) -> None:
    aino = stage.aino
    await planned(stage)
    await opens_dates(stage)
    await aino.taps("Tue 1 Dec, 16:00")
    await aino.taps("Move this and all following")
    await aino.says("every wednesday 17:00")
    await aino.sees("all after it", "2 December 2026, 17:00", "9 December")
    await aino.taps("Move it")
    await aino.sees("Changed", "24 November 2026, 16:00", "2 December 2026, 17:00")
    await aino.taps("Set an end")
    await aino.says("after 3 times")
    await aino.sees("could not read")
    await aino.says("3 times")
    await aino.sees("until Wednesday 9 December")
    await aino.taps("No end")
    await aino.taps("Pause until")
    await aino.says("7 December")
    await aino.sees("it goes on Monday 7 December", "9 December")
    await aino.taps("Let it go on")
    await aino.taps("Pause")
    await aino.sees("Paused until you let it go on")


async def test_holidays_are_typed_or_sent_as_a_file(stage: Stage) -> None:
    aino = stage.aino
    await planned(stage)
    await aino.says("/settings")
    await aino.taps("Holidays and terms")
    await aino.taps("Add holidays")
    await aino.says("1 December to 4 December: study leave")
    await aino.sees("Kept", "study leave")
    await aino.says("/webinars")
    await aino.taps("Formative feedback")
    card = await aino.sees("24 November", "8 December")
    assert "1 December" not in card.text
    await aino.sends_document("holidays.ics", FILE.encode())
    await aino.sees("4 holidays", "Christmas", "Independence Day")
    await aino.taps("Keep them")
    await aino.sees("Kept", "Christmas")
    await aino.sends_document("broken.ics", b"hello")
    await aino.sees("could not read this file")


async def test_holidays_in_one_line(stage: Stage) -> None:
    aino, group = stage.aino, stage.group
    await aino.says("/holidays 24 December to 6 January: Christmas", chat=group)
    await aino.sees("Kept", "24 December 2026 to Wednesday 6 January 2027: Christmas", chat=group)
    await aino.says("/holidays some day in spring")
    await aino.sees("could not read")
    await aino.says("1 to 4 May: spring days")
    await aino.sees("Kept", "Christmas", "Saturday 1 May 2027 to Tuesday 4 May 2027: spring days")
    await stage.kamola.says("/holidays", chat=group)
    await stage.kamola.sees("for the facilitators")


async def test_a_teacher_changes_nothing(stage: Stage) -> None:
    await planned(stage)
    card = await stage.kamola.sees("Formative feedback", chat=stage.group)
    at = 1795528800
    forged = ("plans:dates:webinar1", f"plans:skipped:webinar1.{at}", "plans:pause:webinar1", "holidays:show:1")
    for data in (*forged, f"plans:move:webinar1.{at}", "plans:until:webinar1", "holidays:add:1"):
        tap = await stage.kamola.sends_callback(card, data)
        assert "facilitators" in (tap.text or ""), data
    for data in ("plans:dates:poll1", "plans:date:webinar1", "plans:skip:webinar1.x", "holidays:remove:9", "plans:x:1"):
        tap = await stage.kamola.sends_callback(card, data)
        assert tap.text, data


async def test_who_cannot_come_gets_the_recording(stage: Stage) -> None:
    aino, kamola, diego, clock = stage.aino, stage.kamola, stage.diego, stage.town.clock
    await planned(stage)
    await kamola.taps("Can't come: send me the recording", chat=stage.group)
    await kamola.sees("Can't: 1", chat=stage.group)
    await clock.moves(days=1, hours=7, minutes=2)
    await aino.sees("1 person would like the recording")
    await aino.taps("Give the link")
    await aino.says("video.example/abc")
    await aino.sees("Kept as the recording")
    card = await kamola.sees("The recording of Formative feedback")
    assert card.buttons[0][0]["url"] == "https://video.example/abc"
    await kamola.says("/recording video.example/other", chat=stage.group)
    await kamola.sees("facilitators")
    await aino.says("/recording video.example/better", chat=stage.group)
    await aino.sees("Kept as the recording")
    await aino.says("/recording")
    await aino.says("video.example/best")
    await aino.sees("Kept as the recording")
    await stage.town.settled()
    assert sum("La grabación" in message.text for message in diego.screen()) == 0


async def test_everybody_chooses_how_to_be_reminded(stage: Stage) -> None:
    kamola, diego, clock = stage.kamola, stage.diego, stage.town.clock
    await kamola.says("/reminders")
    await kamola.taps("One message in the morning")
    await kamola.sees("Noted")
    await diego.says("/reminders")
    await diego.taps("En el grupo, por tu nombre")
    await planned(stage)
    await kamola.taps("Going", chat=stage.group)
    await diego.taps("Going", chat=stage.group)
    await clock.moves(days=1, hours=6, minutes=1)
    digest = await kamola.sees("Good morning", "Formative feedback")
    await kamola.sees("starts now", "Diego", chat=stage.group)
    assert not any("In an hour" in message.text for message in kamola.screen())
    tap = await kamola.sends_callback(digest, "reminders:choose:never")
    assert tap.text


async def test_when_a_facilitator_leaves_another_takes_over(stage: Stage) -> None:
    await planned(stage)
    await stage.aino.leaves(stage.group)
    await stage.town.settled()
    await stage.ada.sees("Aino does not facilitate", "Formative feedback")
    await stage.ada.taps("I look after it now")
    await stage.ada.sees("You look after this now")


async def test_a_group_gets_no_more_than_it_wants_but_what_is_urgent(stage: Stage) -> None:
    aino, kamola, clock = stage.aino, stage.kamola, stage.town.clock
    for words in ("One?", "Two?"):
        await planned(stage, f"/prompt every friday 15:00 | What {words}")
    await aino.says("/settings")
    await aino.taps("Messages a day")
    await aino.taps("1 a day")
    await aino.sees("Messages: 1 a day")
    await clock.moves(days=4, hours=5, minutes=1)
    await kamola.sees("What One?", chat=stage.group)
    await aino.sees("has had its messages for today (1)", "prompt")
    await aino.taps("It is urgent: send it now")
    await kamola.sees("What Two?", "Sent as urgent by Aino", chat=stage.group)
