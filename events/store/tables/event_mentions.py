"""The evidence: passages that tell events."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import number, reference, table, text

event_mentions = table(
    "event_mentions",
    number("id", "First 53 bits of SHA-256 of article, passage, kind and interval.", primary_key=True),
    number(
        "event_id",
        "The event that it tells; NULL only until the run that brought it has merged.",
        reference("events.id", deferred=True),
        null=True,
    ),
    number("article_id", "The article.", reference("articles.id", delete="CASCADE")),
    number("char_start", "First code point of the passage in articles.text."),
    number("char_end", "One past its last code point."),
    text("quote", "The passage: articles.text from char_start to char_end."),
    text("title", "Headline made from this passage."),
    text("type", "Kind of event, as this passage tells it.", reference("event_types.id")),
    text("start_date", "First day, ISO, as this passage tells it."),
    text("end_date", "Last day, ISO, as this passage tells it."),
    text("precision", "How exactly it tells the time."),
    text("modifier", "start, mid, end, approx, before, after, until or since; NULL for none.", null=True),
    text("status", "reported, scheduled or recurring."),
    text("place_id", "Where, as this passage tells it.", reference("places.id"), null=True),
    text("place_name", "Where, in words; empty if not told."),
    text("date_text", "The words that date it, as printed: `Sáng 28-3`."),
    number("date_start", "First code point of those words in articles.text."),
    number("date_end", "One past their last code point."),
    text("part_of_day", "morning, noon, afternoon, evening or night; NULL if not told.", null=True),
    text("date_form", "The rule that read the date."),
    text("date_anchor", "What it leaned on: published, previous, calendar; NULL where the words settle it.", null=True),
    text("date_assumed", 'Parts of the date that context gave, JSON list: ["year"].'),
    sa.Column("confidence", sa.REAL, nullable=False, comment="0 to 1, from how the date and the links are known."),
    text("reason", "Why this is an event of this kind: rule and cue."),
    text("details", "Bodies, documents, people and figures of this passage, JSON; events are merged from it again."),
    text("block", "Group of mentions to be compared with each other."),
    sa.Index(None, "event_id"),
    sa.Index(None, "article_id", "char_start"),
    sa.Index(None, "block"),
    sa.Index(None, "place_id"),
    comment="Passages of articles that tell events: the evidence, one row a passage.",
)
