"""EDTF (ISO 8601-2) and TIMEX3 (ISO 24617-1) values with what modifies them."""

from __future__ import annotations

import re

from events.dates.model import Modifier, PartOfDay
from events.dates.values import Placed

# a day, month or year: what EDTF lets stand beside a slash or a tilde; quarters and decades may not
_PLAIN = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
_TIMEX_PART = {"morning": "MO", "noon": "MI", "afternoon": "AF", "evening": "EV", "night": "NI"}


def limited(placed: Placed, modifier: Modifier | None, part: PartOfDay | None, clock: str | None) -> tuple[str, str]:
    """(EDTF, TIMEX3) of a placed value with its modifier, part of the day and clock time.

    EDTF says `approx` as `~`, `before` and `until` as `../D`, `after` and `since` as `D/..`; it has no sign for the
    start, middle or end of a unit, which stay in the mention's modifier (TIMEX3 likewise keeps them in @mod), and none of
    these for a value that is still open.
    """
    edtf, timex = placed.edtf, placed.timex
    if modifier and placed.start is not None and placed.end is not None and "/" not in edtf:
        plain = _PLAIN.fullmatch(edtf) is not None
        if modifier == "approx":
            edtf = f"{edtf}~" if plain else f"{placed.start.isoformat()}~/{placed.end.isoformat()}~"
        elif modifier in ("before", "until"):
            edtf = f"../{edtf if plain else placed.end.isoformat()}"
        elif modifier in ("after", "since"):
            edtf = f"{edtf if plain else placed.start.isoformat()}/.."
    if placed.precision == "day" and "/" not in timex:
        if clock:
            timex += f"T{clock}"
        elif part:
            timex += f"T{_TIMEX_PART[part]}"
    return edtf, timex
