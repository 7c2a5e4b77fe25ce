"""An interval of days as people write it: `2018-04-16`, `2018-04`, `2019-Q1`, `2010 – 2018-10-03`."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from events.query.model import EventRow

_MARKS = {
    "start": "early ",
    "mid": "mid ",
    "end": "late ",
    "approx": "about ",
    "before": "before ",
    "after": "after ",
    "until": "until ",
    "since": "since ",
}


def when(row: EventRow) -> str:
    """The event's time, as exactly as it is known; without guesses, since both days are always there to see."""
    if row.modifier in ("since", "until") and row.precision == "range":
        return interval(row.start_date, row.end_date)  # both ends are told: `từ năm 2010 đến nay`
    return _MARKS.get(row.modifier or "", "") + interval(row.start_date, row.end_date)


def interval(start_date: str, end_date: str) -> str:
    """Two ISO days as the calendar unit that they bound, or as a range of the largest units that fit."""
    if start_date == end_date:
        return start_date
    start, end = date.fromisoformat(start_date), date.fromisoformat(end_date)
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole_months and start.year == end.year:
        months = end.month - start.month + 1
        if months == 12:
            return f"{start.year}"
        if months == 1:
            return start_date[:7]
        if months == 3 and start.month % 3 == 1:
            return f"{start.year}-Q{(start.month + 2) // 3}"
        if months == 6 and start.month in (1, 7):
            return f"{start.year}-H{1 if start.month == 1 else 2}"
    first = f"{start.year}" if (start.month, start.day) == (1, 1) else start_date
    last = f"{end.year}" if (end.month, end.day) == (12, 31) else end_date
    if whole_months and first == start_date and last == end_date:
        first, last = start_date[:7], end_date[:7]
    return f"{first} – {last}"
