"""Days, months and years of the lunar calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from events.dates import days, lunar
from events.dates.anchors import Anchors
from events.dates.model import Precision
from events.dates.values.base import Placed, YearField, settle_year


@dataclass(slots=True)
class LunarYear:
    """A whole lunar year, from mùng 1 Tết to the eve of the next: `năm Mậu Tuất`."""

    year: YearField

    def place(self, at: Anchors) -> Placed | None:
        year, assumed, anchor, offset = settle_year(self.year, at, days.of_year)
        if year is None:
            return Placed(None, None, "year", "XXXX", "XXXX", assumed, calendar="lunar")
        if not lunar.FIRST_YEAR <= year <= lunar.LAST_YEAR:
            return None
        table = lunar.months(year)
        start, end = table[0][2], table[-1][2] - timedelta(days=1)
        value = f"{start.isoformat()}/{end.isoformat()}"
        return Placed(start, end, "year", value, f"{year:04}", assumed, anchor, offset, "lunar")


@dataclass(slots=True)
class Lunar:
    """A lunar date: `mùng 3 Tết Mậu Tuất`, `rằm tháng Giêng`, `10/3 âm lịch`, `tháng Chạp`; `day` None is the month.

    `last_days`: `30 Tết` is the last day of the twelfth month, be it short (29) or long (30).
    """

    day: int | None
    month: int | None
    year: YearField
    leap: bool = False
    until: int | None = None
    """Last day of a stretch of lunar days (Tết is mùng 1 to mùng 3)."""
    last_day_of_year: bool = False

    def _in_year(self, year: int) -> days.Interval | None:
        month = self.month or 1
        if self.last_day_of_year:
            span = lunar.month(year, 12)
            return (span[1], span[1]) if span else None
        if self.day is None:
            return lunar.month(year, month, self.leap)
        first = lunar.to_day(year, month, self.day, self.leap)
        last = first if self.until is None else lunar.to_day(year, month, self.until, self.leap)
        return (first, last) if first and last else None

    def place(self, at: Anchors) -> Placed | None:
        precision: Precision = "range" if self.until is not None else "day"
        if self.day is None and not self.last_day_of_year:
            precision = "month"
        assumed_month: tuple[str, ...] = ()
        month = self.month
        if month is None and at.published is not None and not self.last_day_of_year:
            try:
                _, month, today, _ = lunar.from_day(at.published)
            except ValueError:
                return None
            if self.day is not None and self.day > today + (30 if at.announces else 2):
                month = month - 1 or 12
            assumed_month = ("month",)
        value = Lunar(self.day, month, self.year, self.leap, self.until, self.last_day_of_year)
        year, assumed, anchor, offset = settle_year(self.year, at, value._in_year)
        if year is None:
            return Placed(
                None, None, precision, "XXXX-XX-XX", "XXXX-XX-XX", (*assumed, *assumed_month), calendar="lunar"
            )
        span = value._in_year(year)
        if span is None:
            return None
        start, end = span
        if lunar.assumed(start):
            assumed_month = (*assumed_month, "zone")
        edtf = start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"
        if assumed_month and anchor is None:
            anchor = "published" if "month" in assumed_month else "calendar"
        return Placed(start, end, precision, edtf, edtf, (*assumed, *assumed_month), anchor, offset, "lunar")
