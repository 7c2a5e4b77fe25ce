"""What the database holds, in numbers."""

from __future__ import annotations

import typer

from events.cli import options


def stats(ctx: typer.Context, form: options.Format = options.RecordFormat.table) -> None:
    """Print what the database holds, in numbers: tables, events by kind and decade, articles by newspaper."""
    from events.cli.printing import put_rows
    from events.store.engine import reading
    from events.store.statistics import statistics

    with reading(options.database(ctx)) as connection:
        rows = [{"group": group, "what": what, "count": count} for group, what, count in statistics(connection)]
    put_rows(rows, form.value, columns=("group", "what", "count"))
