"""The content of a database as lines that two databases can be compared by.

Left out is what tells of the journey and not of the place: runs, rejections, what polling remembers, which rules read
an article, which data files were loaded; and full-text shadow tables, whose segments depend on the order of writing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import sqlalchemy as sa

from events.store.identity import to_json
from events.store.tables import TABLES

JOURNEY = frozenset({"runs", "rejections", "fetch_state", "readings", "data_files"})
"""Tables that differ between two databases of one content."""


def dump(connection: sa.Connection, leave_out: Collection[str] = ()) -> Iterator[str]:
    """Each row of each table that holds content, `table [values]`, in the order of the tables and of their keys."""
    for table in TABLES:
        if table.name in JOURNEY or table.name in leave_out:
            continue
        columns = [column for column in table.columns if column.name != "replaced_in"]
        for row in connection.execute(sa.select(*columns).order_by(*table.primary_key)):
            yield f"{table.name} {to_json(list(row))}"
