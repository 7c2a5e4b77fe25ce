"""Names that bodies go by."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import reference, table, text

organisation_names = table(
    "organisation_names",
    text("organisation_id", "The body.", reference("organisations.id", delete="CASCADE"), primary_key=True),
    text("name", "A name or abbreviation by which it is printed.", primary_key=True),
    text("folded", "The name without marks, small letters, đ as d: for look-up."),
    text("valid_from", "First day of this name, ISO; NULL if unknown.", null=True),
    text("valid_to", "Last day of this name, ISO; NULL while it lasts.", null=True),
    sa.Index(None, "folded"),
    comment="All names of a body, its canonical one among them.",
    rowid=False,
)
