"""Statements that every update asks, put together once and given to SQLite's own driver.

SQLAlchemy makes them and knows how each value is stored; carrying one to the driver costs it ten times what SQLite
takes to answer. Any other database is asked the ordinary way.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Insert, Select, Update
from sqlalchemy.dialects import sqlite

from storage.base import UtcDateTime
from storage.json_text import dumps, loads

_DIALECT = sqlite.dialect(json_serializer=dumps, json_deserializer=loads)


class Prepared:
    """Make it where the module is loaded. What is a list of values (`in_`) cannot be one of its values."""

    def __init__(
        self,
        statement: Select[*tuple[Any, ...]] | Update | Insert,
        columns: Sequence[str] | None = None,
        elsewhere: Any = None,
    ) -> None:
        """*columns* are those an INSERT fills; *elsewhere* is the statement for other databases if it is another."""
        self.statement = statement if elsewhere is None else elsewhere
        compiled = statement.compile(dialect=_DIALECT, column_keys=columns)
        self.sql = str(compiled)
        fixed = compiled.params
        names = compiled.positiontup or ()
        self._names, self._fixed = [*names], [fixed[name] for name in names]
        kinds = [_storing(compiled.binds[name].type) for name in names]
        self._storing = [(place, store) for place, store in enumerate(kinds) if store is not None]
        self._read = [one.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None) for one in _shown(statement)]

    @property
    def answers(self) -> bool:
        """Whether it gives rows."""
        return bool(self._read)

    def stored(self, values: Mapping[str, Any]) -> list[Any]:
        """Its values, in order and as SQLite stores them."""
        given = [*map(values.get, self._names, self._fixed)]
        for place, store in self._storing:
            given[place] = store(given[place])
        return given

    def read(self, row: Sequence[Any]) -> list[Any]:
        """A row as SQLite gives it, with values as we know them."""
        return [read(value) if read else value for value, read in zip(row, self._read, strict=True)]


def _shown(statement: Select[*tuple[Any, ...]] | Update | Insert) -> Iterable[Any]:
    """The columns of its answer."""
    return statement.selected_columns if isinstance(statement, Select) else statement.exported_columns


def _storing(kind: Any) -> Callable[[Any], Any] | None:
    store = kind.dialect_impl(_DIALECT).bind_processor(_DIALECT)
    # A night of planning stores each of a few instants thousands of times.
    return lru_cache(maxsize=1024)(store) if isinstance(kind, UtcDateTime) else store
