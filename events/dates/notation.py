"""EDTF (ISO 8601-2) and TIMEX3 (ISO 24617-1) values with what modifies them."""

from __future__ import annotations

from events.dates.model import Modifier, PartOfDay
from events.dates.values import Placed

_TIMEX_PART = {"morning": "MO", "noon": "MI", "afternoon": "AF", "evening": "EV", "night": "NI"}


def limited(placed: Placed, modifier: Modifier | None, part: PartOfDay | None, clock: str | None) -> tuple[str, str]:
    """(EDTF, TIMEX3) of a placed value with its modifier, part of the day and clock time.

    EDTF says `approx` as `~`, `before` and `until` as `../X`, `after` and `since` as `X/..`; it has no sign for the
    start, middle or end of a unit, which stay in the mention's modifier (TIMEX3 likewise keeps them in @mod).
    """
    edtf, timex = placed.edtf, placed.timex
    if modifier and "/" not in edtf:
        if modifier == "approx":
            edtf += "~"
        elif modifier in ("before", "until"):
            edtf = f"../{edtf}"
        elif modifier in ("after", "since"):
            edtf += "/.."
    if placed.precision == "day" and "/" not in timex:
        if clock:
            timex += f"T{clock}"
        elif part:
            timex += f"T{_TIMEX_PART[part]}"
    return edtf, timex
