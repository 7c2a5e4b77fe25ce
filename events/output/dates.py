"""A date mention as a row for people and as JSON for machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from events.dates.model import DateMention
from events.output.records import dumps


def row(mention: DateMention) -> dict[str, Any]:
    """What a person wants to see of a date: where, what it says, what it means, how it was read."""
    return {
        "at": mention.char_start,
        "text": " ".join(mention.text.split()),
        "start_date": mention.start_date.isoformat() if mention.start_date else "",
        "end_date": mention.end_date.isoformat() if mention.end_date else "",
        "precision": mention.precision,
        "modifier": mention.modifier or "",
        "time": mention.clock or mention.part_of_day or "",
        "edtf": mention.edtf,
        "form": mention.form,
        "assumed": ", ".join(mention.assumed)
        + (f" from {mention.anchor}" if mention.anchor and mention.assumed else ""),
    }


def as_object(mention: DateMention) -> dict[str, Any]:
    """All of a mention; the ends of a range likewise, under `parts`."""
    return {
        "char_start": mention.char_start,
        "char_end": mention.char_end,
        "text": mention.text,
        "start_date": mention.start_date.isoformat() if mention.start_date else None,
        "end_date": mention.end_date.isoformat() if mention.end_date else None,
        "precision": mention.precision,
        "modifier": mention.modifier,
        "part_of_day": mention.part_of_day,
        "clock": mention.clock,
        "edtf": mention.edtf,
        "timex": mention.timex,
        "form": mention.form,
        "calendar": mention.calendar,
        "assumed": list(mention.assumed),
        "anchor": mention.anchor,
        "anchor_start": mention.anchor_start,
        "by_event": mention.by_event,
        "parts": [as_object(part) for part in mention.parts],
    }


def json_line(mention: DateMention) -> str:
    """A mention on one line of JSON."""
    return dumps(as_object(mention))


def record_line(record: Mapping[str, Any], mentions: Sequence[DateMention]) -> str:
    """A JSON line's answer: its `id` and `url` handed back, and its dates."""
    answer = {name: record[name] for name in ("id", "url") if name in record}
    return dumps({**answer, "dates": [as_object(mention) for mention in mentions]})
