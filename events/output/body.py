"""One body in full, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from events.output.event import events_around, field


def lines(
    body: Mapping[str, Any], names: Sequence[Mapping[str, Any]], around: Sequence[Mapping[str, Any]], width: int | None
) -> Iterator[str]:
    """What it is, its parent, period and other names, and its events in the order of time."""
    yield body["name"]
    for name, value in (
        ("class", f"{body['classification']}, {body['level']}"),
        ("parent", body["parent"]),
        ("place", body["place"]),
        ("founded", body["founding_date"]),
        ("dissolved", body["dissolution_date"]),
        ("other names", "; ".join(_told(row) for row in names)),
        ("known from", body["source"] or "articles that name it"),
        ("checked", "yes" if body["verified"] else "no"),
        ("id", body["id"]),
    ):
        if value:
            yield from field(name, value, width)
    yield from field("articles", str(body["articles"]), width)
    yield from events_around(around, width)


def _told(name: Mapping[str, Any]) -> str:
    if not (name["valid_from"] or name["valid_to"]):
        return str(name["name"])
    return f"{name['name']} ({name['valid_from'] or ''}..{name['valid_to'] or ''})"
