"""Quick polls: read from one line, posted once, voted, closed, counted; whatever comes twice, late or forged."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from community.errors import Gone, NotAllowed, Refusal
from community.forms import Screen
from community.polls import POLL, RESULT, Seen
from scheduler.kinds import NativePoll, StopPoll
from scheduler.transport import Outcome, Word
from storage import claims, notices, polls
from storage.database import Database
from storage.polls import Poll, PollState
from tests.community.circle import Circle

LINE = "Which topic next? | Feedback | Questioning | Homework"


async def posts(circle: Circle, line: str = LINE, origin: str = "message:1") -> int:
    """A poll that stands in the group; its id."""
    answers = circle.community.polls.read_line(line, circle.aino)
    done = await circle.community.polls.post(circle.aino, circle.group.id, origin, answers)
    await circle.settles()
    return done.subject_id


async def now_is(circle: Circle, poll_id: int) -> Poll:
    async with circle.db.read() as tx:
        poll = await polls.look_at(tx, poll_id)
    assert poll is not None
    return poll


async def votes(circle: Circle, poll_id: int) -> dict[int, list[int]]:
    telegram_id = (await now_is(circle, poll_id)).telegram_id or ""
    async with circle.db.read() as tx:
        return {vote.person_id: vote.choices for vote in await polls.votes(tx, telegram_id)}


# --- one line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A? | b | c", {"question": "A?", "options": ["b", "c"], "anonymous": "named", "closes": 0}),
        ("A?\nb\nc", {"question": "A?", "options": ["b", "c"]}),
        ("anonymous A? | b | c", {"question": "A?", "anonymous": "anonymous"}),
        ("Anonymous: A? | b | c", {"question": "A?", "anonymous": "anonymous"}),
        ("anonymous | A? | b | c", {"question": "A?", "anonymous": "anonymous"}),
        ("for 2 days | A? | b | c", {"question": "A?", "closes": 172800}),
        ("A? | b | c | for 2 days", {"options": ["b", "c"], "closes": 172800}),
        ("A? | b | c for 2 days", {"options": ["b", "c"], "closes": 172800}),
        ("anonymous A? | b | c | for 90 minutes", {"anonymous": "anonymous", "closes": 5400}),
        ("for 2 days | anonymous A? | b | c", {"question": "A?", "anonymous": "anonymous", "closes": 172800}),
        ("For how long? | for 1 day | for 2 days", {"options": ["for 1 day", "for 2 days"], "closes": 0}),
        ("A? for 2 days | b | c", {"question": "A?", "options": ["b", "c"], "closes": 172800}),
        ("A? | for 2 days | b | c", {"question": "A?", "options": ["b", "c"], "closes": 172800}),
        ("A? | b | c for 2 days.", {"options": ["b", "c"], "closes": 172800}),
        ("Rest for 2 days | b | c", {"question": "Rest for 2 days", "closes": 0}),
        ("How long? | for 2 days | c", {"options": ["for 2 days", "c"], "closes": 0}),
        ("How long? | b | for 2 days | d", {"options": ["b", "for 2 days", "d"], "closes": 0}),
        ("What for? | for fun | for money", {"options": ["for fun", "for money"], "closes": 0}),
        ("Anonymity: good? | b | c", {"question": "Anonymity: good?", "anonymous": "named"}),
    ],
)
async def test_one_line_is_understood(circle: Circle, line: str, expected: dict[str, Any]) -> None:
    answers = circle.community.polls.read_line(line, circle.aino)
    assert {key: answers[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("anónima ¿A? | b | c", {"question": "¿A?", "anonymous": "anonymous"}),
        ("anonima ¿A? | b | c | durante 2 días", {"anonymous": "anonymous", "closes": 172800}),
        ("¿A? durante 2 días | b | c", {"question": "¿A?", "closes": 172800}),
        ("¿A? | b | c por 2 días", {"options": ["b", "c"], "closes": 172800}),
        ("anonymous ¿A? | b | c | for 2 days", {"anonymous": "anonymous", "closes": 172800}),
    ],
)
async def test_one_line_is_understood_in_spanish(circle: Circle, line: str, expected: dict[str, Any]) -> None:
    answers = circle.community.polls.read_line(line, circle.diego)
    assert {key: answers[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("A?", "error-line-part"),
        ("A? | b", "error-line-part"),
        ("| | |", "error-poll-line"),
        ("anonymous", "error-poll-line"),
        ("A? | b | B | c", "error-form-options-same"),
        ("A? | b | b", "error-form-options-same"),
        ("A? | " + " | ".join(map(str, range(13))), "error-form-options-many"),
        (f"A? | b | {'c' * 101}", "error-form-option-long"),
        (f"{'A' * 301} | b | c", "error-form-too-long"),
        ("A? | b | c | for 1 minute", "error-form-span-range"),
        ("A? | b | c | for 31 days", "error-form-span-range"),
    ],
)
async def test_a_line_that_is_no_poll_is_refused_with_the_reason(circle: Circle, line: str, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        circle.community.polls.read_line(line, circle.aino)
    assert refused.value.text_id == why


async def test_the_longest_question_and_the_most_answers_fit(circle: Circle) -> None:
    line = " | ".join(["Q" * 300, *(f"{number:03}" + "x" * 97 for number in range(12))])
    poll_id = await posts(circle, line)
    assert len((await now_is(circle, poll_id)).options) == 12


# --- posting


async def test_a_poll_is_posted_at_once_even_in_quiet_hours(circle: Circle) -> None:
    circle.wall.passes(hours=14)
    await posts(circle)
    assert [(one.question, list(one.options), one.anonymous) for one in circle.telegram.polls()] == [
        ("Which topic next?", ["Feedback", "Questioning", "Homework"], False)
    ]


async def test_the_same_message_handled_twice_posts_one_poll(circle: Circle) -> None:
    assert await posts(circle) == await posts(circle)
    assert len(circle.telegram.polls()) == 1


async def test_two_at_the_same_moment_post_one_poll(circle: Circle) -> None:
    answers = circle.community.polls.read_line(LINE, circle.aino)
    post = circle.community.polls.post
    await asyncio.gather(*(post(circle.aino, circle.group.id, "message:7", answers) for _ in range(5)))
    await circle.settles()
    assert len(circle.telegram.polls()) == 1


async def test_only_facilitators_and_admins_start_polls(circle: Circle) -> None:
    answers = circle.community.polls.read_line(LINE, circle.aino)
    for person in (circle.kamola, circle.zoe):
        with pytest.raises(NotAllowed):
            await circle.community.polls.post(person, circle.group.id, f"message:{person.id}", answers)
    await circle.community.polls.post(circle.ada, circle.group.id, "message:ada", answers)
    await circle.settles()
    assert len(circle.telegram.polls()) == 1


async def test_the_form_posts_the_same_poll(circle: Circle) -> None:
    answers = {"question": "A?", "options": ["b", "c"], "anonymous": "anonymous", "closes": 86400}
    done = await circle.submits(circle.aino, "poll", group_id=circle.group.id, **answers)
    await circle.settles()
    poll = await now_is(circle, done.subject_id)
    assert poll.anonymous
    assert poll.closes_at == circle.wall.now() + timedelta(days=1)
    assert poll.state is PollState.OPEN


async def test_a_forged_closing_time_is_refused_and_the_draft_stays(circle: Circle) -> None:
    answers = {"question": "A?", "options": ["b", "c"], "anonymous": "named"}
    screen = await circle.fills(circle.aino, "poll", group_id=circle.group.id, **answers)
    at = screen.form.number("closes")
    await circle.community.forms.open(circle.aino, screen.draft.id, at)
    shown = await circle.community.forms.choose(circle.aino, screen.draft.id, at, "1")
    assert isinstance(shown, Screen)
    assert shown.refusal is not None
    assert shown.answers["closes"] == 0


async def test_somebody_who_facilitates_nothing_is_told_so_when_they_begin(circle: Circle) -> None:
    with pytest.raises(Refusal):
        await circle.fills(circle.zoe, "poll")


# --- votes


async def test_votes_are_kept_changed_and_taken_back(circle: Circle) -> None:
    poll_id = await posts(circle)
    telegram_id = (await now_is(circle, poll_id)).telegram_id or ""
    vote = circle.community.polls.vote
    await vote(circle.kamola, telegram_id, [0])
    await vote(circle.diego, telegram_id, [1])
    await vote(circle.kamola, telegram_id, [2])
    await vote(circle.diego, telegram_id, [])
    assert await votes(circle, poll_id) == {circle.kamola.id: [2]}


async def test_a_vote_for_an_option_that_is_not_there_counts_for_nothing(circle: Circle) -> None:
    poll_id = await posts(circle)
    await circle.community.polls.vote(circle.kamola, (await now_is(circle, poll_id)).telegram_id or "", [7, -1])
    assert await votes(circle, poll_id) == {}


async def test_votes_for_polls_that_are_not_ours_are_left_alone(circle: Circle) -> None:
    poll_id = await posts(circle)
    await circle.community.polls.vote(circle.kamola, "somebody-else's", [0])
    await circle.community.polls.count("somebody-else's", [5, 5, 5], 15, closed=True)
    async with circle.db.read() as tx:
        assert await polls.votes(tx, "somebody-else's") == []
    assert (await now_is(circle, poll_id)).voters == 0


async def test_a_vote_that_comes_before_telegrams_answer_to_the_posting_is_not_lost(circle: Circle) -> None:
    answers = circle.community.polls.read_line(LINE, circle.aino)
    done = await circle.community.polls.post(circle.aino, circle.group.id, "message:1", answers)
    await circle.community.polls.vote(circle.kamola, "poll-101", [1])
    await circle.settles()
    assert await votes(circle, done.subject_id) == {circle.kamola.id: [1]}


async def test_a_vote_after_closing_changes_nothing(circle: Circle) -> None:
    poll_id = await posts(circle)
    telegram_id = (await now_is(circle, poll_id)).telegram_id or ""
    circle.telegram.tally, circle.telegram.voters = (1, 0, 0), 1
    await circle.community.polls.vote(circle.kamola, telegram_id, [0])
    await circle.community.polls.close(circle.aino, poll_id)
    await circle.settles()
    await circle.community.polls.vote(circle.diego, telegram_id, [1])
    await circle.community.polls.count(telegram_id, [1, 1, 0], 2, closed=False)
    poll = await now_is(circle, poll_id)
    assert (poll.tally, poll.voters) == ([1, 0, 0], 1)
    assert await votes(circle, poll_id) == {circle.kamola.id: [0]}


# --- closing


async def test_closing_keeps_telegrams_final_count_and_posts_the_result(circle: Circle) -> None:
    poll_id = await posts(circle)
    circle.telegram.tally, circle.telegram.voters = (3, 1, 0), 4
    await circle.community.polls.close(circle.aino, poll_id)
    await circle.settles()
    poll = await now_is(circle, poll_id)
    assert (poll.state, poll.tally, poll.voters) == (PollState.CLOSED, [3, 1, 0], 4)
    [result] = circle.telegram.cards()
    assert "3 votes" in result
    assert "75 %" in result
    assert "Kamola" not in result


async def test_closing_twice_at_once_stops_and_tells_once(circle: Circle) -> None:
    poll_id = await posts(circle)
    close = circle.community.polls.close
    await asyncio.gather(*(close(circle.aino, poll_id) for _ in range(5)))
    await circle.settles()
    await close(circle.aino, poll_id)
    await circle.settles()
    assert [type(what) for what in circle.telegram.sent if not isinstance(what, NativePoll)].count(StopPoll) == 1
    assert len(circle.telegram.cards()) == 1


@pytest.mark.parametrize("who", ["kamola", "zoe"])
async def test_others_cannot_close_it(circle: Circle, who: str) -> None:
    poll_id = await posts(circle)
    with pytest.raises(NotAllowed):
        await circle.community.polls.close(getattr(circle, who), poll_id)
    await circle.settles()
    assert (await now_is(circle, poll_id)).state is PollState.OPEN


async def test_a_forged_poll_number_is_gone(circle: Circle) -> None:
    with pytest.raises(Gone):
        await circle.community.polls.close(circle.aino, 4711)
    with pytest.raises(Gone):
        await circle.community.polls.result(circle.aino, 4711)


async def test_it_closes_at_its_time_and_not_before(circle: Circle) -> None:
    poll_id = await posts(circle, f"{LINE} | for 2 days")
    circle.telegram.tally = (0, 0, 0)
    await circle.waits(days=1, hours=23)
    assert (await now_is(circle, poll_id)).state is PollState.OPEN
    await circle.waits(hours=1, minutes=1)
    assert (await now_is(circle, poll_id)).state is PollState.CLOSED


async def test_closed_by_the_clock_at_night_the_result_waits_for_the_morning(circle: Circle) -> None:
    circle.wall.passes(hours=1)  # 11:00 in Helsinki, 23:00 twelve hours later
    await posts(circle, f"{LINE} | for 12 hours")
    circle.telegram.tally = (0, 0, 0)
    await circle.waits(hours=12, minutes=1)
    assert circle.telegram.cards() == []
    await circle.waits(hours=8)
    assert len(circle.telegram.cards()) == 1


async def test_closed_by_hand_before_its_time_it_is_not_closed_again_then(circle: Circle) -> None:
    poll_id = await posts(circle, f"{LINE} | for 2 days")
    circle.telegram.tally = (0, 0, 0)
    await circle.community.polls.close(circle.aino, poll_id)
    await circle.settles()
    await circle.waits(days=3)
    assert len([what for what in circle.telegram.sent if isinstance(what, StopPoll)]) == 1


async def test_when_telegram_had_closed_it_our_own_count_is_the_result(circle: Circle) -> None:
    poll_id = await posts(circle)
    telegram_id = (await now_is(circle, poll_id)).telegram_id or ""
    await circle.community.polls.vote(circle.kamola, telegram_id, [0])
    await circle.community.polls.vote(circle.diego, telegram_id, [2])
    circle.telegram.answers = [Outcome(Word.POLL_CLOSED)]
    await circle.community.polls.close(circle.aino, poll_id)
    await circle.settles()
    poll = await now_is(circle, poll_id)
    assert (poll.tally, poll.voters) == ([1, 0, 1], 2)


async def test_of_an_anonymous_poll_the_last_count_we_were_told_is_the_result(circle: Circle) -> None:
    poll_id = await posts(circle, f"anonymous {LINE}")
    telegram_id = (await now_is(circle, poll_id)).telegram_id or ""
    await circle.community.polls.count(telegram_id, [2, 0, 1], 3, closed=False)
    circle.telegram.answers = [Outcome(Word.POLL_CLOSED)]
    await circle.community.polls.close(circle.aino, poll_id)
    await circle.settles()
    poll = await now_is(circle, poll_id)
    assert (poll.tally, poll.voters) == ([2, 0, 1], 3)


async def test_a_final_count_that_comes_late_corrects_the_result(circle: Circle) -> None:
    poll_id = await posts(circle, f"anonymous {LINE}")
    telegram_id = (await now_is(circle, poll_id)).telegram_id or ""
    circle.telegram.answers = [Outcome(Word.POLL_CLOSED)]
    await circle.community.polls.close(circle.aino, poll_id)
    await circle.settles()
    await circle.community.polls.count(telegram_id, [4, 0, 0], 4, closed=True)
    await circle.settles()
    assert "4 votes" in circle.telegram.edited[0].text


async def test_after_an_upgrade_of_the_group_our_own_count_is_the_result(circle: Circle) -> None:
    poll_id = await posts(circle)
    await circle.community.polls.vote(circle.kamola, (await now_is(circle, poll_id)).telegram_id or "", [1])
    await circle.community.groups.upgrade(circle.group.chat_id, -200)
    await circle.community.polls.close(circle.aino, poll_id)
    await circle.settles()
    poll = await now_is(circle, poll_id)
    assert (poll.state, poll.tally) == (PollState.CLOSED, [0, 1, 0])


async def test_a_poll_whose_message_was_deleted_ends_with_our_own_count(circle: Circle) -> None:
    poll_id = await posts(circle)
    await circle.community.polls.vote(circle.kamola, (await now_is(circle, poll_id)).telegram_id or "", [1])
    circle.telegram.answers = [Outcome(Word.MESSAGE_GONE)]
    await circle.community.polls.close(circle.aino, poll_id)
    await circle.settles()
    await circle.waits(hours=1)
    poll = await now_is(circle, poll_id)
    assert (poll.state, poll.tally) == (PollState.CLOSED, [0, 1, 0])


# --- what goes wrong in between


async def test_a_poll_let_go_before_it_is_posted_is_never_posted(circle: Circle) -> None:
    answers = circle.community.polls.read_line(LINE, circle.aino)
    done = await circle.community.polls.post(circle.aino, circle.group.id, "message:1", answers)
    await circle.community.polls.close(circle.aino, done.subject_id)
    await circle.settles()
    assert circle.telegram.sent == []
    assert (await now_is(circle, done.subject_id)).state is PollState.CLOSED


async def test_a_poll_that_could_not_be_posted_is_not_open_for_ever(circle: Circle) -> None:
    circle.telegram.answers = [Outcome(Word.REFUSED)]
    poll_id = await posts(circle)
    await circle.waits(hours=1)
    overview = await circle.community.polls.overview(circle.kamola, circle.group.id)
    assert (overview.open, overview.closed) == ((), ())
    assert (await now_is(circle, poll_id)).state is PollState.CLOSED


async def test_a_poll_of_which_nobody_knows_is_recognised_by_its_button_with_its_votes(circle: Circle) -> None:
    circle.telegram.answers = [Outcome(Word.UNCERTAIN)]
    poll_id = await posts(circle)
    await circle.community.polls.vote(circle.kamola, "the-lost-one", [2])
    circle.telegram.answers = [Outcome(Word.POLL_CLOSED)]
    circle.telegram.sent.clear()
    seen = Seen(circle.group.chat_id, 55, "the-lost-one", "Which topic next?")
    await circle.community.polls.close(circle.aino, poll_id, seen)
    await circle.settles()
    poll = await now_is(circle, poll_id)
    assert (poll.state, poll.tally) == (PollState.CLOSED, [0, 0, 1])
    assert StopPoll(55) in circle.telegram.sent


@pytest.mark.parametrize(
    "seen",
    [
        Seen(-999, 55, "another", "Which topic next?"),
        Seen(-100, 55, "another", "Another question?"),
        Seen(-100, 55, "poll-101", "Which topic next?"),
    ],
)
async def test_a_forged_button_cannot_make_another_poll_pass_for_it(circle: Circle, seen: Seen) -> None:
    await posts(circle)
    circle.telegram.answers = [Outcome(Word.UNCERTAIN)]
    poll_id = await posts(circle, origin="message:2")
    await circle.community.polls.close(circle.aino, poll_id, seen)
    assert (await now_is(circle, poll_id)).telegram_id is None


async def test_a_crash_while_closing_is_made_good_at_the_next_start(circle: Circle) -> None:
    poll_id = await posts(circle)
    await circle.community.polls.vote(circle.kamola, (await now_is(circle, poll_id)).telegram_id or "", [0])
    await circle.community.polls.close(circle.aino, poll_id)
    async with circle.db.begin() as tx:  # the process died after Telegram closed it, before we wrote it down
        await claims.claim_due(tx, circle.wall.now(), 10)
    circle.telegram.answers = [Outcome(Word.POLL_CLOSED)]
    await circle.settles()
    poll = await now_is(circle, poll_id)
    assert (poll.state, poll.tally) == (PollState.CLOSED, [1, 0, 0])
    assert len(circle.telegram.cards()) == 1


async def test_a_crash_while_posting_never_posts_twice(circle: Circle) -> None:
    answers = circle.community.polls.read_line(LINE, circle.aino)
    await circle.community.polls.post(circle.aino, circle.group.id, "message:1", answers)
    async with circle.db.begin() as tx:
        await claims.claim_due(tx, circle.wall.now(), 10)
    await circle.settles()
    assert circle.telegram.polls() == []


# --- looking


async def test_the_list_shows_open_polls_and_last_results_to_members_only(circle: Circle) -> None:
    closed, opened = await posts(circle, origin="message:1"), await posts(circle, origin="message:2")
    circle.telegram.tally, circle.telegram.voters = (1, 0, 0), 1
    await circle.community.polls.close(circle.aino, closed)
    await circle.settles()
    mine = await circle.community.polls.overview(circle.kamola, circle.group.id)
    assert ([poll.id for poll, _ in mine.open], [poll.id for poll in mine.closed]) == ([opened], [closed])
    assert not mine.may_close
    assert (await circle.community.polls.overview(circle.aino, circle.group.id)).may_close
    assert (await circle.community.polls.result(circle.kamola, closed)).tally == [1, 0, 0]
    with pytest.raises(NotAllowed):
        await circle.community.polls.overview(circle.zoe, circle.group.id)
    with pytest.raises(NotAllowed):
        await circle.community.polls.result(circle.zoe, closed)


async def test_the_whole_life_of_a_poll_on_both_databases(any_database: Database) -> None:
    circle = await Circle(any_database).gathers()
    poll_id = await posts(circle, f"{LINE} | for 1 hour")
    telegram_id = (await now_is(circle, poll_id)).telegram_id or ""
    await circle.community.polls.vote(circle.kamola, telegram_id, [0])
    await circle.community.polls.count(telegram_id, [1, 0, 0], 1, closed=False)
    [(_, voters)] = (await circle.community.polls.overview(circle.kamola, circle.group.id)).open
    assert voters == 1
    circle.telegram.tally, circle.telegram.voters = (1, 0, 0), 1
    await circle.waits(hours=2)
    assert (await circle.community.polls.result(circle.kamola, poll_id)).voters == 1
    async with circle.db.read() as tx:
        assert {POLL, RESULT} <= {notice.kind for notice in await _all(tx)}


async def _all(tx: Any) -> list[notices.Notice]:
    found = [await notices.by_id(tx, number) for number in range(1, 10)]
    return [notice for notice in found if notice is not None]


async def test_a_poll_that_was_sent_twice_leaves_no_second_one_open(circle: Circle) -> None:
    poll_id = await posts(circle)
    seen = Seen(circle.group.chat_id, 55, "the-other-copy", "Which topic next?")
    await circle.community.polls.close(circle.aino, poll_id, seen)
    await circle.settles()
    stopped = [what.message_id for what in circle.telegram.sent if isinstance(what, StopPoll)]
    assert sorted(stopped) == [55, 101]
