"""Seeing what is known of oneself, and being forgotten; both follow the real tables."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

import storage.tables  # noqa: F401  (the models must be known)
from cards import mydata as cards
from community.case_forms import case_form
from locales import languages, texts
from storage import people, search
from storage.base import Base
from storage.database import Database
from storage.personal import HOLDINGS, Fate
from tests.community.circle import Circle
from tests.community.writing import QUICK, Village, usual_answer


@pytest.fixture
async def circle(database: Database) -> Circle:
    return await Circle(database).gathers()


def test_every_column_of_every_table_is_accounted_for() -> None:
    for name, table in Base.metadata.tables.items():
        assert name in HOLDINGS, f"say in storage/personal.py how {name} holds personal data"
        missing = {column.name for column in table.columns} - HOLDINGS[name].columns
        assert missing == set(), f"say in storage/personal.py what becomes of {name}"


def test_every_column_that_names_a_person_is_whose_the_row_is() -> None:
    for name, table in Base.metadata.tables.items():
        keys = [(column.name, key.column.table.name) for column in table.columns for key in column.foreign_keys]
        persons = [column for column, to in keys if to == "people"]
        if name != "people":
            assert persons == ([HOLDINGS[name].whose] if HOLDINGS[name].whose else []), name
            assert bool(persons) == (HOLDINGS[name].fate is not Fate.NOBODYS), name


@pytest.mark.parametrize("language", languages())
def test_all_that_is_told_has_its_words(language: str) -> None:
    said = texts(language)
    for name, holding in HOLDINGS.items():
        if holding.whose:
            assert said.has(f"mydata-table-{name.replace('_', '-')}"), name
        for column in holding.told:
            assert said.has(f"mydata-column-{column.replace('_', '-')}"), column


async def lives(circle: Circle) -> int:
    """Kamola has left traces in many tables; her case study's id."""
    community, kamola = circle.community, circle.kamola
    village = Village(circle.db)
    village.community, village.wall = community, circle.wall
    case_id = await village.submits(kamola)
    await community.reviews.approve(circle.ada, case_id, 1)
    await community.safety.consents.show(circle.diego, case_id, circle.group.id)
    results = await community.research.ask(kamola, "homework")
    await community.research.save(kamola, results.entries[0].card.id) if results.entries else None  # type: ignore[union-attr,func-returns-value]
    await community.forms.begin(kamola, QUICK, answers={"title": "Kamola Karimova's unfinished story"})
    await circle.settles()
    return case_id


async def test_everything_is_told_to_read_and_for_machines(circle: Circle) -> None:
    await lives(circle)
    everything = await circle.community.safety.mydata.everything(circle.kamola)
    assert {"people", "memberships", "drafts", "cases", "consents", "searches"} <= set(everything.rows)
    for language in languages():
        readable, every = cards.files(everything, texts(language))
        assert readable.file
        assert every.file
        told = readable.file.content.decode()
        assert "Kamola" in told
        assert "My words on title" in told
        assert "unfinished story" in told
        parsed = json.loads(every.file.content)
        assert parsed["people"][0]["name"] == "Kamola"
        assert len(parsed["drafts"]) == 2
        assert cards.summary(everything, texts(language)).text


@pytest.mark.slow
async def test_nobody_is_told_what_is_anothers(circle: Circle) -> None:
    await lives(circle)
    everything = await circle.community.safety.mydata.everything(circle.zoe)
    assert set(everything.rows) == {"people"}


@pytest.mark.slow
async def test_somebody_is_forgotten_after_a_week_and_not_before(circle: Circle) -> None:
    case_id = await lives(circle)
    mydata, kamola = circle.community.safety.mydata, circle.kamola
    due = await mydata.ask_to_be_forgotten(kamola)
    assert due == circle.wall.now() + timedelta(days=7)
    assert await mydata.ask_to_be_forgotten(kamola) == due
    await circle.waits(days=6, hours=23)
    await mydata.forget_due()
    assert (await mydata.everything(kamola)).rows["people"][0]["name"] == "Kamola"
    circle.telegram.edited.clear()
    await circle.waits(hours=2)
    await mydata.forget_due()
    await circle.settles()
    rows = (await mydata.everything(kamola)).rows
    assert set(rows) == {"people"}
    assert (rows["people"][0]["name"], rows["people"][0]["username"]) == ("", None)
    assert rows["people"][0]["telegram_id"] < 0
    assert "taken back by its author" in circle.telegram.edited[-1].text
    async with circle.db.read() as tx:
        assert not (await search.find(tx, search.Query("core problem"))).hits
    assert case_id not in [one.case.id for one in (await circle.community.cases.library(circle.ada, 0)).cases]


async def test_no_table_holds_a_word_of_somebody_who_was_forgotten(circle: Circle) -> None:
    await lives(circle)
    await circle.community.safety.mydata.ask_to_be_forgotten(circle.kamola)
    circle.wall.passes(days=8)
    await circle.community.safety.mydata.forget_due()
    async with circle.db.read() as tx:
        for table in Base.metadata.tables.values():
            held = " ".join(str(tuple(row)) for row in await tx.execute(select(table)))
            for word in ("Kamola", "kamola", "My words on", "unfinished story"):
                assert word not in held, table.name


async def test_who_takes_it_back_stays_as_they_were(circle: Circle) -> None:
    await lives(circle)
    mydata = circle.community.safety.mydata
    await mydata.ask_to_be_forgotten(circle.kamola)
    await circle.waits(days=6, hours=1)
    assert any("asked to be forgotten" in card for card in circle.telegram.cards())
    await mydata.stay(circle.kamola)
    await circle.waits(days=3)
    await mydata.forget_due()
    assert (await mydata.everything(circle.kamola)).rows["cases"]


async def test_what_is_others_too_stays_without_a_name(circle: Circle) -> None:
    case_id = await lives(circle)
    mydata = circle.community.safety.mydata
    await mydata.ask_to_be_forgotten(circle.ada)
    await mydata.ask_to_be_forgotten(circle.aino)
    circle.wall.passes(days=8)
    await mydata.forget_due()
    one = await circle.community.cases.own(circle.kamola, case_id)
    assert one.review
    async with circle.db.read() as tx:
        reviewer = await people.by_id(tx, one.review.person_id)
        assert reviewer
        assert (reviewer.name, reviewer.is_admin, reviewer.reachable) == ("", False, False)
    assert (await circle.community.groups.everywhere())[0].added_by is None


async def test_who_comes_back_is_somebody_new(circle: Circle) -> None:
    before = circle.kamola.id
    await circle.community.safety.mydata.ask_to_be_forgotten(circle.kamola)
    circle.wall.passes(days=8)
    await circle.community.safety.mydata.forget_due()
    again = await circle.meets(2, "Kamola")
    assert again.id != before
    assert set((await circle.community.safety.mydata.everything(again)).rows) == {"people"}


async def test_forgetting_works_on_every_database(any_database: Database) -> None:
    circle = await Circle(any_database).gathers()
    await lives(circle)
    answers = {step.key: usual_answer(step) for step in case_form(QUICK).form.steps}
    await circle.community.forms.begin(circle.diego, QUICK, answers=answers)
    for person in (circle.kamola, circle.diego, circle.aino, circle.ada, circle.zoe):
        await circle.community.safety.mydata.ask_to_be_forgotten(person)
    circle.wall.passes(days=8)
    await circle.community.safety.mydata.forget_due()
    async with any_database.read() as tx:
        assert [row.name for row in await tx.scalars(select(people.Person))] == [""] * 5
