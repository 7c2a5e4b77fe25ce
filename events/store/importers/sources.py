"""Newspapers and sites."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from events.store.importers import Imported, import_rows, retire
from events.store.tables import sources


def import_sources(connection: sa.Connection, rows: Iterable[tuple[str, str, str]]) -> Imported:
    """All newspapers of our data: (id, name, province)."""
    listed = [{"id": slug, "name": name, "province": province, "origin": "data"} for slug, name, province in rows]
    done = import_rows(connection, sources, listed, keep=("person",))
    retire(connection, sources, (row["id"] for row in listed))
    return done
