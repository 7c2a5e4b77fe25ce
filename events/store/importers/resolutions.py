"""Documents and their names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import sqlalchemy as sa

from events.store.importers import Imported, import_names, import_rows, retire
from events.store.rows import resolution_name_rows, resolution_row
from events.store.tables import resolution_names, resolutions

if TYPE_CHECKING:
    from events.resolutions.model import Resolution


def import_resolutions(connection: sa.Connection, rows: Iterable[Resolution]) -> Imported:
    """All documents of our data with all their names; what a person brought stays."""
    listed = list(rows)
    done = import_rows(connection, resolutions, [resolution_row(row, "data") for row in listed], keep=("person",))
    retire(connection, resolutions, (row.id for row in listed))
    names = [name for row in listed for name in resolution_name_rows(row)]
    import_names(connection, resolution_names, resolution_names.c.resolution_id, resolutions, names)
    return done
