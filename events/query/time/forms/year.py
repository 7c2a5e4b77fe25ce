"""A year: `2018`, `năm 2018`, `the year 2018`."""

from __future__ import annotations

import re
from datetime import date

from events.query.time.parts import YEAR
from events.query.time.period import Unit

# a year may stand against a hyphen only where the other side is a year too (`2010-2018`, not `2014-NĐ`), or `mid`
PATTERN = rf"(?:nam\s+|(?:the\s+)?year\s+)?(?<![\w./])(?<!(?<!\d\d\d\d)(?<!mid)-)(?P<y>{YEAR})(?![./]?\w|-(?!{YEAR})\w)"


def read(match: re.Match[str], today: date) -> Unit | None:
    """The year."""
    return Unit("year", int(match["y"]))
