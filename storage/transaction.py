"""What a use case works in: SQLAlchemy's session, awaited, and a shorter way beside it for what every update asks.

Where a statement runs is for the database to say: SQLite's writer answers in microseconds and waits for nobody, so it
is asked at once; everything else is asked through a driver that waits without holding up the others.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any, Never, TypeVar, TypeVarTuple, overload

from sqlalchemy import Connection, Engine, Executable, Result, ScalarResult
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import TypedReturnsRows

from storage.prepared import Prepared

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
Values = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None
Run = Callable[..., Awaitable[Any]]
"""Takes a function and its arguments, and returns what it returned."""
_SAVEPOINT = "use_case"


class Tx:
    """Statements of `storage/` take it as their first argument. Never wait for the network while one is open."""

    def __init__(self, bind: Engine | Connection, run: Run, for_session: Engine | None = None) -> None:
        self.info: dict[str, Any] = {}
        self.dialect = bind.dialect.name
        self._bind = bind
        self._for_session = for_session or bind
        self._run = run
        self._made: Session | None = None
        self._is_open = False

    @property
    def _session(self) -> Session:
        if self._made is None:
            self._made = Session(self._for_session, expire_on_commit=False, join_transaction_mode="create_savepoint")
        return self._made

    @overload
    async def scalar(self, statement: TypedReturnsRows[Never], values: Values = None) -> Any: ...
    @overload
    async def scalar(self, statement: TypedReturnsRows[T], values: Values = None) -> T | None: ...
    @overload
    async def scalar(self, statement: Executable, values: Values = None) -> Any: ...
    async def scalar(self, statement: Executable, values: Values = None) -> Any:
        return await self._run(self._session.scalar, statement, values)

    @overload
    async def scalars(self, statement: TypedReturnsRows[T], values: Values = None) -> ScalarResult[T]: ...
    @overload
    async def scalars(self, statement: Executable, values: Values = None) -> ScalarResult[Any]: ...
    async def scalars(self, statement: Executable, values: Values = None) -> ScalarResult[Any]:
        found: ScalarResult[Any] = await self._run(self._session.scalars, statement, values)
        return found

    @overload
    async def execute(self, statement: TypedReturnsRows[*Ts], values: Values = None) -> Result[*Ts]: ...
    @overload
    async def execute(self, statement: Executable, values: Values = None) -> Result[*tuple[Any, ...]]: ...
    async def execute(self, statement: Executable, values: Values = None) -> Result[*tuple[Any, ...]]:
        result: Result[*tuple[Any, ...]] = await self._run(self._session.execute, statement, values)
        return result

    async def run(self, statement: Executable, values: Values = None) -> Result[*tuple[Any, ...]]:
        """A statement about tables and not about what the session holds; it costs a third of `execute`."""
        if self._made is None and isinstance(self._bind, Connection):
            result: Result[*tuple[Any, ...]] = await self._run(self._bind.execute, statement, values)
            return result
        await self.flush()
        return await self.execute(statement, values)

    @property
    def _is_direct(self) -> bool:
        """Whether a statement that was put together before can go straight to SQLite's driver."""
        return self.dialect == "sqlite" and isinstance(self._bind, Connection)

    async def first(self, statement: Prepared, values: Mapping[str, Any]) -> Sequence[Any] | None:
        """The first row of a statement that was put together before; it costs a third of `run` on SQLite."""
        if self._is_direct:
            await self.flush()
            row: Sequence[Any] | None = await self._run(self._first, statement, values)
            return row
        result = await self.run(statement.statement, values)
        return result.first() if statement.answers else None

    async def rows(self, statement: Prepared, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """All rows of a statement that was put together before."""
        if self._is_direct:
            await self.flush()
            found: Sequence[Sequence[Any]] = await self._run(self._rows, statement, values)
            return found
        return (await self.run(statement.statement, values)).all()

    async def many(self, statement: Prepared, rows: Sequence[Mapping[str, Any]]) -> None:
        """A statement that was put together before, once for each row."""
        if not rows:
            return
        await self.flush()
        if self._is_direct:
            await self._run(self._driver().executemany, statement.sql, statement.all_stored(rows))
        else:
            await self.execute(statement.statement, rows)

    async def firsts(self, statement: Prepared, rows: Sequence[Mapping[str, Any]]) -> list[Sequence[Any] | None]:
        """The same for a statement that answers: the first row of each answer."""
        if self._is_direct:
            await self.flush()
            found: list[Sequence[Any] | None] = await self._run(self._firsts, statement, rows)
            return found
        return [await self.first(statement, values) for values in rows]

    def _rows(self, statement: Prepared, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        return [statement.read(row) for row in self._driver().execute(statement.sql, statement.stored(values))]

    def _firsts(self, statement: Prepared, rows: Sequence[Mapping[str, Any]]) -> list[Sequence[Any] | None]:
        execute = self._driver().execute
        found = (execute(statement.sql, values).fetchone() for values in statement.all_stored(rows))
        return [None if row is None else statement.read(row) for row in found]

    def _first(self, statement: Prepared, values: Mapping[str, Any]) -> Sequence[Any] | None:
        row = self._driver().execute(statement.sql, statement.stored(values)).fetchone()
        return None if row is None else statement.read(row)

    async def get(self, model: type[T], key: Any) -> T | None:
        found: T | None = await self._run(self._session.get, model, key)
        return found

    def add(self, row: object) -> None:
        self._session.add(row)

    def add_all(self, rows: Iterable[object]) -> None:
        self._session.add_all(rows)

    def expunge(self, row: object) -> None:
        self._session.expunge(row)

    async def flush(self) -> None:
        if self._made is not None:
            await self._run(self._made.flush)

    # What follows is for `storage/database.py`, which decides where it runs.

    def set_savepoint(self) -> None:
        self._driver_sql(f"SAVEPOINT {_SAVEPOINT}")
        self._is_open = True

    def keep(self) -> None:
        """Everything so far becomes part of the transaction outside."""
        if self._made is not None:
            self._made.commit()
            self._made.close()
        self._driver_sql(f"RELEASE SAVEPOINT {_SAVEPOINT}")
        self._is_open = False

    def undo(self) -> None:
        """Back to the savepoint; what has been kept already stays."""
        self.close()
        if self._is_open:
            self._driver_sql(f"ROLLBACK TO SAVEPOINT {_SAVEPOINT}")
            self._driver_sql(f"RELEASE SAVEPOINT {_SAVEPOINT}")

    def close(self) -> None:
        if self._made is not None:
            self._made.close()

    def _driver_sql(self, statement: str) -> None:
        if self.dialect == "sqlite":
            self._driver().execute(statement)
        elif isinstance(self._bind, Connection):
            self._bind.exec_driver_sql(statement)

    def _driver(self) -> Any:
        """Python's own sqlite3 connection."""
        return self._bind.connection.dbapi_connection  # type: ignore[union-attr]


def insert_into(tx: Tx, model: Any) -> Any:
    """An INSERT that can say ON CONFLICT, which both databases know but SQLAlchemy's common insert does not."""
    return (sqlite if tx.dialect == "sqlite" else postgresql).insert(model)
