"""A draft remembers what was said to its question and was no answer yet

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("drafts") as drafts:
        drafts.add_column(sa.Column("refused", sa.JSON(none_as_null=True), nullable=False, server_default="[]"))
    with op.batch_alter_table("drafts") as drafts:  # only the rows of before needed one
        drafts.alter_column("refused", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("drafts") as drafts:
        drafts.drop_column("refused")
