"""Opens the database and hands out transactions. SQLite by default, PostgreSQL by its address; the same for both.

Writers take turns on one connection and are committed together: whoever finishes queues once more behind those who
already wait, and the first to come round again commits for all who wrote in between. Under load that is one commit
for dozens of use cases; alone it is one commit for one. A use case that fails is rolled back to its savepoint and
takes nobody with it. Readers have their own connections and never wait for a writer. What is on the way of every
update runs where it is (`storage/nearby.py`), a search and whatever else may take long in a thread of its own.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Executable, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, ExceptionContext, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine

from storage.nearby import nearby_connection

Tx = AsyncSession
"""What a use case works in. Queries in `storage/` take it as their first argument."""


@dataclass(frozen=True, slots=True)
class Settling:
    """What use cases add to the commit they are part of: one statement, run once for all of them."""

    statement: Executable
    row: Callable[[], dict[str, Any] | None]
    """The values for the use case that has just ended, if it has any."""


READERS = 4
NOTED = "noted"
"""The key in a transaction's `info` that says it left something to be told."""


class CannotOpen(Exception):
    """There is no database at this address, or it does not let us in; the text says what it answered."""


@dataclass
class _Batch:
    """Changes of several use cases on their way to the disk with one commit."""

    connection: AsyncConnection
    finished: bool = False
    error: BaseException | None = None
    settled: list[dict[str, Any]] = field(default_factory=list)


class Database:
    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self._writer = _engine(self.url, readers=False)
        self._readers = _engine(self.url, readers=True)
        self._glancers = _glancing_engine(self.url) if self.is_sqlite else self._readers
        self._turn = asyncio.Lock()
        self._batch: _Batch | None = None
        self.settling: Settling | None = None
        self.noted = asyncio.Event()
        """Set when a committed transaction left something to be told; the courier waits for it."""

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str) -> AsyncIterator["Database"]:
        """The database at an SQLAlchemy address, brought to the newest schema."""
        from storage.migrations import upgrade

        database = cls(url)
        if database.is_sqlite and database.url.database:
            Path(database.url.database).parent.mkdir(parents=True, exist_ok=True)
        try:
            try:
                await upgrade(database._writer)
            except (SQLAlchemyError, OSError) as error:
                raise CannotOpen(str(error).splitlines()[0][:200]) from error
            yield database
        finally:
            await database.close()

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Tx]:
        """One use case's transaction; what it changed is on the disk when the block has ended without an error.

        Never wait for the network inside, and never open a second one inside: everybody else waits for the turn.
        """
        batch: _Batch | None = None
        noted = False
        try:
            async with self._turn:
                batch = self._batch = self._batch or await self._open_batch()
                try:
                    async with AsyncSession(
                        batch.connection, join_transaction_mode="create_savepoint", expire_on_commit=False
                    ) as tx:
                        await _to_its_end(tx.connection())  # sets the savepoint
                        yield tx
                        await _to_its_end(tx.commit())
                        if self.settling is not None and (row := self.settling.row()) is not None:
                            batch.settled.append(row)
                        noted = bool(tx.info.get(NOTED))
                except BaseException:
                    await _to_its_end(self._end_if_lost(batch))
                    raise
        finally:
            if batch is not None:
                await _to_its_end(self._settle(batch, noted=noted))
        if batch.error is not None:
            raise batch.error

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """For looking only. Sees one moment of the database from its first query on."""
        async with AsyncSession(self._readers, expire_on_commit=False) as tx:
            yield tx

    @asynccontextmanager
    async def glance(self) -> AsyncIterator[Tx]:
        """For one look at a row or two that an index finds; what takes longer holds up everybody and belongs in `read`.

        On SQLite two looks in one glance may see two moments.
        """
        async with AsyncSession(self._glancers, expire_on_commit=False) as tx:
            yield tx

    async def close(self) -> None:
        async with self._turn:
            if self._batch is not None:
                await self._commit(self._batch)
        await self._writer.dispose()
        await self._readers.dispose()
        await self._glancers.dispose()

    async def _open_batch(self) -> _Batch:
        connection = await self._writer.connect()
        try:
            await connection.begin()
        except BaseException:
            # Whether it began is not known, and asyncpg would begin the next one inside it.
            await connection.invalidate()
            await connection.close()
            raise
        return _Batch(connection)

    async def _settle(self, batch: _Batch, *, noted: bool) -> None:
        """Wait for the turn to come round again; whoever comes first commits for all."""
        async with self._turn:
            if not batch.finished:
                await self._commit(batch)
        if noted and batch.error is None:
            self.noted.set()

    async def _commit(self, batch: _Batch) -> None:
        self._batch, batch.finished = None, True
        try:
            if self.settling is not None and batch.settled:
                await batch.connection.execute(self.settling.statement, batch.settled)
            await batch.connection.commit()
        except BaseException as error:  # everybody in the batch has to know that nothing was kept
            batch.error = error
            # SQLite keeps the transaction open and would hand it to the next batch.
            await batch.connection.invalidate()
        finally:
            await batch.connection.close()

    async def _end_if_lost(self, batch: _Batch) -> None:
        """After a failure. A full disk or a lost connection undoes more than the one use case.

        Both databases then accept a commit without a word, so it must not come to that.
        """
        try:
            if self.is_sqlite:
                driver = (await batch.connection.get_raw_connection()).driver_connection
                if driver is None or not driver.in_transaction:
                    raise ConnectionError("the database rolled the transaction back")
            else:
                await batch.connection.exec_driver_sql("SELECT 1")
        except Exception as error:
            self._batch, batch.finished, batch.error = None, True, error
            await batch.connection.invalidate()
            await batch.connection.close()


async def _to_its_end(work: Coroutine[Any, Any, object]) -> None:
    """Who is cancelled meanwhile hears of it afterwards: others depend on the work."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    task.result()
    if cancelled is not None:
        raise cancelled


def _engine(url: URL, *, readers: bool) -> AsyncEngine:
    is_sqlite = url.get_backend_name() == "sqlite"
    engine = create_async_engine(
        url,
        pool_size=READERS if readers else 1,
        max_overflow=0,
        pool_pre_ping=not is_sqlite,
        hide_parameters=True,  # they are what people wrote, and errors go into the log
        connect_args=_sqlite_arguments(nearby=not readers)
        if is_sqlite
        else {"server_settings": _POSTGRES_READER if readers else {}},
    )
    if is_sqlite:
        _prepare_sqlite(engine, readers=readers)
    if is_sqlite and readers:
        event.listen(engine.sync_engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    if not readers:
        _prepare_writer(engine, "BEGIN IMMEDIATE" if is_sqlite else "SELECT pg_advisory_xact_lock(20240)")
    return engine


def _glancing_engine(url: URL) -> AsyncEngine:
    """Without a transaction: one statement sees one moment by itself, and is spared two others."""
    arguments = _sqlite_arguments(nearby=True)
    engine = create_async_engine(url, pool_size=READERS, max_overflow=0, hide_parameters=True, connect_args=arguments)
    _prepare_sqlite(engine, readers=True)
    return engine


def _sqlite_arguments(*, nearby: bool) -> dict[str, Any]:
    return {"timeout": 10} | ({"async_creator_fn": nearby_connection} if nearby else {})


# A reader sees one moment, as it does in SQLite.
_POSTGRES_READER = {"default_transaction_read_only": "on", "default_transaction_isolation": "repeatable read"}


def _prepare_sqlite(engine: AsyncEngine, *, readers: bool) -> None:
    pragmas = ["journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-16000"]

    @event.listens_for(engine.sync_engine, "connect")
    def connect(connection: Any, _: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in [*pragmas, "query_only=ON"] if readers else pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def _prepare_writer(engine: AsyncEngine, begin: str) -> None:
    # With sqlite3's own transaction handling a SELECT stands outside the transaction and updates are lost silently;
    # a plain BEGIN that wants to write later fails with "database is locked". PostgreSQL gets a lock of its own so
    # that writers of two processes take turns as well, and so do their migrations.
    event.listen(engine.sync_engine, "begin", lambda connection: connection.exec_driver_sql(begin))

    @event.listens_for(engine.sync_engine, "handle_error")
    def keep_connection(context: ExceptionContext) -> None:
        # SQLAlchemy gives up a connection on which somebody was cancelled, and everybody's changes with it. Both
        # drivers finish or undo the statement before the next, and the savepoint takes back the rest.
        if isinstance(context.original_exception, asyncio.CancelledError):
            context.is_disconnect = False


def insert_into(tx: Tx, model: Any) -> Any:
    """An INSERT that can say ON CONFLICT, which both databases know but SQLAlchemy's common insert does not."""
    return (sqlite if tx.get_bind().dialect.name == "sqlite" else postgresql).insert(model)
