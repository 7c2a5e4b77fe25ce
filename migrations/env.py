"""Runs the migrations in one explicit transaction each, so that a step that fails leaves nothing behind.

The program hands in a connection (`events.store.schema`); a developer's `alembic` command line makes its own, on
the database that $EVENTS_DB names.
"""

from __future__ import annotations

import os
from typing import Any

import sqlalchemy as sa
from alembic import context

from events.store.tables import metadata

FULL_TEXT = ("articles_fts", "events_fts")


def ours(_object: Any, name: str | None, kind: str, _reflected: bool, _compared: Any) -> bool:
    """Leaves out full-text tables and their shadows: SQLAlchemy does not know them."""
    return not (kind == "table" and name is not None and name.startswith(FULL_TEXT))


def run(connection: sa.Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        include_object=ours,
        render_as_batch=False,  # batch mode drops triggers and expression indexes
        transaction_per_migration=True,
        transactional_ddl=True,
    )
    # a table that is rebuilt with foreign keys on would empty the tables that refer to it
    connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    connection.commit()
    with context.begin_transaction():
        context.run_migrations()
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    connection.commit()
    if broken:
        raise RuntimeError(f"rows refer to rows that are not there: {broken[:5]}")
    connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    connection.commit()


def begin_immediate(engine: sa.Engine) -> None:
    """The sqlite3 module commits before DDL on its own; with this, BEGIN and COMMIT are ours alone."""

    @sa.event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    engine = sa.create_engine(f"sqlite:///{os.environ.get('EVENTS_DB', 'events.db')}")
    begin_immediate(engine)
    with engine.connect() as connection:
        run(connection)
