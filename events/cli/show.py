"""Print one event with its evidence."""

from __future__ import annotations

from typing import Annotated

import typer

from events.cli import options

EventId = Annotated[str, typer.Argument(metavar="ID", help="The event's number, as query prints it.")]


def show(
    ctx: typer.Context,
    event_id: EventId,
    form: options.Format = options.RecordFormat.table,
) -> None:
    """Print one event: when, where, who, which documents, and every passage that tells it.

    An id that the event had before rules or people changed it leads to it too; one that was split leads to all its
    parts.
    """
    from events.cli.messages import say
    from events.cli.printing import put, put_rows, window
    from events.output.event import as_dict, lines
    from events.query.event import find
    from events.store.engine import explained, reading

    path = options.database(ctx)
    with explained(path), reading(path) as connection:
        found = find(connection, event_id)
        for note in found.notes:
            say(note)
        if form.value == "table":
            for event in found.events:
                put(lines(event, window()))
        else:
            put_rows(map(as_dict, found.events), form.value)
