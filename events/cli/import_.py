"""Add or correct places, bodies, documents and newspapers from a CSV file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from events.cli import options


def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV in UTF-8 with a header.")],
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="organisations, resolutions, places or sources.",
            show_default="told by the file's name and columns",
        ),
    ] = None,
) -> None:
    """Add or correct rows of the database's places, bodies, documents and newspapers.

    A row whose `id` is known corrects it; what the file has no column for stays. Every line is checked, every wrong
    line is named, and then nothing is taken. What you bring outranks the program's own data, now and after an upgrade.
    How articles are read follows the program's own data alone.

    Columns, all but the first named optional: organisations: name, id, classification, level, place, parent,
    founding_date, dissolution_date, optional, source, verified, aliases. resolutions: label, id, kind, number, symbol,
    issuer, issued_on, term, title, amended_by, replaced_by, source, verified, aliases. places: name, id, kind, level,
    parent, valid_from, valid_to, code, iso_code, basis, source, verified, aliases. sources: name, id, province.
    Lists are separated by |, days are 2018-04-16, verified is yes or no.
    """
    from events.cli.messages import say
    from events.ingest.importing import import_file

    name, done = import_file(options.database(ctx), file, kind)
    say(f"{name} inserted {done.inserted}, updated {done.updated}, unchanged {done.unchanged}")
