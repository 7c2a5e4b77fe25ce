"""Say that a body or a document takes part in an event."""

from __future__ import annotations

from typing import Annotated

import typer

from events.cli import correcting, options


def link(
    ctx: typer.Context,
    event_id: correcting.EventId,
    role: Annotated[
        str,
        typer.Option(
            "--role",
            help="Of a body: organiser, issuer, participant, subject; of a document: issued, implemented, discussed, cited.",
        ),
    ],
    why: correcting.Why,
    by: correcting.By = None,
    organisation: correcting.Organisation = None,
    resolution: correcting.Resolution = None,
) -> None:
    """Say that a body or a document takes part in an event, and how."""
    from events.ingest.correct import link as run

    done = run(
        options.database(ctx),
        event_id,
        correcting.who(by, why),
        organisation=organisation,
        resolution=resolution,
        role=role,
    )
    correcting.report(done)
