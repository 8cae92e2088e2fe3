"""Two of the notices' indexes hold only the rows they are asked for

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TO_PERSON, DONE = sa.text("person_id IS NOT NULL"), sa.text("done_at IS NOT NULL")


def upgrade() -> None:
    op.drop_index("ix_notices_person", "notices")
    op.drop_index("ix_notices_done", "notices")
    op.create_index(
        "ix_notices_person", "notices", ["person_id", "due_at"], sqlite_where=TO_PERSON, postgresql_where=TO_PERSON
    )
    op.create_index("ix_notices_done", "notices", ["done_at"], sqlite_where=DONE, postgresql_where=DONE)


def downgrade() -> None:
    op.drop_index("ix_notices_person", "notices")
    op.drop_index("ix_notices_done", "notices")
    op.create_index("ix_notices_person", "notices", ["person_id", "due_at"])
    op.create_index("ix_notices_done", "notices", ["done_at"])
