"""Long texts as pages: nothing is lost, nothing is cut in the middle of a sign, every page fits."""

from html import unescape

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from cards.card import visible_length
from cards.reading import Entry, leafing, pages, split
from locales import texts

ISOLATES = str.maketrans("", "", "\u2068\u2069")
WORDS = st.text(min_size=1, max_size=400).filter(str.strip)


def bare(words: str) -> str:
    """Without white space, of which a page may leave out some where it ends."""
    return "".join(words.translate(ISOLATES).split())


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=8))
def test_all_of_every_answer_stands_on_the_pages_in_order(answers: list[str]) -> None:
    found = pages([Entry("Q", answer) for answer in answers], texts("en"), room=600)
    shown = bare(unescape("".join(page for page in found)))
    for mark in ("<b>Q</b>", "<i>(continued)</i>"):
        shown = shown.replace(bare(mark), "\0")
    assert shown.replace("\0", "") == bare("".join(answers)).replace("\0", "")


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=3000), max_size=8))
def test_no_page_is_longer_than_its_room(answers: list[str]) -> None:
    for page in pages([Entry("A question of some length", answer) for answer in answers], texts("es"), room=1000):
        assert visible_length(page) <= 1000


def test_a_page_ends_between_answers_where_it_can() -> None:
    found = pages([Entry("One", "a" * 500), Entry("Two", "b" * 300)], texts("en"), room=900)
    assert ["One" in page for page in found] == [True, False]
    assert "continued" not in "".join(found)


def test_an_answer_longer_than_a_page_goes_on_under_the_same_heading() -> None:
    found = pages([Entry("One", "word " * 400)], texts("en"), room=900)
    assert len(found) > 2
    assert all("One" in page for page in found)
    assert ["continued" in page for page in found] == [False, *[True] * (len(found) - 1)]


def test_no_answers_are_one_empty_page() -> None:
    assert pages([], texts("en")) == [""]


@pytest.mark.parametrize("sign", ["🇺🇿", "👩🏽\u200d🏫", "é", "1\ufe0f\u20e3"])
def test_a_flag_or_a_joined_sign_is_not_cut_in_two(sign: str) -> None:
    rest = sign * 60
    while rest:
        part, rest = split(rest, 17) if len(rest) > 17 else (rest, "")
        assert part.replace(sign, "") == ""


def test_a_text_is_cut_after_a_word() -> None:
    assert split("one two three four", 10) == ("one two", "three four")


@pytest.mark.parametrize(("page", "last", "labels"), [(0, 0, []), (0, 2, ["▶"]), (1, 2, ["◀", "▶"]), (2, 2, ["◀"])])
def test_leafing_offers_only_pages_there_are(page: int, last: int, labels: list[str]) -> None:
    assert [one.text for row in leafing(page, last, "cases:list:") for one in row] == labels
