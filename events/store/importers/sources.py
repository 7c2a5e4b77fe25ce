"""Newspapers and sites."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from events.store.importers import Imported, import_rows
from events.store.tables import sources


def import_sources(connection: sa.Connection, rows: Iterable[tuple[str, str, str]]) -> Imported:
    """Newspapers: (id, name, province)."""
    return import_rows(
        connection,
        sources,
        [{"id": slug, "name": name, "province": province, "origin": "data"} for slug, name, province in rows],
        keep=("person",),
    )
