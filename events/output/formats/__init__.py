"""The formats of an answer, one a file: each renders event rows to lines without newlines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from events.output.answer import Answer
from events.query.model import EventRow

FORMATS: tuple[str, ...] = ("table", "json", "jsonl", "csv", "md", "ics", "atom", "html")
"""File names, `json` in `json_.py` lest it hide the library to a reader; loaded when asked for."""

Renderer = Callable[[Iterable[EventRow], Answer], Iterator[str]]


def render(rows: Iterable[EventRow], form: str, answer: Answer) -> Iterator[str]:
    """The rows in the format named. ValueError for a format that there is not."""
    if form not in FORMATS:
        raise ValueError(f"no format {form!r}")
    module = import_module(
        f"events.output.formats.{form}_" if form in ("json", "csv", "html") else f"events.output.formats.{form}"
    )
    renderer: Renderer = module.render
    return renderer(rows, answer)
