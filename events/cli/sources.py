"""The newspapers and sites that are known, and how polling them goes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from events.cli import options

COLUMNS = (
    "id",
    "name",
    "province",
    "enabled",
    "verified",
    "lists",
    "last_success",
    "articles",
    "articles_a_day",
    "failures",
)
DAYS = 7


def sources(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Option(
            "--sources",
            metavar="FILE",
            envvar="EVENTS_SOURCES",
            help="A sources.toml of your own.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    enabled: Annotated[bool, typer.Option("--enabled", help="Only those that are polled.")] = False,
    form: options.Format = options.RecordFormat.table,
) -> None:
    """List the newspapers and sites: whether they are polled, the last time that went well, new articles a day over the
    last seven days, and failures in a row. Without a database, what is configured alone.
    """
    from datetime import UTC, datetime, timedelta

    from events.cli.printing import put_rows
    from events.ingest.fetching import sources as rows
    from events.ingest.fetching.clock import stamp
    from events.store import fetching
    from events.store.engine import reading

    found = [source for source in rows.read(file) if source.enabled or not enabled]
    path = options.database(ctx)
    records: dict[str, fetching.SourceRecord] = {}
    if path.exists():
        with reading(path) as connection:
            records = fetching.records(connection, stamp(datetime.now(UTC) - timedelta(days=DAYS)))
    put_rows((_row(source, records.get(source.id)) for source in found), form.value, columns=COLUMNS)


def _row(source: Any, record: Any) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "province": source.province,
        "enabled": "yes" if source.enabled else "no",
        "verified": "yes" if source.verified else "no",
        "lists": len(source.lists),
        "last_success": record.last_success if record else None,
        "articles": record.articles_total if record else 0,
        "articles_a_day": round(record.articles_recent / DAYS, 1) if record else 0.0,
        "failures": record.failures if record else 0,
    }
