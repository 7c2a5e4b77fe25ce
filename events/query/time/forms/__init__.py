"""The forms in which a question names a calendar unit, one a file; of several that fit, the longest counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from re import Match, Pattern, compile
from re import VERBOSE as VERBOSE

from events.query.time.forms import century, day, decade, half, month, quarter, relative, year
from events.query.time.period import Unit

Reader = Callable[[Match[str], date], Unit | None]

FORMS: tuple[tuple[str, Pattern[str], Reader], ...] = tuple(
    (module.__name__.rpartition(".")[2], compile(module.PATTERN, VERBOSE), module.read)
    for module in (day, month, quarter, half, year, decade, century, relative)
)
