"""Look up a body, its parent, period and events."""

from __future__ import annotations

from typing import Annotated

import typer

from events.cli import options


def organisations(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]", help='"Ban Tổ chức Trung ương", "huyen uy dien bien dong", an id; marks are optional.'
        ),
    ] = None,
    limit: options.Limit = None,
    offset: options.Offset = 0,
    form: options.Format = options.RecordFormat.table,
) -> None:
    """Print class, parent, period and other names of a body, and its events in the order of time.

    A name of several bodies lists them, each with the id that names it alone; a name that is nobody's lists the bodies
    whose names hold all its words. Without a name the bodies are listed, those of most events first.
    """
    from events.cli.messages import say
    from events.cli.printing import put, put_rows, window
    from events.errors import UsageError
    from events.output.body import lines
    from events.query.bodies import events_of, find_bodies, list_bodies, names_of
    from events.store.engine import explained, reading

    columns = ("id", "name", "classification", "parent", "founding_date", "dissolution_date", "articles", "events")
    path = options.database(ctx)
    with explained(path), reading(path) as connection:
        if name is None:
            put_rows(list_bodies(connection, limit=limit, offset=offset), form.value, columns=columns)
            return
        found = find_bodies(connection, name)
        if not found:
            raise UsageError(f"no body {name!r}: `events organisations` lists those that there are")
        if len(found) > 1:
            say(f"{len(found)} bodies are called {name!r}, or like it; name one by its id")
            put_rows(found[offset:][:limit], form.value, columns=columns)
            return
        body = found[0]
        around = events_of(connection, body["id"], limit=limit)
        if form is options.RecordFormat.table:
            put(lines(body, names_of(connection, body["id"]), around, window()))
        else:
            put_rows([{**body, "names": names_of(connection, body["id"]), "events": around}], form.value)
