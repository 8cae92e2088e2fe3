"""The tables that migrations make are the ones the models describe, and every step can be taken back."""

from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, String, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

import storage.tables  # noqa: F401  (the models must be known)
from storage import search
from storage.base import Base
from storage.database import Database
from storage.engines import changing
from storage.migrations import change_tables, configuration

OF_THE_SEARCH_INDEX = "search_"


def engine(database: Database) -> AsyncEngine:
    return create_async_engine(database.url)


def is_compared(thing: Any, name: str | None, kind: str, reflected: bool, compared_with: Any) -> bool:
    return not (kind == "table" and str(name).startswith(OF_THE_SEARCH_INDEX))


def differences(connection: Connection) -> list[Any]:
    options = {"include_object": is_compared, "compare_type": True, "compare_server_default": True}
    return compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata)


def go(connection: Connection, direction: str, revision: str) -> None:
    config = configuration()
    config.attributes["connection"] = connection
    getattr(command, direction)(config, revision)


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


async def test_the_migrations_make_what_the_models_describe(any_database: Database) -> None:
    other = engine(any_database)
    async with other.connect() as connection:
        assert await connection.run_sync(differences) == []
    await other.dispose()


@pytest.mark.slow
async def test_every_migration_can_be_taken_back_and_made_again(any_database: Database) -> None:
    other = engine(any_database)
    async with other.begin() as connection:
        before = await connection.run_sync(tables)
        await connection.run_sync(go, "downgrade", "base")
        assert await connection.run_sync(tables) == set()
        await connection.run_sync(go, "upgrade", "head")
        assert await connection.run_sync(tables) == before
        assert await connection.run_sync(differences) == []
    await other.dispose()


async def test_the_search_index_is_there_after_the_migrations(any_database: Database) -> None:
    async with any_database.begin() as tx:
        await search.put(tx, [search.Document("research", 1, "en", "Homework", [], "")])
    async with any_database.read() as tx:
        assert (await search.find(tx, search.Query("homework"))).hits


async def test_opening_a_database_again_changes_nothing(any_database: Database) -> None:
    async with any_database.begin() as tx:
        await search.put(tx, [search.Document("research", 1, "en", "Homework", [], "")])
    url = any_database.url.render_as_string(hide_password=False)
    async with Database.open(url) as database, database.read() as tx:
        assert (await search.find(tx, search.Query("homework"))).hits


def make_parents_anew(connection: Connection) -> None:
    with Operations(MigrationContext.configure(connection)).batch_alter_table("parents", recreate="always") as table:
        table.add_column(Column("name", String))


def lose_parents(connection: Connection) -> None:
    connection.execute(text("DELETE FROM parents"))


async def family(database: Database) -> Database:
    async with database.begin() as tx:
        await tx.execute(text("CREATE TABLE parents (id INTEGER PRIMARY KEY)"))
        await tx.execute(text("CREATE TABLE children (id INTEGER REFERENCES parents (id) ON DELETE CASCADE)"))
        await tx.execute(text("INSERT INTO parents VALUES (1)"))
        await tx.execute(text("INSERT INTO children VALUES (1)"))
    return database


async def test_changing_a_table_deletes_nothing_that_points_to_it(database: Database) -> None:
    await family(database)
    async with changing(database.url) as engine:
        await change_tables(engine, make_parents_anew)
    async with database.begin() as tx:
        assert await tx.scalar(text("SELECT count(*) FROM children")) == 1
        assert await tx.scalar(text("PRAGMA foreign_keys")) == 1


async def test_a_migration_that_leaves_a_reference_to_nothing_is_undone(database: Database) -> None:
    await family(database)
    with pytest.raises(RuntimeError, match="children"):
        async with changing(database.url) as engine:
            await change_tables(engine, lose_parents)
    async with database.read() as tx:
        assert await tx.scalar(text("SELECT count(*) FROM parents")) == 1


def test_migrations_follow_each_other_in_one_line() -> None:
    script = ScriptDirectory.from_config(configuration())
    assert len(script.get_heads()) == 1
    assert len(list(script.walk_revisions())) == len(list((Path(script.versions)).glob("*.py")))
