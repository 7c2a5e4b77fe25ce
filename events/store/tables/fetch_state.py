"""What polling remembers of an address."""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import number, table, text

fetch_state = table(
    "fetch_state",
    text("url", "Address that is polled or was fetched.", primary_key=True),
    text("etag", "ETag that the server gave; empty if none."),
    text("last_modified", "Last-Modified that the server gave; empty if none."),
    text("fetched_at", "Last answer, UTC, ISO with seconds; NULL if never.", null=True),
    number("status", "HTTP status of the last answer; NULL if never.", null=True),
    number("failures", "Failures in a row."),
    text("content_hash", "SHA-256 of the last body; of an article, of its title and text. Empty if none."),
    text(
        "source_id",
        "The source of data/sources.toml for which it was asked; empty if none.",
        server_default=sa.text("''"),
    ),
    text("kind", "`list` (feed, sitemap, archive page) or `page` (an article).", server_default=sa.text("''")),
    text("listed_day", "Day of publication that the list told, ISO; NULL if none.", null=True),
    text("first_at", "When it was first asked for, UTC, ISO with seconds.", null=True),
    text("retry_at", "Not to be asked before, UTC, ISO with seconds; NULL if there is no such wish.", null=True),
    sa.Index(None, "source_id", "kind", "first_at"),
    sa.Index(None, "content_hash"),
    comment="What polling remembers: conditional requests ask only for what is new.",
    rowid=False,
)
