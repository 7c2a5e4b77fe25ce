"""Numbers told about events."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import number, reference, table, text

event_figures = table(
    "event_figures",
    number("event_id", "The event.", reference("events.id", delete="CASCADE", deferred=True), primary_key=True),
    number("article_id", "The article that tells it.", reference("articles.id", delete="CASCADE"), primary_key=True),
    number("char_start", "First code point of the figure in articles.text.", primary_key=True),
    number("char_end", "One past its last code point."),
    text("value", "The number as told: `164`."),
    text("unit", "Its unit: `đồng chí`."),
    text("counted", "What is counted: `được luân chuyển`."),
    sa.Index(None, "article_id"),
    comment="Numbers told about happenings, as told.",
    rowid=False,
)
