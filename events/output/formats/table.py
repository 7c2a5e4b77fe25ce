"""A table for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from events.output.answer import Answer, label
from events.output.table import lines
from events.output.when import when
from events.query.model import EventRow

COLUMNS = ("when", "kind", "event", "place", "bodies and documents", "sources", "id")
NARROW = (0, 2, 3, 6)
"""What a narrow window shows: when, what, where, and the id that `events show` takes."""
MIDDLE = (0, 1, 2, 3, 6)
WIDTHS = (100, 150)
"""Windows under the first number of cells are narrow, under the second middling."""


def render(rows: Iterable[EventRow], answer: Answer) -> Iterator[str]:
    """The most telling columns that the window has room for; nothing at all where nothing fits, so that a pipe gets
    no heads without rows."""
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
    if not cells:
        return iter(())
    if answer.width is None or answer.width >= WIDTHS[1]:
        return lines(COLUMNS, cells, answer.width)
    shown = NARROW if answer.width < WIDTHS[0] else MIDDLE
    return lines([COLUMNS[i] for i in shown], [[row[i] for i in shown] for row in cells], answer.width)
