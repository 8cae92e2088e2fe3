"""Consents, reasons to leave words in, schools' lists of names, people who asked to be forgotten

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

import storage.base

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "consents",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("use", sa.String(), nullable=False),
        sa.Column("given_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("withdrawn_at", storage.base.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_consents_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_consents_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index("ix_consents_case", "consents", ["case_id", "use"], unique=False)
    op.create_index(op.f("ix_consents_person_id"), "consents", ["person_id"], unique=False)
    op.create_table(
        "clearances",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("draft_id", ID, nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("said_at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name=op.f("fk_clearances_draft_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_clearances_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clearances")),
        sa.UniqueConstraint("draft_id", "mark", "person_id", name=op.f("uq_clearances_draft_id_mark_person_id")),
    )
    op.create_index(op.f("ix_clearances_person_id"), "clearances", ["person_id"], unique=False)
    op.create_table(
        "listed_names",
        sa.Column("group_id", ID, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_listed_names_group_id")),
        sa.PrimaryKeyConstraint("group_id", "digest", name=op.f("pk_listed_names")),
    )
    op.create_table(
        "farewells",
        sa.Column("person_id", ID, autoincrement=False, nullable=False),
        sa.Column("asked_at", storage.base.UtcDateTime(), nullable=False),
        sa.Column("due_at", storage.base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_farewells_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_farewells")),
    )
    op.create_index(op.f("ix_farewells_due_at"), "farewells", ["due_at"], unique=False)
    _carry_over()


def _carry_over() -> None:
    """Case studies that were sent before this: what their authors chose counts from the day they were sent."""
    narrower = {
        "my-group": "'my-group', 'my-network', 'everyone'",
        "my-network": "'my-network', 'everyone'",
        "everyone": "'everyone'",
    }
    for use, audiences in narrower.items():
        op.execute(
            f"INSERT INTO consents (case_id, person_id, use, given_at) SELECT id, person_id, '{use}', submitted_at"
            f" FROM cases WHERE state <> 'withdrawn' AND audience IN ({audiences})"
        )


def downgrade() -> None:
    for name in ("farewells", "listed_names", "clearances", "consents"):
        op.drop_table(name)
