"""A decade: `thập niên 1990`, `thập niên 90`, `những năm 1960`, `the 1990s`, `the 90s`."""

from __future__ import annotations

import re
from datetime import date

from events.query.time.period import Unit

PATTERN = r"""
    (?:thap\s+(?:nien|ky)|nhung\s+nam)\s+(?P<d1>(?:19|20)?\d0)(?!\d)
  | (?:the\s+)?(?P<d2>(?:19|20)?\d0)'?s\b
"""


def read(match: re.Match[str], today: date) -> Unit | None:
    """The decade; of two digits the latest that has begun."""
    first = int(match["d1"] or match["d2"])
    if first < 100:
        first += 2000 if 2000 + first <= today.year else 1900
    return Unit("decade", first, first)
