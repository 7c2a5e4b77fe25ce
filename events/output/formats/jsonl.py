"""JSON lines: the objects of `json`, one a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from events.output.answer import Answer
from events.output.formats.json_ import as_dict
from events.output.records import render as render_records
from events.query.model import EventRow


def render(rows: Iterable[EventRow], answer: Answer) -> Iterator[str]:
    """One object a line."""
    return render_records(map(as_dict, rows), "jsonl")
