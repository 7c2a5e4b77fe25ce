"""Stretches of the solar calendar: weeks of a month, months, quarters, halves, seasons, years, decades, centuries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from events.dates import days
from events.dates.anchors import Anchors
from events.dates.model import Precision
from events.dates.values.base import Placed, YearField, settle_year


@dataclass(slots=True)
class Month:
    """A month: `tháng 3/2020`, `tháng Ba`."""

    month: int
    year: YearField

    def place(self, at: Anchors) -> Placed | None:
        month = self.month
        year, assumed, anchor, offset = settle_year(self.year, at, lambda y: days.of_month(y, month))
        if year is None:
            return Placed(None, None, "month", f"XXXX-{month:02}", f"XXXX-{month:02}", assumed)
        start, end = days.of_month(year, month)
        return Placed(start, end, "month", f"{year:04}-{month:02}", f"{year:04}-{month:02}", assumed, anchor, offset)


Kind = Literal["quarter", "half", "first_months", "last_months", "season", "school_year"]


@dataclass(slots=True)
class Piece:
    """A piece of a year that comes back every year: a quarter, a half, its first or last n months, a season."""

    kind: Kind
    number: int
    year: YearField

    def in_year(self, year: int) -> days.Interval:
        """The piece in one year."""
        number = self.number
        if self.kind == "quarter":
            return days.of_months(year, number * 3 - 2, number * 3)
        if self.kind == "half":
            return days.of_months(year, number * 6 - 5, number * 6)
        if self.kind == "first_months":
            return days.of_months(year, 1, number)
        if self.kind == "last_months":
            return days.of_months(year, 13 - number, 12)
        if self.kind == "school_year":
            return date(year, 9, 1), date(year + 1, 8, 31)
        if number == 4:  # December to February
            return date(year, 12, 1), days.of_month(year + 1, 2)[1]
        return days.of_months(year, number * 3, number * 3 + 2)

    def place(self, at: Anchors) -> Placed | None:
        told = at.quarter_beside(self.number) if self.kind == "quarter" and self.year is None else None
        year, assumed, anchor, offset = settle_year(told.start.year if told else self.year, at, self.in_year)
        if told:
            assumed, anchor, offset = ("year",), "previous", told.offset
        shown = "XXXX" if year is None else f"{year:04}"
        precision: Precision
        if self.kind == "quarter":
            precision, edtf, timex = "quarter", f"{shown}-{32 + self.number}", f"{shown}-Q{self.number}"
        elif self.kind == "half" or (self.number == 6 and self.kind in ("first_months", "last_months")):
            half = self.number if self.kind == "half" else 1 if self.kind == "first_months" else 2
            precision, edtf, timex = "half", f"{shown}-{39 + half}", f"{shown}-H{half}"
        elif self.kind == "season":
            code = ("SP", "SU", "FA", "WI")[self.number - 1]
            precision, edtf, timex = "range", f"{shown}-{20 + self.number}", f"{shown}-{code}"
        elif self.kind == "school_year":
            following = "XXXX" if year is None else f"{year + 1:04}"
            precision, edtf, timex = "range", f"{shown}-09/{following}-08", f"{shown}-09/{following}-08"
        else:
            first, last = (1, self.number) if self.kind == "first_months" else (13 - self.number, 12)
            precision, edtf = "range", f"{shown}-{first:02}/{shown}-{last:02}"
            timex = edtf
        if year is None:
            if self.kind in ("quarter", "half", "season"):  # EDTF has no quarter of an unknown year, but its months
                start, end = self.in_year(2001)
                edtf = f"XXXX-{start.month:02}/XXXX-{end.month:02}"
            return Placed(None, None, precision, edtf, timex, assumed)
        start, end = self.in_year(year)
        return Placed(start, end, precision, edtf, timex, assumed, anchor, offset)


@dataclass(slots=True)
class Year:
    """A year: `năm 2018`, `năm ngoái`, `năm đó`."""

    year: YearField

    def place(self, at: Anchors) -> Placed | None:
        year, assumed, anchor, offset = settle_year(self.year, at, days.of_year)
        if year is None:
            return Placed(None, None, "year", "XXXX", "XXXX", assumed)
        if not 1 <= year <= 9999:
            return None
        start, end = days.of_year(year)
        return Placed(start, end, "year", f"{year:04}", f"{year:04}", assumed, anchor, offset)


@dataclass(slots=True)
class Years:
    """A stretch of whole years known from the start: a term, a decade, a century."""

    first: int
    last: int
    precision: Precision

    def place(self, at: Anchors) -> Placed | None:
        if not 1 <= self.first <= self.last <= 9999:
            return None
        edtf = timex = f"{self.first:04}/{self.last:04}"
        if self.precision == "decade":
            edtf, timex = f"{self.first // 10:03}X", f"{self.first // 10:03}"
        elif self.precision == "century":
            timex = f"{self.first // 100:02}"
        return Placed(date(self.first, 1, 1), date(self.last, 12, 31), self.precision, edtf, timex)


@dataclass(slots=True)
class WeekOfMonth:
    """A week of a month: the n-th that begins in it, -1 the last."""

    number: int
    month: int
    year: YearField

    def _in_year(self, year: int) -> days.Interval:
        first, last = days.of_month(year, self.month)
        if self.number < 0:
            monday = last - timedelta(days=last.weekday())
        else:
            monday = first + timedelta(days=-first.weekday() % 7 + 7 * (self.number - 1))
        return monday, monday + timedelta(days=6)

    def place(self, at: Anchors) -> Placed | None:
        year, assumed, anchor, offset = settle_year(self.year, at, lambda y: days.of_month(y, self.month))
        if year is None:
            return Placed(None, None, "week", f"XXXX-{self.month:02}-XX", f"XXXX-{self.month:02}-XX", assumed)
        start, end = self._in_year(year)
        edtf, timex = notation("week", start, end)
        return Placed(start, end, "week", edtf, timex, assumed, anchor, offset)


def notation(unit: str, start: date, end: date) -> tuple[str, str]:
    """(EDTF, TIMEX3) of a whole unit."""
    if unit == "day":
        return start.isoformat(), start.isoformat()
    if unit == "month":
        return f"{start.year:04}-{start.month:02}", f"{start.year:04}-{start.month:02}"
    if unit == "quarter":
        number = (start.month - 1) // 3 + 1
        return f"{start.year:04}-{32 + number}", f"{start.year:04}-Q{number}"
    if unit == "year":
        return f"{start.year:04}", f"{start.year:04}"
    year, week, _ = start.isocalendar()
    timex = f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    return f"{start.isoformat()}/{end.isoformat()}", timex
