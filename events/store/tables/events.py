"""Happenings."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import flag, number, reference, table, text

events = table(
    "events",
    number(
        "id",
        "First 53 bits of SHA-256 of `key`: the same in every database built from the same articles.",
        primary_key=True,
    ),
    text("key", "What makes it this happening and no other; id is made from it."),
    text("title", "Short headline made from the clause that tells it."),
    text("type", "Kind of event.", reference("event_types.id")),
    text("start_date", "First day, ISO, inclusive, a day in Vietnam."),
    text("end_date", "Last day, ISO, inclusive."),
    text(
        "precision",
        "How exactly the text tells the time: day, week, month, quarter, half, year, term, decade, century or range.",
    ),
    text("modifier", "start, mid, end, approx, before, after, until or since; NULL for none.", null=True),
    text("status", "reported, scheduled or recurring."),
    text("place_id", "Where; NULL where not exactly one place is meant.", reference("places.id"), null=True),
    text("place_name", "Where, in words: `Điện Biên Đông, Điện Biên`; empty if not told."),
    sa.Column(
        "confidence",
        sa.REAL,
        nullable=False,
        comment="0 to 1, from how the date and the links are known and how many sources agree.",
    ),
    text("quote", "The passage that tells it best."),
    number("mention_count", "Passages that tell it: rows of event_mentions."),
    number("article_count", "Articles that tell it."),
    text("origin", "`article`: read from articles; `person`: added by `events add`."),
    text("block", "Group of mentions that were compared with each other."),
    text("contradictions", "What its passages disagree on, JSON list of sentences."),
    flag("corrected", "1 where a correction applies; `events history ID` shows them."),
    flag("hidden", "1 where a person hid it: kept out of timeline, search and answers."),
    sa.UniqueConstraint("key"),
    sa.CheckConstraint("start_date <= end_date", name="interval"),
    sa.Index(None, "start_date", "end_date"),
    sa.Index(None, "place_id", "start_date"),
    sa.Index(None, "type", "start_date"),
    sa.Index(None, "block"),
    comment="Happenings, each dated by an interval of days and supported by passages of articles.",
)
