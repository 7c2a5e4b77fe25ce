"""Authority rows into tables: one importer a kind of record, each saying what it inserted, updated and left alone.

An importer is handed plain rows (dicts by column), so that data of ours and a user's file take the same way in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from events.store import writing
from events.store.identity import content_hash
from events.store.rows import Row
from events.store.tables import data_files


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the rows of one table."""

    inserted: int = 0
    updated: int = 0
    unchanged: int = 0

    def __add__(self, other: Imported) -> Imported:
        return Imported(self.inserted + other.inserted, self.updated + other.updated, self.unchanged + other.unchanged)


def import_rows(
    connection: sa.Connection, table: sa.Table, rows: Iterable[Row], *, keep: Iterable[str] = ()
) -> Imported:
    """Inserts or updates rows by their primary key; rows that the database has beside them stay.

    Rows whose `origin` in the database is one of `keep` are left as they are: what a person brought outranks our data.
    """
    new = {tuple(row[column.name] for column in table.primary_key): row for row in rows}
    first = next(iter(table.primary_key))
    old = [
        row
        for row in writing.select_in(connection, sa.select(table), first, {key[0] for key in new})
        if tuple(row[column.name] for column in table.primary_key) in new
    ]
    kept = set(keep)
    if kept:
        for row in old:
            if row.get("origin") in kept:
                del new[tuple(row[column.name] for column in table.primary_key)]
        old = [row for row in old if row.get("origin") not in kept]
    inserted, updated, _ = writing.make_equal(connection, table, old, list(new.values()))
    return Imported(len(inserted), len(updated), len(new) - len(inserted) - len(updated))


RETIRED = "retired"
"""`origin` of a row that our data had once: it stays while something refers to it, then it is swept away."""


def retire(connection: sa.Connection, table: sa.Table, ids: Iterable[str]) -> None:
    """Marks the rows of our data that are not among `ids`, which is all that our data has now."""
    present = set(ids)
    statement = sa.select(table.c.id).where(table.c.origin == "data")
    gone = [slug for slug in connection.execute(statement).scalars() if slug not in present]
    writing.update(connection, table, [{"id": slug, "origin": RETIRED} for slug in gone])


def import_names(
    connection: sa.Connection, table: sa.Table, owner: sa.Column[str], owners: sa.Table, rows: Iterable[Row]
) -> Imported:
    """Makes the names of all rows of our data equal to `rows`; those of rows that a person or an article brought stay."""
    new = {tuple(row[column.name] for column in table.primary_key): row for row in rows}
    ours = set(connection.execute(sa.select(owners.c.id).where(owners.c.origin == "data")).scalars())
    old = connection.execute(sa.select(table).join(owners, owners.c.id == owner).where(owners.c.origin == "data"))
    wanted = [row for row in new.values() if row[owner.name] in ours]
    inserted, updated, _ = writing.make_equal(connection, table, old.mappings(), wanted)
    return Imported(len(inserted), len(updated), len(wanted) - len(inserted) - len(updated))


def loaded(connection: sa.Connection, name: str, rows: object) -> bool:
    """Whether exactly these rows were loaded last time."""
    found = connection.execute(sa.select(data_files.c.content_hash).where(data_files.c.name == name)).scalar()
    return found == content_hash(rows)


def note_loaded(connection: sa.Connection, name: str, rows: object, count: int) -> None:
    """Remembers that these rows were loaded."""
    import_rows(connection, data_files, [{"name": name, "content_hash": content_hash(rows), "row_count": count}])
