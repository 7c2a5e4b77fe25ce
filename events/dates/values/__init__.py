"""What a date expression says, before and after the anchors are known.

A form reads an expression into one of these values; a component that the expression does not name is None.
`place(anchors)` makes it an interval and says which components were assumed and from which anchor. Without the anchor
that it needs, a value stays open: no days, and an EDTF value with X for what is not known.
"""

from __future__ import annotations

from events.dates.values.base import Base, CanChi, Placed, Value, YearField, YearRef
from events.dates.values.day import Day, LastDay
from events.dates.values.fixed import Fixed, Held
from events.dates.values.lunar import Lunar, LunarYear
from events.dates.values.range import Range, is_day
from events.dates.values.relative import Now, SamePeriod, Shifted, Unit, Weekday
from events.dates.values.stretch import Kind, Month, Piece, WeekOfMonth, Year, Years

__all__ = [
    "Base",
    "CanChi",
    "Day",
    "Fixed",
    "Held",
    "Kind",
    "LastDay",
    "Lunar",
    "LunarYear",
    "Month",
    "Now",
    "Piece",
    "Placed",
    "Range",
    "SamePeriod",
    "Shifted",
    "Unit",
    "Value",
    "WeekOfMonth",
    "Weekday",
    "Year",
    "YearField",
    "YearRef",
    "Years",
    "is_day",
]
