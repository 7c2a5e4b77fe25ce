"""What people changed, and where a new reading disagrees."""

from __future__ import annotations

from typing import Annotated

import typer

from events.cli import options


def history(
    ctx: typer.Context,
    event_id: Annotated[
        int | None, typer.Argument(metavar="[ID]", help="The event's number; without it, all corrections.")
    ] = None,
    conflicts: Annotated[
        bool, typer.Option("--conflicts", help="Only those that a new reading disagrees with.")
    ] = False,
    form: options.Format = options.RecordFormat.table,
) -> None:
    """Print what people changed: who, when, why, what was taken back, and which corrections wait to be looked at."""
    from events.cli.printing import put_rows
    from events.errors import UsageError
    from events.store.corrections import present_ids
    from events.store.engine import explained, reading
    from events.store.history import COLUMNS
    from events.store.history import history as run

    path = options.database(ctx)
    with explained(path), reading(path) as connection:
        ids = None
        if event_id is not None:
            ids = present_ids(connection, event_id)
            rows = run(connection, [event_id, *ids])
            if not ids and not rows:
                raise UsageError(f"there is no event {event_id}")
        else:
            rows = run(connection)
    if conflicts:
        rows = [row for row in rows if row["conflict"]]
    put_rows(rows, form.value, columns=COLUMNS)
