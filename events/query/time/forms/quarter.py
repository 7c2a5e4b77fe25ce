"""A quarter: `quý I/2019`, `quý 1 năm 2019`, `quý nhất`, `Q1 2019`, `2019-Q1`, `the first quarter of 2019`."""

from __future__ import annotations

import re
from datetime import date

from events.query.time.parts import NUMBERS, OF_YEAR, ORDINALS, QUARTER, YEAR, year
from events.query.time.period import Unit
from events.query.vocabulary import alternation

PATTERN = rf"""
    (?P<y1>{YEAR})[\s-]*q(?P<q1>[1-4])(?!\d)
  | (?:quy|quarter)\s+(?P<q2>{QUARTER}|{alternation([*ORDINALS, *NUMBERS])}\b)(?:{OF_YEAR}(?P<y2>{YEAR}))?
  | \bq(?P<q3>[1-4])(?!\d)(?:{OF_YEAR}(?P<y3>{YEAR}))?
  | (?:the\s+)?(?P<q4>{alternation(ORDINALS)})\s+quarter\b(?:{OF_YEAR}(?P<y4>{YEAR}))?
"""


def read(match: re.Match[str], today: date) -> Unit | None:
    """The quarter. `last quarter` alone is relative, so `last` counts as the fourth only with a year."""
    if match["q4"] == "last" and not match["y4"]:
        return None
    said = match["q1"] or match["q2"] or match["q3"] or match["q4"]
    number = int(said) if said.isdigit() else ORDINALS.get(said) or NUMBERS[said]
    return Unit("quarter", year(match["y1"] or match["y2"] or match["y3"] or match["y4"]), number)
