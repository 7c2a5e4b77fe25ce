"""Work that a run left to do."""

from __future__ import annotations

from events.store.tables._base import table, text

pending = table(
    "pending",
    text("kind", "`events` or `people`: what is to be merged again.", primary_key=True),
    text("block", "The group of mentions.", primary_key=True),
    comment="Groups of mentions that wait to be merged; empty between runs, else the next run does it.",
    rowid=False,
)
