"""Read articles and store what they tell."""

from __future__ import annotations

from typing import Annotated

import typer

from events.cli import options

Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="ADDRESS", help="Dask scheduler whose workers read (needs events[cluster])."),
]

SHOWN = 20
"""Sources that the row of a run names: a shell may have made ten thousand of one pattern."""


def ingest(
    ctx: typer.Context,
    sources: options.Sources,
    form: options.ArticleFormat = options.InputFormat.auto,
    published: options.Published = None,
    source: options.SourceName = None,
    jobs: options.Jobs = 1,
    scheduler: Scheduler = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done; write nothing.")] = False,
) -> None:
    """Read articles and store what they tell: events, bodies, documents, each with the sentence that supports it.

    A database that is not there is created. Reading the same articles again changes nothing; an article whose text
    changed replaces its earlier version, which is kept. An article that cannot be read is named on stderr and noted
    in `rejections`, all others are stored, and the exit code is 1.
    """
    from events.cli.messages import Counter, say
    from events.ingest.run import ingest as run
    from events.ingest.run import read_sources, rehearse
    from events.store.engine import initialise

    path = options.database(ctx)
    stream = read_sources(sources, form.value, published, source)
    with Counter("articles") as counter, Counter("groups merged") as merged:
        if dry_run:
            result = rehearse(path, stream, progress=counter)
        else:
            if not path.exists():
                initialise(path)
                say(f"created {path}")
            result = run(
                path,
                stream,
                arguments={
                    "sources": sources if len(sources) <= SHOWN else [*sources[:SHOWN], f"… {len(sources)} in all"],
                    "format": form.value,
                    "published": published.isoformat() if published else None,
                    "source": source,
                    "jobs": jobs,
                    "scheduler": scheduler,
                },
                jobs=jobs,
                scheduler=scheduler,
                progress=counter,
                merged=merged,
            )
    for error in result.errors:
        say(f"rejected: {error}")
    would = "would be " if dry_run else ""
    say(
        f"articles {would}inserted {result.inserted}, updated {result.updated}, unchanged {result.unchanged}, "
        f"rejected {result.rejected}"
    )
    if dry_run:
        say(f"passages that tell events: {result.events.added}")
    else:
        say(f"events added {result.events.added}, changed {result.events.changed}, gone {result.events.gone}")
    if result.status:
        raise typer.Exit(result.status)
