"""Half a year, or its first months: `6 tháng đầu năm 2019`, `nửa cuối năm 2018`, `first half of 2018`, `9 tháng năm 2020`."""

from __future__ import annotations

import re
from datetime import date

from events.query.time.parts import COUNT, OF_YEAR, YEAR, count, year
from events.query.time.period import Unit

PATTERN = rf"""
    (?P<n1>{COUNT})\s+thang\s+(?P<side1>dau|cuoi)\s+nam(?:\s+(?P<y1>{YEAR}|nay|ngoai))?
  | (?P<n2>{COUNT})\s+thang\s+(?:cua\s+)?nam\s+(?P<y2>{YEAR})
  | nua\s+(?P<side3>dau|cuoi)\s+(?:cua\s+)?nam(?:\s+(?P<y3>{YEAR}|nay|ngoai))?
  | (?:the\s+)?(?P<side4>first|second|last|1st|2nd)\s+half(?:\s+of)?(?:\s+(?P<y4>{YEAR}|(?:this|last)\s+year|the\s+year))?
  | \bh(?P<half5>[12])(?!\d)(?:{OF_YEAR}(?P<y5>{YEAR}))?
  | (?:the\s+)?first\s+(?P<n6>{COUNT})\s+months\s+of\s+(?P<y6>{YEAR}|(?:this|last)\s+year|the\s+year)
"""
_FIRST = {"dau", "first", "1st"}


def read(match: re.Match[str], today: date) -> Unit | None:
    """Six months at either end, or any number from January on; other numbers at the year's end are not said."""
    if match["half5"]:
        return Unit("half", year(match["y5"]), int(match["half5"]))
    said = match["y1"] or match["y2"] or match["y3"] or match["y4"] or match["y6"]
    which = _year(said, today)
    side = match["side1"] or match["side3"] or match["side4"]
    number = match["n1"] or match["n2"] or match["n6"]
    if number is None:
        return Unit("half", which, 1 if side in _FIRST else 2)
    months = count(number)
    if side == "cuoi":
        return Unit("half", which, 2) if months == 6 else None
    return Unit("months", which, months) if 1 <= months <= 12 else None


def _year(said: str | None, today: date) -> int | None:
    if said is None:
        return None
    if said.isdigit():
        return int(said)
    return today.year - 1 if said in ("ngoai",) or said.startswith("last") else today.year
