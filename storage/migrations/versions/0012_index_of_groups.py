"""A notice is found by its group once it has been tried or is over

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

BEGUN = sa.text("(attempts > 0 OR done_at IS NOT NULL)")


def upgrade() -> None:
    op.drop_index("ix_notices_group", "notices")
    op.create_index("ix_notices_group", "notices", ["group_id", "due_at"], sqlite_where=BEGUN, postgresql_where=BEGUN)


def downgrade() -> None:
    op.drop_index("ix_notices_group", "notices")
    op.create_index("ix_notices_group", "notices", ["group_id", "due_at"])
