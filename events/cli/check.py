"""Whether the database is sound."""

from __future__ import annotations

from typing import Annotated

import typer

from events.cli import options


def check(
    ctx: typer.Context,
    mend: Annotated[bool, typer.Option("--mend", help="Build full text anew first.")] = False,
    form: options.Format = options.RecordFormat.table,
) -> None:
    """Check that the database is sound: as a file, as an index, and in what it claims.

    Every reference leads to a row, full text holds every row, every quote stands in its article, every event has a
    passage. What merely waits (groups to be merged, corrections to be looked at) is told and is no fault.
    The exit code is 3 where a fault was found.
    """
    from events.cli.messages import say
    from events.cli.printing import put_rows
    from events.errors import DatabaseLocked, DatabaseReadOnly
    from events.store.checking import check as run
    from events.store.checking import check_full_text
    from events.store.engine import reading, writing
    from events.store.search_index import rebuild

    path = options.database(ctx)
    if mend:
        with writing(path) as connection, connection.begin():
            rebuild(connection)
        say("full text was built anew")
    with reading(path) as connection:
        findings = list(run(connection))
    try:
        with writing(path) as connection:
            findings.append(check_full_text(connection))
    except (DatabaseLocked, DatabaseReadOnly) as error:
        say(f"full text was not compared word by word: {error}")
    put_rows(
        [
            {
                "check": finding.check,
                "result": "ok" if not finding.faults else "notice" if finding.notice else "fault",
                "count": finding.faults,
                "detail": finding.detail,
            }
            for finding in findings
        ],
        form.value,
        columns=("check", "result", "count", "detail"),
    )
    if any(finding.faults and not finding.notice for finding in findings):
        say(f"{path} is not sound: put the last `events backup` in its place, or ingest the articles anew")
        raise typer.Exit(3)
