"""Tell how an event's date and links were found."""

from __future__ import annotations

import typer

from events.cli import options
from events.cli.show import EventId


def explain(
    ctx: typer.Context,
    event_id: EventId,
    form: options.Format = options.RecordFormat.table,
) -> None:
    """Tell how an event's date, kind and links were found.

    For each passage: the words that date it, the rule that read them and what context gave; why it is an event of
    this kind; each body and document named there, linked or not, with the candidates that lost. Then which articles
    agree, which events read like this one on another day or in another place, and what people changed.
    """
    from events.cli.messages import say
    from events.cli.printing import put, put_rows, window
    from events.output.explanation import as_dict, lines
    from events.query.event import find
    from events.store.engine import explained, reading

    path = options.database(ctx)
    with explained(path), reading(path) as connection:
        found = find(connection, event_id, with_rivals=True)
        for note in found.notes:
            say(note)
        if form.value == "table":
            for event in found.events:
                put(lines(event, window()))
        else:
            put_rows(map(as_dict, found.events), form.value)
