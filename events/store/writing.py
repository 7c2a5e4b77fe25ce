"""The few shapes of writing that recur: many rows at once, and children made equal to a new list by difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from events.store.rows import Row

CHUNK = 500
"""Values in one IN list; SQLite takes 32,766 variables, and short statements are compiled once."""


def chunks(values: Iterable[Any], size: int = CHUNK) -> Iterator[list[Any]]:
    """The values in lists of `size`."""
    listed = list(values)
    for start in range(0, len(listed), size):
        yield listed[start : start + size]


def select_in(
    connection: sa.Connection, statement: sa.Select[Any], column: sa.ColumnElement[Any], values: Iterable[Any]
) -> Iterator[sa.RowMapping]:
    """The rows whose column is one of the values, in portions."""
    for portion in chunks(values):
        yield from connection.execute(statement.where(column.in_(portion))).mappings()


def delete_in(connection: sa.Connection, table: sa.Table, column: sa.ColumnElement[Any], values: Iterable[Any]) -> None:
    """Deletes the rows whose column is one of the values."""
    for portion in chunks(values):
        connection.execute(sa.delete(table).where(column.in_(portion)))


def insert(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Inserts the rows; every row has the same columns."""
    if rows:
        connection.execute(sa.insert(table), list(rows))


def insert_missing(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Inserts those rows whose key is not there."""
    if rows:
        connection.execute(sqlite_insert(table).on_conflict_do_nothing(), list(rows))


def update(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Updates whole rows by their primary key."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    values = [name for name in rows[0] if name not in keys]
    if not values:
        return
    statement = (
        sa.update(table)
        .where(*(table.c[name] == sa.bindparam(f"key_{name}") for name in keys))
        .values({name: sa.bindparam(f"new_{name}") for name in values})
    )
    connection.execute(
        statement,
        [{f"key_{name}": row[name] for name in keys} | {f"new_{name}": row[name] for name in values} for row in rows],
    )


def delete(connection: sa.Connection, table: sa.Table, keys: Sequence[tuple[Any, ...]]) -> None:
    """Deletes rows by their primary key."""
    if not keys:
        return
    names = [column.name for column in table.primary_key]
    statement = sa.delete(table).where(*(table.c[name] == sa.bindparam(f"key_{name}") for name in names))
    connection.execute(
        statement, [{f"key_{name}": value for name, value in zip(names, row, strict=True)} for row in keys]
    )


def make_equal(
    connection: sa.Connection, table: sa.Table, old: Iterable[sa.RowMapping | Row], new: Sequence[Row]
) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Makes the rows `old` into the rows `new` by difference; the keys inserted, updated and deleted.

    Only the columns that the new rows have are compared and written: the others keep what they hold.
    """
    names = [column.name for column in table.primary_key]
    before = {tuple(row[name] for name in names): row for row in old}
    after = {tuple(row[name] for name in names): row for row in new}
    inserted = [key for key in after if key not in before]
    deleted = [key for key in before if key not in after]
    updated = [
        key
        for key, row in after.items()
        if key in before and any(before[key][name] != value for name, value in row.items())
    ]
    delete(connection, table, deleted)
    update(connection, table, [after[key] for key in updated])
    insert(connection, table, [after[key] for key in inserted])
    return inserted, updated, deleted
