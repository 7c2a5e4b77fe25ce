"""Bodies and their names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import sqlalchemy as sa

from events.store.importers import Imported, import_rows
from events.store.rows import day, organisation_row
from events.store.tables import organisation_names, organisations
from events.text import fold

if TYPE_CHECKING:
    from events.organisations.model import Organisation


def import_organisations(connection: sa.Connection, rows: Iterable[Organisation], origin: str = "data") -> Imported:
    """Bodies; what a person brought outranks our data."""
    keep = () if origin == "person" else ("person",)
    return import_rows(connection, organisations, [organisation_row(row, origin) for row in rows], keep=keep)


def import_organisation_names(
    connection: sa.Connection, names: Iterable[tuple[str, str, date | None, date | None]]
) -> Imported:
    """Names: (id of the body, name, first and last day of the name)."""
    return import_rows(
        connection,
        organisation_names,
        [
            {
                "organisation_id": slug,
                "name": name,
                "folded": fold(name),
                "valid_from": day(first),
                "valid_to": day(last),
            }
            for slug, name, first, last in names
        ],
    )
