"""Take a correction back."""

from __future__ import annotations

from typing import Annotated

import typer

from events.cli import correcting, options


def undo(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(metavar="CORRECTION", help="Its number, as history prints it.")],
    why: correcting.Why,
    by: correcting.By = None,
) -> None:
    """Take a correction back: what is read from articles holds again, with all other corrections."""
    from events.cli.messages import say
    from events.ingest.correct import undo as run

    done = run(options.database(ctx), number, correcting.who(by, why))
    left = f": event {', '.join(map(str, done.events))}" if done.events else ""
    say(f"correction {number} is taken back{left}")
