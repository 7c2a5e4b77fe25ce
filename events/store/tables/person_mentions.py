"""The evidence for posts."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import number, reference, table, text

person_mentions = table(
    "person_mentions",
    number("article_id", "The article.", reference("articles.id", delete="CASCADE"), primary_key=True),
    number("char_start", "First code point of the passage in articles.text.", primary_key=True),
    number("char_end", "One past its last code point."),
    text("name", "Name as printed.", primary_key=True),
    text("folded", "Name without marks, small letters, đ as d: mentions of one name are compared."),
    text("post", "Post as told.", primary_key=True),
    text("organisation_name", "Body as told, canonical where settled; empty if none."),
    text("organisation_id", "The body as a row, where it is settled.", reference("organisations.id"), null=True),
    text("text", "The words as printed."),
    text("told_on", "Day of which the passage speaks, else the day of publication, ISO; NULL if undated.", null=True),
    number(
        "person_id",
        "The person; NULL only until the run that brought it has merged.",
        reference("people.id", deferred=True),
        null=True,
    ),
    sa.Index(None, "person_id"),
    sa.Index(None, "folded"),
    sa.Index(None, "organisation_id"),
    comment="Passages that tell that a person held a post.",
    rowid=False,
)
