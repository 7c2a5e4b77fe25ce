"""The metadata that all tables stand on, and the few column shapes that recur."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

# every constraint has a name, so that a later migration can drop it
metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def table(name: str, *parts: sa.schema.SchemaItem, comment: str, rowid: bool = True) -> sa.Table:
    """A STRICT table. Without `rowid` the rows lie in the order of their key, so that two dumps compare."""
    return sa.Table(name, metadata, *parts, comment=comment, sqlite_strict=True, sqlite_with_rowid=rowid)


def text(name: str, comment: str, *extra: Any, null: bool = False, **more: Any) -> sa.Column[str]:
    """A text column. Days are text too: ISO `YYYY-MM-DD`, days in Vietnam, so that order is order in time."""
    return sa.Column(name, sa.Text, *extra, nullable=null, comment=comment, **more)


def number(name: str, comment: str, *extra: Any, null: bool = False, **more: Any) -> sa.Column[int]:
    """A whole-number column."""
    return sa.Column(name, sa.Integer, *extra, nullable=null, comment=comment, **more)


def flag(name: str, comment: str) -> sa.Column[int]:
    """1 or 0, 0 where nothing is said."""
    return sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("0"), comment=comment)


def reference(target: str, *, delete: str | None = None, deferred: bool = False) -> sa.ForeignKey:
    """A foreign key; `deferred` where rows of one transaction point at each other."""
    return sa.ForeignKey(
        target, ondelete=delete, deferrable=deferred or None, initially="DEFERRED" if deferred else None
    )
