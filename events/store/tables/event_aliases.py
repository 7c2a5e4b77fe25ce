"""Other ids of events."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import number, table, text

event_aliases = table(
    "event_aliases",
    number("old_id", "Another id of the event.", primary_key=True),
    number(
        "event_id",
        "The event; of an `earlier` id also an id that is itself an alias now: follow it on.",
        primary_key=True,
    ),
    text(
        "basis",
        "`passage`: the id that one of its passages alone would have; `earlier`: an id that it had before rules or people changed it.",
    ),
    sa.Index(None, "event_id"),
    comment="Other ids of events, so that links to them still lead somewhere; an id that leads to several was split.",
    rowid=False,
)
