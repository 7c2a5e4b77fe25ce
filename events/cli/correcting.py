"""What all commands that correct share: who and why, and how they say what they did."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from events.ingest.correct import Corrected, Who

EventId = Annotated[int, typer.Argument(metavar="ID", help="The event's number, as query prints it.")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", envvar="EVENTS_BY", help="Who corrects.", show_default="your login name"),
]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why, for those who read it in years.")]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Short headline.")]
Kind = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Kind of event: meeting, hội nghị, …")]
Place = Annotated[
    str | None,
    typer.Option("--place", metavar="NAME", help="Place, by name or id: `Điện Biên Đông, Điện Biên`; `none` for none."),
]
Precision = Annotated[
    str | None, typer.Option("--precision", help="day, week, month, quarter, half, year, term, decade, century, range.")
]
Modifier = Annotated[
    str | None, typer.Option("--modifier", help="start, mid, end, approx, before, after, until, since or none.")
]
Status = Annotated[str | None, typer.Option("--status", help="reported, scheduled or recurring.")]
Organisation = Annotated[
    str | None, typer.Option("--organisation", metavar="NAME", help="A body, by name, by-name or id.")
]
Resolution = Annotated[
    str | None, typer.Option("--resolution", metavar="LABEL", help="A document, by label, by-name or id.")
]


def who(by: str | None, why: str) -> Who:
    """Who corrects, and why."""
    from events.ingest.correct import Who

    return Who(by or getpass.getuser(), why)


def report(done: Corrected) -> None:
    """Says which correction was made, how it is undone, and which events are left."""
    from events.cli.messages import say

    left = f", event {', '.join(map(str, done.events))}" if done.events else ""
    say(f"correction {done.number}{left} (`events undo {done.number}` takes it back)")
