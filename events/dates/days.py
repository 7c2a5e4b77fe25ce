"""Small arithmetic of days that the calendar module of the standard library does not offer in this shape."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Interval = tuple[date, date]
"""First and last day, both inclusive."""


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def of_year(year: int) -> Interval:
    """1 January to 31 December."""
    return date(year, 1, 1), date(year, 12, 31)


def of_month(year: int, month: int) -> Interval:
    """First to last day of the month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def of_months(year: int, first: int, last: int) -> Interval:
    """First day of month `first` to last day of month `last` of the same year."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def of_week(inside: date) -> Interval:
    """Monday to Sunday of the week that holds the day."""
    monday = inside - timedelta(days=inside.weekday())
    return monday, monday + timedelta(days=6)


def month_shifted(year: int, month: int, by: int) -> tuple[int, int]:
    """(year, month) so many months on (or back, where `by` is negative)."""
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days that a month can have in some year: `29/2` is a date though the year is not known yet."""


def can_be(number: int, month: int) -> bool:
    """Whether some year has that day."""
    return 1 <= month <= 12 and 1 <= number <= LONGEST[month - 1]
