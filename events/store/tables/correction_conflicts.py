"""Where a new reading and a correction disagree."""

from __future__ import annotations

from events.store.tables._base import number, reference, table, text

correction_conflicts = table(
    "correction_conflicts",
    number("correction_id", "The correction.", reference("corrections.id", delete="CASCADE"), primary_key=True),
    text("field", "The field it set, or what it was about.", primary_key=True),
    text("seen", "What extraction said when the correction was made."),
    text("now", "What extraction says now."),
    text("reason", "What a person should look at."),
    comment="Corrections whose ground has moved: they still hold, and wait for a person to look.",
    rowid=False,
)
