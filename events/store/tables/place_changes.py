"""Mergers, splits and renamings of places."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import reference, table, text

place_changes = table(
    "place_changes",
    text("place_id", "The unit before.", reference("places.id", delete="CASCADE", deferred=True), primary_key=True),
    text("successor_id", "The unit after.", reference("places.id", delete="CASCADE", deferred=True), primary_key=True),
    text("changed_on", "First day of the new order, ISO; NULL if unknown.", null=True),
    text("kind", "merged, split, renamed, raised (to another kind), moved or abolished."),
    text("basis", "The resolution that ordered it."),
    text("source", "Where this is known from."),
    sa.Index(None, "successor_id"),
    comment="Which unit became which: 63 provinces became 34 on 2025-07-01.",
    rowid=False,
)
