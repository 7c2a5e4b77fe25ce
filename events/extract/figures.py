"""Numbers told about a happening, kept as told: `164 đồng chí được luân chuyển`."""

from __future__ import annotations

import re

from events.extract.model import Figure
from events.resources import toml
from events.text import Span

_NUMBER = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(?![\w/]|[.,-]\d)\s?(%|\w+(?: \w+){0,2})")


def figures(text: str, span: Span, taken: list[Span]) -> tuple[Figure, ...]:
    """The figures of a clause. A number inside a date, a document or a name (`taken`) is none.

    The unit is one of `data/units.toml` (`đồng chí`, `tỷ đồng`, `%`); what is counted is the word group behind it, up
    to the next mark.
    """
    units = toml("units")["units"]
    found: list[Figure] = []
    for match in _NUMBER.finditer(text, span.start, span.end):
        here = Span(match.start(), match.end(1))
        if any(here.overlaps(other) for other in taken):
            continue
        behind = match[3]
        small = behind.lower()
        unit = next((u for u in units if small == u or small.startswith(u + " ")), None)
        if unit is None:
            continue
        start = match.start(3)
        end = start + len(unit)
        tail = re.match(r"[^.,;:()\n]{0,60}", text[end : min(span.end, end + 60)])
        counted = tail[0].strip() if tail else ""
        if len(counted) == 60 or (end + 60 < span.end and len(tail[0] if tail else "") == 60):
            counted = counted.rsplit(" ", 1)[0]
        found.append(Figure(match[1] + (match[2] or ""), text[start:end], counted, match.start(), end))
    return tuple(found)
