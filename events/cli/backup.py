"""Write a copy of the database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from events.cli import options


def backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes.")],
    force: Annotated[bool, typer.Option("--force", help="Replace FILE where it is there already.")] = False,
) -> None:
    """Write a compact copy of the database to FILE, while others go on reading and writing.

    The copy is whole or not there. Two copies of the same content are equal byte for byte.
    """
    from events.cli.messages import say
    from events.store.backup import backup as run

    size = run(options.database(ctx), file, replace=force)
    say(f"{file}: {size:,} bytes")
