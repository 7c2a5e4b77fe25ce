"""Places as rows and, one of them, in full for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from events.output.event import field
from events.places.authority import Change
from events.places.model import Place


def row(
    unit: Place,
    parent: str,
    made_of: Sequence[tuple[Change, Place]],
    became: Sequence[tuple[Change, Place]],
    ended_by: str,
) -> dict[str, Any]:
    """What is known of a place: its kind, parent, period, what it was made of, what it became, and who ordered it."""
    return {
        "id": unit.id,
        "name": unit.name,
        "full_name": unit.full_name,
        "kind": unit.kind,
        "level": unit.level,
        "parent": parent,
        "valid_from": _day(unit.valid_from),
        "valid_to": _day(unit.valid_to),
        "made_of": [_step(change, other) for change, other in made_of],
        "became": [_step(change, other) for change, other in became],
        "code": unit.code,
        "iso_code": unit.iso_code,
        "basis": unit.basis,
        "ended_by": ended_by,
        "source": unit.source,
        "verified": unit.verified,
    }


def _step(change: Change, other: Place) -> dict[str, Any]:
    return {
        "id": other.id,
        "full_name": other.full_name,
        "day": change.day.isoformat(),
        "change": change.change,
        "part": change.part,
        "basis": change.basis,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def lines(told: dict[str, Any], width: int | None) -> Iterator[str]:
    """One place in full."""
    yield told["full_name"] + (f", {told['parent']}" if told["parent"] else "")
    period = f"{told['valid_from'] or 'not known since when'} to {told['valid_to'] or 'today'}"
    for name, value in (
        ("kind", told["kind"]),
        ("stood", period),
        ("ordered by", told["basis"]),
        ("ended by", told["ended_by"]),
        ("code", told["code"]),
        ("ISO 3166-2", told["iso_code"]),
    ):
        if value:
            yield from field(name, value, width)
    for name, steps in (("made of", told["made_of"]), ("became", told["became"])):
        for step in steps:
            what = f"{step['full_name']} ({step['part']})" if step["part"] else step["full_name"]
            basis = f", {step['basis']}" if step["basis"] else ""
            yield from field(name, f"{what}, {step['day']}{basis} [{step['id']}]", width)
    for name, value in (
        ("known from", told["source"]),
        ("checked", "yes" if told["verified"] else "no"),
        ("id", told["id"]),
    ):
        yield from field(name, value, width)
