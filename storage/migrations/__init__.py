"""Brings a database to the newest schema at start. A change of tables is a new file in `versions/`."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


def configuration() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config


async def upgrade(engine: AsyncEngine) -> None:
    """Run the missing migrations; all of them or none."""
    await change_tables(engine, _upgrade)


async def change_tables(engine: AsyncEngine, work: Callable[[Connection], None]) -> None:
    """Do the work in one transaction that ends with every reference pointing to something.

    SQLite changes a table by making it anew and dropping the old one. With foreign keys on, that deletes the rows
    that point to it, and they can be switched off only outside a transaction.
    """
    async with engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:
            await _outside_transaction(connection, "PRAGMA foreign_keys=OFF")
        try:
            async with connection.begin():
                await connection.run_sync(work)
                if is_sqlite:
                    await connection.run_sync(_refuse_lost_references)
        finally:
            if is_sqlite:
                await _outside_transaction(connection, "PRAGMA foreign_keys=ON")


def _refuse_lost_references(connection: Connection) -> None:
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").mappings().first()
    if lost:
        raise RuntimeError(f"a row of {lost['table']} points to nothing in {lost['parent']}")


async def _outside_transaction(connection: AsyncConnection, statement: str) -> None:
    driver = (await connection.get_raw_connection()).driver_connection
    if driver is not None:
        await (await driver.execute(statement)).close()


def _upgrade(connection: Connection) -> None:
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
