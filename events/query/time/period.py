"""A stretch of time that a question asks for, and the unit that it was said in."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "week", "month", "quarter", "half", "months", "year", "decade", "century"]
Part = Literal["start", "mid", "end"]


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, inclusive; None where the question leaves that side open."""

    start: date | None
    end: date | None

    def __contains__(self, other: Period) -> bool:
        """Whether `other` lies wholly within."""
        return (self.start is None or (other.start is not None and self.start <= other.start)) and (
            self.end is None or (other.end is not None and other.end <= self.end)
        )


@dataclass(frozen=True, slots=True)
class Unit:
    """A calendar unit as said: `tháng 3` has no year yet, `1` in `từ 1 đến 5/6` has no month either.

    `number` is the day for a day, the month, quarter or half for those, how many months from January for `months`
    (`9 tháng năm 2020`), the first year for a decade and the ordinal for a century.
    """

    grain: Grain
    year: int | None
    number: int = 0
    month: int | None = None
    part: Part | None = None
    fixed: Period | None = None
    """Given days, for what was said relative to today."""

    @property
    def is_bare_day(self) -> bool:
        """A day's number alone, which means nothing outside a range."""
        return self.grain == "day" and self.month is None and self.fixed is None

    def period(self, today: date) -> Period | None:
        """The days; None for a day that the calendar has not. A missing year is the latest that has begun."""
        if self.fixed is not None:
            return self.fixed
        if self.year is not None:
            return self._in_year(self.year)
        for year in range(today.year, today.year - 9, -1):  # 29 February may lie eight years back
            found = self._in_year(year)
            if found is not None and found.start is not None and found.start <= today:
                return found
        return None

    def in_year(self, year: int | None) -> Unit:
        """The same unit with the year that another one tells."""
        return self if self.year is not None or self.fixed is not None else replace(self, year=year)

    def _in_year(self, year: int) -> Period | None:
        whole = self._whole(year)
        return whole if whole is None or self.part is None else _part(whole, self.part)

    def _whole(self, year: int) -> Period | None:
        match self.grain:
            case "day":
                return _day(year, self.month or 0, self.number)
            case "month":
                return _months(year, self.number, self.number)
            case "quarter":
                return _months(year, self.number * 3 - 2, self.number * 3)
            case "half":
                return _months(year, self.number * 6 - 5, self.number * 6)
            case "months":
                return _months(year, 1, self.number)
            case "year":
                return _months(year, 1, 12)
            case "decade":
                return Period(date(self.number, 1, 1), date(self.number + 9, 12, 31))
            case "century":
                return Period(date(self.number * 100 - 99, 1, 1), date(self.number * 100, 12, 31))
            case "week":
                return None


def _day(year: int, month: int, day: int) -> Period | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Period(found, found)


def _months(year: int, first: int, last: int) -> Period | None:
    if not 1 <= first <= last <= 12:
        return None
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _part(whole: Period, part: Part) -> Period:
    """The first, middle or last third of a unit, in whole months where it has them, in days where it has not."""
    assert whole.start is not None and whole.end is not None
    months = (whole.end.year - whole.start.year) * 12 + whole.end.month - whole.start.month + 1
    if months >= 3:
        third = months // 3
        bounds = [_month_after(whole.start, third * i) for i in range(3)]
    else:
        # đầu, giữa, cuối tháng: the ten-day parts (thượng, trung, hạ tuần)
        bounds = [whole.start + timedelta(days=10 * i) for i in range(3)]
    starts = {"start": bounds[0], "mid": bounds[1], "end": bounds[2]}
    ends = {"start": bounds[1] - timedelta(1), "mid": bounds[2] - timedelta(1), "end": whole.end}
    return Period(starts[part], ends[part])


def _month_after(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)
