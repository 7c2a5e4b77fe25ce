"""The forms in which a question names a calendar unit, one a file; of several that fit, the longest counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from events.query.time.forms import century, day, decade, half, month, quarter, relative, year
from events.query.time.period import Unit

Reader = Callable[[re.Match[str], date], Unit | None]

FORMS: tuple[tuple[str, re.Pattern[str], Reader], ...] = tuple(
    (module.__name__.rpartition(".")[2], re.compile(module.PATTERN, re.VERBOSE), module.read)
    for module in (day, month, quarter, half, year, decade, century, relative)
)
