"""Poll the configured newspapers and store what is new; for timers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from events.cli import options


def fetch(
    ctx: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Only these sources, by id.")] = None,
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources",
            metavar="FILE",
            envvar="EVENTS_SOURCES",
            help="A sources.toml of your own.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    wait: Annotated[
        bool, typer.Option("--wait", help="Wait for another fetch to end, instead of leaving it to it.")
    ] = False,
    allow_local: Annotated[
        bool, typer.Option("--allow-local", help="Also ask servers in private and loopback networks.")
    ] = False,
    threads: Annotated[int, typer.Option("--threads", min=1, max=64, help="Sources polled at the same time.")] = 6,
    timeout: Annotated[float, typer.Option("--timeout", min=1, help="Seconds that one answer may take.")] = 60.0,
    max_bytes: Annotated[
        int, typer.Option("--max-bytes", min=10_000, help="Bytes that one answer may have, unpacked.")
    ] = 8_000_000,
    user_agent: Annotated[
        str | None,
        typer.Option(
            "--user-agent",
            metavar="TEXT",
            envvar="EVENTS_USER_AGENT",
            help="How we call ourselves; add an address where you can be reached.",
        ),
    ] = None,
    healthcheck: Annotated[
        str | None,
        typer.Option(
            "--healthcheck",
            metavar="URL",
            envvar="EVENTS_HEALTHCHECK",
            help="Pinged at the end; with /1 or /3 added where the run failed so.",
        ),
    ] = None,
    log_json: Annotated[bool, typer.Option("--log-json", help="Messages as JSON lines on stderr.")] = False,
) -> None:
    """Poll the configured newspapers and store what is new or changed.

    Only sources that are enabled are polled: those of --sources, and rows of ours that it enables. Each site's
    robots.txt is obeyed, and it is asked one thing at a time. A second run asks only whether something changed.
    A fetch that finds another at work on the database says so and leaves with 0.

    Exit codes: 0 done (pages that hold no article are noted, and no failure); 1 a feed, sitemap or page could not be
    had, all others are stored; 2 wrong usage; 3 the database cannot be used.
    """
    import signal
    import threading

    from events import errors
    from events.cli import exit_code
    from events.cli.messages import say
    from events.ingest import fetch as verb
    from events.ingest.fetching import report
    from events.ingest.fetching import sources as rows
    from events.ingest.fetching.client import USER_AGENT, Limits
    from events.ingest.fetching.lock import Busy
    from events.store.engine import initialise

    path = options.database(ctx)
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda number, frame: stop.set())
    log = report.as_json if log_json else _log
    tell = (lambda text: report.as_json("message", text=text)) if log_json else say
    status, summary = 1, "the run broke off"
    try:
        wanted = _wanted(rows.read(sources), names)
        if not path.exists():
            initialise(path)
            tell(f"created {path}")
        result = verb.fetch(
            path,
            wanted,
            limits=Limits(whole=timeout, largest=max_bytes),
            allow_local=allow_local,
            user_agent=user_agent or USER_AGENT,
            wait=wait,
            threads=threads,
            stop=stop,
            log=log,
            arguments={"sources": [source.id for source in wanted], "file": str(sources) if sources else None},
        )
        status, summary = result.status, _summary(result)
        if log_json:
            report.as_json("done", status=status, stopped=result.stopped, **_numbers(result))
        else:
            say(summary)
    except Busy as error:
        tell(f"{error}; nothing done")
        healthcheck = None  # the other one pings
        return
    except errors.EventsError as error:
        status, summary = exit_code(error), str(error)
        raise
    finally:
        if healthcheck and (trouble := report.ping(healthcheck, status, summary)):
            tell(trouble)
    if status:
        raise typer.Exit(status)


def _wanted(found: list[Any], names: list[str] | None) -> list[Any]:
    from events.errors import UsageError

    if not names:
        return [source for source in found if source.enabled]
    by_id = {source.id: source for source in found}
    for name in names:
        if name not in by_id:
            raise UsageError(f"there is no source {name!r}: `events sources` lists them")
        if not by_id[name].lists:
            raise UsageError(f"source {name!r} has no feed, sitemap or archive to poll")
    return [by_id[name] for name in dict.fromkeys(names)]


def _numbers(result: Any) -> dict[str, Any]:
    return {**{name: result.total(name) for name in ("inserted", "updated", "unchanged")}, **result.counts()}


def _summary(result: Any) -> str:
    stopped = "stopped; the rest waits for the next run; " if result.stopped else ""
    return (
        f"{stopped}{len(result.sources)} sources, {result.total('pages')} pages asked for: {result.total('inserted')} new, "
        f"{result.total('updated')} changed, {result.total('unchanged')} unchanged, {result.total('duplicates')} duplicates, "
        f"{result.total('refused')} without an article, {result.total('failed')} failed; "
        f"events added {result.events.get('events_added', 0)}, changed {result.events.get('events_changed', 0)}"
    )


def _log(event: str, *, level: str = "info", **fields: Any) -> None:
    """For people: what went wrong, and a line for each source that is done."""
    from events.cli.messages import say

    if level in ("warning", "error"):
        say(f"{event}: {fields.get('url') or fields.get('source')}: {fields.get('reason', '')}")
    elif event == "source done":
        say(
            f"{fields['source']}: {fields['inserted']} new, {fields['updated']} changed of {fields['pages']} pages asked for"
        )
