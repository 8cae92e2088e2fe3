"""What reviewers noted down of answers that were told by voice

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

import storage.base

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "case_notes",
        sa.Column("case_id", ID, nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("noted_at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_notes_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_case_notes_person_id")),
        sa.PrimaryKeyConstraint("case_id", "step", name=op.f("pk_case_notes")),
    )
    op.create_index(op.f("ix_case_notes_person_id"), "case_notes", ["person_id"], unique=False)


def downgrade() -> None:
    op.drop_table("case_notes")
