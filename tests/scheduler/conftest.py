"""A courier at work, for every test of this room that asks for one."""

import pytest

from storage.database import Database
from tests.scheduler.office import Office


@pytest.fixture
async def office(database: Database) -> Office:
    office = Office(database)
    await office.open()
    return office
