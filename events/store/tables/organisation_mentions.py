"""Bodies named in articles."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import number, reference, table, text

organisation_mentions = table(
    "organisation_mentions",
    number("article_id", "The article.", reference("articles.id", delete="CASCADE"), primary_key=True),
    number("char_start", "First code point of the name in articles.text.", primary_key=True),
    number("char_end", "One past its last code point."),
    text("name", "Canonical name, as far as it is settled.", primary_key=True),
    text("text", "The words as printed."),
    text("via", "How it is named: name, abbreviation, post, parent or ellipsis."),
    text(
        "organisation_id",
        "The body; NULL where not exactly one candidate is left.",
        reference("organisations.id"),
        null=True,
    ),
    text("candidates", "Ids of the candidates that were left, JSON list."),
    text("reason", "Why this body, or why none."),
    sa.Index(None, "organisation_id"),
    comment="Every body named in an article, linked or not.",
    rowid=False,
)
