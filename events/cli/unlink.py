"""Say that a body or a document takes no part in an event."""

from __future__ import annotations

import typer

from events.cli import correcting, options


def unlink(
    ctx: typer.Context,
    event_id: correcting.EventId,
    why: correcting.Why,
    by: correcting.By = None,
    organisation: correcting.Organisation = None,
    resolution: correcting.Resolution = None,
) -> None:
    """Say that a body or a document takes no part in an event."""
    from events.ingest.correct import unlink as run

    done = run(
        options.database(ctx), event_id, correcting.who(by, why), organisation=organisation, resolution=resolution
    )
    correcting.report(done)
