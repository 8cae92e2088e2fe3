"""The library's newest case studies are found without sorting all

Revision ID: 0009
Revises: 0008
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_cases_decided", "cases", ["state", "decided_at", "id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_cases_decided", "cases")
