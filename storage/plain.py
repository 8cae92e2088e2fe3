"""Rows as objects that no session watches, for what every update asks.

Reading or writing one costs a small part of what the session takes for it. Whoever changes one saves it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Select, Table, bindparam, inspect, select, update

from storage.base import Base
from storage.prepared import Prepared
from storage.transaction import Tx

Row = TypeVar("Row", bound=Base)


class Plain(Generic[Row]):
    """One table with a single key named `id`. Make its statements once, where the module is loaded."""

    def __init__(self, model: type[Row]) -> None:
        mapper = inspect(model)
        self._make: Callable[[], Any] = mapper.class_manager.new_instance
        table = cast(Table, mapper.local_table)
        self._names = [mapper.get_property_by_column(column).key for column in table.columns]
        self.select: Select[Any] = select(*table.columns)
        changed: dict[Any, Any] = {
            column: bindparam(f"to_{column.name}") for column in table.columns if column.name != "id"
        }
        self._values = {f"to_{column.name}": mapper.get_property_by_column(column).key for column in changed}
        self._update = Prepared(update(table).where(table.c.id == bindparam("at")).values(changed))

    async def one(self, tx: Tx, statement: Prepared, values: dict[str, Any]) -> Row | None:
        """The only row of a statement that began with `select`."""
        row = await tx.first(statement, values)
        return None if row is None else self._of(row)

    async def all(self, tx: Tx, statement: Select[Any], values: Mapping[str, Any]) -> list[Row]:
        """All rows of a statement that began with `select`."""
        return [self._of(row) for row in await tx.run(statement, values)]

    def _of(self, row: Sequence[Any]) -> Row:
        made: Row = self._make()  # as the session itself does: calling the class costs ten times as much
        vars(made).update(zip(self._names, row, strict=True))
        return made

    async def save(self, tx: Tx, row: Row) -> None:
        held = vars(row)  # attributes watched by nobody
        values = {name: held[key] for name, key in self._values.items()}
        await tx.first(self._update, {"at": row.id, **values})  # type: ignore[attr-defined]
