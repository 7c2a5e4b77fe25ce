"""Open the database in Datasette, read-only."""

from __future__ import annotations

from typing import Annotated

import typer

from events.cli import options


def serve(
    ctx: typer.Context,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="Port to listen on.")] = 8001,
    browse: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
) -> None:
    """Open the database in Datasette, read-only, with descriptions, saved queries, search and the timeline page.

    Needs the extra: pip install "events[serve]". Ends with Ctrl-C.
    """
    from events.cli.messages import say
    from events.errors import UsageError

    try:
        from events.serve.running import run
    except ImportError as error:
        raise UsageError(f'serving needs Datasette: pip install "events[serve]" ({error})') from None
    path = options.database(ctx)
    run(path, host=host, port=port, browse=browse, ready=lambda at: say(f"{at} serves {path}; Ctrl-C ends it"))
