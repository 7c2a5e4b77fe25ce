"""Correct fields of an event."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from events.cli import correcting, options


def edit(
    ctx: typer.Context,
    event_id: correcting.EventId,
    why: correcting.Why,
    by: correcting.By = None,
    title: correcting.Title = None,
    kind: correcting.Kind = None,
    start: Annotated[
        date | None, typer.Option("--start", metavar="DATE", parser=options.iso_day, help="First day.")
    ] = None,
    end: Annotated[date | None, typer.Option("--end", metavar="DATE", parser=options.iso_day, help="Last day.")] = None,
    precision: correcting.Precision = None,
    modifier: correcting.Modifier = None,
    status: correcting.Status = None,
    place: correcting.Place = None,
) -> None:
    """Correct fields of an event; what articles say stays beside it.

    The correction is kept apart from what was read and laid over it each time, so that reading everything again keeps
    it. Where a new reading disagrees with what you saw, the correction holds and `events history` names the conflict.
    """
    from events.ingest.correct import edit as run

    values = {
        "title": title,
        "type": kind,
        "start_date": start.isoformat() if start else None,
        "end_date": end.isoformat() if end else None,
        "precision": precision,
        "modifier": modifier,
        "status": status,
        "place": place,
    }
    correcting.report(run(options.database(ctx), event_id, values, correcting.who(by, why)))
