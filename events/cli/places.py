"""Look up a province, district or commune, as it stood on a day"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from events.cli import options

if TYPE_CHECKING:
    from events.places.model import Place


def places(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help='"Đồng Nai", "huyen dien bien", "Gia Viễn, Ninh Bình", an id.'),
    ] = None,
    on: Annotated[
        date | None,
        typer.Option("--on", metavar="DATE", parser=options.iso_day, help="As of this day; without it, every period."),
    ] = None,
    with_predecessors: options.WithPredecessors = False,
    with_successors: options.WithSuccessors = False,
    today: options.Today = None,
    below: Annotated[bool, typer.Option("--below", help="The units that lie in it.")] = False,
    limit: options.Limit = None,
    offset: options.Offset = 0,
    form: options.Format = options.RecordFormat.table,
) -> None:
    """Print kind, parent, period, what a place was made of and what it became; no database is needed.

    A bare name is the highest unit of that name, a unit word before it chooses; several units or periods are listed,
    and `--on` chooses the period. Without a name the
    provincial units of the day are listed (of today without `--on`). `--with-predecessors` adds what a
    place was made of, all steps back to 1976; parts of a unit are named, but their unit is not added.
    """
    from events.cli.messages import say
    from events.cli.printing import put, put_rows, window
    from events.errors import UsageError
    from events.output.place import lines
    from events.places import all_places, all_predecessors, all_successors, descendants
    from events.places.lookup import look_up, others, similar

    columns = ("id", "full_name", "parent", "valid_from", "valid_to", "made_of", "became", "basis")
    if name is None:
        day = on or today or options.day_in_vietnam()
        found = [unit for unit in all_places("province") if unit.holds_on(day)]
        if not found:
            raise UsageError(f"no provincial unit is known for {day}: the rows begin in 1976")
    else:
        found = look_up(name, on)
        if not found and on is not None and look_up(name):
            say(f"{name}: not on {on}; its other periods are listed")
            found = look_up(name)
        if not found:
            near = ", ".join(similar(name))
            raise UsageError(f"no place {name!r}" + (f"; like it: {near}" if near else ""))
        lower = others(name, on)
        if lower:
            kinds = ", ".join(sorted({unit.kind for unit in lower}))
            say(f"{name}: {len(lower)} more of that name ({kinds}); put the unit word before the name to see them")
        if below:
            found = [inner for unit in found for inner in descendants(unit, on)]
        around = [*found]
        for wanted, step in ((with_predecessors, all_predecessors), (with_successors, all_successors)):
            if wanted:
                around += [other for unit in found for other in step(unit)]
        found = list({unit.id: unit for unit in around}.values())
    rows = [_told(unit, on) for unit in found[offset:][:limit]]
    if form is options.RecordFormat.table and name is not None and len(rows) == 1:
        put(lines(rows[0], window()))
    elif form is options.RecordFormat.json or form is options.RecordFormat.jsonl:
        put_rows(rows, form.value)
    else:
        put_rows([_flat(row) for row in rows], form.value, columns=columns)


def _told(unit: Place, on: date | None) -> dict[str, Any]:
    from events.output.place import row
    from events.places import ancestors, changes_from, changes_into, place

    parent = ", ".join(above.full_name for above in ancestors(unit, on))
    made_of = [(change, place(change.predecessor)) for change in changes_into(unit)]
    became = [(change, place(change.successor)) for change in changes_from(unit) if change.successor]
    ended = {change.basis: None for change in changes_from(unit) if change.change != "transfer" and change.basis}
    return row(unit, parent, made_of, became, "; ".join(ended))


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """With its changes as names, for a line of a table."""
    return {**row, **{name: "; ".join(map(_step, row[name])) for name in ("made_of", "became")}}


def _step(step: dict[str, Any]) -> str:
    return f"{step['full_name']} (part)" if step["part"] else str(step["full_name"])
