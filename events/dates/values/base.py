"""What every value has in common: what it is when placed, and how its year is settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from events.dates import days
from events.dates.anchors import Anchors, Told
from events.dates.model import Precision

Base = Literal["published", "previous"]


@dataclass(slots=True)
class Placed:
    """A value in the calendar. `start` and `end` are None where the anchor is missing."""

    start: date | None
    end: date | None
    precision: Precision
    edtf: str
    timex: str
    assumed: tuple[str, ...] = ()
    anchor: str | None = None
    anchor_start: int | None = None
    calendar: Literal["gregorian", "lunar"] = "gregorian"


class Value(Protocol):
    """What an expression says."""

    def place(self, at: Anchors) -> Placed | None:
        """The interval, or None where the expression turns out to denote none."""


@dataclass(frozen=True, slots=True)
class YearRef:
    """A year told by its place: `năm nay`, `năm ngoái` (published, -1), `năm đó` (previous, 0)."""

    base: Base
    shift: int

    def year(self, at: Anchors) -> tuple[int, Told | None] | None:
        """The year, with what it leans on if that is the text."""
        if self.base == "published":
            return (at.published.year + self.shift, None) if at.published else None
        return (at.year.start.year + self.shift, at.year) if at.year else None


@dataclass(frozen=True, slots=True)
class CanChi:
    """A lunar year by its name; `place` is the year modulo 60."""

    place: int

    def year(self, at: Anchors) -> int | None:
        """The year of that name next to the publication year if there is one, else the last one gone by.

        `Tết Mậu Thân` in an article of 2018 is 1968, not 2028.
        """
        if at.published is None:
            return None
        last = at.published.year + 1
        return last - (last - self.place) % 60


YearField = int | YearRef | CanChi | None


def settle_year(
    year: YearField, at: Anchors, recurring: Callable[[int], days.Interval | None]
) -> tuple[int | None, tuple[str, ...], str | None, int | None]:
    """(year, assumed, anchor, offset) for a value whose year is told, told by its place, or not told."""
    if isinstance(year, int):
        return year, (), None, None
    if isinstance(year, YearRef):
        found = year.year(at)
        if found is None:
            return None, ("year",), None, None
        return found[0], ("year",), year.base, found[1].offset if found[1] else None
    if isinstance(year, CanChi):
        named = year.year(at)
        return named, ("century",), "published" if named is not None else None, None
    told = at.opening_year() or at.event_year(recurring) or at.story_year(recurring) or at.past_story_year(recurring)
    if told is not None:
        return told.start.year, ("year",), "previous", told.offset
    nearest = at.nearest(recurring)
    return nearest, ("year",), "published" if nearest is not None else None, None
