"""What a date expression says, before and after the anchors are known.

A form reads an expression into one of these values; a component that the expression does not name is None.
`place(anchors)` makes it an interval and says which components were assumed and from which anchor. Without the anchor
that it needs, a value stays open: no days, and an EDTF value with X for what is not known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, Protocol

from events.dates import days, lunar
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


def _year(
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
    told = at.story_year(recurring)
    if told is not None:
        return told.start.year, ("year",), "previous", told.offset
    nearest = at.nearest(recurring)
    return nearest, ("year",), "published" if nearest is not None else None, None


# `hôm đó`, `năm đó`, `hai ngày sau` lean on what was told so near (code points), `cùng ngày` on what was told in the story
_CLOSE_BY = 500
_SAME_DAY = 2500
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

        year, assumed, anchor, offset = self._year_by_weekday(at) or _year(self.year, at, in_year)
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
class Month:
    """A month: `tháng 3/2020`, `tháng Ba`."""

    month: int
    year: YearField

    def place(self, at: Anchors) -> Placed | None:
        month = self.month
        year, assumed, anchor, offset = _year(self.year, at, lambda y: days.of_month(y, month))
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
        year, assumed, anchor, offset = _year(self.year, at, self.in_year)
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
        year, assumed, anchor, offset = _year(self.year, at, days.of_year)
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
        year, assumed, anchor, offset = _year(self.year, at, lambda y: days.of_month(y, self.month))
        if year is None:
            return Placed(None, None, "week", f"XXXX-{self.month:02}-XX", f"XXXX-{self.month:02}-XX", assumed)
        start, end = self._in_year(year)
        edtf, timex = _notation("week", start, end)
        return Placed(start, end, "week", edtf, timex, assumed, anchor, offset)


@dataclass(slots=True)
class LunarYear:
    """A whole lunar year, from mùng 1 Tết to the eve of the next: `năm Mậu Tuất`."""

    year: YearField

    def place(self, at: Anchors) -> Placed | None:
        year, assumed, anchor, offset = _year(self.year, at, days.of_year)
        if year is None:
            return Placed(None, None, "year", "XXXX", "XXXX", assumed, calendar="lunar")
        if not lunar.FIRST_YEAR <= year <= lunar.LAST_YEAR:
            return None
        table = lunar.months(year)
        start, end = table[0][2], table[-1][2] - timedelta(days=1)
        value = f"{start.isoformat()}/{end.isoformat()}"
        return Placed(start, end, "year", value, f"{year:04}", assumed, anchor, offset, "lunar")


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
        if self.base == "previous":
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
        edtf, timex = _notation(self.unit, start, end)
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


def _notation(unit: str, start: date, end: date) -> tuple[str, str]:
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
        year, assumed, anchor, offset = _year(self.year, at, value._in_year)
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
