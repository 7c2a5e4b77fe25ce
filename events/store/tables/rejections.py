"""Inputs that could not be read."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import number, reference, table, text

rejections = table(
    "rejections",
    number("id", "Number of the rejection.", primary_key=True),
    number("run_id", "The run.", reference("runs.id", delete="CASCADE")),
    text("stage", "Where it failed: read, extract or store."),
    text("reason", "Why, a short sentence."),
    text("locator", "Where in the input: `articles.jsonl:17`."),
    text("url", "The article's address, if known.", null=True),
    sa.Index(None, "run_id"),
    comment="Inputs that a run could not take; all others were stored.",
)
