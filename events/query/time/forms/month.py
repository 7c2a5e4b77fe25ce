"""A month: `tháng 3/2018`, `T3/2018`, `3/2018`, `2018-03`, `March 2018`, `tháng ba`, `March`."""

from __future__ import annotations

import re
from datetime import date

from events.query.time.parts import MONTH, MONTH_NAME, MONTHS, NUMBER_WORD, OF_YEAR, YEAR, count, year
from events.query.time.period import Unit

PATTERN = rf"""
    (?:thang\s*|\bt)(?P<m1>{MONTH}|{NUMBER_WORD}\b)(?:{OF_YEAR}(?P<y1>{YEAR}))
  | thang\s*(?P<m2>{MONTH}|{NUMBER_WORD}\b)
  | (?P<m3>{MONTH})\s*[/-]\s*(?P<y3>{YEAR})
  | (?P<y4>{YEAR})-(?P<m4>0[1-9]|1[0-2])(?![-\d])
  | (?P<m5>{MONTH_NAME})\b\.?(?:,?\s+(?:of\s+)?(?P<y5>{YEAR}))?
"""


def read(match: re.Match[str], today: date) -> Unit | None:
    """The month; without a year where none is said."""
    if match["m1"]:
        return Unit("month", year(match["y1"]), count(match["m1"]))
    if match["m2"]:
        return Unit("month", None, count(match["m2"]))
    if match["m3"]:
        return Unit("month", year(match["y3"]), int(match["m3"]))
    if match["m4"]:
        return Unit("month", year(match["y4"]), int(match["m4"]))
    return Unit("month", year(match["y5"]), MONTHS[match["m5"]])
