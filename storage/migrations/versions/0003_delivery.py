"""Pauses, the daily line, and the moment a notice was meant for

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

import storage.base

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "pauses",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("group_id", ID, nullable=True),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("since", storage.base.UtcDateTime(), nullable=False),
        sa.Column("until", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_pauses_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_pauses_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pauses")),
    )
    op.create_table(
        "daily_readers",
        sa.Column("person_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_daily_readers_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_daily_readers")),
    )
    op.add_column("notices", sa.Column("meant_for", storage.base.UtcDateTime(), nullable=True))
    op.execute("UPDATE notices SET meant_for = due_at")
    with op.batch_alter_table("notices") as table:
        table.alter_column("meant_for", nullable=False, existing_type=storage.base.UtcDateTime())
        table.create_index("ix_notices_group", ["group_id", "due_at"])
        table.create_index("ix_notices_done", ["done_at"])


def downgrade() -> None:
    with op.batch_alter_table("notices") as table:
        table.drop_index("ix_notices_done")
        table.drop_index("ix_notices_group")
        table.drop_column("meant_for")
    op.drop_table("daily_readers")
    op.drop_table("pauses")
