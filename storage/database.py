"""Opens the database and hands out transactions. SQLite by default, PostgreSQL by its address; the same for both.

Writers take turns on one connection and are committed together: whoever finishes queues once more behind those who
already wait, and the first to come round again commits for all who wrote in between. Under load that is one commit
for dozens of use cases; alone it is one commit for one. A use case that fails is rolled back to its savepoint and
takes nobody with it. Readers have their own connections and never wait for a writer.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine

Tx = AsyncSession
"""What a use case works in. Queries in `storage/` take it as their first argument."""

READERS = 4


@dataclass
class _Batch:
    """Changes of several use cases on their way to the disk with one commit."""

    connection: AsyncConnection
    finished: bool = False
    error: BaseException | None = None


class Database:
    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self._writer = _engine(self.url, readers=False)
        self._readers = _engine(self.url, readers=True)
        self._turn = asyncio.Lock()
        self._batch: _Batch | None = None

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str) -> AsyncIterator["Database"]:
        """The database at an SQLAlchemy address, brought to the newest schema."""
        from storage.migrations import upgrade

        database = cls(url)
        if database.is_sqlite and database.url.database:
            Path(database.url.database).parent.mkdir(parents=True, exist_ok=True)
        try:
            await upgrade(database._writer)
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
        try:
            async with self._turn:
                batch = self._batch = self._batch or await self._open_batch()
                async with AsyncSession(
                    batch.connection, join_transaction_mode="create_savepoint", expire_on_commit=False
                ) as tx:
                    yield tx
                    await tx.commit()
        finally:
            async with self._turn:
                if batch is not None and not batch.finished:
                    await asyncio.shield(self._commit(batch))
        if batch.error is not None:
            raise batch.error

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """For looking only. Sees one moment of the database from its first query on."""
        async with AsyncSession(self._readers, expire_on_commit=False) as tx:
            yield tx

    async def close(self) -> None:
        async with self._turn:
            if self._batch is not None:
                await self._commit(self._batch)
        await self._writer.dispose()
        await self._readers.dispose()

    async def _open_batch(self) -> _Batch:
        connection = await self._writer.connect()
        try:
            await connection.begin()
        except BaseException:
            await connection.close()
            raise
        return _Batch(connection)

    async def _commit(self, batch: _Batch) -> None:
        self._batch, batch.finished = None, True
        try:
            await batch.connection.commit()
        except BaseException as error:  # everybody in the batch has to know that nothing was kept
            batch.error = error
        finally:
            await batch.connection.close()


def _engine(url: URL, *, readers: bool) -> AsyncEngine:
    if url.get_backend_name() != "sqlite":
        return create_async_engine(url, pool_size=READERS if readers else 1, max_overflow=0, pool_pre_ping=True)
    engine = create_async_engine(url, pool_size=READERS if readers else 1, max_overflow=0, connect_args={"timeout": 10})
    pragmas = ["journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "cache_size=-16000"]
    # With sqlite3's own transaction handling a SELECT stands outside the transaction and updates are lost silently;
    # a plain BEGIN that wants to write later fails with "database is locked".
    begin = "BEGIN" if readers else "BEGIN IMMEDIATE"

    @event.listens_for(engine.sync_engine, "connect")
    def connect(connection: object, _: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]
        cursor = connection.cursor()  # type: ignore[attr-defined]
        for pragma in [*pragmas, "query_only=ON"] if readers else pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin_now(connection: object) -> None:
        connection.exec_driver_sql(begin)  # type: ignore[attr-defined]

    return engine


def insert_into(tx: Tx, model: Any) -> Any:
    """An INSERT that can say ON CONFLICT, which both databases know but SQLAlchemy's common insert does not."""
    return (sqlite if tx.get_bind().dialect.name == "sqlite" else postgresql).insert(model)
