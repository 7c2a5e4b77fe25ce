"""A day of the solar calendar: `ngày 16/4/2018`, `28-3`, `ngày 5`, `ngày cuối cùng của tháng 2`."""

from __future__ import annotations

from dataclasses import dataclass

from events.dates import days
from events.dates.anchors import Anchors
from events.dates.values.base import Base, Placed, YearField, settle_year
from events.dates.values.stretch import Month

# a weekday that disagrees with a day so near to the publication day is a misprint, and no sign of another year
_MISPRINTED_WITHIN = 60
# a day without a month takes the month told before it if that stands so near (code points)
_SAME_STORY = 200


@dataclass(slots=True)
class Day:
    """A day: `ngày 16/4/2018`, `28-3`, `ngày 5`."""

    day: int
    month: int | None
    year: YearField
    weekday: int | None = None
    month_shift: tuple[Base, int] | None = None

    def place(self, at: Anchors) -> Placed | None:
        if self.month is None:
            return self._in_month(at)
        number, month = self.day, self.month

        def in_year(year: int) -> days.Interval | None:
            found = days.day(year, month, number)
            return (found, found) if found else None

        year, assumed, anchor, offset = self._year_by_weekday(at) or settle_year(self.year, at, in_year)
        if year is None:
            open_value = f"XXXX-{month:02}-{number:02}"
            return Placed(None, None, "day", open_value, open_value, assumed)
        found = days.day(year, month, number)
        if found is None:
            return None
        value = found.isoformat()
        return Placed(found, found, "day", value, value, assumed, anchor, offset)

    def _year_by_weekday(self, at: Anchors) -> tuple[int, tuple[str, ...], str, None] | None:
        """A weekday told with the day settles the year, if exactly one of the three years agrees with it."""
        if self.weekday is None or self.year is not None or at.published is None or self.month is None:
            return None
        years = range(at.published.year - 1, at.published.year + 2)
        nearest = at.nearest(lambda y: (d, d) if (d := days.day(y, self.month or 1, self.day)) else None)
        found = days.day(nearest, self.month, self.day) if nearest is not None else None
        if found is not None and abs((found - at.published).days) <= _MISPRINTED_WITHIN:
            return None
        agree = [y for y in years if (d := days.day(y, self.month, self.day)) and d.isoweekday() == self.weekday]
        return (agree[0], ("year",), "published", None) if len(agree) == 1 else None

    def _in_month(self, at: Anchors) -> Placed | None:
        if self.month_shift is not None:
            base, shift = self.month_shift
            told = at.month if base == "previous" else None
            start = told.start if told else at.published if base == "published" else None
            if start is None:
                return Placed(None, None, "day", f"XXXX-XX-{self.day:02}", f"XXXX-XX-{self.day:02}", ("year", "month"))
            year, month = days.month_shifted(start.year, start.month, shift)
            found = days.day(year, month, self.day)
            if found is None:
                return None
            value = found.isoformat()
            offset = told.offset if told else None
            return Placed(found, found, "day", value, value, ("year", "month"), base, offset)
        if at.published is None:
            return Placed(None, None, "day", f"XXXX-XX-{self.day:02}", f"XXXX-XX-{self.day:02}", ("year", "month"))
        if at.day is not None and at.here - at.day.offset <= _SAME_STORY and self.day > at.day.end.day:
            told, found = at.day, days.day(at.day.end.year, at.day.end.month, self.day)
            if found:  # `Từ ngày 26/4... Đến ngày 30`: the month last told
                value = found.isoformat()
                return Placed(found, found, "day", value, value, ("year", "month"), "previous", told.offset)
        found = at.nearest_month(self.day)
        if found is None:
            return None
        value = found.isoformat()
        return Placed(found, found, "day", value, value, ("year", "month"), "published")


@dataclass(slots=True)
class LastDay:
    """The last day of a month: `ngày cuối cùng của tháng 2`."""

    month: int
    year: YearField

    def place(self, at: Anchors) -> Placed | None:
        placed = Month(self.month, self.year).place(at)
        if placed is None or placed.end is None:
            unknown = f"XXXX-{self.month:02}-XX"
            return Placed(None, None, "day", unknown, unknown, ("year",))
        value = placed.end.isoformat()
        return Placed(placed.end, placed.end, "day", value, value, placed.assumed, placed.anchor, placed.anchor_start)
