"""Places the drafts in the calendar, one after the other, each leaning on what was told before it."""

from __future__ import annotations

import re
from datetime import date

from events.dates.anchors import Anchors, Told
from events.dates.draft import Draft

# the issue day of a cited document is no day on which the article's events stand: `Chiều cùng ngày` does not mean it
_CITED = re.compile(
    r"(?:/[\wđ-]+|-(?:tw|cp|ct|qđ|nq|kl|tb|tu|tt|kh)\w*|(?<!\w)số\s+[\w/-]+)[\s,(]*(?:ban\s+hành\s+|ký\s+|ra\s+)?$"
)


def anchor(drafts: list[Draft], text: str, small: str, published: date | None) -> list[Draft]:
    """Drafts with their `placed` value; those that turn out to denote nothing are dropped."""
    at = Anchors(small, published)
    found = []
    for draft in drafts:
        assert draft.value is not None
        at.move(draft.start, draft.end, draft.lean)
        placed = draft.value.place(at)
        if placed is None:
            continue
        draft.placed = placed
        for part in draft.parts:
            _place_part(part, draft, at)
        found.append(draft)
        if placed.start is not None and placed.end is not None:
            _remember(at, draft, placed.start, placed.end, small)
    return found


def _place_part(part: Draft, whole: Draft, at: Anchors) -> None:
    """An end of a range, with the components that it shares with the other end."""
    from events.dates.values import Range

    value = part.value
    if isinstance(whole.value, Range):
        value = whole.value.first if part is whole.parts[0] and len(whole.parts) > 1 else part.value
        if len(whole.parts) > 1 and part is whole.parts[-1]:
            value = whole.value.last
    part.placed = value.place(at) if value is not None else None


def _remember(at: Anchors, draft: Draft, start: date, end: date, small: str) -> None:
    if _CITED.search(small[max(0, draft.start - 30) : draft.start]):
        return
    told = Told(start, end, draft.start)
    if draft.placed is None:
        return
    precision = draft.placed.precision
    if precision == "day":
        at.day = at.month = at.year = told
    elif precision == "month":
        at.month = at.year = told
    elif precision in ("year", "quarter", "half"):
        at.year = told
    elif precision == "range":
        at.day = at.month = at.year = Told(end, end, draft.start) if (end - start).days < 62 else at.day
