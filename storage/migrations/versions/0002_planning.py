"""Holidays, terms, single dates of prompts, recordings, how people want to be reminded

Revision ID: 0002
Revises: 0001
"""
from alembic import op
import sqlalchemy as sa

import storage.base

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DATE_STATE = sa.Enum("planned", "skipped", "free", name="datestate", native_enum=False, length=20)


def upgrade() -> None:
    op.create_table(
        "holidays",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("group_id", ID, nullable=False),
        sa.Column("kind", sa.Enum("holiday", "term", name="dayskind", native_enum=False, length=20), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_holidays_group_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holidays")),
    )
    op.create_index(op.f("ix_holidays_group_id"), "holidays", ["group_id"], unique=False)
    op.create_table(
        "preferences",
        sa.Column("person_id", ID, nullable=False),
        sa.Column(
            "reminders",
            sa.Enum("private", "group", "digest", "none", name="reminders", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("messages_per_day", ID, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_preferences_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_preferences")),
    )
    op.create_table(
        "prompt_dates",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("prompt_id", ID, nullable=False),
        sa.Column("recurrence_id", storage.base.UtcDateTime(), nullable=False),
        sa.Column("starts_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("state", DATE_STATE, nullable=False),
        sa.ForeignKeyConstraint(["prompt_id"], ["prompts.id"], name=op.f("fk_prompt_dates_prompt_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prompt_dates")),
        sa.UniqueConstraint("prompt_id", "recurrence_id", name=op.f("uq_prompt_dates_prompt_id_recurrence_id")),
    )
    op.add_column("groups", sa.Column("posts_per_day", ID, nullable=True))
    op.add_column("webinar_dates", sa.Column("recording", sa.String(), nullable=True))
    op.add_column("webinars", sa.Column("resumes_on", sa.Date(), nullable=True))
    op.add_column("prompts", sa.Column("resumes_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("prompts", "resumes_on")
    op.drop_column("webinars", "resumes_on")
    op.drop_column("webinar_dates", "recording")
    op.drop_column("groups", "posts_per_day")
    op.drop_table("prompt_dates")
    op.drop_table("preferences")
    op.drop_index(op.f("ix_holidays_group_id"), table_name="holidays")
    op.drop_table("holidays")
