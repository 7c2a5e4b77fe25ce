"""Documents and their names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import sqlalchemy as sa

from events.store.importers import Imported, import_rows
from events.store.rows import resolution_name_rows, resolution_row
from events.store.tables import resolution_names, resolutions

if TYPE_CHECKING:
    from events.resolutions.model import Resolution


def import_resolutions(connection: sa.Connection, rows: Iterable[Resolution], origin: str = "data") -> Imported:
    """Documents with all their names; what a person brought outranks our data."""
    listed = list(rows)
    keep = () if origin == "person" else ("person",)
    done = import_rows(connection, resolutions, [resolution_row(row, origin) for row in listed], keep=keep)
    import_rows(connection, resolution_names, [name for row in listed for name in resolution_name_rows(row)])
    return done
