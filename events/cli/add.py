"""Add an event that was not read from an article."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from events.cli import correcting, options


def add(
    ctx: typer.Context,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="Short headline.")],
    kind: Annotated[str, typer.Option("--type", metavar="TYPE", help="Kind of event: meeting, hội nghị, …")],
    start: Annotated[date, typer.Option("--start", metavar="DATE", parser=options.iso_day, help="First day.")],
    why: correcting.Why,
    by: correcting.By = None,
    end: Annotated[date | None, typer.Option("--end", metavar="DATE", parser=options.iso_day, help="Last day.")] = None,
    precision: correcting.Precision = None,
    modifier: correcting.Modifier = None,
    status: correcting.Status = None,
    place: correcting.Place = None,
    article: Annotated[
        str | None, typer.Option("--article", metavar="URL", help="The stored article that tells it, by address or id.")
    ] = None,
    quote: Annotated[
        str | None, typer.Option("--quote", metavar="TEXT", help="What supports it, word for word.")
    ] = None,
) -> None:
    """Add an event that was not read from an article. `events link` then says who took part.

    With --article, --quote are words of that stored article, and become the passage that tells the event.
    """
    from events.ingest.correct import add as run

    values = {
        "title": title,
        "type": kind,
        "start_date": start.isoformat(),
        "end_date": end.isoformat() if end else None,
        "precision": precision,
        "modifier": modifier,
        "status": status,
        "place": place,
        "article": article,
        "quote": quote,
    }
    correcting.report(run(options.database(ctx), values, correcting.who(by, why)))
