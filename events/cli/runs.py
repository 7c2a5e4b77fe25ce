"""What was run, and what was rejected."""

from __future__ import annotations

from typing import Annotated

import typer

from events.cli import options


def runs(
    ctx: typer.Context,
    number: Annotated[int | None, typer.Argument(metavar="[ID]", help="Print the rejections of this run.")] = None,
    form: options.Format = options.RecordFormat.table,
    limit: options.Limit = 20,
) -> None:
    """Print the latest runs of commands that write, newest first; with an ID what that run rejected, and why."""
    from events.cli.printing import put_rows
    from events.errors import UsageError
    from events.store import runs as stored
    from events.store.engine import reading

    with reading(options.database(ctx)) as connection:
        if number is None:
            rows = stored.latest(connection, limit)
            columns: tuple[str, ...] = stored.COLUMNS
        else:
            if not stored.exists(connection, number):
                raise UsageError(f"there is no run {number}: `events runs` lists them")
            rows = stored.rejected(connection, number)
            columns = ("stage", "locator", "reason", "url")
    put_rows(rows, form.value, columns=columns)
