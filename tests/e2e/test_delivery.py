"""What an operator, an admin and a facilitator see of delivery: two copies of the bot, menus, the list."""

from datetime import timedelta

from bot.inbox import CONFLICTS, CONFLICTS_SETTLED, SETTLED_AFTER, Seniority
from tests.e2e.conftest import Stage


def test_of_two_copies_the_newcomer_leaves_and_the_first_one_stays() -> None:
    clock = [0.0]
    first, newcomer = Seniority(lambda: clock[0]), Seniority(lambda: clock[0])
    first.asks()
    clock[0] += SETTLED_AFTER
    newcomer.asks()
    left = []
    for _ in range(CONFLICTS):  # Telegram ends the other's request each time one of them asks
        for name, one in (("first", first), ("newcomer", newcomer)):
            if one.must_leave():
                left.append(name)
        clock[0] += 3
    assert left == ["newcomer"]


def test_a_copy_that_is_disturbed_for_long_leaves_even_if_it_was_first() -> None:
    clock = [0.0]
    one = Seniority(lambda: clock[0])
    one.asks()
    clock[0] += SETTLED_AFTER
    answers = [one.must_leave() for _ in range(CONFLICTS_SETTLED)]
    assert answers == [False] * (CONFLICTS_SETTLED - 1) + [True]


def test_a_poll_that_lingered_after_a_restart_is_no_second_copy() -> None:
    clock = [0.0]
    one = Seniority(lambda: clock[0])
    one.asks()
    assert not one.must_leave()
    clock[0] += SETTLED_AFTER + 1
    assert not one.must_leave()


async def test_an_admin_has_their_menu_at_once_and_loses_it_at_once(stage: Stage) -> None:
    await stage.ada.says("/people @kamola")
    await stage.ada.sees("is an admin now")
    assert "review" in stage.kamola.commands()
    await stage.ada.says("/people")
    await stage.ada.taps("Withdraw Kamola")
    await stage.ada.sees("These people are admins")
    await stage.town.settled()
    assert "review" not in stage.kamola.commands()


async def test_who_was_an_admin_before_writing_to_the_bot_has_the_menu_from_the_first_word(empty_stage: Stage) -> None:
    await empty_stage.start()
    await empty_stage.ada.starts()
    await empty_stage.ada.sees("I am Staffroom")
    await empty_stage.town.settled()
    assert "review" in empty_stage.ada.commands()


async def test_a_facilitator_reads_what_became_of_a_message_and_why(stage: Stage) -> None:
    stage.town.faults.fail("sendPoll", 400, "Bad Request: not enough rights to send polls to the chat")
    await stage.aino.says("/poll Ready? | Yes | No", chat=stage.group)
    await stage.aino.sees("I lack the right to post")
    await stage.aino.says("/delivery")
    await stage.aino.sees("What I sent to Maths teachers", "poll “Ready?”")
    await stage.aino.taps("1")
    await stage.aino.sees("I lack the right to post there", "Next try")
    await stage.aino.taps("It is put right, try now")
    await stage.kamola.sees("Ready?", chat=stage.group)
    await stage.aino.says("/delivery")
    await stage.aino.taps("1")
    await stage.aino.sees("It arrived")


async def test_what_waits_is_read_while_the_bot_is_out_of_the_group(stage: Stage) -> None:
    await stage.aino.says("/poll Ready? | Yes | No", chat=stage.group)
    await stage.kamola.sees("Ready?", chat=stage.group)
    stage.town.remove_bot_from(stage.group, by=stage.aino)
    await stage.aino.sees("I was removed from")
    await stage.aino.says("/delivery")
    await stage.aino.sees("What I sent to Maths teachers", "poll “Ready?”")
    await stage.aino.taps("1")
    await stage.aino.sees("It arrived")


async def test_a_teacher_does_not_read_what_became_of_messages(stage: Stage) -> None:
    await stage.kamola.says("/delivery", chat=stage.group)
    await stage.kamola.sees("This is for the facilitators")


async def test_a_list_longer_than_a_page_is_leafed_through(stage: Stage) -> None:
    for number in range(12):
        await stage.aino.says(f"/poll Question {number}? | Yes | No", chat=stage.group)
        await stage.town.settled()
        stage.town.clock.jump(stage.town.clock.now() + timedelta(minutes=5))
    await stage.aino.says("/delivery")
    await stage.aino.sees("“Question 11?”", "“Question 4?”")
    await stage.aino.taps("▶")
    await stage.aino.shows("“Question 3?”")
    await stage.aino.taps("◀")
    await stage.aino.shows("“Question 11?”")


async def test_the_daily_line_comes_to_who_wants_it_on_days_on_which_something_was_sent(stage: Stage) -> None:
    await stage.aino.says("/delivery")
    await stage.aino.taps("Tell me every day that all is well")
    await stage.aino.sees("You get one line in the evening")
    await stage.aino.says("/poll Ready? | Yes | No", chat=stage.group)
    await stage.town.settled()
    await stage.town.clock.reaches("18:01", "Europe/Helsinki")
    await stage.aino.sees("All well today")
    stage.aino.catches_up()
    await stage.town.clock.moves(days=3)
    await stage.aino.saw_nothing()
