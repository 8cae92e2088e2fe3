"""Ways into the database: the engines of both kinds, how each is prepared, and where its work runs.

On SQLite the writer runs where it is asked: a statement that finds its rows by an index takes microseconds, and a trip
to a thread and back costs more. Only what waits for the disk goes to a thread; while another process writes, the
database looks again and again. Readers, who may search for long, work in threads altogether (aiosqlite). PostgreSQL is
on the other end of a socket (asyncpg).
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, ExceptionContext
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import greenlet_spawn

from storage.json_text import dumps, loads
from storage.transaction import Run

READERS = 4
# hide_parameters: they are what people wrote, and errors go into the log.
_ENGINE: dict[str, Any] = {"hide_parameters": True, "json_serializer": dumps, "json_deserializer": loads}


@dataclass(frozen=True, slots=True)
class Door:
    """An engine, and how its work is done."""

    engine: Engine
    run: Run
    """For statements. Who is cancelled meanwhile leaves at once."""
    surely: Run
    """For what others depend on: it is done before a cancellation is heard."""
    slowly: Run
    """The same for what may have to wait for the disk."""

    async def close(self) -> None:
        await self.slowly(self.engine.dispose)


@asynccontextmanager
async def changing(url: URL) -> AsyncIterator[AsyncEngine]:
    """For whoever changes the tables."""
    engine = create_async_engine(url, pool_size=1, max_overflow=0)
    if url.get_backend_name() == "sqlite":
        _prepare_sqlite(engine.sync_engine)
    _begin_with(engine.sync_engine, _FOR_WRITING[url.get_backend_name()])
    try:
        yield engine
    finally:
        await engine.dispose()


def writing(url: URL, *, light: bool = False) -> Door:
    """The one connection on which all writers take turns; for what is *light* see `Database.open`."""
    if url.get_backend_name() == "sqlite":
        engine = _nearby_engine(url, limit=1, timeout=0)
        # Every page a savepoint touches is noted for taking back: in memory, since a file costs two writes for each.
        _prepare_sqlite(engine, "temp_store=MEMORY", *(["synchronous=NORMAL"] if light else []))
        _begin_with(engine, _FOR_WRITING["sqlite"])
        return Door(engine, _at_once, _at_once, _at_once if light else _in_a_thread)
    engine = create_async_engine(url, pool_size=1, max_overflow=0, pool_pre_ping=True, **_ENGINE).sync_engine
    _begin_with(engine, _FOR_WRITING["postgresql"])
    event.listen(engine, "handle_error", _keep_connection)
    return Door(engine, greenlet_spawn, _driven_to_its_end, _driven_to_its_end)


def reading(url: URL, *, light: bool = False) -> Door:
    is_sqlite = url.get_backend_name() == "sqlite"
    if is_sqlite and light:
        door = glancing(url)
        _begin_with(door.engine, "BEGIN")
        return door
    engine = create_async_engine(
        url,
        pool_size=READERS,
        max_overflow=0,
        pool_pre_ping=not is_sqlite,
        connect_args=_SQLITE_ARGUMENTS if is_sqlite else {"server_settings": _POSTGRES_READER},
        **_ENGINE,
    ).sync_engine
    if is_sqlite:
        _prepare_sqlite(engine, "query_only=ON")
        _begin_with(engine, "BEGIN")
    return Door(engine, greenlet_spawn, _driven_to_its_end, _driven_to_its_end)


def glancing(url: URL) -> Door:
    """For SQLite only. Without a transaction: one statement sees one moment by itself, and is spared two others."""
    engine = _nearby_engine(url, limit=0, timeout=10)  # none, since waiting for one would hold up everybody
    _prepare_sqlite(engine, "query_only=ON")
    return Door(engine, _at_once, _at_once, _at_once)


# A plain BEGIN that wants to write later fails with "database is locked". PostgreSQL gets a lock of its own so that
# writers of two processes take turns as well, and so do their migrations.
_FOR_WRITING = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "SELECT pg_advisory_xact_lock(20240)"}
# A reader sees one moment, as it does in SQLite.
_POSTGRES_READER = {"default_transaction_read_only": "on", "default_transaction_isolation": "repeatable read"}
_SQLITE_ARGUMENTS = {"timeout": 10}


def _nearby_engine(url: URL, *, limit: int, timeout: int) -> Engine:
    """`timeout`: seconds in which SQLite itself waits for another process's lock, and everybody here with it."""
    # Two threads use a connection, but never at the same time: whoever waits for the one does not use the other.
    arguments = {"timeout": timeout, "check_same_thread": False}
    nearby = url.set(drivername="sqlite")
    return create_engine(nearby, pool_size=1, max_overflow=limit - 1, connect_args=arguments, **_ENGINE)


def _prepare_sqlite(engine: Engine, *more: str) -> None:
    pragmas = ["journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-16000", *more]

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: object) -> None:
        # With sqlite3's own transaction handling a SELECT stands outside the transaction and updates are lost silently.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def _begin_with(engine: Engine, statement: str) -> None:
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(statement))


def _keep_connection(context: ExceptionContext) -> None:
    # SQLAlchemy gives up a connection on which somebody was cancelled, and everybody's changes with it. The driver
    # finishes or undoes the statement before the next, and the savepoint takes back the rest.
    if isinstance(context.original_exception, asyncio.CancelledError):
        context.is_disconnect = False


async def _at_once(work: Callable[..., Any], *args: Any) -> Any:
    return work(*args)


async def _in_a_thread(work: Callable[..., Any], *args: Any) -> Any:
    return await to_its_end(asyncio.to_thread(work, *args))


async def _driven_to_its_end(work: Callable[..., Any], *args: Any) -> Any:
    return await to_its_end(greenlet_spawn(work, *args))


async def to_its_end(work: Coroutine[Any, Any, Any]) -> Any:
    """Who is cancelled meanwhile hears of it afterwards: others depend on the work."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    result = task.result()
    if cancelled is not None:
        raise cancelled
    return result
