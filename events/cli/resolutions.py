"""Look up a document and the events around it."""

from __future__ import annotations

from typing import Annotated

import typer

from events.cli import options


def resolutions(
    ctx: typer.Context,
    label: Annotated[
        str | None, typer.Argument(metavar="[LABEL]", help='"18-NQ/TW", "nghi quyet 18", an id; marks are optional.')
    ] = None,
    today: options.Today = None,
    limit: options.Limit = None,
    offset: options.Offset = 0,
    form: options.Format = options.RecordFormat.table,
) -> None:
    """Print title, issuer, day, term and amendments of a document, and the events around it in the order of time.

    A number that was used again is several documents: then they are listed, each with the id that names it alone.
    Without a label the documents are listed, the most cited first.
    """
    from events.cli.messages import say
    from events.cli.printing import put, put_rows, window
    from events.errors import UsageError
    from events.output.document import lines
    from events.query.documents import events_around, find_documents, list_documents, unlinked_citations
    from events.store.engine import explained, reading

    columns = ("id", "label", "issued_on", "term", "issuer", "title", "articles", "events")
    path = options.database(ctx)
    with explained(path), reading(path) as connection:
        if label is None:
            put_rows(list_documents(connection, limit=limit, offset=offset), form.value, columns=columns)
            return
        found = find_documents(connection, label, today or options.day_in_vietnam())
        if not found:
            open_ones = unlinked_citations(connection, label)
            if not open_ones:
                raise UsageError(f"no document {label!r}: `events resolutions` lists those that there are")
            say(f"{label}: cited, but no single document is known for it; the candidates are listed")
            put_rows(open_ones, form.value)
        elif len(found) > 1:
            say(f"{len(found)} documents are called {label!r}; name one by its id")
            put_rows(found[offset:][:limit], form.value, columns=columns)
        elif form is options.RecordFormat.table:
            put(lines(found[0], events_around(connection, found[0]["id"], limit=limit), window()))
        else:
            row = {**found[0], "events": events_around(connection, found[0]["id"], limit=limit)}
            put_rows([row], form.value)
