"""Names that places go by."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import flag, reference, table, text

place_names = table(
    "place_names",
    text("place_id", "The place.", reference("places.id", delete="CASCADE", deferred=True), primary_key=True),
    text("name", "A name or abbreviation by which it is printed.", primary_key=True),
    text("folded", "The name without marks, small letters, đ as d: for look-up."),
    flag("ambiguous", "1 where the name alone does not settle it."),
    sa.Index(None, "folded"),
    comment="All names of a place, its own among them.",
    rowid=False,
)
