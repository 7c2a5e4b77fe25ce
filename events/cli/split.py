"""Make two events of one."""

from __future__ import annotations

from typing import Annotated

import typer

from events.cli import correcting, options


def split(
    ctx: typer.Context,
    event_id: correcting.EventId,
    why: correcting.Why,
    by: correcting.By = None,
    mentions: Annotated[
        list[int] | None,
        typer.Option("--mention", metavar="ID", help="A passage that tells another event; repeatable."),
    ] = None,
    articles: Annotated[
        list[str] | None,
        typer.Option("--article", metavar="URL", help="An article whose passages tell another event; repeatable."),
    ] = None,
) -> None:
    """Make an event of its own of some passages of an event that in truth tell another happening."""
    from events.ingest.correct import split as run

    done = run(
        options.database(ctx), event_id, correcting.who(by, why), mentions=mentions or (), articles=articles or ()
    )
    correcting.report(done)
