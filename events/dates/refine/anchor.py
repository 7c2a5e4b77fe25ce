"""Places the drafts in the calendar, one after the other, each leaning on what was told before it."""

from __future__ import annotations

from datetime import date

from events.dates.anchors import Anchors, Told
from events.dates.draft import Draft
from events.dates.patterns import compiled
from events.dates.values import Placed, Range, Shifted, Value

# the issue day of a cited document is no day on which the article's events stand: `Chiều cùng ngày` does not mean it
_CITED = compiled(
    r"(?:/[\wđ-]+|-(?:tw|cp|ct|qđ|nq|kl|tb|tu|tt|kh)\w*|(?<!\w)số\s+[\w/-]+)[\s,(]*(?:ban\s+hành\s+|ký\s+|ra\s+)?$|(?<!\w)sinh\s+$"
)


def anchor(drafts: list[Draft], text: str, small: str, published: date | None) -> list[Draft]:
    """Drafts with their `placed` value; those that turn out to denote nothing are dropped."""
    at = Anchors(small, published)
    found: list[Draft] = []
    for draft in drafts:
        if not _settle(draft, at, small, found):
            for part in draft.parts:  # two dates beside each other after all: `tháng 8/2017, từ nay`
                if part.value is not None:
                    _settle(part, at, small, found)
    return found


def _settle(draft: Draft, at: Anchors, small: str, found: list[Draft]) -> bool:
    """Places a draft and adds it to what was found; False where it denotes nothing."""
    assert draft.value is not None
    at.move(draft.start, draft.end, draft.lean)
    placed = _placed(draft.value, at)
    if placed is None:
        return False
    placed.assumed = (*placed.assumed, *draft.assumed)
    draft.placed = placed
    for part in draft.parts:
        _place_part(part, draft, at)
    found.append(draft)
    if placed.start is not None and placed.end is not None:
        _remember(at, draft, placed.start, placed.end, small)
    return True


def _placed(value: Value, at: Anchors) -> Placed | None:
    """The value in the calendar; None where it would lie outside the years 1 to 9999."""
    try:
        return value.place(at)
    except (OverflowError, ValueError):
        return None


def _place_part(part: Draft, whole: Draft, at: Anchors) -> None:
    """An end of a range, with the components that it shares with the other end."""
    value = part.value
    if isinstance(whole.value, Range):
        value = whole.value.first if part is whole.parts[0] and len(whole.parts) > 1 else part.value
        if len(whole.parts) > 1 and part is whole.parts[-1]:
            value = whole.value.last
    part.placed = _placed(value, at) if value is not None else None


def _is_aside(before: str) -> bool:
    """Whether the day belongs to a cited document or to a birth, and no story stands on it."""
    if "/" in before or "-" in before or "số" in before or "sinh" in before:  # most do not, and need no search
        return _CITED.search(before) is not None
    return False


def _remember(at: Anchors, draft: Draft, start: date, end: date, small: str) -> None:
    if draft.by_event or _is_aside(small[max(0, draft.start - 30) : draft.start]):
        return
    told = Told(start, end, draft.start)
    if draft.placed is None:
        return
    precision = draft.placed.precision
    if precision in ("day", "month") and "year" not in draft.placed.assumed and draft.modifier != "since":
        at.story = told
    if isinstance(draft.value, Shifted) and draft.value.base == "previous" and draft.value.shift < 0:
        return  # `so với phiên hôm trước`: a look aside, the story stays where it is
    if precision != "year" and start != end and start.year == end.year:
        at.stretch = told
    if precision == "quarter":
        at.quarter = told
    if precision == "day":
        at.tell_day(told)
    elif precision == "month":
        at.month = at.year = told
    elif precision in ("year", "quarter", "half"):
        at.year = told
    elif precision in ("range", "week") and (end - start).days < 62:
        at.month = at.year = Told(end, end, draft.start)  # no one day: `cùng ngày` means the day told before it
