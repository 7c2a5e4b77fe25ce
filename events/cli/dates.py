"""Find the dates in a text, or in JSON lines, without a database."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from events.cli import options


class TagFormat(StrEnum):
    """How the dates are printed."""

    table = "table"
    jsonl = "jsonl"


def dates(
    file: Annotated[
        str, typer.Argument(metavar="[FILE|-]", help="A text, or JSON lines with `text`; - is standard input.")
    ] = "-",
    published: Annotated[
        date | None,
        typer.Option(
            "--published", metavar="DATE", parser=options.iso_day, help="The day that relative dates count from."
        ),
    ] = None,
    form: Annotated[
        TagFormat, typer.Option("--format", "-f", help="A table for people, or JSON lines.")
    ] = TagFormat.table,
) -> None:
    """Find the dates in a Vietnamese text: days, months, quarters, terms, lunar dates, ranges, relative dates.

    FILE is plain text, or JSON lines: objects with `text` and, if they have them, `id`, `url`, `published`.
    As JSON lines, a plain text gives one object a date; a JSON line gives one object with its `id`, its `url` and
    its `dates`. Offsets count characters of the text as it was given.

    Without a publication day, from `--published` or the JSON line, relative dates stay open (`XXXX-03-28`).
    A JSON line that cannot be read is named on stderr and the rest goes on; the exit code is then 1.
    """
    text = _read(file)
    first = next((line for line in text.splitlines() if line.strip()), "")
    if _is_object(first):
        _json_lines(text, file, published, form)
    else:
        _plain(text, published, form)


def _read(file: str) -> str:
    from events.errors import InputError

    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise InputError(
            f"{file}: {error.strerror or error}; name a file of text or JSON lines, or - for standard input"
        ) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        name = "standard input" if file == "-" else file
        raise InputError(f"{name}: byte {error.start} is not UTF-8; save the text as UTF-8") from error


def _is_object(line: str) -> bool:
    import json

    if not line.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _plain(text: str, published: date | None, form: TagFormat) -> None:
    from events.cli.printing import put
    from events.dates import find_dates
    from events.output.dates import json_line, row

    mentions = find_dates(text, published)
    if form is TagFormat.jsonl:
        put(json_line(mention) for mention in mentions)
    else:
        _table([row(mention) for mention in mentions])


def _json_lines(text: str, file: str, published: date | None, form: TagFormat) -> None:
    from events.cli.messages import say
    from events.cli.printing import put
    from events.dates import find_dates
    from events.output.dates import record_line, row

    rejected = 0
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        record = _record(line, published)
        if isinstance(record, str):
            rejected += 1
            say(f"rejected: {'standard input' if file == '-' else file}:{number}: {record}")
            continue
        given, mentions = record, find_dates(record["text"], record["published"])
        if form is TagFormat.jsonl:
            put([record_line(given, mentions)])
        else:
            name = given.get("id", given.get("url", number))
            rows += [{"id": name, **row(mention)} for mention in mentions]
    if form is TagFormat.table:
        _table(rows)
    if rejected:
        say(f"{rejected} rejected")
        raise typer.Exit(1)


def _record(line: str, published: date | None) -> dict[str, Any] | str:
    """The JSON line with its publication day, or what is wrong with it."""
    import json

    from events.dates.fallback import read_day

    try:
        record = json.loads(line)
    except ValueError as error:
        return f"not JSON ({error})"
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return "no object with a `text`"
    told = record.get("published")
    if told:
        day = read_day(str(told))
        if day is None:
            return f"`published` is no day: {told!r}; write it as 2018-04-16"
        published = day
    return {**record, "published": published}


def _table(rows: list[dict[str, Any]]) -> None:
    from events.cli.messages import say
    from events.cli.printing import put_rows

    if not rows:
        say("no dates found")
        return
    put_rows(rows, "table", columns=tuple(rows[0]))
