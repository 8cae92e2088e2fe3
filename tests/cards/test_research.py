"""What is shown of research, in every language and at its longest."""

import re
from datetime import UTC, datetime, time
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

import pytest

from cards import research as cards
from cards.card import Card, visible_length
from community.cases import CaseSummary
from community.research_findings import Entry, Finding, Opened, Results, Saved, Shared
from community.research_library import ImportReport
from content import card_checks, evidence
from content.evidence import BadFile, BadRow
from content.languages import FOLDER
from locales import Html, Texts, languages, texts
from storage.base import GroupId
from storage.cases import Case
from storage.groups import Group
from storage.research import ResearchCard, ResearchWords, Search

BIG = 10**15 - 1
"""The longest id that a button may bring back."""
HOSTILE = '<b>"&\'</i><a href="tg://x">' + "א" * 20
EN = texts("en")


def a_card(**changes: object) -> ResearchCard:
    values = {"id": 1, "slug": "one", "months": 6, "strength": 4, "cost": 1, "phase": "both", "tags": ["feedback"]}
    words = {
        "title": "Feedback",
        "summary": "Say what is next.",
        "watch": "Marks alone do little.",
        "citation": "A & B",
    }
    source = {"source_url": "https://example.org/?a=1&b=2", "source_year": 2026, "checked": "yes", "gone": False}
    return ResearchCard(**{**values, **words, **source, **changes})


def longest() -> ResearchCard:
    lengths = card_checks.LONGEST
    tags = (("a" * 40 + ";") * 13)[: card_checks.LONGEST_OTHERWISE].strip(";").split(";")
    return a_card(
        id=BIG,
        slug="s" * lengths["slug"],
        title="&" * lengths["title"],
        summary="<" * lengths["own_words_summary"],
        watch='"' * lengths["what_to_watch"],
        citation="&" * lengths["citation"],
        source_url="https://example.org/" + "&" * 480,
        tags=tags,
        months=-24,
        strength=0,
        cost=5,
        checked="partly",
        gone=True,
    )


def shipped(language: str) -> list[Finding]:
    words = evidence.translations(language)
    return [
        Finding(
            a_card(
                **{name: getattr(one, name) for name in ("slug", "months", "strength", "cost", "phase", "source_url")},
                **{name: getattr(one, name) for name in ("source_year", "citation", "checked", "title")},
                summary=one.summary,
                watch=one.watch,
                tags=list(one.tags),
                id=number,
            ),
            ResearchWords(card_id=number, language=language, **words[one.slug]._asdict()),
        )
        for number, one in enumerate(evidence.shipped(), 1)
    ]


def a_group(title: str = "Maths teachers") -> Group:
    return Group(id=GroupId(BIG), title=title, zone="Europe/Helsinki", quiet_from=time(21), quiet_until=time(7))


def some_results(entries: list[Entry], words: str = "feedback", page: int = 1, **changes: object) -> Results:
    values: dict[str, object] = {"more": True, "corrected": {}, **changes}
    return Results(Search(id=BIG, words=words), page, entries, **values)  # type: ignore[arg-type]


def a_case(title: str = "Exit tickets", author: str | None = "Kamola") -> CaseSummary:
    return CaseSummary(Case(id=BIG, title=title, template="promising-practice", route="quick"), author)


def buttons(card: Card) -> list[str]:
    return [one.text for row in card.rows for one in row]


class Balanced(HTMLParser):
    """Fails on what Telegram would refuse: unknown tags and tags that do not pair."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("b", "i", "a", "tg-time")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


# --- numbers in words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (6, "+6 months"),
        (1, "+1 month"),
        (0, "0 months (no difference on average)"),
        (-1, "−1 month (less progress)"),
        (-2, "−2 months (less progress)"),
    ],
)
def test_months_are_said_with_their_sign(number: int, words: str) -> None:
    assert cards.months(number, EN) == words


def test_signs_never_stand_alone() -> None:
    for language in languages():
        said = [cards.strength(number, texts(language)) for number in range(6)]
        said += [cards.cost(number, texts(language)) for number in range(1, 6)]
        assert all(re.search(r"\w{3}", words) for words in said)
        assert len(set(said)) == len(said)


def test_strength_and_cost_have_words_and_as_many_signs() -> None:
    assert cards.strength(4, EN) == "strong ●●●●○"
    assert cards.strength(0, EN) == "too little to say ○○○○○"
    assert cards.cost(1, EN) == "very low €"


@pytest.mark.parametrize("language", languages())
def test_what_is_not_known_is_not_said(language: str) -> None:
    words = texts(language)
    unknown = Finding(a_card(months=None, strength=None, cost=None), None)
    cost_only = Finding(a_card(months=None, strength=None, cost=1), None)
    assert cards.facts(unknown, words) == ""
    assert cards.facts(cost_only, words, plain=True).count(":") == 1
    assert cards.article(unknown, words).description
    known = cards.full(Finding(a_card(), None), words).splitlines()
    assert len(cards.full(unknown, words).splitlines()) == len(known) - 3
    assert "\n\n\n" not in cards.full(unknown, words)


# --- one card ---------------------------------------------------------------------------------------------------


def test_a_card_says_everything_there_is() -> None:
    text = Balanced(cards.full(Finding(a_card(), None), EN)).text
    for part in (
        "Feedback",
        "+6 months",
        "strong ●●●●○",
        "very low €",
        "all ages",
        "Say what is next.",
        "2026",
        "A & B",
    ):
        assert part in text
    assert "Watch out: Marks alone do little." in text
    assert "2,026" not in text


def test_a_card_without_a_year_or_a_topic_leaves_them_out() -> None:
    text = cards.full(Finding(a_card(source_year=None, tags=[]), None), EN)
    assert "edition" not in text
    assert "Topics" not in text


def test_what_was_not_compared_with_its_source_says_so_and_what_was_does_not() -> None:
    told = {checked: cards.full(Finding(a_card(checked=checked), None), EN) for checked in ("yes", "partly", "no")}
    assert "compared" not in told["yes"]
    assert "compared" in told["partly"]
    assert "compared" in told["no"]


@pytest.mark.parametrize("language", languages())
def test_every_shipped_card_fits_in_full_inline_and_in_a_list(language: str) -> None:
    words, findings = texts(language), shipped(language)
    for finding in findings:
        Balanced(cards.opened(Opened(finding, BIG, 39, a_group(), [a_group()]), words).text)
        article = cards.article(finding, words)
        assert len(article.id.encode()) <= 64
        assert 0 < visible_length(article.card.text) <= 4096
    for start in range(0, len(findings), 5):
        page = cards.results(some_results(list(findings[start : start + 5])), words)
        assert visible_length(page.text) < 2500


@pytest.mark.parametrize("language", languages())
def test_the_longest_card_that_may_be_imported_fits(language: str) -> None:
    words, finding = texts(language), Finding(longest(), None)
    opened = Opened(finding, BIG, 39, None, [a_group("🧑‍🏫" * 128) for _ in range(60)])
    shown = [
        cards.opened(opened, words),
        cards.share_with(opened, words),
        cards.sure_share(opened, words),
        cards.shared_post(finding, "&" * 64, "b" * 32, words),
        cards.article(finding, words).card,
        cards.results(some_results([finding, a_case("&" * 120, "&" * 64)] * 2 + [finding], "&" * 200), words),
        cards.saved(Saved([finding] * 5, BIG, True), words),
    ]
    for card in shown:
        Balanced(card.text)
        assert len(card.text.encode()) < 32_768
        assert len(card.rows) <= 100


def test_hostile_words_stay_words_and_addresses_stay_whole() -> None:
    hostile = a_card(title=HOSTILE, summary=HOSTILE, watch=HOSTILE, citation=HOSTILE, tags=[HOSTILE])
    url = 'https://example.org/"><b>א'
    hostile.source_url = url
    card = cards.shared_post(Finding(hostile, None), HOSTILE, "bot", EN)
    text = Balanced(card.text).text
    assert text.count("<b>") == 6
    assert 'href="https://example.org/&quot;&gt;&lt;b&gt;א"' in card.text
    Balanced(cards.results(some_results([Finding(hostile, None), a_case(HOSTILE, HOSTILE)], HOSTILE), EN).text)


def test_a_saved_card_can_be_taken_out_and_another_saved() -> None:
    assert "Saved ✓" in buttons(cards.opened(Opened(Finding(a_card(), None, saved=True)), EN))
    assert "Save" in buttons(cards.opened(Opened(Finding(a_card(), None)), EN))


def test_only_who_is_in_a_group_is_offered_to_share() -> None:
    alone, member = Opened(Finding(a_card(), None)), Opened(Finding(a_card(), None), groups=[a_group()])
    assert "Share with the group" not in buttons(cards.opened(alone, EN))
    assert "Share with the group" in buttons(cards.opened(member, EN))


def test_a_card_leads_back_to_where_it_was_opened() -> None:
    def back(search_id: int, page: int) -> str | None:
        return cards.opened(Opened(Finding(a_card(), None), search_id, page), EN).rows[-1][0].data

    assert back(7, 2) == "research:page:7.2"
    assert back(0, 1) == "research:saved:1"


def test_sending_to_a_chat_asks_inline_for_this_very_card() -> None:
    rows = cards.opened(Opened(Finding(a_card(slug="school-uniform"), None)), EN).rows
    assert [one.inline for one in chain(*rows) if one.inline] == ["school-uniform"]


def test_a_shared_card_says_who_shared_it_and_can_be_kept_by_everybody() -> None:
    card = cards.shared_post(Finding(a_card(), None), "Kamola", "staffroom_bot", EN)
    assert "Kamola shares this" in card.text
    assert [one.data or one.url for one in chain(*card.rows)] == [
        "research:keep:1",
        "https://t.me/staffroom_bot?start=research",
    ]


# --- lists ------------------------------------------------------------------------------------------------------


def test_a_page_has_a_number_for_each_entry_and_turns_only_where_there_is_more() -> None:
    entries: list[Entry] = [Finding(a_card(id=one), None) for one in range(1, 4)]
    first = cards.results(some_results(entries, page=0), EN)
    last = cards.results(some_results(entries, page=3, more=False), EN)
    assert buttons(first) == ["1", "2", "3", "Next page ▶"]
    assert buttons(last) == ["1", "2", "3", "◀ Previous"]
    assert last.rows[0][1].data == f"research:open:{BIG}.3.2"


def test_a_case_study_is_marked_with_words_and_opens_as_one() -> None:
    card = cards.results(some_results([a_case()], page=0, more=False), EN)
    assert "case study" in card.text
    assert "Kamola" in card.text
    assert card.rows[0][0].data == f"cases:read:{BIG}.0"
    assert "case study" not in cards.results(some_results([Finding(a_card(), None)]), EN).text


def test_a_case_study_without_a_named_author_names_none() -> None:
    assert "None" not in cards.results(some_results([a_case(author=None)]), EN).text


def test_how_a_word_was_read_is_said_and_nothing_is_said_of_words_that_were_right() -> None:
    entries: list[Entry] = [Finding(a_card(), None)]
    assert (
        "I read “feedbak” as “feedback”."
        in cards.results(some_results(entries, corrected={"feedbak": "feedback"}), EN).text
    )
    assert "I read" not in cards.results(some_results(entries), EN).text


def test_a_topic_is_shown_by_its_name_in_the_readers_language() -> None:
    entries: list[Entry] = [Finding(a_card(), None)]
    assert "<b>retroalimentación</b>" in cards.results(some_results(entries, "#feedback"), texts("es")).text
    assert "<b>#other</b>" in cards.results(some_results(entries, "#other"), EN).text


def test_nothing_found_is_said_warmly_with_topics_to_tap() -> None:
    card = cards.results(some_results([], page=0, more=False, nearest=["parents", "feedback"]), EN)
    assert "I found nothing on this yet" in card.text
    assert [one.data for one in chain(*card.rows)] == ["research:topic:parents", "research:topic:feedback"]


def test_an_empty_later_page_leads_back() -> None:
    card = cards.results(some_results([], page=2, more=False), EN)
    assert "That was all" in card.text
    assert buttons(card) == ["◀ Previous"]


def test_no_saved_cards_yet_leads_to_finding_some() -> None:
    assert buttons(cards.saved(Saved([], 0, False), EN)) == ["Find research"]


@pytest.mark.parametrize("language", languages())
def test_asking_offers_the_topics_and_leaves_out_what_no_button_can_hold(language: str) -> None:
    card = cards.ask(["feedback", "x" * 60, "made-up", *(f"t{n}" for n in range(20))], texts(language), here=True)
    data = [one.data for one in chain(*card.rows)]
    assert data[:2] == ["research:topic:feedback", "research:topic:made-up"]
    assert len(data) < 12


def test_a_promise_for_after_the_quiet_hours_names_the_groups_own_time() -> None:
    shared = Shared(a_group("G" * 128), datetime(2026, 11, 24, 5, 0, tzinfo=UTC))
    assert "07:00" in cards.shared_toast(shared, False, EN)
    for language in languages():
        assert len(cards.shared_toast(shared, True, texts(language))) <= 200
        assert len(cards.shared_toast(shared, False, texts(language))) <= 200


# --- importing --------------------------------------------------------------------------------------------------


def codes() -> set[str]:
    """Every code in the sources of the readers."""
    source = "".join((FOLDER / name).read_text(encoding="utf-8") for name in ("card_checks.py", "evidence.py"))
    written = set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"', source))
    numbers = {f"{name}-not-a-number" for name in re.findall(r'_number\("(\w+)",', source)}
    return (written | numbers) - set(card_checks.PHASES) - {"utf-8"}


@pytest.mark.parametrize("language", languages())
def test_every_fault_of_a_file_has_a_sentence(language: str) -> None:
    words = texts(language)
    assert len(codes()) >= 24
    for code in codes():
        for column in ("", "title"):
            said = cards.import_problems(BadFile([BadRow(3, column, code, HOSTILE)]), words)
            assert "3" in said
            assert "&lt;" not in said


@pytest.mark.parametrize("language", languages())
def test_no_sentence_speaks_of_a_fault_that_there_is_not(language: str) -> None:
    file = Path(Texts.__module__.replace(".", "/")).parent / language / "research.ftl"
    told = set(re.findall(r"^import-error-(\S+) =", file.read_text(encoding="utf-8"), re.M))
    assert told == codes()


def test_a_refused_file_names_line_and_column_and_counts_what_it_does_not_list() -> None:
    bad = BadFile([BadRow(line, "cost", "cost-not-1-to-5", "9") for line in range(2, 42)])
    said = cards.import_problems(bad, EN).splitlines()
    assert said[0].startswith("Nothing was imported. 40 things")
    assert said[1] == "Line 2, column cost: “9”: cost goes from 1 to 5, or is empty for no figure."
    assert said[-1] == "… and 10 more."
    assert cards.import_problems(BadFile(bad.rows[:1]), EN).count("\n") == 1


def test_an_import_is_reported_in_numbers() -> None:
    assert cards.import_report(ImportReport(1, 2, 3, 0), EN) == "1 card added, 2 changed, 3 as they were, 0 taken out."


def test_command_descriptions_are_plain_and_short() -> None:
    for language in languages():
        for name in ("research", "saved"):
            said = texts(language).plain(f"commands-{name}")
            assert 0 < len(said) <= 256
            assert Html(said) == texts(language)(f"commands-{name}")
