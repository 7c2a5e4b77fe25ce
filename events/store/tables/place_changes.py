"""Mergers, splits and renamings of places."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import flag, number, reference, table, text

place_changes = table(
    "place_changes",
    number("id", "First 53 bits of SHA-256 of what changed, into what, when and how.", primary_key=True),
    text("place_id", "The unit before.", reference("places.id", delete="CASCADE", deferred=True)),
    text(
        "successor_id",
        "The unit after; NULL where it has none.",
        reference("places.id", delete="CASCADE", deferred=True),
        null=True,
    ),
    text("changed_on", "First day of the new order, ISO; NULL if unknown.", null=True),
    text("kind", "merge, split, absorb, status, parent, border, transfer (a part alone) or abolition."),
    text("part", "What moved, where it was only a part; else empty."),
    text("basis", "The resolution that ordered it."),
    text("source", "Where this is known from."),
    flag("verified", "1 where the fact was seen in a source that was read; 0 where it is still to be checked."),
    sa.Index(None, "place_id"),
    sa.Index(None, "successor_id"),
    comment="Which unit became which: 63 provinces became 34 on 2025-07-01.",
)
