"""What polling remembers of an address."""

from __future__ import annotations

from events.store.tables._base import number, table, text

fetch_state = table(
    "fetch_state",
    text("url", "Address that is polled or was fetched.", primary_key=True),
    text("etag", "ETag that the server gave; empty if none."),
    text("last_modified", "Last-Modified that the server gave; empty if none."),
    text("fetched_at", "Last answer, UTC, ISO with seconds; NULL if never.", null=True),
    number("status", "HTTP status of the last answer; NULL if never.", null=True),
    number("failures", "Failures in a row."),
    text("content_hash", "SHA-256 of the last body; empty if none."),
    comment="What polling remembers: conditional requests ask only for what is new.",
    rowid=False,
)
