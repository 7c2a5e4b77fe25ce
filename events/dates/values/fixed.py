"""Days known from data: a congress, a plenum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from events.dates.anchors import Anchors
from events.dates.model import Precision
from events.dates.values.base import Placed


@dataclass(slots=True)
class Fixed:
    """An interval known from data: a congress, a plenum."""

    start: date
    end: date
    precision: Precision = "range"
    anchor: str | None = "calendar"

    def place(self, at: Anchors) -> Placed | None:
        if self.start == self.end:
            value = self.start.isoformat()
        else:
            value = f"{self.start.isoformat()}/{self.end.isoformat()}"
        return Placed(self.start, self.end, self.precision, value, value, (), self.anchor)


@dataclass(slots=True)
class Held(Fixed):
    """A congress or plenum: no date in a text from before it, which speaks of it as a coming thing."""

    def place(self, at: Anchors) -> Placed | None:
        if at.published is not None and at.published < self.start:
            return None
        return Fixed.place(self, at)
