"""Templates of case studies in all their versions, as they were brought; a version never changes."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, PersonId
from storage.database import Tx


class TemplateState(StrEnum):
    NEW = "new"
    TRIED = "tried"
    """Somebody has walked through it to its end."""
    PUBLISHED = "published"
    """Offered to everybody; of each template one version at most."""
    RETIRED = "retired"


class TemplateVersion(Base):
    __tablename__ = "templates"
    __table_args__ = (UniqueConstraint("template", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    template: Mapped[str]
    """Its name in its file."""
    version: Mapped[int]
    """Counts up from 1."""
    document: Mapped[dict[str, Any]]
    """What its file said, as `content/template_schema.py` writes it."""
    person_id: Mapped[PersonId | None] = mapped_column(ForeignKey("people.id"))
    """Who brought it; None for what came with the bot or by the command line."""
    shipped: Mapped[bool] = mapped_column(default=False)
    state: Mapped[TemplateState] = mapped_column(default=TemplateState.NEW)
    brought_at: Mapped[datetime]


async def all_versions(tx: Tx) -> list[TemplateVersion]:
    """Oldest first."""
    return list(await tx.scalars(select(TemplateVersion).order_by(TemplateVersion.id)))


async def by_id(tx: Tx, row_id: int) -> TemplateVersion | None:
    return await tx.get(TemplateVersion, row_id)


async def of_template(tx: Tx, template: str) -> list[TemplateVersion]:
    """All versions of one, oldest first."""
    mine = select(TemplateVersion).where(TemplateVersion.template == template)
    return list(await tx.scalars(mine.order_by(TemplateVersion.version)))
