"""A day: `16/4/2018`, `2018-04-16`, `ngày 16 tháng 4 năm 2018`, `16th of April 2018`, `April 16, 2018`, `ngày 16-4`."""

from __future__ import annotations

import re
from datetime import date

from events.query.time.parts import DAY, MONTH, MONTH_NAME, MONTHS, NUMBER_WORD, OF_YEAR, YEAR, count, year
from events.query.time.period import Unit

PATTERN = rf"""
    (?P<iso_y>{YEAR})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)(?!\d)
  | (?:ngay\s+|mung\s+|mong\s+)?(?P<d1>{DAY})\s*(?P<sep>[/.-])\s*(?P<m1>{MONTH})\s*(?P=sep)\s*(?P<y1>{YEAR})
  | (?:(?P<word>ngay|mung|mong)\s+)?(?P<d2>{DAY})\s+thang\s+(?P<m2>{MONTH}|{NUMBER_WORD}\b)(?:{OF_YEAR}(?P<y2>{YEAR}))?
  | (?:the\s+)?(?P<d3>{DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m3>{MONTH_NAME})\b\.?(?:,?\s+(?P<y3>{YEAR}))?
  | (?P<m4>{MONTH_NAME})\b\.?\s+(?:the\s+)?(?P<d4>{DAY})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y4>{YEAR}))?
  | ngay\s+(?P<d5>{DAY})\s*[/.-]\s*(?P<m5>{MONTH})(?![/.-]?\d)
  | (?P<d6>{DAY})/(?P<m6>{MONTH})(?![/.-]?\d)
"""


def read(match: re.Match[str], today: date) -> Unit | None:
    """The day; without a year where none is said."""
    if match["iso_y"]:
        return Unit("day", int(match["iso_y"]), int(match["iso_d"]), int(match["iso_m"]))
    if match["d1"]:
        return Unit("day", year(match["y1"]), int(match["d1"]), int(match["m1"]))
    if match["d2"]:
        if match["m2"] == "nam" and not match["word"]:
            return None  # `9 tháng năm 2020` are nine months of that year
        return Unit("day", year(match["y2"]), int(match["d2"]), count(match["m2"]))
    if match["d3"]:
        return Unit("day", year(match["y3"]), int(match["d3"]), MONTHS[match["m3"]])
    if match["d4"]:
        return Unit("day", year(match["y4"]), int(match["d4"]), MONTHS[match["m4"]])
    return Unit("day", None, int(match["d5"] or match["d6"]), int(match["m5"] or match["m6"]))
