"""What the library answers, to whom, and how cards come into it."""

import asyncio
import csv
import io
import shutil
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from community.community import Community
from community.errors import Gone, NotAllowed, Refusal
from community.groups import Chat
from community.people import Account
from community.research import KEPT, LAST_PAGE, PAGE
from community.research_findings import Finding, Results
from community.research_library import ImportReport
from content import evidence
from content.card_checks import COLUMNS
from content.evidence import BadFile
from content.languages import FOLDER
from storage import groups, notices, research
from storage.database import Database
from storage.groups import Group
from storage.people import Person
from tests.community.writing import FULL, Village

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
CARD = {
    "slug": "walking-lessons",
    "title": "Walking lessons",
    "months_progress": "2",
    "evidence_strength": "1",
    "cost": "1",
    "phase": "primary",
    "source_url": "https://example.org/walking",
    "source_year": "2025",
    "checked": "yes",
    "tags": "physical;made-up-topic",
    "own_words_summary": "Pupils who walked while they repeated words remembered more of them.",
    "what_to_watch": "Mind the stairs.",
    "citation": "Walker 2025",
    "doi": "",
    "collection": "our-school",
}


HOSTILE = [
    "<b>\"'&</b>",
    "' OR 1=1 --",
    '"*" NEAR(a b)',
    "עברית العربية",
    "#",
    "##",
    "# #",
    "\0",
    "\ud800",
    "a" * 100_000,
    "🧑‍🏫" * 9_999,
]


class Now:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with what comes with the bot, to copy: filling one takes longer than most tests."""
    file = tmp_path_factory.mktemp("library") / "library.db"

    async def fill() -> None:
        async with Database.open(f"sqlite+aiosqlite:///{file}") as database:
            await Community(database, lambda: NOON).research.load_shipped()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, fill()).result()
    return file


@pytest.fixture
async def database(library: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """With what comes with the bot."""
    copy = shutil.copyfile(library, tmp_path / "copy.db")
    database = Database(f"sqlite+aiosqlite:///{copy}")
    yield database
    await database.close()


@pytest.fixture
async def community(database: Database, now: Now) -> Community:
    return Community(database, now)


@pytest.fixture
async def kamola(community: Community) -> Person:
    return await community.people.meet(Account(1, "Kamola", language="en"), in_private=True)


@pytest.fixture
async def diego(community: Community) -> Person:
    return await community.people.meet(Account(2, "Diego", language="es"), in_private=True)


@pytest.fixture
async def group(community: Community, kamola: Person) -> Group:
    return await community.groups.come(Chat(-100, "Maths teachers"), kamola, as_admin=True)


def titles(found: Results) -> list[str]:
    return [one.title if isinstance(one, Finding) else one.case.title for one in found.entries]


def table(*cards: dict[str, str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(cards)
    return out.getvalue()


async def new_card(community: Community, **changes: str) -> ImportReport:
    return await community.research.import_file(table({**CARD, **changes}))


async def card_id(database: Database, slug: str) -> int:
    async with database.read() as tx:
        return (await research.everything(tx))[slug].id


# --- finding ----------------------------------------------------------------------------------------------------


async def test_everything_shipped_is_found_by_words_forms_and_topics_in_every_language(any_database: Database) -> None:
    community = Community(any_database, lambda: NOON)
    await community.research.load_shipped()
    async with any_database.read() as tx:
        cards = await research.everything(tx)
        words = await research.words(tx, [card.id for card in cards.values()], "es")
    assert set(cards) == {card.slug for card in evidence.shipped()}
    assert len(words) == len(cards)
    kamola = await community.people.meet(Account(1, "Kamola", language="en"))
    for asked in ("feedback", "FEEDBACKS", "#feedback", "#marking"):
        assert titles(await community.research.ask(kamola, asked))[0] == "Feedback", asked
    for asked in HOSTILE:
        found = await community.research.ask(kamola, asked)
        assert len(found.search.words) <= 200
        await community.research.page(kamola, found.search.id, 1)
        await community.research.inline(kamola, asked, 0)


@pytest.mark.slow
async def test_a_misspelt_word_is_found_and_said_how_it_was_read(community: Community, kamola: Person) -> None:
    found = await community.research.ask(kamola, "feedbak")
    assert titles(found)[0] == "Feedback"
    assert found.corrected == {"feedbak": "feedback"}


async def test_a_reader_of_spanish_asks_and_reads_in_spanish(community: Community, diego: Person) -> None:
    for asked in ("retroalimentación", "retroalimentacion", "#retroalimentación"):
        assert titles(await community.research.ask(diego, asked))[0] == "Retroalimentación", asked


async def test_a_topic_that_no_card_names_is_found_by_another_of_its_names(
    community: Community, kamola: Person, diego: Person
) -> None:
    for asker in (kamola, diego):
        found = await community.research.ask(asker, "discipline")
        assert found.entries
        assert all("behaviour" in one.card.tags for one in found.entries if isinstance(one, Finding))


@pytest.mark.parametrize(
    ("language", "asked", "topic"),
    [
        ("en", "how do I get my pupils to talk more", "oracy"),
        ("en", "to speak more in class", "oracy"),
        ("en", "my shy students", "oracy"),
        ("en", "how to motivate my students", "motivation"),
        ("en", "how can I get pupils to behave", "behaviour"),
        ("en", "what can I do about noise", "behaviour"),
        ("en", "marking", "feedback"),
        ("es", "¿cómo hago para que mis alumnos hablen más?", "oracy"),
        ("es", "hablar más en clase", "oracy"),
        ("es", "cómo motivar a mis estudiantes", "motivation"),
        ("es", "cómo lograr que se porten bien", "behaviour"),
        ("es", "mis alumnos no leen bien", "literacy"),
    ],
)
async def test_a_question_as_a_teacher_says_it_finds_what_it_is_about(
    community: Community, kamola: Person, diego: Person, language: str, asked: str, topic: str
) -> None:
    found = await community.research.ask(diego if language == "es" else kamola, asked)
    first = [one for one in found.entries if isinstance(one, Finding)][:2]
    assert first
    assert all(topic in one.card.tags for one in first)
    assert found.corrected == {}


async def test_a_topic_narrows_what_words_find(community: Community, kamola: Person) -> None:
    broad = await community.research.ask(kamola, "reading")
    narrow = await community.research.ask(kamola, "reading #parents")
    assert broad.more
    assert narrow.entries
    assert all("parents" in one.card.tags for one in narrow.entries if isinstance(one, Finding))


async def test_what_is_not_found_is_noted_without_a_name_and_topics_are_offered(
    database: Database, community: Community, kamola: Person
) -> None:
    found = await community.research.ask(kamola, "motivationalistic")
    assert found.entries == []
    assert found.nearest[0] == "motivation"
    assert (await community.research.ask(kamola, "qqqqqqqq")).nearest[0] == "pedagogy"
    async with database.read() as tx:
        assert [row.words for row in await research.unanswered(tx, 10)] == ["qqqqqqqq", "motivationalistic"]


async def test_what_is_found_or_says_nothing_is_not_noted(
    database: Database, community: Community, kamola: Person
) -> None:
    await community.research.ask(kamola, "feedback")
    await community.research.ask(kamola, "?!... 123")
    async with database.read() as tx:
        assert await research.unanswered(tx, 10) == []


# --- pages ------------------------------------------------------------------------------------------------------


async def test_the_pages_of_a_topic_show_each_of_its_cards_once(community: Community, kamola: Person) -> None:
    found = await community.research.ask(kamola, "#pedagogy")
    seen = titles(found)
    while found.more:
        found = await community.research.page(kamola, found.search.id, found.page + 1)
        seen += titles(found)
    assert sorted(seen) == sorted(card.title for card in evidence.shipped() if "pedagogy" in card.tags)


async def test_words_find_nothing_twice_over_all_pages(community: Community, kamola: Person) -> None:
    found = await community.research.ask(kamola, "learning in small groups")
    seen = titles(found)
    while found.more:
        found = await community.research.page(kamola, found.search.id, found.page + 1)
        seen += titles(found)
    assert len(seen) == len(set(seen)) > PAGE


async def test_only_the_asker_turns_the_pages_and_opens_from_them(
    community: Community, kamola: Person, diego: Person
) -> None:
    found = await community.research.ask(kamola, "feedback")
    assert (await community.research.page(kamola, found.search.id, 1)).page == 1
    with pytest.raises(NotAllowed):
        await community.research.page(diego, found.search.id, 1)
    with pytest.raises(NotAllowed):
        await community.research.open(diego, 1, found.search.id, 0)


async def test_a_page_beyond_the_last_is_empty_and_not_an_error(community: Community, kamola: Person) -> None:
    found = await community.research.ask(kamola, "feedback")
    beyond = await community.research.page(kamola, found.search.id, 10**14)
    assert (beyond.page, beyond.entries, beyond.more) == (LAST_PAGE, [], False)


async def test_a_search_is_kept_for_a_month_and_its_cards_open_even_after(
    community: Community, kamola: Person, now: Now
) -> None:
    found = await community.research.ask(kamola, "feedback")
    now.now += KEPT - timedelta(minutes=1)
    await community.plan()
    assert await community.research.page(kamola, found.search.id, 0)
    now.now += timedelta(minutes=2)
    await community.plan()
    with pytest.raises(Gone):
        await community.research.page(kamola, found.search.id, 0)
    assert (await community.research.open(kamola, 1, found.search.id, 0)).search_id == 0


# --- case studies -----------------------------------------------------------------------------------------------


async def test_an_approved_case_study_is_found_by_who_may_read_it_and_by_nobody_else(database: Database) -> None:
    village = Village(database)
    kamola, diego, zoe = await village.kamola(), await village.diego(), await village.meets(3, "Zoe")
    group = await village.community.groups.come(Chat(-100, "Maths teachers"), kamola, as_admin=True)
    async with database.begin() as tx:
        await groups.see(tx, group.id, diego.id)
    for title, audience in (("Walrus for all", "everyone"), ("Walrus for us", "my-group")):
        await village.approves(await village.submits(kamola, FULL, title=title, consent_share=audience))
    await village.submits(kamola, FULL, title="Walrus in the queue", consent_share="everyone")
    ask = village.community.research.ask
    assert sorted(titles(await ask(diego, "walrus"))) == ["Walrus for all", "Walrus for us"]
    assert titles(await ask(zoe, "walrus")) == ["Walrus for all"]
    assert (await village.community.research.inline(kamola, "walrus", 0))[0] == []


# --- inline -----------------------------------------------------------------------------------------------------


async def test_inline_without_words_gives_what_most_people_saved(
    community: Community, database: Database, kamola: Person
) -> None:
    uniform = await card_id(database, "school-uniform")
    await community.research.save(kamola, uniform)
    cards, more = await community.research.inline(kamola, "  ", 0)
    assert cards[0].card.id == uniform
    assert len(cards) == 10
    assert not more


async def test_inline_pages_ten_by_ten_and_gives_one_card_by_its_name(community: Community, kamola: Person) -> None:
    first, more = await community.research.inline(kamola, "#pedagogy", 0)
    second, _ = await community.research.inline(kamola, "#pedagogy", 1)
    assert more
    assert len({one.card.id for one in [*first, *second]}) == 20
    assert [one.card.slug for one in (await community.research.inline(kamola, "school-uniform", 0))[0]] == [
        "school-uniform"
    ]


async def test_inline_keeps_no_search_and_notes_no_question(
    community: Community, database: Database, kamola: Person
) -> None:
    assert await community.research.inline(kamola, "qqqqqqqq", 0) == ([], False)
    async with database.read() as tx:
        assert await research.unanswered(tx, 10) == []
        assert await research.search_by_id(tx, 1) is None


# --- saving -----------------------------------------------------------------------------------------------------


async def test_a_saved_card_is_listed_for_its_saver_alone_and_saving_twice_is_once(
    community: Community, kamola: Person, diego: Person
) -> None:
    await community.research.save(kamola, 1)
    await community.research.save(kamola, 1)
    assert [one.card.id for one in (await community.research.saved(kamola)).entries] == [1]
    assert (await community.research.open(kamola, 1)).finding.saved
    assert (await community.research.saved(diego)).entries == []
    await community.research.unsave(kamola, 1)
    await community.research.unsave(kamola, 1)
    assert (await community.research.saved(kamola)).entries == []


async def test_saved_cards_come_in_pages_and_the_last_page_is_shown_for_one_beyond(
    community: Community, kamola: Person
) -> None:
    for one in range(1, 8):
        await community.research.save(kamola, one)
    first, second = [await community.research.saved(kamola, page) for page in (0, 1)]
    assert (len(first.entries), first.more, len(second.entries), second.more) == (5, True, 2, False)
    assert (await community.research.saved(kamola, 99)).page == 1


async def test_a_card_that_never_was_cannot_be_saved_or_opened(community: Community, kamola: Person) -> None:
    for act in (community.research.save(kamola, 10**14), community.research.open(kamola, 10**14)):
        with pytest.raises(Gone):
            await act


# --- sharing ----------------------------------------------------------------------------------------------------


async def waiting(database: Database) -> list[str]:
    async with database.read() as tx:
        rows = await notices.waiting(tx, NOON + timedelta(days=90))
        return [row.key for row in rows if row.kind == "research-shared"]


async def test_a_member_shares_a_card_once_a_day_and_again_the_next(
    database: Database, community: Community, kamola: Person, group: Group, now: Now
) -> None:
    shared = await community.research.share(kamola, 1, group.id)
    assert shared.at == NOON
    with pytest.raises(Refusal) as refused:
        await community.research.share(kamola, 1, group.id)
    assert refused.value.text_id == "error-research-shared-today"
    await community.research.share(kamola, 2, group.id)
    now.now += timedelta(days=1)
    await community.research.share(kamola, 1, group.id)
    assert len(await waiting(database)) == 3


async def test_the_day_is_that_of_the_group(community: Community, kamola: Person, group: Group, now: Now) -> None:
    async with community.research._db.begin() as tx:
        tx.add(group)
        group.zone = "Pacific/Auckland"  # noon in London is one in the morning of the next day there
    now.now = NOON - timedelta(hours=2)
    await community.research.share(kamola, 1, group.id)
    now.now = NOON
    await community.research.share(kamola, 1, group.id)


async def test_a_card_shared_in_quiet_hours_is_promised_for_their_end(
    community: Community, kamola: Person, group: Group, now: Now
) -> None:
    now.now = NOON.replace(hour=22)
    shared = await community.research.share(kamola, 1, group.id)
    assert shared.at == datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


async def test_a_stranger_cannot_share_with_a_group_nor_anybody_with_one_the_bot_left(
    database: Database, community: Community, kamola: Person, diego: Person, group: Group
) -> None:
    with pytest.raises(NotAllowed):
        await community.research.share(diego, 1, group.id)
    await community.groups.leave(-100)
    with pytest.raises(Gone):
        await community.research.share(kamola, 1, group.id)
    assert await waiting(database) == []


async def test_a_card_is_shared_with_the_group_it_was_asked_in_or_the_only_one(
    community: Community, kamola: Person, diego: Person, group: Group
) -> None:
    assert (await community.research.open(diego, 1)).group is None
    only = await community.research.open(kamola, 1)
    assert only.group is not None
    assert only.group.id == group.id
    await community.research.share(kamola, 1, group.id)
    assert (await community.research.open(kamola, 1)).groups == [], "until tomorrow"
    only = await community.research.open(kamola, 2)
    assert only.groups
    other = await community.groups.come(Chat(-200, "Readers"), kamola, as_admin=True)
    assert (await community.research.open(kamola, 2)).group is None
    found = await community.research.ask(kamola, "feedback", other.id)
    asked_in = await community.research.open(kamola, 2, found.search.id)
    assert asked_in.group is not None
    assert asked_in.group.id == other.id


# --- the library ------------------------------------------------------------------------------------------------


async def test_a_file_adds_its_cards_and_a_second_time_changes_nothing(community: Community, kamola: Person) -> None:
    assert await new_card(community) == ImportReport(1, 0, 0, 0)
    assert await new_card(community) == ImportReport(0, 0, 1, 0)
    assert titles(await community.research.ask(kamola, "walking"))[0] == "Walking lessons"
    assert "made-up-topic" in await community.research.topics()


async def test_a_changed_card_is_found_by_its_new_words_only(community: Community, kamola: Person) -> None:
    await new_card(community)
    assert await new_card(community, title="Skipping lessons", own_words_summary="Ropes.") == ImportReport(0, 1, 0, 0)
    assert titles(await community.research.ask(kamola, "ropes"))[:1] == ["Skipping lessons"]
    assert not (await community.research.ask(kamola, "#made-up-topic walked")).entries


async def test_a_card_left_out_of_its_collection_is_found_no_more_but_stays_saved(
    database: Database, community: Community, kamola: Person
) -> None:
    await new_card(community)
    saved = await card_id(database, "walking-lessons")
    await community.research.save(kamola, saved)
    assert await new_card(community, slug="running-lessons", title="Running lessons") == ImportReport(1, 0, 0, 1)
    assert titles(await community.research.ask(kamola, "#made-up-topic")) == ["Running lessons"]
    assert [one.card.gone for one in (await community.research.saved(kamola)).entries] == [True]
    assert await new_card(community) == ImportReport(0, 1, 0, 1)
    assert titles(await community.research.ask(kamola, "#made-up-topic")) == ["Walking lessons"]


async def test_a_file_with_one_fault_changes_nothing(database: Database, community: Community) -> None:
    bad = {**CARD, "slug": "other", "months_progress": "many"}
    with pytest.raises(BadFile):
        await community.research.import_file(table(CARD, bad))
    async with database.read() as tx:
        assert await research.by_slug(tx, "walking-lessons") is None


async def test_loading_again_puts_back_nothing_that_admins_changed_or_took_away(
    database: Database, community: Community, kamola: Person
) -> None:
    own = {**CARD, "slug": "arts-participation", "title": "Our arts", "collection": "eef-toolkit"}
    report = await community.research.import_file(table(own))
    assert report == ImportReport(0, 1, 0, 29)
    await community.research.load_shipped()
    async with database.read() as tx:
        cards = await research.everything(tx)
    assert cards["arts-participation"].title == "Our arts"
    assert cards["feedback"].gone


async def test_a_changed_card_loses_a_translation_that_does_not_fit_any_more(
    community: Community, database: Database, diego: Person
) -> None:
    arts = await card_id(database, "arts-participation")
    assert (await community.research.open(diego, arts)).finding.words
    await new_card(community, slug="arts-participation", title="Our arts")
    assert (await community.research.open(diego, arts)).finding.title == "Our arts"


async def test_the_shipped_file_itself_can_be_loaded_again(community: Community, diego: Person) -> None:
    text = (FOLDER / "evidence.csv").read_text(encoding="utf-8")
    assert await community.research.import_file(text, "es") == ImportReport(0, 0, len(evidence.shipped()), 0)
    assert titles(await community.research.ask(diego, "retroalimentación"))[0] == "Retroalimentación"
