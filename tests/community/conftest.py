"""The circle, gathered once for all tests."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.community.circle import Circle
from tests.databases import SqliteTemplate, opened


async def _gather(database: Database) -> None:
    await Circle(database).gathers()


@pytest.fixture(scope="session")
def gathered_template(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    return SqliteTemplate(tmp_path_factory.mktemp("gathered"), _gather)


@pytest.fixture
async def circle(gathered_template: SqliteTemplate, tmp_path: Path) -> AsyncIterator[Circle]:
    """Everybody is there, and the bot is in the group."""
    async with gathered_template.fresh_url(tmp_path) as url, opened(url) as database:
        yield await Circle(database).returns()
