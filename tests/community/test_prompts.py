"""Prompts: planned for a group or for all, paused, changed, sent, ended; and the answers people give and take back."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from community.errors import Gone, NotAllowed, Refusal
from community.forms import Done
from community.prompt_answers import Reply, Taken
from community.steps import Said
from scheduler.transport import Outcome, Word
from storage import posts
from storage.database import Database
from storage.groups import Group
from storage.people import Person
from storage.plans import PlanState
from storage.posts import Post
from storage.prompts import KIND
from tests.community.circle import Circle

LINE = "every friday 15:00 | What worked this week?"
TO_FRIDAY = {"days": 4, "hours": 5, "minutes": 1}
"""From Monday 10:00 to Friday 15:01, in Helsinki."""


async def plans(circle: Circle, line: str = LINE, person: Person | None = None, group: Group | None = None) -> int:
    who = person or circle.aino
    answers = circle.community.prompts.read_line(line, who, "Europe/Helsinki")
    done = await circle.submits(who, "prompt", group_id=(group or circle.group).id, **answers)
    await circle.settles()
    return done.subject_id


async def post_of(circle: Circle, prompt_id: int) -> Post:
    async with circle.db.read() as tx:
        return (await posts.of_subject(tx, (KIND,), prompt_id))[-1]


async def replies(
    circle: Circle, person: Person, post: Post, text: str = "Exit tickets", message_id: int = 900, **more: Any
) -> Taken | None:
    reply = Reply(circle.group.id, post.message_id, message_id, text, **more)
    return await circle.community.prompt_answers.answer(person, reply)


def asked(circle: Circle) -> int:
    return len([card for card in circle.telegram.cards() if "What worked this week?" in card])


# --- one line


async def test_one_line_is_understood(circle: Circle) -> None:
    answers = circle.community.prompts.read_line(LINE, circle.aino, "Europe/Helsinki")
    assert answers["text"] == "What worked this week?"
    assert answers["when"] == {
        "rrule": "FREQ=WEEKLY;BYDAY=FR",
        "start": "2026-11-27",
        "at": "15:00:00",
        "zone": "Europe/Helsinki",
    }
    assert "everywhere" not in answers


async def test_the_question_may_have_bars_and_lines(circle: Circle) -> None:
    answers = circle.community.prompts.read_line("2027-01-15 16:00 | A | B?\nSay why.", circle.aino, "UTC")
    assert answers["text"] == "A | B?\nSay why."


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("everywhere every friday 15:00 | What worked?", "ada"),
        ("Everywhere  every friday 15:00 | What worked?", "ada"),
        ("en todas partes cada viernes 15:00 | ¿Qué funcionó?", "diego"),
        ("everywhere cada viernes 15:00 | ¿Qué funcionó?", "diego"),
    ],
)
async def test_one_word_means_all_groups(circle: Circle, line: str, who: str) -> None:
    answers = circle.community.prompts.read_line(line, getattr(circle, who), "UTC")
    assert answers["everywhere"] == "yes"
    assert "when" in answers


async def test_everywhere_alone_opens_the_form_without_asking_for_a_group(circle: Circle) -> None:
    answers = circle.community.prompts.read_line("everywhere", circle.ada, "UTC")
    screen = await circle.fills(circle.ada, "prompt", **answers)
    assert screen.step is not None
    assert screen.step.key == "when"
    assert screen.total == 2


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("|", "error-prompt-line"),
        ("every friday 15:00", "error-line-part"),
        ("every friday 15:00 |", "error-line-part"),
        ("| What worked?", "error-line-part"),
        ("What worked?", "error-line-part"),
        ("every friday 15:00 | ?", "error-form-too-short"),
        (f"every friday 15:00 | {'x' * 2001}", "error-form-too-long"),
        ("someday | What worked?", "error-when-not-understood"),
        ("2020-01-15 16:00 | What worked?", "error-when-past"),
    ],
)
async def test_a_line_that_is_no_prompt_is_refused_with_the_reason(circle: Circle, line: str, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        circle.community.prompts.read_line(line, circle.aino, "Europe/Helsinki")
    assert refused.value.text_id == why


# --- planning


async def test_a_prompt_goes_out_every_week_at_its_time(circle: Circle) -> None:
    await plans(circle)
    assert asked(circle) == 0
    await circle.waits(**TO_FRIDAY)
    assert asked(circle) == 1
    await circle.waits(days=7)
    assert asked(circle) == 2


async def test_a_single_date_goes_out_once(circle: Circle) -> None:
    await plans(circle, "2026-11-24 16:00 | What worked this week?")
    for _ in range(8):
        await circle.waits(hours=6, minutes=1)
    assert asked(circle) == 1


async def test_planning_again_and_again_adds_nothing(circle: Circle) -> None:
    await plans(circle)
    before = [notice.key for notice in await circle.noted()]
    for _ in range(3):
        await circle.community.plan()
    circle.wall.passes(days=2)
    await circle.community.plan()
    assert [notice.key for notice in await circle.noted(days=33)] == before


async def test_in_quiet_hours_it_waits_for_their_end(circle: Circle) -> None:
    await plans(circle, "2026-11-24 22:00 | What worked this week?")
    await circle.waits(days=1, hours=12, minutes=1)
    assert asked(circle) == 0
    await circle.waits(hours=9)
    assert asked(circle) == 1


async def test_found_a_day_late_it_is_left_out(circle: Circle) -> None:
    await plans(circle, "2026-11-24 16:00 | What worked this week?")
    circle.wall.passes(days=3)
    await circle.settles()
    assert asked(circle) == 0


async def test_a_prompt_everywhere_reaches_every_group_and_those_that_come_later(circle: Circle) -> None:
    await circle.founds(-200, "Physics teachers")
    await plans(circle, f"everywhere {LINE}", circle.ada)
    await circle.waits(**TO_FRIDAY)
    assert asked(circle) == 2
    await circle.founds(-300, "Language teachers")
    await circle.waits(days=2)
    await circle.waits(days=5)
    assert asked(circle) == 5


async def test_a_group_the_bot_left_is_not_asked(circle: Circle) -> None:
    gone = await circle.founds(-200, "Physics teachers")
    await plans(circle, f"everywhere {LINE}", circle.ada)
    await circle.community.groups.leave(gone.chat_id)
    await circle.waits(**TO_FRIDAY)
    assert asked(circle) == 1


@pytest.mark.parametrize("who", ["aino", "kamola", "zoe"])
async def test_only_admins_ask_everywhere(circle: Circle, who: str) -> None:
    with pytest.raises(NotAllowed):
        await plans(circle, f"everywhere {LINE}", getattr(circle, who))
    assert await circle.noted() == []


@pytest.mark.parametrize("who", ["kamola", "zoe"])
async def test_only_facilitators_plan_for_a_group(circle: Circle, who: str) -> None:
    with pytest.raises(NotAllowed):
        await plans(circle, person=getattr(circle, who))


async def test_a_draft_that_waited_until_its_date_had_passed_is_not_planned(circle: Circle) -> None:
    answers = circle.community.prompts.read_line("2026-11-24 16:00 | What worked?", circle.aino, "Europe/Helsinki")
    screen = await circle.fills(circle.aino, "prompt", group_id=circle.group.id, **answers)
    circle.wall.passes(days=3)
    with pytest.raises(Refusal) as refused:
        await circle.community.forms.submit(circle.aino, screen.draft.id)
    assert refused.value.text_id == "error-prompt-past"
    assert await circle.community.forms.current(circle.aino) is not None


# --- managing


async def test_paused_it_is_silent_and_then_goes_on(circle: Circle) -> None:
    prompt_id = await plans(circle)
    await circle.community.prompts.pause(circle.aino, prompt_id)
    await circle.community.prompts.pause(circle.aino, prompt_id)
    await circle.waits(**TO_FRIDAY)
    assert asked(circle) == 0
    await circle.community.prompts.resume(circle.aino, prompt_id)
    await circle.community.prompts.resume(circle.aino, prompt_id)
    await circle.waits(days=7)
    assert asked(circle) == 1


async def test_paused_and_resumed_within_an_hour_nothing_is_lost_or_doubled(circle: Circle) -> None:
    prompt_id = await plans(circle)
    for _ in range(3):
        await circle.community.prompts.pause(circle.aino, prompt_id)
        await circle.community.prompts.resume(circle.aino, prompt_id)
    await circle.waits(**TO_FRIDAY)
    assert asked(circle) == 1


async def test_changed_it_asks_the_new_words_at_the_new_time(circle: Circle) -> None:
    prompt_id = await plans(circle)
    screen = await circle.fills(circle.aino, "prompt", subject_id=prompt_id)
    assert screen.step is None
    assert screen.answers["text"] == "What worked this week?"
    forms = circle.community.forms
    await forms.open(circle.aino, screen.draft.id, screen.form.number("when"))
    await forms.answer(circle.aino, Said(text="every monday 12:00"))
    await forms.open(circle.aino, screen.draft.id, screen.form.number("text"))
    await forms.answer(circle.aino, Said(text="What will you try?"))
    done = await forms.submit(circle.aino, screen.draft.id)
    assert isinstance(done, Done)
    assert done.subject_id == prompt_id
    await circle.waits(hours=2, minutes=1)
    assert ["What will you try?" in card for card in circle.telegram.cards()] == [True]
    await circle.waits(days=4, hours=3)
    assert asked(circle) == 0


async def test_changed_while_paused_it_stays_paused(circle: Circle) -> None:
    prompt_id = await plans(circle)
    await circle.community.prompts.pause(circle.aino, prompt_id)
    done = await circle.submits(circle.aino, "prompt", subject_id=prompt_id)
    assert done.details["paused"]
    await circle.waits(**TO_FRIDAY)
    assert asked(circle) == 0


async def test_sent_now_it_goes_out_at_once_and_a_second_tap_does_nothing(circle: Circle) -> None:
    prompt_id = await plans(circle)
    send = circle.community.prompts.send_now
    one = await circle.community.prompts.one(circle.aino, prompt_id)
    await asyncio.gather(*(send(circle.aino, prompt_id, one.sent) for _ in range(5)))
    await circle.settles()
    await send(circle.aino, prompt_id, one.sent)
    await circle.settles()
    assert asked(circle) == 1
    again = await circle.community.prompts.one(circle.aino, prompt_id)
    await send(circle.aino, prompt_id, again.sent)
    await circle.settles()
    assert asked(circle) == 2


async def test_a_forged_count_sends_nothing(circle: Circle) -> None:
    prompt_id = await plans(circle)
    await circle.community.prompts.send_now(circle.aino, prompt_id, 999)
    await circle.settles()
    assert asked(circle) == 0


async def test_a_paused_prompt_can_be_sent_by_hand(circle: Circle) -> None:
    prompt_id = await plans(circle)
    await circle.community.prompts.pause(circle.aino, prompt_id)
    await circle.community.prompts.send_now(circle.aino, prompt_id, 0)
    await circle.settles()
    assert asked(circle) == 1


async def test_ended_it_asks_no_more_and_a_tap_on_its_old_card_shows_that(circle: Circle) -> None:
    prompt_id = await plans(circle)
    await circle.community.prompts.end(circle.aino, prompt_id)
    for act in (circle.community.prompts.end, circle.community.prompts.pause, circle.community.prompts.resume):
        assert (await act(circle.aino, prompt_id)).prompt.state is PlanState.ENDED
    await circle.community.prompts.send_now(circle.aino, prompt_id, 0)
    await circle.waits(**TO_FRIDAY)
    assert asked(circle) == 0
    with pytest.raises(Gone):
        await circle.fills(circle.aino, "prompt", subject_id=prompt_id)


@pytest.mark.parametrize("who", ["kamola", "zoe"])
async def test_others_can_neither_look_nor_change_anything(circle: Circle, who: str) -> None:
    prompt_id = await plans(circle)
    person, area = getattr(circle, who), circle.community.prompts
    for act in (area.one, area.pause, area.resume, area.end):
        with pytest.raises(NotAllowed):
            await act(person, prompt_id)
    with pytest.raises(NotAllowed):
        await area.send_now(person, prompt_id, 0)
    with pytest.raises(NotAllowed):
        await area.overview(person, circle.group.id)
    with pytest.raises(NotAllowed):
        await circle.fills(person, "prompt", subject_id=prompt_id)
    with pytest.raises(Gone):
        await area.pause(person, 4711)


async def test_a_facilitator_cannot_touch_what_goes_everywhere(circle: Circle) -> None:
    prompt_id = await plans(circle, f"everywhere {LINE}", circle.ada)
    with pytest.raises(NotAllowed):
        await circle.community.prompts.end(circle.aino, prompt_id)
    assert await circle.community.prompts.overview(circle.aino, circle.group.id) == []
    [one] = await circle.community.prompts.overview(circle.ada, circle.group.id)
    assert (one.prompt.id, one.group) == (prompt_id, None)


async def test_rights_that_were_lost_meanwhile_stop_a_change(circle: Circle) -> None:
    prompt_id = await plans(circle)
    screen = await circle.fills(circle.ada, "prompt", subject_id=prompt_id)
    async with circle.db.begin() as tx:
        row = await tx.get(Person, circle.ada.id)
        assert row is not None
        row.is_admin = False
    ada = await circle.meets(9, "Ada")
    with pytest.raises(NotAllowed):
        await circle.community.forms.submit(ada, screen.draft.id)


async def test_sent_again_after_a_time_out_a_prompt_still_arrives(circle: Circle) -> None:
    await plans(circle)
    circle.telegram.answers = [Outcome(Word.UNCERTAIN)]
    await circle.waits(**TO_FRIDAY)
    await circle.waits(minutes=1)
    assert asked(circle) == 2  # sent twice rather than not at all
    assert await circle.noted(days=1) == []


# --- answers


async def test_a_reply_is_kept_and_only_the_first_ever_is_told(circle: Circle) -> None:
    prompt_id = await plans(circle)
    await circle.waits(**TO_FRIDAY)
    post = await post_of(circle, prompt_id)
    first, second = await replies(circle, circle.kamola, post), await replies(circle, circle.kamola, post, "B", 901)
    assert first is not None
    assert first.first
    assert second is not None
    assert not second.first
    page = await circle.community.prompt_answers.page(circle.aino, prompt_id)
    assert [(given.person.name, given.answer.text) for given in page.given] == [
        ("Kamola", "B"),
        ("Kamola", "Exit tickets"),
    ]


async def test_the_same_reply_twice_is_one_answer(circle: Circle) -> None:
    prompt_id = await plans(circle)
    await circle.waits(**TO_FRIDAY)
    post = await post_of(circle, prompt_id)
    taken = await asyncio.gather(*(replies(circle, circle.kamola, post) for _ in range(4)))
    assert len([one for one in taken if one is not None]) == 1
    assert (await circle.community.prompt_answers.page(circle.aino, prompt_id)).total == 1


async def test_replies_to_other_messages_and_empty_ones_are_left_alone(circle: Circle) -> None:
    prompt_id = await plans(circle)
    await circle.waits(**TO_FRIDAY)
    post = await post_of(circle, prompt_id)
    answer = circle.community.prompt_answers.answer
    assert await answer(circle.kamola, Reply(circle.group.id, post.message_id + 1, 900, "hello")) is None
    assert await replies(circle, circle.kamola, post, "") is None
    assert (await circle.community.prompt_answers.page(circle.aino, prompt_id)).total == 0


async def test_photos_and_voices_are_answers_too(circle: Circle) -> None:
    prompt_id = await plans(circle)
    await circle.waits(**TO_FRIDAY)
    await replies(circle, circle.kamola, await post_of(circle, prompt_id), "", media=("photo:AgAC",))
    [given] = (await circle.community.prompt_answers.page(circle.aino, prompt_id)).given
    assert given.answer.media == ["photo:AgAC"]


async def test_an_edited_reply_takes_the_place_of_what_it_said(circle: Circle) -> None:
    prompt_id = await plans(circle)
    await circle.waits(**TO_FRIDAY)
    post = await post_of(circle, prompt_id)
    await replies(circle, circle.kamola, post)
    assert await replies(circle, circle.kamola, post, "Exit tickets, twice", edited=True) is None
    await replies(circle, circle.kamola, post, "Exit tickets")  # the first one again, late: no way back
    await replies(circle, circle.diego, post, "Not mine", edited=True)
    [given] = (await circle.community.prompt_answers.page(circle.aino, prompt_id)).given
    assert given.answer.text == "Exit tickets, twice"


async def test_what_was_taken_back_is_gone_for_good(circle: Circle) -> None:
    prompt_id = await plans(circle)
    await circle.waits(**TO_FRIDAY)
    post = await post_of(circle, prompt_id)
    taken = await replies(circle, circle.kamola, post)
    assert taken is not None
    area = circle.community.prompt_answers
    await area.take_back(circle.kamola, taken.answer.id)
    await area.take_back(circle.kamola, taken.answer.id)
    await replies(circle, circle.kamola, post)
    await replies(circle, circle.kamola, post, "Once more", edited=True)
    assert (await area.page(circle.aino, prompt_id)).total == 0
    assert (await area.mine(circle.kamola)).given == ()
    with pytest.raises(Gone):
        await area.one(circle.aino, taken.answer.id)


async def test_nobody_takes_back_somebody_elses_answer(circle: Circle) -> None:
    prompt_id = await plans(circle)
    await circle.waits(**TO_FRIDAY)
    taken = await replies(circle, circle.kamola, await post_of(circle, prompt_id))
    assert taken is not None
    for person in (circle.diego, circle.aino, circle.ada):
        with pytest.raises(Gone):
            await circle.community.prompt_answers.take_back(person, taken.answer.id)
    with pytest.raises(Gone):
        await circle.community.prompt_answers.take_back(circle.kamola, 4711)
    assert (await circle.community.prompt_answers.page(circle.aino, prompt_id)).total == 1


@pytest.mark.parametrize("who", ["kamola", "zoe"])
async def test_only_those_who_manage_a_prompt_read_its_answers(circle: Circle, who: str) -> None:
    prompt_id = await plans(circle)
    await circle.waits(**TO_FRIDAY)
    taken = await replies(circle, circle.diego, await post_of(circle, prompt_id))
    assert taken is not None
    with pytest.raises(NotAllowed):
        await circle.community.prompt_answers.page(getattr(circle, who), prompt_id)
    with pytest.raises(NotAllowed):
        await circle.community.prompt_answers.one(getattr(circle, who), taken.answer.id)


async def test_answers_are_read_page_by_page_and_a_page_too_far_is_the_last(circle: Circle) -> None:
    prompt_id = await plans(circle)
    await circle.waits(**TO_FRIDAY)
    post = await post_of(circle, prompt_id)
    for number in range(7):
        await replies(circle, circle.kamola, post, f"Answer {number}", 900 + number)
    area = circle.community.prompt_answers
    assert [given.answer.text for given in (await area.page(circle.aino, prompt_id, 1)).given] == [
        "Answer 1",
        "Answer 0",
    ]
    assert (await area.page(circle.aino, prompt_id, 99)).number == 1
    assert [answer.text for answer, _ in (await area.mine(circle.kamola, 1)).given] == ["Answer 1", "Answer 0"]
    assert (await area.mine(circle.diego)).total == 0


async def test_the_whole_life_of_a_prompt_on_both_databases(any_database: Database) -> None:
    circle = await Circle(any_database).gathers()
    prompt_id = await plans(circle)
    await circle.waits(**TO_FRIDAY)
    taken = await replies(circle, circle.kamola, await post_of(circle, prompt_id))
    assert taken is not None
    await circle.community.prompts.send_now(circle.aino, prompt_id, 0)
    await circle.settles()
    await circle.community.prompts.pause(circle.aino, prompt_id)
    await circle.community.prompts.resume(circle.aino, prompt_id)
    [one] = await circle.community.prompts.overview(circle.aino, circle.group.id)
    assert (one.answers, one.sent) == (1, 1)
    assert one.dates[0] - circle.wall.now() < timedelta(days=7)
    prompt, given = await circle.community.prompt_answers.one(circle.aino, taken.answer.id)
    assert (prompt.id, given.answer.text) == (prompt_id, "Exit tickets")
    await circle.community.prompt_answers.take_back(circle.kamola, taken.answer.id)
    await circle.community.prompts.end(circle.aino, prompt_id)
    [one] = await circle.community.prompts.overview(circle.aino, circle.group.id)
    assert (one.prompt.state, one.answers) == (PlanState.ENDED, 0)
