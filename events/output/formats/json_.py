"""JSON: the contract `[{id, title, type, start_date, end_date, precision, place, organisations, resolutions, articles}]`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from events.output.answer import Answer
from events.output.records import render as render_records
from events.query.model import EventRow


def as_dict(row: EventRow) -> dict[str, Any]:
    """The contract's object. `articles` has one item a passage that tells the event."""
    return {
        "id": row.id,
        "title": row.title,
        "type": row.type,
        "start_date": row.start_date,
        "end_date": row.end_date,
        "precision": row.precision,
        "place": row.place,
        "organisations": [{"name": part.name, "role": part.role} for part in row.organisations],
        "resolutions": [{"label": part.name, "role": part.role} for part in row.resolutions],
        "articles": [
            {"url": each.url, "title": each.title, "published": each.published, "quote": each.quote}
            for each in row.articles
        ],
    }


def render(rows: Iterable[EventRow], answer: Answer) -> Iterator[str]:
    """One array, one object a line."""
    return render_records(map(as_dict, rows), "json")
