"""Drops what lies before the calendar: `năm 179 trước Công nguyên`, `thế kỷ III TCN`."""

from __future__ import annotations

from events.dates.draft import Draft
from events.dates.patterns import compiled

_AFTER = compiled(r"\s*,?\s*\(?(?:tcn|tr\.?\s?cn|trước\s+(?:cn|công\s+nguyên|tây\s+lịch))(?!\w)")


def before_christ(drafts: list[Draft], text: str, small: str) -> list[Draft]:
    """Drafts without those before Christ, for which an interval of days would claim too much."""
    kept: list[Draft] = []
    end = 0
    for draft in drafts:
        if draft.start < end:
            continue  # `CN` of `trước CN` is no Sunday
        after = _AFTER.match(small, draft.end)
        if after:
            end = after.end()
        else:
            kept.append(draft)
    return kept
