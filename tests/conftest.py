"""What every test may ask for."""

import gc
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from content import templates
from locales.texts import Texts
from storage.database import Database
from tests.databases import PostgresTemplate, SqliteTemplate, opened, postgres_server

gc.disable()  # until the tests are found: what is loaded stays


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def _strict_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing text or variable fails the test instead of falling back."""
    monkeypatch.setattr(Texts, "strict", True)


@pytest.fixture(autouse=True)
def _templates_as_shipped() -> Iterator[None]:
    """What a test brings is not there for the next one."""
    yield
    templates.know(())


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    return SqliteTemplate(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[URL]:
    """The address of the test run's server."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres: URL) -> PostgresTemplate:
    return PostgresTemplate(postgres)


@pytest.fixture
async def database_url(sqlite_template: SqliteTemplate, tmp_path: Path) -> AsyncIterator[str]:
    """The address of an empty, migrated SQLite database."""
    async with sqlite_template.fresh_url(tmp_path) as url:
        yield url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An empty, migrated SQLite database; a light one, because `any_database` is as in production."""
    async with opened(database_url, light=True) as database:
        yield database


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.slow)])
async def any_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The address of an empty, migrated database; the test runs once on SQLite and once on PostgreSQL."""
    template: SqliteTemplate | PostgresTemplate = request.getfixturevalue(f"{request.param}_template")
    async with template.fresh_url(tmp_path) as url:
        yield url


@pytest.fixture
async def any_database(any_database_url: str) -> AsyncIterator[Database]:
    """An empty, migrated database; the test runs once on SQLite and once on PostgreSQL."""
    async with opened(any_database_url) as database:
        yield database
