"""Create the database, or upgrade it to this program's schema."""

from __future__ import annotations

import typer

from events.cli.options import database


def init(ctx: typer.Context) -> None:
    """Create the database, or upgrade it to this program's schema, and load the authority data.

    A database that is at this schema already is left as it is; authority rows are loaded where the data changed.
    An upgrade is done whole or not at all; `events backup` first costs little.
    """
    from events.cli.messages import say
    from events.ingest import authority
    from events.store.engine import initialise, writing

    path = database(ctx)
    before, after = initialise(path)
    if before is None:
        say(f"created {path} at schema {after}")
    elif before != after:
        say(f"upgraded {path} from schema {before} to {after}")
    else:
        say(f"{path} is at schema {after} already")
    with writing(path) as connection:
        for kind, done in authority.load(connection).items():
            say(f"{kind} inserted {done.inserted}, updated {done.updated}, unchanged {done.unchanged}")
