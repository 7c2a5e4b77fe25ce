"""A century: `thế kỷ XX`, `thế kỷ 20`, `the 20th century`."""

from __future__ import annotations

import re
from datetime import date

from events.query.time.period import Unit

_ROMAN = {"xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21}
PATTERN = r"""
    the\s+ky\s+(?P<c1>xviii|xvii|xvi|xix|xxi|xx|1\d|2[01])(?!\w)
  | (?:the\s+)?(?P<c2>1\d|2[01])(?:th|st)\s+century
"""


def read(match: re.Match[str], today: date) -> Unit | None:
    """The century."""
    said = match["c1"] or match["c2"]
    number = _ROMAN.get(said) or int(said)
    return Unit("century", number * 100, number)
