"""One row a run of a writing command."""

from __future__ import annotations

from events.store.tables._base import number, table, text

runs = table(
    "runs",
    number("id", "Number of the run.", primary_key=True),
    text("command", "The verb: ingest, fetch, reprocess, import, …"),
    text("arguments", "What it was called with, JSON."),
    text("started_at", "UTC, ISO with seconds."),
    text("finished_at", "UTC; NULL while it runs, and for a run that was killed.", null=True),
    number("exit_status", "0 done, 1 some inputs rejected, 2 wrong usage, 3 database; NULL while it runs.", null=True),
    number("inserted", "Articles that were new."),
    number("updated", "Articles that had changed."),
    number("unchanged", "Articles that were there already."),
    number("rejected", "Inputs that could not be read: rows of rejections."),
    text("counts", "Further counts, JSON: events added, changed, gone."),
    text("message", "Why it failed; empty if it did not."),
    text("version", "Version of this program."),
    comment="Every run of a command that writes.",
)
