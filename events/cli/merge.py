"""Make several events one."""

from __future__ import annotations

from typing import Annotated

import typer

from events.cli import correcting, options


def merge(
    ctx: typer.Context,
    event_id: correcting.EventId,
    others: Annotated[list[int], typer.Argument(metavar="OTHER...", help="Events that are the same happening.")],
    why: correcting.Why,
    by: correcting.By = None,
) -> None:
    """Make the OTHER events part of the first: one happening. The first one's fields stay, all passages are kept."""
    from events.ingest.correct import merge as run

    correcting.report(run(options.database(ctx), event_id, others, correcting.who(by, why)))
