"""Documents that take part in events."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import number, reference, table, text

event_resolutions = table(
    "event_resolutions",
    number("event_id", "The event.", reference("events.id", delete="CASCADE", deferred=True), primary_key=True),
    text("resolution_id", "The document.", reference("resolutions.id"), primary_key=True),
    text("role", "issued, implemented, discussed or cited.", primary_key=True),
    text("reason", "Why this link, as the passage that tells it says."),
    text("origin", "`article`: told by its passages; `person`: linked by a correction."),
    sa.Index(None, "resolution_id", "event_id"),
    comment="Which document takes part in which event, and how.",
    rowid=False,
)
