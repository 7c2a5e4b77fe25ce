"""Look up a person's posts over time, and who says so."""

from __future__ import annotations

from typing import Annotated

import typer

from events.cli import options


def people(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help='"Mai Văn Chính", "mai van chinh", a part of it, or an id.')
    ] = None,
    limit: options.Limit = None,
    offset: options.Offset = 0,
    form: options.Format = options.RecordFormat.table,
) -> None:
    """Print the posts that people are told to hold, in the order of time, each with the articles that tell it.

    Two people of one name are two rows unless post and period agree. Without a name the people are listed, the most
    told first.
    """
    from events.cli.messages import say
    from events.cli.printing import put, put_rows, window
    from events.errors import UsageError
    from events.output.person import lines
    from events.query.people import find_people, list_people
    from events.store.engine import explained, reading

    path = options.database(ctx)
    with explained(path), reading(path) as connection:
        if name is None:
            put_rows(list_people(connection, limit=limit, offset=offset), form.value)
            return
        found = find_people(connection, name)
        if not found:
            raise UsageError(f"nobody called {name!r} is told with a post: `events people` lists who is")
        if len(found) > 1:
            say(f"{len(found)} people fit {name!r}: no article says that any two of them are one")
        shown = found[offset:][:limit]
        if form is options.RecordFormat.table:
            put(lines(shown, window()))
        else:
            put_rows(shown, form.value)
