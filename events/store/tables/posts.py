"""Posts that people held."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import number, reference, table, text

posts = table(
    "posts",
    number("person_id", "The person.", reference("people.id", delete="CASCADE", deferred=True), primary_key=True),
    text("post", "Post as told: `Phó Trưởng ban Thường trực`.", primary_key=True),
    text("organisation_name", "Body as told, canonical where settled; empty if none.", primary_key=True),
    text("organisation_id", "The body as a row, where it is settled.", reference("organisations.id"), null=True),
    text("first_on", "First day on which an article tells that the person held it, ISO; NULL if undated.", null=True),
    text("last_on", "Last such day, ISO.", null=True),
    number("mention_count", "Passages that tell it: rows of person_mentions."),
    sa.Index(None, "organisation_id"),
    comment="Posts (body and role) that people are told to have held, with the days that articles vouch for.",
    rowid=False,
)
