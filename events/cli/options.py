"""Options that several commands share: one type each, so that they are named, described and checked alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


def database(ctx: typer.Context) -> Path:
    """The path that `--db`, $EVENTS_DB or the default names."""
    path = ctx.find_root().obj
    return path if isinstance(path, Path) else Path("events.db")


def iso_day(value: str | date) -> date:
    """A day as `2018-04-16`; anything else is wrong usage, since `03/04/2018` means two days to two readers."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise typer.BadParameter(f"{value!r} is not a day; write it as 2018-04-16") from None


class RecordFormat(StrEnum):
    """Formats of commands that print rows."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


class InputFormat(StrEnum):
    """Formats of the articles that a command reads."""

    auto = "auto"
    text = "text"
    html = "html"
    jsonl = "jsonl"
    feed = "feed"
    warc = "warc"


Format = Annotated[RecordFormat, typer.Option("--format", "-f", help="How rows are printed.")]
ArticleFormat = Annotated[InputFormat, typer.Option("--format", "-f", help="Format of the articles that are read.")]
Sources = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, globs, addresses, or - for standard input.")
]
Published = Annotated[
    date | None,
    typer.Option(
        "--published", metavar="DATE", parser=iso_day, help="Publication day of articles that do not tell theirs."
    ),
]
SourceName = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="Newspaper of articles that do not tell theirs.")
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read articles.")]
Today = Annotated[
    date | None,
    typer.Option(
        "--today",
        metavar="DATE",
        envvar="EVENTS_TODAY",
        parser=iso_day,
        show_default="the clock's day in Vietnam",
        help="The day that relative questions count from.",
    ),
]
Limit = Annotated[int | None, typer.Option("--limit", "-n", min=0, help="Print this many rows at most.")]
Offset = Annotated[int, typer.Option("--offset", min=0, help="Leave out this many rows first.")]


def day_in_vietnam() -> date:
    """The clock's day in Vietnam (UTC+7), for commands that were not given `--today`."""
    from datetime import datetime, timedelta, timezone

    return datetime.now(timezone(timedelta(hours=7))).date()


Question = Annotated[
    str | None, typer.Argument(metavar="[QUESTION]", help="The question; without one, the options alone.")
]
Since = Annotated[str | None, typer.Option("--since", metavar="TIME", help="From this day, month, quarter or year on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="TIME", help="Up to its last day.")]
Places = Annotated[list[str] | None, typer.Option("--place", metavar="NAME", help="Here or below.")]
Organisations = Annotated[
    list[str] | None, typer.Option("--organisation", metavar="NAME", help="This body, or a part of it, takes part.")
]
Resolutions = Annotated[
    list[str] | None, typer.Option("--resolution", metavar="LABEL", help="This document takes part: 18-NQ/TW.")
]
Types = Annotated[list[str] | None, typer.Option("--type", metavar="KIND", help="Of this kind: meeting, hội nghị.")]
Texts = Annotated[list[str] | None, typer.Option("--text", metavar="WORDS", help="With this phrase; each one holds.")]
Within = Annotated[bool, typer.Option("--within", help="Events wholly within the time, not only touching it.")]
WithPredecessors = Annotated[bool, typer.Option("--with-predecessors", help="Also the units that a place was made of.")]
WithSuccessors = Annotated[bool, typer.Option("--with-successors", help="Also the units that a place went into.")]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the options that name filters outright."""

    question: str = ""
    since: str | None = None
    until: str | None = None
    place: list[str] | None = None
    organisation: list[str] | None = None
    resolution: list[str] | None = None
    type: list[str] | None = None
    text: list[str] | None = None


@dataclass(frozen=True, slots=True)
class Meant:
    """How a question is to be understood."""

    within: bool = False
    with_predecessors: bool = False
    with_successors: bool = False
    today: date | None = None
