"""A page's text as lines with their places. A line's span leaves out spaces at both ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from events.text import Span

# beside line feeds: what word processors and broken pages use for them (U+0D00 is a carriage return that was read as
# half of a letter)
_ENDS = r"\r\n\v\f\x1c-\x1e\x85\u2028\u2029\u0d00"
_LINE = re.compile(rf"[^{_ENDS}]+")
_BREAK = re.compile(rf"\r\n|[{_ENDS}]")


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
        row += len(_BREAK.findall(text, counted, match.start()))
        counted = match.end()
        raw = match[0]
        stripped = raw.strip()
        if stripped:
            start = match.start() + len(raw) - len(raw.lstrip())
            found.append(Line(start, start + len(stripped), stripped, row))
    return found
