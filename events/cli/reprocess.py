"""Read the stored articles again with the present rules."""

from __future__ import annotations

from typing import Annotated

import typer

from events.cli import options
from events.cli.ingest import Scheduler


def reprocess(
    ctx: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help="Read also what the present rules and data read last.")
    ] = False,
    jobs: options.Jobs = 1,
    scheduler: Scheduler = None,
) -> None:
    """Read the stored articles again with the present rules and data.

    Articles that were read by the present rules are skipped, so that a run that was stopped goes on where it was.
    What people corrected stays; where a new reading disagrees with a correction, `events check` says so. The ids of
    events lead on to what stands for them now.
    """
    from events.cli.messages import Counter, say
    from events.ingest.reprocess import reprocess as run

    with Counter("articles") as counter, Counter("groups merged") as merged:
        result = run(
            options.database(ctx),
            everything=everything,
            jobs=jobs,
            scheduler=scheduler,
            progress=counter,
            merged=merged,
        )
    for error in result.errors:
        say(f"rejected: {error}")
    say(f"articles read {result.read}, skipped {result.skipped}, rejected {result.rejected}")
    for noun, changes in (("passages", result.mentions), ("events", result.events)):
        say(
            f"{noun} added {changes.added}, changed {changes.changed}, gone {changes.gone}, "
            f"unchanged {changes.unchanged}"
        )
    if result.status:
        raise typer.Exit(result.status)
