"""Look up a document and the events around it."""

from __future__ import annotations

from typing import Annotated

import typer

from events.cli import options

_IN_FULL = 8
"""So many documents of one number are printed with their events; more are a list."""


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

    A number that was used again is several documents: each is printed, with the id that names it alone; of more than
    eight only the list.
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
            return
        if len(found) > 1:
            say(f"{len(found)} documents are called {label!r}; an id names one alone")
        shown, told = found, limit
        if len(found) > 1:  # the window is one on documents then, not on the events of the one
            shown, told = found[offset:][:limit], None
        if len(found) > _IN_FULL:
            put_rows(shown, form.value, columns=columns)
        elif form is options.RecordFormat.table:
            for index, one in enumerate(shown):
                around = events_around(connection, one["id"], limit=told)
                put([*([""] if index else []), *lines(one, around, window())])
        else:
            put_rows(({**one, "events": events_around(connection, one["id"], limit=told)} for one in shown), form.value)
