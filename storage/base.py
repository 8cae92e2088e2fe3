"""What all tables share: the declarative base, the types that make mistakes impossible, and the ids' names."""

from datetime import UTC, datetime
from enum import Enum
from typing import Any, NewType

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, MetaData, String
from sqlalchemy import Enum as EnumType
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

PersonId = NewType("PersonId", int)
GroupId = NewType("GroupId", int)
"""Ours, and never Telegram's chat id: that one changes when a group is upgraded."""


class UtcDateTime(TypeDecorator[datetime]):
    """SQLite drops offsets, so only UTC goes in and only aware UTC comes out."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without its offset cannot be stored")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.replace(tzinfo=UTC)


# SQLite counts up only an INTEGER key; Telegram's ids need 52 bits, which its INTEGER holds and PostgreSQL's does not.
Id = BigInteger().with_variant(Integer(), "sqlite")


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012
        int: Id,
        PersonId: Id,
        GroupId: Id,
        datetime: UtcDateTime(),
        str: String(),
        dict[str, Any]: JSON(none_as_null=True),
        list[str]: JSON(none_as_null=True),
        list[int]: JSON(none_as_null=True),
        list[dict[str, Any]]: JSON(none_as_null=True),
        # Words, not numbers or a type of the database: a new state needs no migration and reads well in a dump.
        Enum: EnumType(Enum, native_enum=False, length=20, values_callable=lambda kind: [word.value for word in kind]),
    }
