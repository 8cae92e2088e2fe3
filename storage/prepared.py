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
        self._given = [(name, fixed[name], _storing(compiled.binds[name].type)) for name in names]
        shown = [_reading(column.type) for column in _shown(statement)]
        self._reading = [(place, read) for place, read in enumerate(shown) if read is not None]
        self.answers = bool(shown)
        """Whether it gives rows."""

    def stored(self, values: Mapping[str, Any]) -> Sequence[Any]:
        """Its values, in order and as SQLite stores them."""
        given = ((values.get(name, fixed), store) for name, fixed, store in self._given)
        return [store(value) if store else value for value, store in given]

    def all_stored(self, rows: Sequence[Mapping[str, Any]]) -> Iterable[Sequence[Any]]:
        """The same for each of these rows; column by column, which takes a third of the time."""
        if not self._given:
            return [()] * len(rows)
        columns = (([row.get(name, fixed) for row in rows], store) for name, fixed, store in self._given)
        return zip(*(map(store, column) if store else column for column, store in columns), strict=True)

    def read(self, row: Sequence[Any]) -> Sequence[Any]:
        """A row as SQLite gives it, with values as we know them."""
        known = [*row]
        for place, read in self._reading:
            known[place] = read(known[place])
        return known


def _shown(statement: Select[*tuple[Any, ...]] | Update | Insert) -> Iterable[Any]:
    """The columns of its answer."""
    return statement.selected_columns if isinstance(statement, Select) else statement.exported_columns


def _storing(kind: Any) -> Callable[[Any], Any] | None:
    return _remembered(kind, kind.dialect_impl(_DIALECT).bind_processor(_DIALECT))


def _reading(kind: Any) -> Callable[[Any], Any] | None:
    return _remembered(kind, kind.dialect_impl(_DIALECT).result_processor(_DIALECT, None))


def _remembered(kind: Any, work: Callable[[Any], Any] | None) -> Callable[[Any], Any] | None:
    # A night of planning stores and reads each of a few instants thousands of times.
    return lru_cache(maxsize=1024)(work) if work and isinstance(kind, UtcDateTime) else work
