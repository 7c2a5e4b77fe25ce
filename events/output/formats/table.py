"""A table for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from events.output.answer import Answer, label
from events.output.table import lines
from events.output.when import when
from events.query.model import EventRow

COLUMNS = ("when", "kind", "event", "place", "bodies and documents", "sources", "id")


def render(rows: Iterable[EventRow], answer: Answer) -> Iterator[str]:
    """The most telling columns; nothing at all where nothing fits, so that a pipe gets no heads without rows."""
    cells = [
        [
            when(row),
            label(row.type),
            row.title,
            row.place or "",
            "; ".join(dict.fromkeys(part.name for part in (*row.organisations, *row.resolutions))),
            str(len({each.article_id for each in row.articles})),
            str(row.id),
        ]
        for row in rows
    ]
    return lines(COLUMNS, cells, answer.width) if cells else iter(())
