"""From one value to another, and what the two share."""

from __future__ import annotations

from dataclasses import dataclass, replace

from events.dates.anchors import Anchors
from events.dates.model import Precision
from events.dates.values.base import Placed, Value
from events.dates.values.day import Day, LastDay
from events.dates.values.lunar import Lunar
from events.dates.values.relative import Now, Shifted, Weekday
from events.dates.values.stretch import Month, Piece


@dataclass(slots=True)
class Range:
    """From one value to another. What one end leaves out it shares with the other: `ngày 1 đến 3/6/2019`."""

    first: Value
    last: Value
    precision: Precision = "range"

    def place(self, at: Anchors) -> Placed | None:
        self._share(at)
        first = self.first.place(at)
        if isinstance(self.first, Now):
            at.lean = 1  # `từ nay đến 30/6`
        last = self.last.place(at)
        if first is None or last is None:
            return None
        assumed = tuple(dict.fromkeys(first.assumed + last.assumed))
        edtf = f"{_simple(first.edtf, first, 0)}/{_simple(last.edtf, last, 1)}"
        if first.start is None or last.end is None:
            return Placed(None, None, self.precision, edtf, edtf, assumed)
        if first.start > last.end:
            return None
        timex = f"{_simple(first.timex, first, 0)}/{_simple(last.timex, last, 1)}"
        return Placed(
            first.start, last.end, self.precision, edtf, timex, assumed,
            first.anchor or last.anchor, first.anchor_start or last.anchor_start, first.calendar,
        )  # fmt: skip

    def _share(self, at: Anchors) -> None:
        first, last = self.first, self.last
        if isinstance(first, Day) and isinstance(last, Day) and first.month is None and last.month is not None:
            self.first = first = replace(first, month=last.month)
        if isinstance(first, Weekday) and isinstance(last, Weekday) and first.week is None:
            self.first = replace(first, week=last.week)
        if not (isinstance(first, _YEARLY) and isinstance(last, _YEARLY)):
            return
        if first.year is None and last.year is not None:
            end = last.place(at)
            if end is not None and end.start is not None:
                trial = replace(first, year=end.start.year)
                begun = trial.place(at)
                earlier = begun is not None and begun.start is not None and begun.start > end.start
                self.first = replace(first, year=end.start.year - 1) if earlier else trial
        elif last.year is None:
            begin = first.place(at)
            if begin is not None and begin.start is not None:
                trial = replace(last, year=begin.start.year)
                ended = trial.place(at)
                later = ended is not None and ended.end is not None and ended.end < begin.start
                self.last = replace(last, year=begin.start.year + 1) if later else trial


_YEARLY = (Day, Month, Piece, Lunar)


def _simple(value: str, placed: Placed, end: int) -> str:
    """A notation that may stand beside a slash: an interval gives its first or last day."""
    if "/" not in value:
        return value
    day = (placed.start, placed.end)[end]
    return day.isoformat() if day else value.split("/")[end]


def is_day(value: Value | None) -> bool:
    """Whether the value is one day, told in any way."""
    if isinstance(value, (Day, Weekday, LastDay)):
        return True
    return (isinstance(value, Shifted) and value.unit == "day") or (isinstance(value, Lunar) and value.day is not None)
