"""What polls look like: the preview, the result in words and numbers, the list; in every language, at every limit."""

from datetime import UTC, datetime, time

import pytest

from cards import polls as cards
from cards.card import visible
from community.forms import Screen
from community.polls import FORM, Overview
from locales import languages, texts
from storage.base import GroupId, PersonId
from storage.forms import Draft
from storage.groups import Group
from storage.polls import Poll, PollState

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
LONGEST = {"question": "Q" * 300, "options": [f"{number:02}" + "x" * 98 for number in range(12)]}


def group() -> Group:
    return Group(
        id=GroupId(1), title="Maths <teachers>", zone="Europe/Helsinki", quiet_from=time(21), quiet_until=time(7)
    )


def poll(tally: list[int], voters: int, **more: object) -> Poll:
    values: dict[str, object] = {
        "id": 7,
        "group_id": 1,
        "question": "Which topic <next>?",
        "options": ["Feedback & talk", "Questioning", "Homework"][: len(tally)],
        "tally": tally,
        "voters": voters,
        "state": PollState.CLOSED,
        "telegram_id": "1",
        "closes_at": None,
        **more,
    }
    return Poll(**values)


def preview(language: str = "en", **answers: object) -> str:
    known = {"group": 1, "question": "Which <topic>?", "options": ["b", "c"], "anonymous": "named", "closes": 0}
    draft = Draft(id=5, person_id=PersonId(1), form="poll", answers=known | answers, step=None)
    screen = Screen(draft, FORM, None, 5, 5, NOW, group=group())
    card = cards.plan(screen, texts(language))
    assert [one.data for row in card.rows for one in row] == [
        "forms:submit:5",
        "forms:step:5.3",
        "forms:step:5.4",
        "forms:change:5",
        "forms:discard:5",
    ]
    return visible(card.text)


def test_the_preview_says_what_where_how_and_until_when() -> None:
    shown = preview()
    assert "Maths <teachers>" in shown
    assert "Which <topic>?" in shown
    assert "• b\n• c" in shown
    assert "Everybody sees who voted" in shown
    assert "until a facilitator taps Close" in shown
    other = preview(anonymous="anonymous", closes=172800)
    assert "Nobody sees who voted" in other
    assert "after 2 days" in other


def test_the_result_counts_in_bars_numbers_and_percent() -> None:
    shown = visible(cards.result(poll([2, 0, 1], 3), texts("en")).text)
    assert "Feedback & talk\n▰▰▰▰▰▰▰▱▱▱ 2 votes (67 %)" in shown
    assert "Questioning\n▱▱▱▱▱▱▱▱▱▱ 0 votes (0 %)" in shown
    assert "Homework\n▰▰▰▱▱▱▱▱▱▱ 1 vote (33 %)" in shown
    assert shown.endswith("Feedback & talk comes first, with 2 of 3 votes.")


@pytest.mark.parametrize(
    ("tally", "voters", "sentence"),
    [
        ([0, 0, 0], 0, "Nobody voted this time."),
        ([1, 0, 0], 1, "Feedback & talk comes first, with 1 of 1 vote."),
        ([1, 1, 0], 2, "Feedback & talk and Questioning share first place, with 1 vote each; 2 people voted."),
        ([2, 2, 0], 4, "Feedback & talk and Questioning share first place, with 2 votes each; 4 people voted."),
    ],
)
def test_one_sentence_says_who_won(tally: list[int], voters: int, sentence: str) -> None:
    assert visible(cards.winner(poll(tally, voters), texts("en"))) == sentence


def test_when_many_share_the_first_place_only_some_are_named() -> None:
    shared = poll([1] * 6, 6, options=list("abcdef"))
    assert "a, b, c, d, and …" in visible(cards.winner(shared, texts("en")))


def test_in_spanish_the_numbers_agree() -> None:
    shown = visible(cards.result(poll([1, 1, 0], 2), texts("es")).text)
    assert "1 voto (50 %)" in shown
    assert "comparten el primer lugar, con 1 voto cada una; votaron 2 personas." in shown


@pytest.mark.parametrize("language", languages())
def test_the_longest_poll_fits_everywhere(language: str) -> None:
    said = texts(language)
    longest = poll([1_000_000] * 12, 12_000_000, **LONGEST)
    cards.result(longest, said)
    cards.result_in_list(longest, said)
    preview(language, **LONGEST, closes=2_592_000)
    opened = poll([0] * 12, 12_000_000, **LONGEST, state=PollState.OPEN, closes_at=NOW)
    one = Overview(group(), tuple((opened, 12_000_000) for _ in range(30)), (longest,) * 5, may_close=True)
    cards.overview(one, said)


def test_the_list_offers_closing_only_to_those_who_may() -> None:
    opened = poll([0, 0], 0, state=PollState.OPEN)
    for may, count in ((True, 1), (False, 0)):
        card = cards.overview(Overview(group(), ((opened, 0),), (), may_close=may), texts("en"))
        assert [one.data for row in card.rows for one in row] == ["polls:stop:7"] * count
        assert "No votes yet" in card.text


def test_an_empty_list_says_how_to_begin() -> None:
    assert "/poll" in cards.overview(Overview(group(), (), (), may_close=True), texts("en")).text


@pytest.mark.parametrize(
    ("state", "telegram_id", "words"),
    [
        (PollState.OPEN, "1", "The result comes in a moment"),
        (PollState.CLOSED, "1", "closed already"),
        (PollState.CLOSED, None, "will not be posted"),
    ],
)
def test_who_taps_close_is_told_what_happens(state: PollState, telegram_id: str | None, words: str) -> None:
    assert words in cards.closing(poll([0, 0], 0, state=state, telegram_id=telegram_id), texts("en"))
