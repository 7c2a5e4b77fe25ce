"""Drops what comes back: `mỗi tối thứ bảy`, `thứ 3 và thứ 5 hằng tuần`, `ngày 10 và 25 hằng tháng`, `tháng 9 hằng năm`."""

from __future__ import annotations

from events.dates.draft import Draft
from events.dates.patterns import compiled
from events.dates.vocabulary import WEEKDAYS, one_of

_AFTER = compiled(r"\s*\(?(?:âm\s+lịch)?\)?,?\s*(?:trong\s+)?(?:hàng|hằng|mỗi|các)\s+(?:năm|tháng|tuần|quý|ngày)(?!\w)")
_BEFORE = compiled(
    r"(?<!\w)(?:mỗi|hàng|hằng|từng|(?:hàng|hằng|mỗi)\s+(?:năm|tháng|tuần)(?:\s*,)?(?:\s+vào)?(?:\s+dịp)?|vào\s+các|các)\s+$"
)
_AND = compiled(r"\s*(?:,|và|hoặc|-|–)\s*(?:ngày\s+)?(?:[0-9]{1,2}\s*)?")
_WEEKDAY_MORE = compiled(rf"(?:\s*(?:,|và|hoặc|đến)\s*{one_of(WEEKDAYS)}(?!\w)){{0,6}}")
_FIGURE_MORE = compiled(r"(?:\s*(?:,|và)\s*(?:ngày\s+)?[0-9]{1,2}(?![0-9/])){0,12}")


def recurring(drafts: list[Draft], text: str, small: str) -> list[Draft]:
    """Drafts without those that the text calls recurring, and without their neighbours in the same list."""
    kept: list[Draft] = []
    dropped_at = -1
    for draft in reversed(drafts):
        end = draft.end
        more = (_WEEKDAY_MORE if draft.form == "weekday" else _FIGURE_MORE).match(small, end)
        if more and more.end() > end:
            end = more.end()
        back = _AFTER.match(small, end) is not None or (
            dropped_at >= 0 and draft.form == "weekday" and _AND.fullmatch(small[draft.end : dropped_at]) is not None
        )
        if not back and draft.form == "weekday":
            back = _BEFORE.search(small[max(0, draft.start - 20) : draft.start]) is not None
        if back and draft.form not in ("year", "term", "range"):
            dropped_at = draft.start
            continue
        dropped_at = -1
        kept.append(draft)
    kept.reverse()
    return kept
