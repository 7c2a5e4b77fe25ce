"""What is counted from an anchor: `hôm qua`, `tuần trước`, `cùng ngày`, `thứ tư tuần tới`, `cùng kỳ năm 2016`, `đến nay`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from events.dates import days
from events.dates.anchors import Anchors
from events.dates.model import Precision
from events.dates.values.base import Base, Placed, YearField
from events.dates.values.stretch import Year, notation

# `hôm đó`, `năm đó`, `hai ngày sau` lean on what was told so near (code points), `cùng ngày` on what was told in the story
_CLOSE_BY = 500
_SAME_DAY = 2500

Unit = Literal["day", "week", "weekend", "month", "quarter", "year"]
_UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-XX-XX",
    "weekend": "XXXX-XX-XX",
    "month": "XXXX-XX",
    "quarter": "XXXX-XX",
}


@dataclass(slots=True)
class Shifted:
    """A unit counted from an anchor: `hôm qua`, `tuần trước`, `3 ngày trước`, `cùng ngày`, `hai ngày sau`."""

    unit: Unit
    shift: int
    base: Base
    or_published: bool = False
    """With `previous`: fall back to the publication day where nothing was told before."""

    def place(self, at: Anchors) -> Placed | None:
        told = None
        if self.base == "previous" and self.unit == "day" and self.shift == 0 and self.or_published:
            told = at.same_day()
        elif self.base == "previous":
            told = at.day if self.unit in ("day", "week", "weekend") else at.month if self.unit == "month" else at.year
        if told is not None and at.here - told.offset > (
            _CLOSE_BY if self.shift or not self.or_published else _SAME_DAY
        ):
            told = None
        origin = told.start if told else at.published if self.base == "published" or self.or_published else None
        precision: Precision = "week" if self.unit == "weekend" else self.unit
        if origin is None:
            if at.published is not None:
                return None  # nothing was told that it could lean on
            unknown = _UNKNOWN.get(self.unit, "XXXX")
            return Placed(None, None, precision, unknown, unknown, (self.unit,))
        anchor = "previous" if told else "published"
        offset = told.offset if told else None
        start, end = self._from(origin)
        edtf, timex = notation(self.unit, start, end)
        return Placed(start, end, precision, edtf, timex, (self.unit,), anchor, offset)

    def _from(self, origin: date) -> days.Interval:
        if self.unit == "day":
            found = origin + timedelta(days=self.shift)
            return found, found
        if self.unit in ("week", "weekend"):
            monday, sunday = days.of_week(origin + timedelta(weeks=self.shift))
            return (monday, sunday) if self.unit == "week" else (sunday - timedelta(days=1), sunday)
        if self.unit == "month":
            return days.of_month(*days.month_shifted(origin.year, origin.month, self.shift))
        if self.unit == "quarter":
            year, month = days.month_shifted(origin.year, (origin.month - 1) // 3 * 3 + 1, self.shift * 3)
            return days.of_months(year, month, month + 2)
        return days.of_year(origin.year + self.shift)


@dataclass(slots=True)
class Weekday:
    """A weekday of the week told (`thứ tư tuần tới`), or the nearest in the direction told (`thứ ba vừa rồi`).

    `week` counts weeks from the publication week. `direction`: -1 the last one gone by, 1 the coming one, 0 not told:
    the last one gone by (today counts), since news looks back, or the coming one where the sentence announces.
    """

    weekday: int
    week: int | None = None
    direction: int = 0
    base: Base = "published"

    def place(self, at: Anchors) -> Placed | None:
        told = at.day if self.base == "previous" else None
        origin = told.start if told else at.published
        if origin is None:
            return Placed(None, None, "day", "XXXX-XX-XX", f"XXXX-WXX-{self.weekday}", ("day",))
        monday = origin - timedelta(days=origin.weekday())
        if self.week is not None:
            found = monday + timedelta(weeks=self.week, days=self.weekday - 1)
        else:
            direction = self.direction or (1 if at.announces else -1)
            ahead = (self.weekday - origin.isoweekday()) % 7
            if direction > 0:
                found = origin + timedelta(days=ahead or 7 * (self.direction != 0))
            else:
                back = (7 - ahead) % 7
                found = origin - timedelta(days=back or 7 * (self.direction != 0))
        value = found.isoformat()
        anchor = "previous" if told else "published"
        return Placed(found, found, "day", value, value, ("day",), anchor, told.offset if told else None)


@dataclass(slots=True)
class SamePeriod:
    """The stretch last told, in another year: `so với cùng kỳ năm 2016`, `cùng tháng năm ngoái`."""

    year: YearField

    def place(self, at: Anchors) -> Placed | None:
        whole = Year(self.year).place(at)
        told = at.stretch
        if whole is None or whole.start is None or told is None:
            return whole
        year = whole.start.year
        first, last = days.day(year, told.start.month, told.start.day), days.day(year, told.end.month, told.end.day)
        if told.end.month == 2 and told.end.day >= 28:
            last = days.of_month(year, 2)[1]
        if first is None or last is None or told.start.year != told.end.year:
            return whole
        if (first, last) == days.of_month(year, first.month):
            edtf = f"{year:04}-{first.month:02}"
        else:
            edtf = f"{first.isoformat()}/{last.isoformat()}"
        precision: Precision = "month" if len(edtf) == 7 else "range"
        return Placed(first, last, precision, edtf, edtf, ("month", "day"), "previous", told.offset)


@dataclass(slots=True)
class Now:
    """The present of the text, as the end of a range: `đến nay`, `từ nay`."""

    def place(self, at: Anchors) -> Placed | None:
        if at.published is None:
            return Placed(None, None, "day", "XXXX-XX-XX", "PRESENT_REF", ("day",))
        value = at.published.isoformat()
        return Placed(at.published, at.published, "day", value, value, ("day",), "published")
