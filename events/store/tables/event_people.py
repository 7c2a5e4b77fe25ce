"""People who take part in events."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import number, reference, table, text

event_people = table(
    "event_people",
    number("event_id", "The event.", reference("events.id", delete="CASCADE", deferred=True), primary_key=True),
    number("person_id", "The person.", reference("people.id", delete="CASCADE", deferred=True), primary_key=True),
    text("post", "Post with which the person is told there; empty if none.", primary_key=True),
    sa.Index(None, "person_id", "event_id"),
    comment="Who takes part in which event.",
    rowid=False,
)
