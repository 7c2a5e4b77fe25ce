"""Keep an event out of all answers."""

from __future__ import annotations

import typer

from events.cli import correcting, options


def hide(ctx: typer.Context, event_id: correcting.EventId, why: correcting.Why, by: correcting.By = None) -> None:
    """Keep an event out of the timeline, the search and all answers. It is not deleted, and `undo` brings it back."""
    from events.ingest.correct import hide as run

    correcting.report(run(options.database(ctx), event_id, correcting.who(by, why)))
