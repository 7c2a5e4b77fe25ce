"""Counted from today: `hôm qua`, `tuần trước`, `last month`, `năm nay`, `last 30 days`, `5 năm qua`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from events.query.time.parts import COUNT, count
from events.query.time.period import Period, Unit
from events.query.vocabulary import alternation, data
from events.text import fold

_SAID: dict[str, tuple[str, int]] = {
    fold(word): (unit, int(offset))
    for unit, offsets in data()["relative"].items()
    for offset, words in offsets.items()
    for word in words
}
_UNITS = {fold(word): unit for unit, words in data()["units"].items() for word in words}

PATTERN = rf"""
    (?P<said>{alternation(_SAID)})(?!\w)
  | {alternation(data()["rolling"]["before"])}\s+(?P<n1>{COUNT})\s+(?P<u1>{alternation(_UNITS)})(?!\w)
  | (?P<n2>{COUNT})\s+(?P<u2>{alternation(_UNITS)})\s+{alternation(data()["rolling"]["after"])}(?!\w)
"""


def read(match: re.Match[str], today: date) -> Unit | None:
    """A calendar unit (`last month` is the whole month before), or a stretch that ends today (`last 3 months`)."""
    if match["said"]:
        unit, offset = _SAID[" ".join(match["said"].split())]
        return _unit(unit, offset, today)
    number = count(match["n1"] or match["n2"])
    unit = _UNITS[match["u1"] or match["u2"]]
    start = _back(today, number, unit)
    return None if start is None else Unit("day", None, fixed=Period(start, today))


def _unit(unit: str, offset: int, today: date) -> Unit:
    match unit:
        case "day":
            day = today + timedelta(days=offset)
            return Unit("day", day.year, day.day, day.month)
        case "week":
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=offset)
            return Unit("week", None, fixed=Period(monday, monday + timedelta(days=6)))
        case "month":
            index = today.year * 12 + today.month - 1 + offset
            return Unit("month", index // 12, index % 12 + 1)
        case "quarter":
            index = today.year * 4 + (today.month - 1) // 3 + offset
            return Unit("quarter", index // 4, index % 4 + 1)
        case _:
            return Unit("year", today.year + offset)


def _back(today: date, number: int, unit: str) -> date | None:
    """The first day of a stretch of so many units that ends today."""
    if number == 0:
        return None
    if unit in ("day", "week"):
        return today - timedelta(days=number * (7 if unit == "week" else 1) - 1)
    months = number * {"month": 1, "quarter": 3, "year": 12}[unit]
    index = today.year * 12 + today.month - 1 - months
    if index < 12:
        return None
    year, month = index // 12, index % 12 + 1
    for day in (today.day, 30, 29, 28):
        try:
            return date(year, month, day) + timedelta(days=1)
        except ValueError:
            continue
    return None
