"""How many messages somebody has got today is found by an index

Revision ID: 0008
Revises: 0007
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_notices_person", "notices", ["person_id", "due_at"])


def downgrade() -> None:
    op.drop_index("ix_notices_person", "notices")
