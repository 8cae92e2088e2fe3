"""Prompts as a group lives them: planned in one line, answered by replies, read, changed, taken back."""

from rehearsal.messages import Message
from tests.e2e.conftest import Stage

LINE = "/prompt every friday 15:00 | What worked this week?"


async def planned(stage: Stage, line: str = LINE) -> None:
    await stage.aino.says(line)
    await stage.aino.sees("Maths teachers", "15:00, Helsinki time")
    await stage.aino.taps("Schedule")
    await stage.aino.sees("Planned")


async def asked(stage: Stage) -> Message:
    """On Friday."""
    await planned(stage)
    await stage.town.clock.moves(days=4, hours=5, minutes=1)
    return await stage.kamola.sees("What worked this week?", "Reply to this message", chat=stage.group)


async def test_a_prompt_in_one_line_is_read_back_and_then_planned(stage: Stage) -> None:
    await stage.aino.says(LINE, chat=stage.group)
    await stage.aino.sees("Maths teachers", "What worked this week?", "every Friday at 15:00", "27 November")
    await stage.aino.taps("Schedule", chat=stage.group)
    await stage.aino.sees("Planned")
    await stage.kamola.saw_nothing()


async def test_replies_are_collected_and_only_the_first_is_told(stage: Stage) -> None:
    prompt = await asked(stage)
    await stage.kamola.says("Exit tickets", chat=stage.group, reply_to=prompt)
    await stage.kamola.sees("Thank you")
    await stage.kamola.says("And silence", chat=stage.group, reply_to=prompt)
    await stage.kamola.saw_nothing()
    await stage.aino.says("/prompts")
    await stage.aino.taps("What worked this week?")
    await stage.aino.taps("Answers (2)")
    await stage.aino.sees("Kamola", "Exit tickets", "And silence")


async def test_whom_the_bot_cannot_tell_anything_alone_it_tells_nothing_in_the_group(stage: Stage) -> None:
    prompt = await asked(stage)
    yusuf = stage.town.add_person("Yusuf", "en")
    stage.town.join(yusuf, stage.group)
    await yusuf.says("Exit tickets", chat=stage.group, reply_to=prompt)
    for person in (yusuf, stage.kamola):
        await person.saw_nothing()


async def test_an_edited_reply_is_followed_and_other_messages_are_not_collected(stage: Stage) -> None:
    prompt = await asked(stage)
    reply = await stage.diego.says("Exit tickets", chat=stage.group, reply_to=prompt)
    await stage.diego.edits(reply, "Exit tickets on paper")
    await stage.diego.says("Good morning", chat=stage.group)
    await stage.diego.says("So true", chat=stage.group, reply_to=reply)
    await stage.diego.says("/answers")
    await stage.diego.sees("Diste 1 respuesta", "Exit tickets on paper")


async def test_an_answer_is_taken_back_by_whoever_gave_it(stage: Stage) -> None:
    prompt = await asked(stage)
    await stage.kamola.says("Exit tickets", chat=stage.group, reply_to=prompt)
    thanks = await stage.kamola.sees("Thank you")
    data = thanks.buttons[0][0]["callback_data"]
    tap = await stage.diego.sends_callback(prompt, data)
    assert tap.text
    await stage.kamola.taps("Take it back", chat=thanks.chat)
    await stage.kamola.sees("Taken back")
    await stage.kamola.says("/answers")
    await stage.kamola.sees("not answered a prompt yet")


async def test_the_list_pauses_changes_sends_and_ends(stage: Stage) -> None:
    aino, kamola, group = stage.aino, stage.kamola, stage.group
    await planned(stage)
    await aino.says("/prompts")
    await aino.taps("What worked this week?")
    await aino.taps("Pause")
    await aino.sees("Paused")
    await aino.taps("Send now")
    await aino.taps("Yes, send it now")
    await kamola.sees("What worked this week?", chat=group)
    await aino.taps("Let it go on")
    await aino.taps("Edit")
    await aino.sees("What worked this week?", "Next dates")
    await aino.taps("Change")
    await aino.taps("What do you want to ask")
    await aino.says("What will you try?")
    await aino.taps("Schedule")
    await aino.sees("Planned")
    await stage.town.clock.moves(days=4, hours=5, minutes=1)
    await kamola.sees("What will you try?", chat=group)
    await aino.says("/prompts")
    await aino.taps("What will you try?")
    await aino.taps("End")
    await aino.taps("End it")
    await aino.sees("It has ended")


async def test_everywhere_is_for_admins_and_reaches_every_group(stage: Stage) -> None:
    other = stage.town.add_group("Physics teachers", members=[stage.zoe], owner=stage.zoe)
    stage.town.add_bot_to(other, by=stage.zoe)
    await stage.town.settled()
    stage.zoe.catches_up()
    await stage.aino.says("/prompt everywhere every friday 15:00 | What worked this week?")
    await stage.aino.sees("look after this bot")
    await stage.ada.says("/prompt everywhere every friday 15:00 | What worked this week?")
    await stage.ada.sees("all groups", "Next dates")
    await stage.ada.taps("Schedule")
    await stage.ada.sees("All groups will be asked")
    await stage.town.clock.moves(days=4, hours=8)
    await stage.kamola.sees("What worked this week?", chat=stage.group)
    await stage.zoe.sees("What worked this week?", chat=other)


async def test_a_teacher_neither_plans_nor_reads(stage: Stage) -> None:
    prompt = await asked(stage)
    await stage.kamola.says(LINE, chat=stage.group)
    await stage.kamola.sees("facilitators")
    for data in ("prompts:open:1", "prompts:pause:1", "prompts:ended:1", "prompts:sent:1.0", "prompts:answers:1.0"):
        tap = await stage.kamola.sends_callback(prompt, data)
        assert "facilitators" in (tap.text or ""), data
    for data in ("prompts:open:x", "prompts:sent:1", "prompts:open:999", "prompts:answer:1", "prompts:takeback:7"):
        tap = await stage.kamola.sends_callback(prompt, data)
        assert tap.text, data


async def test_a_prompt_planned_before_a_restart_goes_out_after_it(stage: Stage) -> None:
    await planned(stage)
    await stage.stop()
    await stage.town.clock.moves(days=4, hours=5, minutes=1)
    await stage.start()
    await stage.kamola.sees("What worked this week?", chat=stage.group)
