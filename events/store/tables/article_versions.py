"""What an article said before it was changed."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import number, reference, table, text

article_versions = table(
    "article_versions",
    number("article_id", "The article.", reference("articles.id", delete="CASCADE"), primary_key=True),
    text("content_hash", "SHA-256 of the earlier content.", primary_key=True),
    text("title", "Headline of that version."),
    text("published", "Day of publication that it gave; NULL if unknown.", null=True),
    text("text", "Text of that version."),
    number("replaced_in", "The run that brought the newer version.", reference("runs.id"), null=True),
    sa.Index(None, "replaced_in"),
    comment="Earlier versions of articles that their newspapers changed; nothing that was once stored is lost.",
    rowid=False,
)
