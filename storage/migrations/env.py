"""Alembic's entry: migrations run on the connection that `upgrade` hands over."""

from alembic import context

import storage.tables  # noqa: F401  (the models must be known)
from storage.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
