"""Joins the two ends of a stretch: `từ ngày 28/12/2019 đến 3/1/2020`, `30/6-2/7/2025`, `Từ năm 2010 đến nay`."""

from __future__ import annotations

from events.dates.draft import Draft
from events.dates.patterns import compiled
from events.dates.values import (
    Day,
    Fixed,
    Lunar,
    Month,
    Now,
    Piece,
    Range,
    Shifted,
    Value,
    Weekday,
    Year,
    YearRef,
    Years,
)

_DASH = compiled(r"[ ]*[-–—−][ ]*")
_TO = compiled(
    r"[ ]*,?[ ]*(?:(?:cho[ ]+)?(?:đến|tới)(?:[ ]+hết)?|kéo[ ]+dài[ ]+đến|[-–—])[ ]+(?:hết[ ]+)?(?:khoảng[ ]+)?(?:sang[ ]+)?(?:đầu[ ]+|giữa[ ]+|cuối[ ]+)?"
)
_NOW_GAP = compiled(r"[ ]*,?[ ]*(?:cho[ ]+|và[ ]+)?")
_FROM = compiled(r"(?:kể\s+|bắt\s+đầu\s+|ngay\s+)?từ\s+(?:khoảng\s+|sau\s+)?(?:đầu\s+|giữa\s+|cuối\s+)?$")


def ranges(drafts: list[Draft], text: str, small: str) -> list[Draft]:
    """Pairs of neighbours with a dash or `đến` between them become one mention."""
    found: list[Draft] = []
    for draft in drafts:
        before = found[-1] if found else None
        if before is not None and 0 <= draft.start - before.end <= 24 and not isinstance(before.value, Range):
            gap = small[before.end : draft.start]
            if isinstance(draft.value, Now):
                until_now = not small.startswith("từ", draft.start)
                if until_now and not isinstance(before.value, Now) and _NOW_GAP.fullmatch(gap):
                    _join_present(found, before, draft, small)
                    continue
            elif _pairs(before, draft, gap, small):
                _join(found, before, draft, small)
                continue
        found.append(draft)
    return [draft for draft in found if not isinstance(draft.value, Now)]


def _rank(value: Value | None) -> int:
    """Values of one rank can be the two ends of a stretch."""
    if isinstance(value, (Day, Weekday, Lunar, Now, Fixed)) or (isinstance(value, Shifted) and value.unit == "day"):
        return 1
    if isinstance(value, Month) or (isinstance(value, Shifted) and value.unit == "month"):
        return _MONTH
    if isinstance(value, Piece) and value.kind == "quarter":
        return 3
    if isinstance(value, Year) or (isinstance(value, Shifted) and value.unit == "year"):
        return _YEAR
    if isinstance(value, Years) and value.precision in ("decade", "century"):
        return 5
    return 0


_MONTH, _YEAR = 2, 4


def _pairs(first: Draft, last: Draft, gap: str, small: str) -> bool:
    ranks = _rank(first.value), _rank(last.value)
    if 0 in ranks:
        return False
    if isinstance(first.value, Now):
        return _TO.fullmatch(gap) is not None
    if _DASH.fullmatch(gap):
        return ranks[0] == ranks[1] or (gap in "-–" and set(ranks) == {_MONTH, _YEAR})  # `8/1945-1946`
    if not _TO.fullmatch(gap):
        return False
    opened = _FROM.search(small[max(0, first.start - 24) : first.start]) is not None
    if "," in gap and not opened and "cho" not in gap and "dài" not in gap:
        return False  # `yêu nhau năm 2010, đến cuối năm 2013 thì cưới`: two happenings
    return ranks[0] == ranks[1] or opened


def _join(found: list[Draft], first: Draft, last: Draft, small: str) -> None:
    assert first.value is not None
    assert last.value is not None
    if isinstance(last.value, Year) and isinstance(last.value.year, YearRef) and isinstance(first.value, Month):
        return
    if isinstance(first.value, Day) and isinstance(last.value, Lunar):
        first.value = Lunar(first.value.day, first.value.month or last.value.month, first.value.year)
    start = _from(first, small)
    whole = Draft(
        start, last.end, "range", Range(first.value, last.value), bare=first.bare and last.bare, parts=[first, last]
    )
    if isinstance(first.value, Now):
        whole.bare = False
        whole.modifier = "until"
        whole.parts = [last]
    found[-1] = whole


def _join_present(found: list[Draft], first: Draft, now: Draft, small: str) -> None:
    assert first.value is not None
    assert now.value is not None
    start = _from(first, small)
    found[-1] = Draft(start, now.end, "range", Range(first.value, now.value), modifier="since", parts=[first])


def _from(first: Draft, small: str) -> int:
    """Where the stretch begins: at `từ` if it is there."""
    left = _FROM.search(small[max(0, first.start - 24) : first.start])
    return max(0, first.start - 24) + left.start() if left else first.start
