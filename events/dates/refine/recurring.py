"""Drops what comes back: `mỗi tối thứ bảy`, `thứ 3 và thứ 5 hằng tuần`, `ngày 10 và 25 hằng tháng`, `tháng 9 hằng năm`."""

from __future__ import annotations

from events.dates.draft import Draft
from events.dates.patterns import compiled
from events.dates.values import Range, Weekday
from events.dates.vocabulary import WEEKDAYS, one_of

_AFTER = compiled(
    r"\s*\(?(?:âm(?:\s+lịch)?|lịch\s+âm)?\)?,?\s*(?:trong\s+)?(?:hàng|hằng|mỗi|các)\s+(?:năm|tháng|tuần|quý|ngày)(?!\w)"
)
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
        value = draft.value
        if isinstance(value, Range) and isinstance(value.last, Weekday) and value.last.week is None:
            continue  # `từ thứ Hai đến thứ Sáu`: office hours
        if back and draft.form not in ("year", "term", "range"):
            dropped_at = draft.start
            continue
        dropped_at = -1
        kept.append(draft)
    kept.reverse()
    return _without_yearly(kept, small)


def _without_yearly(drafts: list[Draft], small: str) -> list[Draft]:
    """`hằng năm, vào tháng 5, tháng 6`: what stands behind `hằng năm`, and what follows it in its list, comes back."""
    kept: list[Draft] = []
    end = -1
    for draft in drafts:
        before = small[max(0, draft.start - 30) : draft.start]
        listed = end >= 0 and _AND.fullmatch(small[end : draft.start]) is not None
        yearly = "năm" in before and draft.form in _OF_NO_YEAR and _YEARLY.search(before) is not None
        if listed or yearly:
            end = draft.end
        else:
            end = -1
            kept.append(draft)
    return kept


_YEARLY = compiled(
    r"(?:hàng|hằng|mỗi)\s+năm\s*,?(?:\s*(?:cứ|lại|thường|đều|tổ\s+chức|diễn\s+ra|vào|từ|khoảng|đến|dịp|các|cuối|đầu|giữa))*\s*$"
)
_OF_NO_YEAR = {"day_month", "month", "lunar_day", "day_list", "day", "range"}
