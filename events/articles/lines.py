"""A page's text as lines with their places. A line is what `\\n` parts; its span leaves out spaces at both ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from events.text import Span

_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds more than spaces; `row` counts all lines of the page, blank ones too."""

    start: int
    end: int
    text: str
    row: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def lines(text: str) -> list[Line]:
    """The lines of a text that are not blank, in order."""
    found: list[Line] = []
    row = counted = 0
    for match in _LINE.finditer(text):
        row += text.count("\n", counted, match.start())
        counted = match.start()
        raw = match[0]
        stripped = raw.strip()
        if stripped:
            start = match.start() + len(raw) - len(raw.lstrip())
            found.append(Line(start, start + len(stripped), stripped, row))
    return found
