"""Which authority data this database holds."""

from __future__ import annotations

from events.store.tables._base import number, table, text

data_files = table(
    "data_files",
    text("name", "Kind of record: places, organisations, resolutions, sources, event_types.", primary_key=True),
    text("content_hash", "SHA-256 of the rows that were loaded."),
    number("row_count", "How many rows."),
    comment="Which authority data was loaded: it is loaded again when it changes.",
    rowid=False,
)
