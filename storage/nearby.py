"""An SQLite connection whose statements run where they are asked for.

aiosqlite takes every step of a statement to a thread and back: thirty trips for one use case, each dearer than what it
is made for. A statement that finds its rows by an index takes microseconds and waits for nobody, since readers of a
write-ahead log never do and the writer has the lock already. Only what may wait goes to the thread: getting that lock,
and the disk.
"""

import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any

import aiosqlite


class NearbyConnection(aiosqlite.Connection):
    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        connection = self._conn  # raises ValueError if it is closed, as the driver does
        if fn in (connection.commit, connection.close) or args[:1] == ("BEGIN IMMEDIATE",):
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        return fn(*args, **kwargs)


def nearby_connection(database: str, **options: Any) -> NearbyConnection:
    """Takes what `sqlite3.connect` takes. To be awaited."""
    # Two threads use it, but never at the same time: whoever waits for the one does not use the other.
    connector = partial(sqlite3.connect, database, **{**options, "check_same_thread": False})
    connection = NearbyConnection(connector, iter_chunk_size=64)
    connection._thread.daemon = True
    return connection
