"""One article in full, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from events.output.event import field
from events.output.when import interval
from events.output.width import wrap


def lines(article: Mapping[str, Any], width: int | None) -> Iterator[str]:
    """Head, what it tells, its text."""
    yield article["title"] or "(no title)"
    for name in ("source", "published", "province", "url"):
        if article[name]:
            yield from field(name, article[name], width)
    yield from field("id", str(article["id"]), width)
    for event in article["events"]:
        told = f"{interval(event['start_date'], event['end_date'])} {event['title']} [{event['event_id']}]"
        yield from field("event", told, width)
    for row in _unique(article["organisations"], "name"):
        yield from field("body", row["name"] + ("" if row["organisation_id"] else " (not linked)"), width)
    for row in _unique(article["resolutions"], "label"):
        yield from field("document", row["label"] + ("" if row["resolution_id"] else " (not linked)"), width)
    yield ""
    for paragraph in article["text"].splitlines():
        yield from wrap(paragraph, width or 10_000)


def _unique(rows: list[dict[str, Any]], column: str) -> list[dict[str, Any]]:
    return list({row[column]: row for row in rows}.values())
