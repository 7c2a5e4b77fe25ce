"""What people changed."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import number, table, text

corrections = table(
    "corrections",
    number("id", "Number of the correction, in the order in which they were made.", primary_key=True),
    text("made_at", "When, UTC, ISO with seconds."),
    text("made_by", "Who."),
    text("why", "Why, in the person's words."),
    text("action", "edit, merge, split, hide, add, link or unlink."),
    number(
        "event_id",
        "The event that it is about, by the id that it had then; no reference, since ids may merge.",
        null=True,
    ),
    text(
        "evidence",
        "Passages that told the event then, JSON [[article_id, char_start, char_end], …]: finds it again if its id changes.",
    ),
    text("payload", "What is to hold, JSON: the fields and values of the action."),
    text("seen", "What extraction said when it was made, JSON: a later difference is a conflict."),
    text("undone_at", "When it was taken back, UTC; NULL while it holds.", null=True),
    text("undone_by", "Who took it back.", null=True),
    text("undone_why", "Why it was taken back.", null=True),
    sa.Index(None, "event_id"),
    comment="What people changed, kept apart from what was read and laid over it each time.",
)
