"""A date expression as a form proposes it: where it stands, what it says, and what stands round it."""

from __future__ import annotations

from dataclasses import dataclass, field

from events.dates.model import Modifier, PartOfDay
from events.dates.values import Placed, Value


@dataclass(slots=True)
class Draft:
    """A proposal. Forms make it, refine steps join, complete, place or drop it."""

    start: int
    end: int
    form: str
    value: Value | None
    """None: only a clock time, a weekday or a part of the day so far, no date unless a neighbour gives the day."""
    modifier: Modifier | None = None
    part: PartOfDay | None = None
    clock: str | None = None
    weekday: int | None = None
    lean: int | None = None
    """Side of the publication day on which the text puts it: -1 gone by, 1 to come, 0 about now; None not said."""
    bare: bool = False
    """Bare figures (`5/9`, `1-2`, `2018`) that are a date only if their surroundings say so."""
    assumed: tuple[str, ...] = ()
    """What the form itself assumed: `calendar`, where `mùng 2 tháng 9` does not say which."""
    by_event: bool = False
    """See DateMention.by_event."""
    placed: Placed | None = None
    parts: list[Draft] = field(default_factory=list)
    """The ends of a range, first and last, each with a value of its own."""
