"""Bodies and their names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import sqlalchemy as sa

from events.store.importers import Imported, import_names, import_rows, retire
from events.store.rows import day, organisation_row
from events.store.tables import organisation_names, organisations
from events.text import fold

if TYPE_CHECKING:
    from events.organisations.model import Organisation


def import_organisations(connection: sa.Connection, rows: Iterable[Organisation]) -> Imported:
    """All bodies of our data; what a person brought stays."""
    listed = [organisation_row(row, "data") for row in rows]
    done = import_rows(connection, organisations, listed, keep=("person",))
    retire(connection, organisations, (row["id"] for row in listed))
    return done


def import_organisation_names(
    connection: sa.Connection, names: Iterable[tuple[str, str, date | None, date | None]]
) -> Imported:
    """All names of our data's bodies: (id of the body, name, first and last day of the name)."""
    return import_names(
        connection,
        organisation_names,
        organisation_names.c.organisation_id,
        organisations,
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
