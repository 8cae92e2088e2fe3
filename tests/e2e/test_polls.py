"""Quick polls as a group lives them: asked in one line or by the form, voted, closed by a tap or by the clock."""

from sqlalchemy import select

from rehearsal.messages import Message
from storage import polls
from storage.polls import Poll, PollState, Vote
from tests.e2e.conftest import Stage

LINE = "/poll Which topic next? | Feedback | Questioning | Homework"


async def all_polls(stage: Stage) -> list[Poll]:
    assert stage.app is not None
    async with stage.app.db.read() as tx:
        return list(await tx.scalars(select(Poll).order_by(Poll.id)))


async def all_votes(stage: Stage) -> list[Vote]:
    assert stage.app is not None
    [poll] = await all_polls(stage)
    async with stage.app.db.read() as tx:
        return await polls.votes(tx, poll.telegram_id or "")


async def posted(stage: Stage, line: str = LINE) -> Message:
    await stage.aino.says(line, chat=stage.group)
    return await stage.kamola.sees("Which topic next?", chat=stage.group)


async def test_a_poll_in_one_line_is_posted_voted_closed_and_its_result_stays(stage: Stage) -> None:
    await posted(stage)
    await stage.kamola.votes("Feedback", chat=stage.group)
    await stage.diego.votes("Feedback", chat=stage.group)
    await stage.aino.votes("Homework", chat=stage.group)
    await stage.aino.taps("Close", chat=stage.group)
    result = await stage.kamola.sees("2 votes", "67 %", "comes first, with 2 of 3 votes", chat=stage.group)
    assert result.reply_to is not None
    assert not any(name in result.text for name in ("Kamola", "Diego"))
    [poll] = await all_polls(stage)
    assert (poll.state, poll.tally, poll.voters) == (PollState.CLOSED, [2, 0, 1], 3)


async def test_who_only_ever_voted_is_known_to_be_in_the_group_and_a_stranger_who_voted_is_not(stage: Stage) -> None:
    poll = await posted(stage)
    await stage.diego.votes("Feedback", chat=stage.group)
    await stage.diego.says("/polls")
    await stage.diego.sees("Which topic next?", "1 voto")
    stage.town.bot.queue.add("poll_answer", {**poll.poll.answer(stage.diego), "user": stage.zoe.wire})
    await stage.zoe.says("/polls")
    await stage.zoe.sees("share no group that I know of")


async def test_an_anonymous_poll_closes_by_itself_and_names_nobody(stage: Stage) -> None:
    message = await posted(stage, "/poll anonymous Which topic next? | Feedback | Homework | for 2 hours")
    assert message.poll is not None
    assert message.poll.anonymous
    await stage.kamola.votes("Homework", chat=stage.group)
    await stage.town.clock.moves(hours=2, minutes=1)
    await stage.kamola.sees("Homework comes first, with 1 of 1 vote", chat=stage.group)
    assert await all_votes(stage) == []


async def test_a_teacher_who_taps_close_is_told_kindly_and_the_poll_stays_open(stage: Stage) -> None:
    await posted(stage)
    tap = await stage.kamola.taps("Close", chat=stage.group)
    assert "facilitators" in (tap.text or "")
    await stage.kamola.votes("Homework", chat=stage.group)
    await stage.town.settled()
    [poll] = await all_polls(stage)
    assert poll.state is PollState.OPEN
    assert len(await all_votes(stage)) == 1


async def test_a_teacher_cannot_start_one_and_a_stranger_hears_nothing(stage: Stage) -> None:
    await stage.kamola.says(LINE, chat=stage.group)
    await stage.kamola.sees("facilitators")
    assert await all_polls(stage) == []
    await stage.zoe.saw_nothing()


async def test_what_looks_like_html_is_posted_as_it_was_typed(stage: Stage) -> None:
    await stage.aino.says("/poll Is 3 < 5 & why? | <b>yes | it's > 4", chat=stage.group)
    await stage.kamola.sees("Is 3 < 5 & why?", chat=stage.group)
    await stage.kamola.votes("<b>yes", chat=stage.group)
    await stage.aino.taps("Close", chat=stage.group)
    await stage.kamola.sees("<b>yes comes first", chat=stage.group)


async def test_two_taps_at_once_close_once(stage: Stage) -> None:
    message = await posted(stage)
    await stage.aino.taps("Close", chat=stage.group, message=message, answer=False)
    await stage.aino.sends_callback(message, "polls:close:1")
    await stage.town.settled()
    results = [one for one in stage.kamola.screen(stage.group) if "Nobody voted" in one.text]
    assert len(results) == 1


async def test_forged_buttons_end_in_a_kind_answer_and_change_nothing(stage: Stage) -> None:
    message = await posted(stage)
    for data in ("close:999", "close:x", "close:", "nothing:1", "stop:1", "result:1"):
        tap = await stage.diego.sends_callback(message, f"polls:{data}")
        assert tap.text, data
    [poll] = await all_polls(stage)
    assert poll.state is PollState.OPEN


async def test_the_form_in_private_asks_step_by_step(stage: Stage) -> None:
    aino = stage.aino
    await aino.says("/poll")
    await aino.says("Which topic next?")
    await aino.says("Feedback\nHomework")
    await aino.sees("Everybody sees", "until a facilitator taps Close")
    await aino.taps("Names or anonymous")
    await aino.says("anonymous")
    await aino.says("when it closes")
    await aino.taps("After 1 day")
    await aino.sees("Maths teachers", "Which topic next?", "• Feedback", "Nobody sees", "after 1 day")
    await aino.taps("Post now")
    await aino.sees("on its way to Maths teachers")
    await stage.kamola.sees("Which topic next?", chat=stage.group)


async def test_a_line_without_answers_asks_for_them_and_posts_nothing(stage: Stage) -> None:
    await stage.aino.says("/poll Which topic next?", chat=stage.group)
    await stage.aino.sees("one part is still missing", "I ask only for this part")
    assert await all_polls(stage) == []


async def test_the_list_shows_what_is_open_and_closes_it(stage: Stage) -> None:
    await posted(stage)
    await stage.aino.says("/polls")
    await stage.aino.sees("Which topic next?", "No votes yet")
    await stage.aino.taps("Close: Which topic next?")
    await stage.kamola.sees("Nobody voted", chat=stage.group)
    await stage.kamola.says("/polls", chat=stage.group)
    await stage.kamola.taps("Result: Which topic next?", chat=stage.group)
    await stage.kamola.sees("0 votes (0 %)", chat=stage.group)


async def test_a_vote_given_while_the_bot_was_away_counts(stage: Stage) -> None:
    await posted(stage)
    await stage.stop()
    await stage.kamola.votes("Homework", chat=stage.group)
    await stage.start()
    await stage.town.settled()
    assert [vote.choices for vote in await all_votes(stage)] == [[2]]


async def test_a_poll_due_to_close_while_the_bot_was_away_closes_when_it_is_back(stage: Stage) -> None:
    await posted(stage, f"{LINE} | for 1 hour")
    await stage.kamola.votes("Homework", chat=stage.group)
    await stage.town.settled()
    await stage.stop()
    await stage.town.clock.moves(hours=3)
    await stage.start()
    await stage.kamola.sees("Homework comes first", chat=stage.group)


async def test_who_asked_in_one_line_is_told_alone_when_it_closes(stage: Stage) -> None:
    await posted(stage, "/poll Which topic next? for 2 days | Feedback | Homework")
    assert "The poll closes Wed" in (await stage.aino.sees("The poll closes")).text
    assert not any("The poll closes" in one.text for one in stage.kamola.screen(stage.group))
    await posted(stage)
    await stage.aino.sees("stays open until you tap Close")
