"""A question and the options beside it, understood as filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from events.query import counting
from events.query.filters import NAMED, READERS
from events.query.filters import time as times
from events.query.model import Context, Filter, Understanding
from events.query.words import Words


def understand(
    question: str,
    context: Context,
    *,
    since: str | None = None,
    until: str | None = None,
    named: Mapping[str, Sequence[str]] | None = None,
) -> Understanding:
    """The filters of a question (which may be empty) and of the options `--since`, `--until` and `named`.

    All filters hold together. Raises UsageError for an option whose value is not understood; a question is always
    understood somehow, and its sentence says how.
    """
    words = Words(question)
    counts, group = counting.read(words)
    filters: list[Filter] = []
    for _name, read in READERS:
        found = read(words, context)
        if found is not None:
            filters.append(found)
    if since is not None:
        filters.append(times.since(since, context))
    if until is not None:
        filters.append(times.until(until, context))
    for name, values in (named or {}).items():
        if values:
            part = NAMED[name](tuple(values), context)
            if part is not None:
                filters.append(part)
    return replace(Understanding(tuple(filters)), counting=counts, group=group)
