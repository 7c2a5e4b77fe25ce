"""A question and the options beside it, understood as filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from events.errors import UsageError
from events.query import counting
from events.query.filters import NAMED, READERS
from events.query.filters import time as times
from events.query.filters.place import Place
from events.query.filters.text import Text
from events.query.filters.time import Time
from events.query.model import Context, Filter, Understanding
from events.query.words import Words

LONGEST = 500
"""Characters of a question. Every stretch of its words is looked up as a name, so a book is no question."""


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
    understood somehow, and its sentence says how, unless it is longer than `LONGEST` (UsageError too).
    """
    if len(question) > LONGEST:
        raise UsageError(f"a question has {LONGEST} characters at most; this one has {len(question)}")
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
    return replace(Understanding(_ordered(filters)), counting=counts, group=group)


def _ordered(filters: list[Filter]) -> tuple[Filter, ...]:
    """Places told of the time; text last, since comparing marks is the costliest condition of all."""
    when = next((part for part in filters if isinstance(part, Time)), None)
    told = [replace(part, time=when) if isinstance(part, Place) else part for part in filters]
    return tuple(sorted(told, key=lambda part: isinstance(part, Text)))
