"""Opens the database and hands out transactions. SQLite by default, PostgreSQL by its address; the same for both.

Writers take turns on one connection and are committed together: whoever finishes queues once more behind those who
already wait, and the first to come round again commits for all who wrote in between. Under load that is one commit
for dozens of use cases; alone it is one commit for one. A use case that fails is rolled back to its savepoint and
takes nobody with it. Readers have their own connections and never wait for a writer.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from storage.engines import changing, glancing, reading, to_its_end, writing
from storage.transaction import Tx, insert_into

__all__ = ["NOTED", "CannotOpen", "Database", "Settling", "Tx", "insert_into"]


@dataclass(frozen=True, slots=True)
class Settling:
    """What use cases add to the commit they are part of: one statement, run once for all of them."""

    statement: Executable
    row: Callable[[], dict[str, Any] | None]
    """The values for the use case that has just ended, if it has any."""


LOCKED_FOR, LOOK = 10.0, 0.02
"""Seconds we wait for another process that writes to the same SQLite file, and how often we look."""
NOTED = "noted"
"""The key in a transaction's `info` that says it left something to be told."""


class CannotOpen(Exception):
    """There is no database at this address, or it does not let us in; the text says what it answered."""


@dataclass
class _Batch:
    """Changes of several use cases on their way to the disk with one commit."""

    connection: Connection
    finished: bool = False
    error: BaseException | None = None
    settled: list[dict[str, Any]] = field(default_factory=list)


class Database:
    def __init__(self, url: str, *, light: bool = False) -> None:
        self.url = make_url(url)
        self._writer = writing(self.url, light=light)
        self._readers = reading(self.url, light=light)
        self._glancers = glancing(self.url) if self.is_sqlite else None
        self._glance: Connection | None = None
        self._turn = asyncio.Lock()
        self._batch: _Batch | None = None
        self.settling: Settling | None = None
        self.noted = asyncio.Event()
        """Set when a committed transaction left something to be told; the courier waits for it."""

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str, *, light: bool = False) -> AsyncIterator["Database"]:
        """The database at an SQLAlchemy address, brought to the newest schema.

        A *light* one is small, so that nobody minds waiting while it is read, and its last moments need not survive a
        loss of power, though they do the end of the process: on SQLite nothing waits for the disk or for a thread.
        """
        database = cls(url, light=light)
        if database.is_sqlite and database.url.database:
            Path(database.url.database).parent.mkdir(parents=True, exist_ok=True)
        try:
            await database._bring_up_to_date()
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
        joined: _Batch | None = None
        noted = False
        try:
            async with self._turn:
                try:
                    batch: _Batch = self._batch or await to_its_end(self._open_batch())
                finally:
                    joined = self._batch
                tx = Tx(batch.connection, self._writer.run)
                try:
                    await self._writer.surely(tx.set_savepoint)
                    yield tx
                    await self._writer.surely(tx.keep)
                    if self.settling is not None and (row := self.settling.row()) is not None:
                        batch.settled.append(row)
                    noted = bool(tx.info.get(NOTED))
                except BaseException:
                    await self._writer.surely(self._undo, batch, tx)
                    raise
        finally:
            if joined is not None:
                try:
                    await self._settle(joined, noted=noted)
                except asyncio.CancelledError:
                    await to_its_end(self._settle(joined, noted=noted))
                    raise
        if batch.error is not None:
            raise batch.error

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """For looking only. Sees one moment of the database from its first query on."""
        tx = Tx(self._readers.engine, self._readers.run)
        try:
            yield tx
        finally:
            await self._readers.surely(tx.close)

    @asynccontextmanager
    async def glance(self) -> AsyncIterator[Tx]:
        """For one look at a row or two that an index finds; what takes longer holds up everybody and belongs in `read`.

        On SQLite two looks in one glance may see two moments.
        """
        if self._glancers is None:
            async with self.read() as tx:
                yield tx
            return
        self._glance = self._glance or self._glancers.engine.connect()
        # A session would leave its savepoint on the connection that stays, and with it one moment for ever.
        tx = Tx(self._glance, self._glancers.run, for_session=self._glancers.engine)
        try:
            yield tx
        finally:
            tx.close()

    async def close(self) -> None:
        async with self._turn:
            if self._batch is not None:
                await self._commit(self._batch)
        if self._glance is not None:
            self._glance.close()
        for door in filter(None, (self._writer, self._readers, self._glancers)):
            await door.close()

    async def _bring_up_to_date(self) -> None:
        from storage.migrations import upgrade

        try:
            async with changing(self.url) as engine:
                await upgrade(engine)
        except (SQLAlchemyError, OSError) as error:
            raise CannotOpen(str(error).splitlines()[0][:200]) from error

    async def _open_batch(self) -> _Batch:
        waits_until = time.monotonic() + LOCKED_FOR
        while True:
            try:
                connection: Connection = await self._writer.surely(self._begun)
                break
            except OperationalError as error:
                if "locked" not in str(error.orig) or time.monotonic() > waits_until:
                    raise
            await asyncio.sleep(LOOK)
        self._batch = _Batch(connection)
        return self._batch

    def _begun(self) -> Connection:
        connection = self._writer.engine.connect()
        try:
            connection.begin()
        except BaseException:
            # Whether it began is not known, and asyncpg would begin the next one inside it.
            _give_up(connection)
            raise
        return connection

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
            await self._writer.slowly(self._write_down, batch)
        except asyncio.CancelledError:  # of who waited; the work was done
            raise
        except BaseException as error:  # everybody in the batch has to know that nothing was kept
            batch.error = error

    def _write_down(self, batch: _Batch) -> None:
        try:
            if self.settling is not None and batch.settled:
                batch.connection.execute(self.settling.statement, batch.settled)
            batch.connection.commit()
            batch.connection.close()
        except BaseException:
            # SQLite keeps the transaction open and would hand it to the next batch.
            _give_up(batch.connection)
            raise

    def _undo(self, batch: _Batch, tx: Tx) -> None:
        """After a failure. A full disk or a lost connection undoes more than the one use case.

        Both databases then accept a commit without a word, so it must not come to that.
        """
        try:
            if self.is_sqlite and not getattr(batch.connection.connection.dbapi_connection, "in_transaction", False):
                raise ConnectionError("the database rolled the transaction back")
            tx.undo()
        except Exception as error:
            self._batch, batch.finished, batch.error = None, True, error
            _give_up(batch.connection)


def _give_up(connection: Connection) -> None:
    connection.invalidate()
    connection.close()
