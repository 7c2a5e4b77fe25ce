"""Names that documents go by."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import reference, table, text

resolution_names = table(
    "resolution_names",
    text("resolution_id", "The document.", reference("resolutions.id", delete="CASCADE"), primary_key=True),
    text("name", "A label or by-name: `Nghị quyết Trung ương 4`.", primary_key=True),
    text("folded", "The name without marks, small letters, đ as d: for look-up."),
    sa.Index(None, "folded"),
    comment="All names of a document, its canonical label among them.",
    rowid=False,
)
