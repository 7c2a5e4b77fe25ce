"""CSV: one row an event; lists in one cell, joined by `; `."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from events.output.answer import Answer
from events.output.records import render as render_records
from events.query.model import EventRow

COLUMNS = (
    "id",
    "start_date",
    "end_date",
    "precision",
    "modifier",
    "title",
    "type",
    "status",
    "place",
    "organisations",
    "resolutions",
    "confidence",
    "articles",
    "quote",
)


def _row(row: EventRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "start_date": row.start_date,
        "end_date": row.end_date,
        "precision": row.precision,
        "modifier": row.modifier,
        "title": row.title,
        "type": row.type,
        "status": row.status,
        "place": row.place,
        "organisations": list(dict.fromkeys(part.name for part in row.organisations)),
        "resolutions": list(dict.fromkeys(part.name for part in row.resolutions)),
        "confidence": row.confidence,
        "articles": list(dict.fromkeys(each.url or each.title for each in row.articles)),
        "quote": row.articles[0].quote if row.articles else "",
    }


def render(rows: Iterable[EventRow], answer: Answer) -> Iterator[str]:
    """A head and a line an event; the head alone where nothing fits."""
    return render_records(map(_row, rows), "csv", columns=COLUMNS)
