"""Templates in versions; drafts remember which message said what, and can be handed over

Revision ID: 0005
Revises: 0003
"""
from alembic import op
import sqlalchemy as sa

import storage.base

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STATE = sa.Enum("new", "tried", "published", "retired", name="templatestate", native_enum=False, length=20)


def upgrade() -> None:
    op.create_table(
        "templates",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("template", sa.String(), nullable=False),
        sa.Column("version", ID, nullable=False),
        sa.Column("document", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("shipped", sa.Boolean(), nullable=False),
        sa.Column("state", STATE, nullable=False),
        sa.Column("brought_at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_templates_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_templates")),
        sa.UniqueConstraint("template", "version", name=op.f("uq_templates_template_version")),
    )
    with op.batch_alter_table("drafts") as drafts:
        drafts.add_column(sa.Column("said", sa.JSON(none_as_null=True), nullable=False, server_default="{}"))
        drafts.add_column(sa.Column("joining", sa.Boolean(), nullable=False, server_default=sa.false()))
        drafts.add_column(sa.Column("handover", sa.String(), nullable=True))
        drafts.create_index(op.f("ix_drafts_handover"), ["handover"], unique=False)
    with op.batch_alter_table("drafts") as drafts:  # only the rows of before needed one
        drafts.alter_column("said", server_default=None)
        drafts.alter_column("joining", server_default=None)
    # From now on a form's name tells the version it was begun in.
    op.execute("UPDATE drafts SET form = form || '@' || version WHERE form LIKE 'case:%' AND form NOT LIKE '%@%'")


def downgrade() -> None:
    with op.batch_alter_table("drafts") as drafts:
        drafts.drop_index(op.f("ix_drafts_handover"))
        drafts.drop_column("handover")
        drafts.drop_column("joining")
        drafts.drop_column("said")
    op.drop_table("templates")
