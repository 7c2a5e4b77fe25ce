"""Bodies that take part in events."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import number, reference, table, text

event_organisations = table(
    "event_organisations",
    number("event_id", "The event.", reference("events.id", delete="CASCADE", deferred=True), primary_key=True),
    text("organisation_id", "The body.", reference("organisations.id"), primary_key=True),
    text("role", "organiser, issuer, participant or subject.", primary_key=True),
    text("reason", "Why this link, as the passage that tells it says."),
    text("origin", "`article`: told by its passages; `person`: linked by a correction."),
    sa.Index(None, "organisation_id", "event_id"),
    comment="Which body takes part in which event, and how.",
    rowid=False,
)
